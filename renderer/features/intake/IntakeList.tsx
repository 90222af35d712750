import { useMemo, useState } from 'react'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChipGroup } from '../../ui/controls/ChipGroup.tsx'
import { RowList, type Row } from '../../ui/lists/RowList.tsx'
import type { IntakeLine } from '../../vault/contract.ts'
import type { CopyLine } from './copy-queue.ts'
import { copyPasses, countLines, filterIds, passes, type FilterId } from './filters.ts'
import { copyRow, lineActs, lineRow, type LineActs } from './intake-rows.tsx'

type Props = {
  copying: readonly CopyLine[]
  /** Newest first. */
  lines: readonly IntakeLine[]
  paused: boolean
  acts: LineActs
}

/** More rows than anyone reads at once would only make the window slow. */
const portion = 50
/** Few lines need no chips. */
const fewLines = 8

/** Every file with its state: first those being copied, then those inside, newest first. */
export function IntakeList({ copying, lines, paused, acts }: Props) {
  const [chosen, setFilter] = useState<FilterId>('all')
  const [most, setMost] = useState(portion)
  const counts = countLines(lines, copying)
  const filter = counts[chosen] > 0 ? chosen : 'all'
  const copies = copying.filter((line) => copyPasses(filter, line))
  const inside = filter === 'all' ? lines : lines.filter((line) => passes(filter, line))
  const drawn = useMemo(() => rowsOf(acts, paused), [acts, paused])
  const rows = [
    ...copies.slice(0, most).map(drawn.copy),
    ...inside.slice(0, Math.max(0, most - copies.length)).map(drawn.line),
  ]
  const more = Math.min(portion, copies.length + inside.length - rows.length)
  const open = (id: string) => lineOf(lines, id, (line) => lineActs(line, acts)[0]?.act())
  return (
    <div className="stack intake-list">
      {counts.all > fewLines ? <Filters counts={counts} filter={filter} onFilter={setFilter} /> : null}
      <RowList
        name={text.listName}
        rows={rows}
        onOpen={open}
        onRowKey={(key, id) => rowKey(key, id, { lines, copying, acts })}
      />
      {more > 0 ? <Button onPress={() => setMost(most + portion)}>{text.more(more)}</Button> : null}
    </div>
  )
}

/** Rows by their lines: a line that is the same object gives the same row, which the list then leaves alone. */
function rowsOf(acts: LineActs, paused: boolean) {
  const rows = new WeakMap<CopyLine | IntakeLine, Row>()
  const once = <L extends CopyLine | IntakeLine>(draw: (line: L) => Row) => {
    return (line: L): Row => {
      const row = rows.get(line) ?? draw(line)
      rows.set(line, row)
      return row
    }
  }
  return {
    copy: once((line: CopyLine) => copyRow(line, acts)),
    line: once((line: IntakeLine) => lineRow(line, acts, paused)),
  }
}

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

type Shown = { lines: readonly IntakeLine[]; copying: readonly CopyLine[]; acts: LineActs }

/** R tries again, Delete takes a file out of the queue (ux.md §2.2). True when the key was used. */
function rowKey(key: string, id: string, { lines, copying, acts }: Shown): boolean {
  const copy = copying.find((line) => `copy-${line.id}` === id)
  if (copy && key === 'Delete') {
    acts.cancel(copy.id)
    return true
  }
  if (key.toLowerCase() !== 'r') return false
  if (copy && copy.at.state === 'refused' && copy.canRetry) {
    acts.retry(copy.id)
    return true
  }
  return lineOf(lines, id, (line) => (line.state.state === 'kept' ? acts.again(line) : undefined))
}
