import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import { intakeText } from '../../text/en/intake.ts'
import type { Progress } from './run.ts'
import { nextStep, quarterPassed, secondsLeft, type Mark } from './time-left.ts'

/** The step that says how long the reading will take; counted anew after a pause. */
export function useTimeStep(progress: Progress | null, paused: boolean): number | null {
  const mark = useRef<Mark | null>(null)
  const [step, setStep] = useState<number | null>(null)
  const isReading = progress !== null && !paused
  useEffect(() => {
    if (progress === null || !isReading) {
      mark.current = null
      setStep(null)
      return
    }
    const now = performance.now()
    mark.current ??= { at: now, read: progress.read }
    const seconds = secondsLeft(mark.current, { now, read: progress.read, of: progress.of })
    setStep((shown) => nextStep(shown, seconds))
  }, [progress, isReading])
  return step
}

/** Says aloud when a quarter, half, three quarters and all of the files have been read. */
export function useProgressSaid(progress: Progress | null): void {
  const announce = useAnnounce()
  const before = useRef<number | null>(null)
  useEffect(() => {
    const now = progress === null ? 1 : progress.done / progress.of
    const passed = before.current === null ? null : quarterPassed(before.current, now)
    if (passed !== null) announce(intakeText.progressSaid(passed))
    before.current = progress === null ? null : now
  }, [progress, announce])
}

/** Says aloud when copying is over. */
export function useCopiedSaid(running: boolean, words: string | null): void {
  const announce = useAnnounce()
  const before = useRef(false)
  useEffect(() => {
    if (before.current && !running && words !== null) announce(words)
    before.current = running
  }, [running, words, announce])
}
