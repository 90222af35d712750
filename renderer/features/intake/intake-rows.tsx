import type { IntakeLine } from '../../vault/contract.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { StatusLine, type Status } from '../../ui/shown/StatusLine.tsx'
import type { Row } from '../../ui/lists/RowList.tsx'
import type { CopyLine } from './copy-queue.ts'

/** What a person may do with one line. */
export type LineActs = {
  readonly open: (line: IntakeLine) => void
  readonly review: () => void
  readonly skip: (line: IntakeLine) => void
  readonly again: (line: IntakeLine) => void
  readonly password: (line: IntakeLine) => void
  readonly retry: (id: number) => void
  readonly cancel: (id: number) => void
}

type Act = { readonly label: string; readonly act: () => void }

/** Shown as "Open", read out as "Open: scan_0412.pdf". */
const button = ({ label, act }: Act, name: string) => (
  <Button key={label} kind="quiet" name={text.forFile(label, name)} onPress={act}>
    {label}
  </Button>
)

const copyKey = (line: CopyLine): string => `copy-${line.id}`

export function copyRow(line: CopyLine, acts: LineActs): Row {
  const { words, detail, status } = copyWords(line)
  const cancel = { label: line.at.state === 'copying' ? text.cancel : text.remove, act: () => acts.cancel(line.id) }
  const retry = { label: text.retry, act: () => acts.retry(line.id) }
  const isRefused = line.at.state === 'refused'
  return {
    id: copyKey(line),
    name: text.copyRow(line.name, words),
    icon: 'file',
    title: line.name,
    meta: text.size(line.size),
    status: <StatusLine status={status} words={words} detail={detail} />,
    actions: [...(isRefused && line.canRetry ? [retry] : []), cancel].map((act) => button(act, line.name)),
  }
}

function copyWords({ at }: CopyLine): { words: string; detail?: string; status: Status } {
  if (at.state === 'waiting') return { words: text.waitingToCopy, status: 'waiting' }
  if (at.state === 'copying') return { words: text.copying(at.copied, at.of), status: 'copying' }
  return { words: text.notCopied, detail: text.copyFault(at.code), status: 'cannot-open' }
}

const statuses: Record<IntakeLine['state']['state'], Status> = {
  'already-here': 'already-here',
  waiting: 'waiting',
  reading: 'reading',
  'needs-password': 'needs-you',
  kept: 'cannot-open',
  filed: 'done',
  'needs-you': 'needs-you',
}

const isPausable = (state: IntakeLine['state']): boolean => state.state === 'waiting' || state.state === 'reading'

export function lineRow(line: IntakeLine, acts: LineActs, paused: boolean): Row {
  const { state, name } = line
  const status = paused && isPausable(state) ? 'paused' : statuses[state.state]
  return {
    id: line.itemId,
    name: text.row(name, state),
    icon: 'file',
    title: name,
    meta: text.size(line.size),
    status: <StatusLine status={status} words={text.state(state)} detail={text.detail(state, paused)} />,
    actions: lineActs(line, acts).map((act) => button(act, name)),
  }
}

/** The acts of a line; the first is also what Enter does. */
export function lineActs(line: IntakeLine, acts: LineActs): Act[] {
  const open = { label: text.open, act: () => acts.open(line) }
  const again = { label: text.retry, act: () => acts.again(line) }
  const { state } = line
  switch (state.state) {
    case 'already-here':
      return [{ ...open, label: text.openIt }]
    case 'waiting':
    case 'reading':
      return [{ label: text.skip, act: () => acts.skip(line) }]
    case 'needs-password':
      return [{ label: text.password, act: () => acts.password(line) }]
    case 'needs-you':
      return [{ label: text.review, act: acts.review }, open]
    case 'filed':
      return [open]
    case 'kept':
      return [open, ...keptActs(text.whyKept(state.why), again)]
  }
}

/** What can be tried anew: nothing for an empty file or a kind that is not read. */
function keptActs(why: ReturnType<typeof text.whyKept>, again: Act): Act[] {
  if (why === 'unknown-kind' || why === 'empty-file') return []
  return [why === 'reading-skipped' ? { ...again, label: text.readNow } : again]
}
