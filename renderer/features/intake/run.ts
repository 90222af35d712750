import type { BatchId, DocumentId } from '../../core/base/ids.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { IntakeLine } from '../../vault/contract.ts'

/** What is being added and read in one go: from a drop (or an unlock with reading left) until nothing is left to do. */
export type Run = {
  readonly batches: ReadonlySet<BatchId>
  /** Documents that waited to be read at some time of this run. */
  readonly documents: ReadonlySet<DocumentId>
  /** Whether it was already under way when the vault was opened. */
  readonly continued: boolean
}

export type Progress = {
  /** Documents read, and all of this run. */
  readonly done: number
  readonly of: number
  /** Documents read, with the read part of the one at hand: never below `done`. */
  readonly read: number
  readonly pagesLeft: number
  readonly current: { readonly name: string; readonly done: number; readonly of: number } | null
}

export const noRun: Run = { batches: new Set(), documents: new Set(), continued: false }

export const isOpen = ({ state }: IntakeLine): boolean => state.state === 'waiting' || state.state === 'reading'

/** A drop joins what is under way; when nothing is, a new run begins. */
export const runWithBatch = (run: Run, batchId: BatchId, busy: boolean): Run =>
  busy
    ? { ...run, batches: new Set([...run.batches, batchId]) }
    : { batches: new Set([batchId]), documents: new Set(), continued: false }

/** The run after a look at the lines; the same object when nothing has joined it. */
export function runWithLines(run: Run, lines: readonly IntakeLine[]): Run {
  const joining = lines.filter((line) => isOpen(line) && line.documentId && !run.documents.has(line.documentId))
  if (joining.length === 0) return run
  return {
    batches: new Set([...run.batches, ...joining.map(({ batchId }) => batchId)]),
    documents: new Set([...run.documents, ...joining.flatMap(({ documentId }) => documentId ?? [])]),
    continued: run.continued || run.batches.size === 0,
  }
}

/** How far reading is; null when nothing waits. A document that has not been opened counts as one page. */
export function progressOf(run: Run, lines: readonly IntakeLine[]): Progress | null {
  const left = lines.filter(isOpen)
  if (left.length === 0) return null
  const current = left.find(({ state }) => state.state === 'reading')
  const at = current?.state.state === 'reading' ? current.state : null
  const of = Math.max(run.documents.size, left.length)
  const done = of - left.length
  const pagesLeft = left.reduce((sum, { state }) => sum + (state.state === 'reading' ? state.of - state.done : 1), 0)
  return {
    done,
    of,
    read: done + (at && at.of > 0 ? at.done / at.of : 0),
    pagesLeft,
    current: current && at ? { name: current.name, done: at.done, of: at.of } : null,
  }
}

/** What became of the files of a run: counts and kinds, never what a record says. */
export type Ending = {
  /** Files as they were dropped, and what was found inside them. */
  readonly files: number
  readonly within: number
  readonly toCheck: number
  readonly checked: number
  readonly needYou: number
  readonly alreadyHere: number
  readonly inBin: number
  readonly kept: number
  readonly leftOut: number
  /** Zips, mails and the like, whose contents are counted by themselves. */
  readonly unpacked: number
  /** Pictures shown in the study they belong to. */
  readonly images: number
  readonly kinds: readonly { readonly kind: DocumentKind; readonly count: number }[]
}

/** Null while something of the run waits, and before there is one. */
export function endingOf(run: Run, lines: readonly IntakeLine[]): Ending | null {
  const own = lines.filter(({ batchId }) => run.batches.has(batchId))
  if (own.length === 0 || own.some(isOpen)) return null
  const count = (is: (state: IntakeLine['state']) => boolean) => own.filter(({ state }) => is(state)).length
  return {
    files: own.filter(({ within }) => within === null).length,
    within: own.filter(({ within }) => within !== null).length,
    toCheck: count((state) => state.state === 'filed' && !state.checked),
    checked: count((state) => state.state === 'filed' && state.checked),
    needYou: count((state) => state.state === 'needs-you' || state.state === 'needs-password'),
    alreadyHere: count((state) => state.state === 'already-here'),
    inBin: count((state) => state.state === 'in-bin'),
    kept: count((state) => state.state === 'kept'),
    leftOut: count((state) => state.state === 'left-out'),
    unpacked: count((state) => state.state === 'unpacked'),
    images: count((state) => state.state === 'in-study'),
    kinds: kindsOf(own),
  }
}

function kindsOf(lines: readonly IntakeLine[]): Ending['kinds'] {
  const counts = new Map<DocumentKind, number>()
  for (const { state } of lines) {
    if (state.state === 'filed' && state.kind) counts.set(state.kind, (counts.get(state.kind) ?? 0) + 1)
  }
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count)
}
