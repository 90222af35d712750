import { useEffect, useMemo, useRef, useState } from 'react'
import type { BatchId, ItemId } from '../../core/base/ids.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChipGroup } from '../../ui/controls/ChipGroup.tsx'
import { RowList, type Row } from '../../ui/lists/RowList.tsx'
import type { IntakeLine } from '../../vault/contract.ts'
import type { CopyLine } from './copy-queue.ts'
import { copyPasses, countLines, filterIds, passes, type FilterId } from './filters.ts'
import { batchRow, copyRow, lineActs, lineRow, type Drawn, type LineActs } from './intake-rows.tsx'
import { isUnfolded, treeOf, type BatchOfNodes, type Node } from './list-tree.ts'

type Props = {
  copying: readonly CopyLine[]
  lines: readonly IntakeLine[]
  /** From which hospital an import is, as far as it was said since the vault was opened. */
  hospitals: ReadonlyMap<BatchId, string>
  paused: boolean
  acts: Omit<LineActs, 'fold'>
}

/** More rows than anyone reads at once would only make the window slow. */
const portion = 50
/** Few lines need no chips. */
const fewLines = 8

/** Every file with its state: first those being copied, then those inside, newest import first. */
export function IntakeList({ copying, lines, hospitals, paused, acts: given }: Props) {
  const [chosen, setFilter] = useState<FilterId>('all')
  const [most, setMost] = useState(portion)
  const [folds, setFolds] = useState<ReadonlyMap<ItemId, boolean>>(new Map())
  const acts = useMemo<LineActs>(
    () => ({ ...given, fold: (line, unfolded) => setFolds((now) => new Map([...now, [line.itemId, unfolded]])) }),
    [given],
  )
  const counts = useMemo(() => countLines(lines, copying), [lines, copying])
  const filter = counts[chosen] > 0 ? chosen : 'all'
  const batches = useMemo(() => treeOf(lines), [lines])
  const drawn = useMemo(() => rowsOf(acts, paused), [acts, paused])
  const copies = shownCopies(copying, filter)
  const shown = useMemo(() => entriesOf(batches, filter, folds), [batches, filter, folds])
  const rows = [
    ...copies.slice(0, most).map(drawn.copy),
    ...shown
      .slice(0, Math.max(0, most - copies.length))
      .map((entry) =>
        'node' in entry
          ? drawn.line(entry)
          : drawn.batch(entry, hospitals.get(entry.batchId) ?? null, copying.length > 0),
      ),
  ]
  const more = Math.min(portion, copies.length + shown.length - rows.length)
  return (
    <div className="stack intake-list">
      {counts.all > fewLines ? <Filters counts={counts} filter={filter} onFilter={setFilter} /> : null}
      <Rows
        rows={rows}
        onOpen={(id) => lineOf(lines, id, (line) => lineActs(line, acts)[0]?.act())}
        onRowKey={(key, id) => rowKey(key, id, { shown, lines, copying, acts })}
      />
      {more > 0 ? <Button onPress={() => setMost(most + portion)}>{text.more(more)}</Button> : null}
    </div>
  )
}

type RowsProps = {
  rows: readonly Row[]
  onOpen: (id: string) => void
  onRowKey: (key: string, id: string) => boolean
}

/** The list itself, left alone as long as its rows are the same: copying tells of every file. */
function Rows({ rows, onOpen, onRowKey }: RowsProps) {
  const newest = useRef({ onOpen, onRowKey })
  useEffect(() => {
    newest.current = { onOpen, onRowKey }
  })
  const before = useRef(rows)
  const isSame = before.current.length === rows.length && rows.every((row, at) => row === before.current[at])
  const same = isSame ? before.current : rows
  useEffect(() => {
    before.current = same
  })
  return useMemo(
    () => (
      <RowList
        name={text.listName}
        rows={same}
        onOpen={(id) => newest.current.onOpen(id)}
        onRowKey={(key, id) => newest.current.onRowKey(key, id)}
      />
    ),
    [same],
  )
}

/**
 * Of thousands only those that were refused are lines: what waits and what is being copied is told over the list, as a
 * number and a name. As lines they would change the whole list with every file.
 */
function shownCopies(copying: readonly CopyLine[], filter: FilterId): readonly CopyLine[] {
  const passing = copying.filter((line) => copyPasses(filter, line))
  return passing.length > portion ? passing.filter(({ at }) => at.state === 'refused') : passing
}

type Entry = Drawn | BatchOfNodes

/** What the list shows, from its top: imports with their lines, folded or not; under a chip only the lines it names. */
function entriesOf(batches: readonly BatchOfNodes[], filter: FilterId, folds: ReadonlyMap<ItemId, boolean>): Entry[] {
  const under = (node: Node, depth: number): Entry[] => {
    const unfolded = node.inside.length > 0 && isUnfolded(node, folds)
    const inside = unfolded ? node.inside.flatMap((one) => under(one, depth + 1)) : []
    return [{ node, depth, unfolded }, ...inside]
  }
  if (filter === 'all') {
    return batches.flatMap((batch) => [
      ...(canBeUndone(batch) ? [batch] : []),
      ...batch.nodes.flatMap((node) => under(node, 0)),
    ])
  }
  const flat = (node: Node): Entry[] => {
    if (node.kind === 'images') return passes(filter, node.line) ? under(node, 0) : []
    const own: Entry[] = passes(filter, node.line) ? [{ node: { ...node, inside: [] }, depth: 0, unfolded: false }] : []
    return [...own, ...node.inside.flatMap(flat)]
  }
  return batches.flatMap(({ nodes }) => nodes.flatMap(flat))
}

/** An import of one file is as easily binned as undone; one whose files are gone or were here before has nothing to undo. */
const canBeUndone = ({ files, nodes }: BatchOfNodes): boolean => files > 1 && nodes.some(({ line }) => isOfImport(line))

const isOfImport = ({ state }: IntakeLine): boolean =>
  state.state !== 'already-here' && state.state !== 'in-bin' && state.state !== 'left-out'

/** Rows by their lines: a line that is the same object, drawn the same way, gives the same row, which the list leaves alone. */
function rowsOf(acts: LineActs, paused: boolean) {
  const batches = new Map<string, Row>()
  const copies = new WeakMap<CopyLine, Row>()
  const lines = new WeakMap<IntakeLine, { drawn: Drawn; row: Row }>()
  return {
    // While files are coming in their number is told over the list: here it would change the whole list with each of them.
    batch: (batch: BatchOfNodes, hospital: string | null, grows: boolean): Row => {
      const key = `${batch.batchId}/${grows ? '' : batch.files}/${hospital ?? ''}`
      const row = batches.get(key) ?? batchRow(batch, hospital, { acts, grows })
      batches.set(key, row)
      return row
    },
    copy: (line: CopyLine): Row => {
      const row = copies.get(line) ?? copyRow(line, acts)
      copies.set(line, row)
      return row
    },
    line: (drawn: Drawn): Row => {
      const known = lines.get(drawn.node.line)
      if (known && isDrawnAlike(known.drawn, drawn)) return known.row
      const row = lineRow(drawn, acts, paused)
      lines.set(drawn.node.line, { drawn, row })
      return row
    },
  }
}

const isDrawnAlike = (a: Drawn, b: Drawn): boolean =>
  a.depth === b.depth && a.unfolded === b.unfolded && a.node.inside.length === b.node.inside.length

type FiltersProps = { counts: Record<FilterId, number>; filter: FilterId; onFilter: (filter: FilterId) => void }

function Filters({ counts, filter, onFilter }: FiltersProps) {
  const shown = filterIds.filter((id) => counts[id] > 0)
  return (
    <ChipGroup
      name={text.filterName}
      choose="one"
      chips={shown.map((id) => ({ id, label: text.filters[id], count: counts[id] }))}
      selected={[filter]}
      onChange={([id]) => onFilter(filterIds.find((known) => known === id) ?? 'all')}
    />
  )
}

/** Whether there was such a line. */
function lineOf(lines: readonly IntakeLine[], id: string, act: (line: IntakeLine) => void): boolean {
  const line = lines.find(({ itemId }) => itemId === id)
  if (line) act(line)
  return line !== undefined
}

type Shown = {
  shown: readonly Entry[]
  lines: readonly IntakeLine[]
  copying: readonly CopyLine[]
  acts: LineActs
}

/** R tries again, Delete takes a file out of the queue (ux.md §2.2), − and + fold. True when the key was used. */
function rowKey(key: string, id: string, { shown, lines, copying, acts }: Shown): boolean {
  const copy = copying.find((line) => `copy-${line.id}` === id)
  if (copy && key === 'Delete') {
    acts.cancel(copy.id)
    return true
  }
  if (copy && key.toLowerCase() === 'r' && copy.at.state === 'refused' && copy.canRetry) {
    acts.retry(copy.id)
    return true
  }
  if (key === '+' || key === '-') return fold(shown, id, key === '+', acts)
  if (key.toLowerCase() !== 'r') return false
  return lineOf(lines, id, ({ state, documentId }) =>
    state.state === 'kept' && documentId ? acts.again(documentId) : undefined,
  )
}

function fold(shown: readonly Entry[], id: string, unfolded: boolean, acts: LineActs): boolean {
  const entry = shown.find((one) => 'node' in one && one.node.line.itemId === id)
  if (!entry || !('node' in entry) || entry.node.inside.length === 0) return false
  acts.fold(entry.node.line, unfolded)
  return true
}
