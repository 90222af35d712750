import type { ReactNode } from 'react'
import { backupText as text } from '../../text/en/backup.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { ProgressBar } from '../../ui/shown/ProgressBar.tsx'
import type { DamagedPart } from '../../vault/contract.ts'
import type { Job } from './use-job.ts'

type Props<T> = {
  job: Job<T>
  steps: Readonly<Record<string, string>>
  /** What came of it takes the focus itself and is not read out as news. */
  isPlace?: boolean
  children: (value: T) => ReactNode
}

/** How a piece of work stands: its progress and the way to stop it, what came of it, or why it was refused. */
export function JobShown<T>({ job, steps, isPlace = false, children }: Props<T>) {
  const shown = job.state === 'done' ? children(job.value) : null
  return (
    <>
      {job.state === 'running' ? <Running job={job} steps={steps} /> : null}
      {isPlace ? shown : <div role="status">{shown}</div>}
      {job.state === 'refused' ? (
        <Banner tone="danger" urgent>
          {job.refusal.code === 'left-behind'
            ? text.leftBehind(job.refusal.detail ?? '')
            : text.fault(job.refusal.code)}
        </Banner>
      ) : null}
    </>
  )
}

function Running<T>({
  job,
  steps,
}: {
  job: Extract<Job<T>, { state: 'running' }>
  steps: Readonly<Record<string, string>>
}) {
  const { progress, stop } = job
  const [first = ''] = Object.values(steps)
  const isKnown = progress !== null && progress.of > 1
  return (
    <div className="stack stack-tight">
      <ProgressBar
        label={progress ? (steps[progress.step] ?? first) : first}
        value={isKnown ? Math.min(1, progress.done / progress.of) : undefined}
        words={isKnown ? text.progress(progress.done, progress.of) : undefined}
      />
      <div className="cluster">
        <Button kind="secondary" onPress={stop}>
          {text.stop}
        </Button>
      </div>
    </div>
  )
}

const mostShown = 50

/** Damaged or missing parts by the names of their records. */
export function PartList({ title, parts }: { title: string; parts: readonly DamagedPart[] }) {
  if (parts.length === 0) return null
  return (
    <div className="stack stack-tight">
      <p>{title}</p>
      <ul className="backup-parts">
        {parts.slice(0, mostShown).map((part, index) => (
          <li key={index}>{text.parts.of(part)}</li>
        ))}
        {parts.length > mostShown ? <li>{text.parts.more(parts.length - mostShown)}</li> : null}
      </ul>
    </div>
  )
}

/** What can be done about damaged parts, by what they are. */
export function PartHelp({ parts }: { parts: readonly DamagedPart[] }) {
  const originals = parts.some(({ what }) => what === 'original')
  const words = parts.some(({ what }) => what === 'page' || what === 'entries')
  return (
    <>
      {originals ? <p>{text.parts.originals}</p> : null}
      {words ? <p>{text.parts.words}</p> : null}
    </>
  )
}
