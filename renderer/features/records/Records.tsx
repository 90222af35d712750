import { useMemo, useState, type ReactNode } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import { documentKinds, type DocumentKind } from '../../core/model/document-kind.ts'
import { dateText } from '../../text/dates.ts'
import { recordListText as listText } from '../../text/en/record-list.ts'
import { recordsText as text } from '../../text/en/records.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChipGroup } from '../../ui/controls/ChipGroup.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { DataTable, type TableItem } from '../../ui/lists/DataTable.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { StatusLine, type Status } from '../../ui/shown/StatusLine.tsx'
import { VisuallyHidden } from '../../ui/shown/VisuallyHidden.tsx'
import type { Selection } from '../../ui/lists/selection.ts'
import type { Act, RecordRow } from '../../vault/contract.ts'
import {
  countUnchecked,
  everything,
  kindCounts,
  sortColumns,
  standingOf,
  type Filter,
  type SortColumn,
  type SortOrder,
  type Standing,
} from './arrange.ts'
import { ByHand } from './ByHand.tsx'
import { ChosenBar } from './ChosenBar.tsx'
import { useChosen } from './use-chosen.ts'
import { rememberOpened, rowsForReturn, useRecords, useReturnToRow } from './use-records.ts'
import './records.css'

type Props = {
  onOpenRecord: (id: DocumentId, page: number) => void
  onAdd: () => void
  /** Something typed by hand: new, or one that is there. */
  onAddByHand?: (() => void) | undefined
  onEditHand?: ((entry: HandEntry) => void) | undefined
  /** Hears of every act once it is in the vault, so that the app can offer to take it back. */
  onActed?: ((act: Act) => void) | undefined
}

/** Every record of the vault in one list: what it is, from when and where, and what it still waits for. */
export function Records({ onOpenRecord, onAdd, onAddByHand, onEditHand, onActed = ignore }: Props) {
  const { asked, shown, person, hand, ...list } = useRecords()
  const chosen = useChosen(shown, onActed)
  useReturnToRow(asked.state === 'here')
  const add = (
    <Button kind="primary" icon="add" onPress={onAdd}>
      {text.add}
    </Button>
  )
  const open = (id: string) => {
    const row = shown.find((one) => one.id === id)
    if (row === undefined) return
    rememberOpened(id)
    onOpenRecord(row.id, 1)
  }
  const toBin = (key: string, id: string): boolean => {
    const row = shown.find((one) => one.id === id)
    if (key !== 'Delete' || row === undefined) return false
    const meant = chosen.selected.has(id) ? chosen.chosen : [row]
    void chosen.bin(meant.map((one) => one.id))
    return true
  }
  const byHand = <ByHand entries={hand} onAdd={onAddByHand} onEdit={onEditHand} />
  if (asked.state === 'loading')
    return (
      <Page title={text.title}>
        <p className="records-late">{text.loading}</p>
      </Page>
    )
  if (asked.state === 'refused')
    return (
      <Page title={text.title}>
        <Banner tone="caution" urgent>
          {text.faults[asked.refusal.code]}
        </Banner>
      </Page>
    )
  if (asked.value.length === 0)
    return (
      <Page title={text.title}>
        <EmptyState icon="records" text={text.empty} action={add} />
        {byHand}
      </Page>
    )
  return (
    <Page title={text.title}>
      <div className="records stack">
        <Filters rows={asked.value} shown={shown.length} filter={list.filter} onFilter={list.setFilter} />
        <ChosenBar chosen={chosen} />
        <RecordTable
          rows={shown}
          person={person}
          order={list.order}
          onOrder={list.setOrder}
          onOpen={open}
          onRowKey={toBin}
          selection={{ selected: chosen.selected, onChange: chosen.setSelected }}
          empty={<NothingShown filter={list.filter} onAll={() => list.setFilter(everything)} />}
        />
        <p className="muted small">{listText.keysHint}</p>
        {byHand}
      </div>
    </Page>
  )
}

const ignore = () => undefined

type FiltersProps = {
  rows: readonly RecordRow[]
  shown: number
  filter: Filter
  onFilter: (filter: Filter) => void
}

const isKind = (id: string | undefined): id is DocumentKind => documentKinds.some((kind) => kind === id)

function kindFilter(id: string | undefined): Filter['kind'] {
  if (id === 'unknown') return 'unknown'
  return isKind(id) ? id : 'all'
}

const kindOf = (kind: DocumentKind | 'unknown'): DocumentKind | null => (kind === 'unknown' ? null : kind)

function Filters({ rows, shown, filter, onFilter }: FiltersProps) {
  const kinds = kindCounts(rows).map(({ kind, count }) => ({ id: kind, label: text.kindChip(kindOf(kind)), count }))
  const unchecked = countUnchecked(rows)
  return (
    <div className="records-filters">
      <ChipGroup
        name={text.filterKind}
        choose="one"
        chips={[{ id: 'all', label: text.all, count: rows.length }, ...kinds]}
        selected={[filter.kind]}
        onChange={([kind]) => onFilter({ ...filter, kind: kindFilter(kind) })}
      />
      <div className="cluster records-second">
        {unchecked === 0 && !filter.uncheckedOnly ? null : (
          <ChipGroup
            name={text.filterState}
            chips={[{ id: 'unchecked', label: text.unchecked, count: unchecked }]}
            selected={filter.uncheckedOnly ? ['unchecked'] : []}
            onChange={(ids) => onFilter({ ...filter, uncheckedOnly: ids.length > 0 })}
          />
        )}
        <p className="muted small" role="status">
          {shown === rows.length ? text.countOf(shown) : text.shown(shown, rows.length)}
        </p>
      </div>
    </div>
  )
}

function NothingShown({ filter, onAll }: { filter: Filter; onAll: () => void }) {
  const words =
    filter.uncheckedOnly || filter.kind === 'all' ? text.emptyUnchecked : text.emptyKind(kindOf(filter.kind))
  return <EmptyState icon="records" text={words} action={<Button onPress={onAll}>{text.showAll}</Button>} />
}

type TableProps = {
  rows: readonly RecordRow[]
  person: string | null
  order: SortOrder
  onOrder: (order: SortOrder) => void
  onOpen: (id: string) => void
  onRowKey: (key: string, id: string) => boolean
  selection: Selection
  empty: ReactNode
}

/** Titles and states need more room than a number of pages; the longest date stands in one line. */
const shares: Readonly<Record<SortColumn, number | string>> = {
  date: '10.5rem',
  kind: 1.4,
  title: 1.7,
  hospital: 1.6,
  pages: 0.6,
  state: 1.75,
}
const columns = sortColumns.map((id) => ({
  id,
  label: text.columns[id],
  sortable: true,
  rowHeader: id === 'kind',
  align: id === 'pages' ? ('end' as const) : ('start' as const),
  share: shares[id],
}))

/** More rows than anyone reads at once come when they are asked for. */
const PORTION = 250
/** So many rows can be drawn at once for somebody who comes back to one of them; further down it is waited for. */
const MOST_AT_ONCE = 60

function RecordTable({ rows, person, order, onOrder, onOpen, onRowKey, selection, empty }: TableProps) {
  const [atFirst] = useState(() => rowsForReturn(rows))
  const [most, setMost] = useState(Math.max(PORTION, atFirst))
  const drawn = useMemo(itemsAsBefore, [])
  const items = useMemo(() => rows.slice(0, most).map((row) => drawn(row, person)), [rows, most, person, drawn])
  const more = Math.min(PORTION, rows.length - most)
  return (
    <>
      <DataTable
        name={text.list}
        columns={columns}
        rows={items}
        first={Math.min(atFirst, MOST_AT_ONCE)}
        sort={{ column: order.column, direction: order.direction }}
        onSort={({ column, direction }) => {
          const chosen = sortColumns.find((id) => id === column)
          if (chosen !== undefined) onOrder({ column: chosen, direction })
        }}
        onOpen={onOpen}
        onRowKey={onRowKey}
        selection={selection}
        empty={empty}
      />
      {more > 0 ? (
        <div>
          <Button onPress={() => setMost(most + PORTION)}>{listText.more(more)}</Button>
        </div>
      ) : null}
    </>
  )
}

/** Rows that say the same as before stay the same objects, so that they need not be drawn again: reading tells of every file. */
function itemsAsBefore(): typeof itemOf {
  const known = new Map<string, { readonly says: string; readonly item: TableItem }>()
  return (row, person) => {
    const says = JSON.stringify([row, person])
    const before = known.get(row.id)
    if (before?.says === says) return before.item
    const item = itemOf(row, person)
    known.set(row.id, { says, item })
    return item
  }
}

/** The row's own name stands hidden in its first cell; what is seen there is not said twice. */
function itemOf(row: RecordRow, person: string | null): TableItem {
  const inside = listText.insideOf(row)
  const said = text.rowName(row, text.standing[standingOf(row)](row, person))
  const name = inside === null ? said : `${said}, ${inside}`
  return {
    id: row.id,
    name,
    cells: {
      date: <span className="records-date">{row.date === null ? text.noDate : dateText(row.date)}</span>,
      kind: (
        <>
          <span aria-hidden="true">{text.kindName(row.kind)}</span>
          <VisuallyHidden>{name}</VisuallyHidden>
        </>
      ),
      title: (
        <span className="records-title">
          {row.title}
          {inside === null ? null : <span className="records-inside">{inside}</span>}
        </span>
      ),
      hospital: row.hospital ?? <span className="muted">{text.noHospital}</span>,
      pages: <span className="tabular">{row.pages === 0 ? text.noPages : row.pages}</span>,
      state: <State row={row} person={person} />,
    },
  }
}

const lookOf: Record<Standing, Status> = {
  whose: 'needs-you',
  'needs-password': 'needs-you',
  unchecked: 'waiting',
  reading: 'reading',
  waiting: 'waiting',
  kept: 'paused',
  'not-mine': 'cannot-open',
  unpacked: 'done',
  checked: 'done',
}

function State({ row, person }: { row: RecordRow; person: string | null }) {
  const { reading } = row
  const why = reading.state === 'kept' ? text.keptWhy[reading.why] : undefined
  const standing = standingOf(row)
  return <StatusLine status={lookOf[standing]} words={text.standing[standing](row, person)} detail={why} />
}
