import { appText } from '../text/en/app.ts'
import { lockText as text } from '../text/en/lock.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Banner } from '../ui/shown/Banner.tsx'
import { useJobs, type JobKind } from '../vault/use-jobs.ts'
import type { Lock } from './use-lock.ts'
import type { ImportHold } from './use-import-hold.ts'
import { useNotFinished } from './use-not-finished.ts'

type Props = { lock: Lock; held: ImportHold }

/** A minute before an idle vault locks; or that it waits for what the person has started. */
export function LockNotice({ lock, held }: Props) {
  const [job] = useJobs()
  const { idle } = lock
  if (idle.idle !== 'notice' && idle.idle !== 'waits') return null
  const stay = (
    <Button kind="primary" onPress={lock.stay}>
      {text.stay}
    </Button>
  )
  const now = (
    <Button kind="secondary" onPress={lock.lockNow}>
      {text.now}
    </Button>
  )
  if (idle.idle === 'waits')
    return (
      <Banner
        tone="info"
        urgent
        title={text.waitsTitle(job ?? 'reading')}
        actions={
          <>
            {stay}
            {now}
          </>
        }
      >
        {text.waits(idle.minutes)}
      </Banner>
    )
  return (
    <Banner
      tone="info"
      urgent
      title={text.title(idle.seconds)}
      actions={
        <>
          {stay}
          {now}
          {held.isImporting && !held.isHeld ? (
            <Button kind="secondary" onPress={held.hold}>
              {text.keepOpen}
            </Button>
          ) : null}
        </>
      }
    >
      {held.isImporting ? text.whileReading : text.text}
    </Banner>
  )
}

/** What a lock has broken off, said once it is open again. */
export function NotFinished() {
  const { jobs, noted } = useNotFinished()
  const running = useJobs()
  const left = jobs.filter((job) => !running.includes(job))
  return left.map((job: JobKind) => (
    <Banner
      key={job}
      tone="caution"
      title={text.notFinished[job].title}
      dismiss={{ name: appText.close, onPress: noted }}
    >
      {text.notFinished[job].text}
    </Banner>
  ))
}
