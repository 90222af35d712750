import { Icon } from '../Icon.tsx'
import type { IconName } from '../icons.ts'

export type Status =
  'waiting' | 'copying' | 'reading' | 'done' | 'needs-you' | 'already-here' | 'in-bin' | 'cannot-open' | 'paused'

type Props = { status: Status; words: string; detail?: string | undefined }

const statusIcons: Record<Status, IconName> = {
  waiting: 'waiting',
  copying: 'copy',
  reading: 'reading',
  done: 'done',
  'needs-you': 'hand',
  'already-here': 'same',
  'in-bin': 'trash',
  'cannot-open': 'fileWrong',
  paused: 'pause',
}

/** Where something stands: a picture and words, never a colour alone. */
export function StatusLine({ status, words, detail }: Props) {
  return (
    <span className={`status status-${status}`}>
      <Icon name={statusIcons[status]} />
      <span>
        {words}
        {detail === undefined ? null : <span className="status-detail">{detail}</span>}
      </span>
    </span>
  )
}
