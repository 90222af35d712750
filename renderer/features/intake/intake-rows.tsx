import type { IntakeLine } from '../../vault/contract.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { StatusLine, type Status } from '../../ui/shown/StatusLine.tsx'
import type { Row } from '../../ui/lists/RowList.tsx'
import type { DocumentId } from '../../core/base/ids.ts'
import type { CopyLine } from './copy-queue.ts'
import type { BatchOfNodes, Node } from './list-tree.ts'

/** What a person may do with one line. */
export type LineActs = {
  readonly open: (id: DocumentId) => void
  readonly review: () => void
  readonly skip: (id: DocumentId) => void
  readonly again: (id: DocumentId) => void
  readonly takeOut: (line: IntakeLine, id: DocumentId) => void
  readonly why: (line: IntakeLine, id: DocumentId) => void
  readonly password: (line: IntakeLine) => void
  readonly fold: (line: IntakeLine, unfolded: boolean) => void
  readonly undoImport: (batch: BatchOfNodes) => void
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
  'in-bin': 'in-bin',
  'left-out': 'cannot-open',
  unpacked: 'done',
  'in-study': 'done',
  waiting: 'waiting',
  reading: 'reading',
  'needs-password': 'needs-you',
  kept: 'cannot-open',
  filed: 'done',
  'needs-you': 'needs-you',
}

const isPausable = (state: IntakeLine['state']): boolean => state.state === 'waiting' || state.state === 'reading'

/** How a line is drawn: how deep it lies, and whether what is under it is shown. */
export type Drawn = { readonly node: Node; readonly depth: number; readonly unfolded: boolean }

export function lineRow({ node, depth, unfolded }: Drawn, acts: LineActs, paused: boolean): Row {
  const { line, inside, kind } = node
  const { state, name } = line
  const status = paused && isPausable(state) ? 'paused' : statuses[state.state]
  const images = kind === 'images' ? text.studyImages(inside.length + 1) : null
  const fold = {
    label: unfolded ? text.hideInside : text.showInside(inside.length, kind),
    act: () => acts.fold(line, !unfolded),
  }
  const all = [...lineActs(line, acts), ...(inside.length > 0 ? [fold] : [])]
  return {
    id: line.itemId,
    name: [text.row(name, state), ...(images === null ? [] : [images])].join(', '),
    icon: kind === 'images' ? 'scan' : inside.length > 0 ? 'archive' : 'file',
    title: depth === 0 ? name : <span className={`intake-inside intake-inside-${Math.min(depth, 3)}`}>{name}</span>,
    meta: images === null ? text.size(line.size) : `${text.size(line.size)} · ${images}`,
    status: <StatusLine status={status} words={text.state(state)} detail={text.detail(state, paused)} />,
    actions: all.map((act) => button(act, name)),
  }
}

export const batchKey = (batchId: string): string => `batch-${batchId}`

type Batches = { readonly acts: LineActs; readonly grows: boolean }

/** Stands over the lines that were added together. */
export function batchRow(batch: BatchOfNodes, hospital: string | null, { acts, grows }: Batches): Row {
  const words = grows ? text.batchGrowing : text.batch(batch.files)
  const from = hospital === null ? null : text.batchFrom(hospital)
  const undo = grows ? text.undoImport : text.undoThis(batch.files)
  return {
    id: batchKey(batch.batchId),
    name: [words, ...(from === null ? [] : [from])].join(', '),
    icon: 'folder',
    title: words,
    ...(from === null ? {} : { meta: from }),
    actions: (
      <Button kind="quiet" icon="undo" name={undo} onPress={() => acts.undoImport(batch)}>
        {text.undoImport}
      </Button>
    ),
  }
}

/** The record that a line leads to; null for what is in no record. */
function recordOf({ state, documentId }: IntakeLine): DocumentId | null {
  const isElsewhere = state.state === 'already-here' || state.state === 'in-bin' || state.state === 'in-study'
  return isElsewhere ? state.documentId : documentId
}

/** The acts of a line; the first is also what Enter does. */
export function lineActs(line: IntakeLine, acts: LineActs): Act[] {
  const id = recordOf(line)
  return id && line.state.state !== 'left-out' ? actsOn(line, id, acts) : []
}

function actsOn(line: IntakeLine, id: DocumentId, acts: LineActs): Act[] {
  const { state } = line
  const open = { label: text.open, act: () => acts.open(id) }
  switch (state.state) {
    case 'already-here':
      return [{ ...open, label: text.openIt }]
    case 'in-bin':
      return [{ label: text.takeOut, act: () => acts.takeOut(line, id) }]
    case 'unpacked':
      return state.refused > 0 ? [open, { label: text.why, act: () => acts.why(line, id) }] : [open]
    case 'waiting':
    case 'reading':
      return [{ label: text.skip, act: () => acts.skip(id) }]
    case 'needs-password':
      return [{ label: text.password, act: () => acts.password(line) }]
    case 'needs-you':
      return [{ label: text.review, act: acts.review }, open]
    case 'kept':
      return [open, ...keptActs(text.whyKept(state.why), { label: text.retry, act: () => acts.again(id) })]
    default:
      return [open]
  }
}

/** Kept because of what the file is: reading it again changes nothing. */
const lasting = [
  'unknown-kind',
  'empty-file',
  'program',
  'nested-archive',
  'forbidden-xml',
  'no-content',
  'disc-directory',
]

/** What can be tried anew: nothing for an empty file or a kind that is not read. */
function keptActs(why: ReturnType<typeof text.whyKept>, again: Act): Act[] {
  if (lasting.includes(why)) return []
  return [why === 'reading-skipped' ? { ...again, label: text.readNow } : again]
}
