import { intakeText as text } from '../../text/en/intake.ts'
import { ProgressBar } from '../../ui/shown/ProgressBar.tsx'
import './intake.css'
import { useIntake } from './use-intake.ts'

/** For the top bar: "reading 12 of 40" with its bar; nothing while nothing is read. */
export function ReadingProgress() {
  const { progress, paused } = useIntake()
  if (!progress) return null
  const { done, of, read } = progress
  const words = paused ? text.topBarPaused(of - done) : text.topBar(Math.min(done + 1, of), of)
  return (
    <div className="reading-progress">
      <ProgressBar label={words} value={of > 0 ? read / of : 0} size="small" />
    </div>
  )
}
