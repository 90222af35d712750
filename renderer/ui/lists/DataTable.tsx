import { memo, useMemo, type CSSProperties, type ReactNode } from 'react'
import { Icon } from '../Icon.tsx'
import { RowCheck } from './RowCheck.tsx'
import type { Selection } from './selection.ts'
import { useGrowing } from './use-growing.ts'
import { useRowFrame } from './use-row-frame.ts'
import { useRows } from './use-rows.ts'

export type TableColumn = {
  id: string
  label: string
  align?: 'start' | 'end' | undefined
  sortable?: boolean | undefined
  /** The column that names the row; exactly one. */
  rowHeader?: boolean | undefined
  /** How much of the width it gets beside the others; 1 where nothing is said. Words that may not break have a length of CSS. */
  share?: number | string | undefined
}

export type TableItem = { id: string; name: string; cells: Readonly<Record<string, ReactNode>> }
export type Sort = { column: string; direction: 'ascending' | 'descending' }

export type DataTableProps = {
  name: string
  /** The same list for as long as the columns are the same. */
  columns: readonly TableColumn[]
  /** A row that is the same object as before is left alone. */
  rows: readonly TableItem[]
  /** So many rows are there at once; the others come bit by bit. */
  first?: number | undefined
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  onOpen?: ((id: string) => void) | undefined
  selection?: Selection | undefined
  empty?: ReactNode
  /** Keys of the screen, such as Delete; `id` is the row that has the focus. Return true to keep the table from using the key. */
  onRowKey?: ((key: string, id: string) => boolean) | undefined
}

const pace = { first: 12, step: 8 }

/**
 * Columns of equal kind; below 40 rem each row becomes a small card whose cells carry their column's name. One tab stop: ↑ and
 * ↓ go from row to row and to the head, ← and → from cell to cell. All rows have columns of the same widths, so that a
 * thousand of them need not be measured to place one.
 */
export function DataTable(props: DataTableProps) {
  const { name, columns, rows, first = 0, onOpen, selection, empty, onRowKey } = props
  const shown = rows.slice(0, useGrowing(rows.length, { ...pace, first: Math.max(pace.first, first) }))
  const { frame, stop } = useRows({ rows: shown, onOpen, selection, onRowKey })
  const hasBox = selection !== undefined
  const tracks = useMemo(() => tracksOf(columns, hasBox), [columns, hasBox])
  const isLive = onOpen !== undefined || hasBox
  return (
    <div className="table-frame">
      <div
        {...frame}
        role="grid"
        tabIndex={-1}
        className={isLive ? 'table table-live' : 'table'}
        style={tracks}
        aria-label={name}
        aria-rowcount={shown.length < rows.length ? rows.length + 1 : undefined}
        aria-multiselectable={hasBox || undefined}
      >
        <Head {...props} isStop={stop === null} />
        <div role="rowgroup">
          {shown.map((row) => (
            <OneRow
              key={row.id}
              row={row}
              columns={columns}
              isStop={row.id === stop}
              isChosen={selection?.selected.has(row.id)}
            />
          ))}
        </div>
      </div>
      {rows.length === 0 ? empty : null}
    </div>
  )
}

type Tracks = CSSProperties & Record<'--columns', string>

const tracksOf = (columns: readonly TableColumn[], hasBox: boolean): Tracks => {
  const shares = columns.map(({ share = 1 }) => (typeof share === 'string' ? share : `minmax(0, ${String(share)}fr)`))
  return { '--columns': [...(hasBox ? ['3rem'] : []), ...shares].join(' ') }
}

function Head({ name, columns, rows, selection, sort, onSort, isStop }: DataTableProps & { isStop: boolean }) {
  const chosen = selection ? rows.filter(({ id }) => selection.selected.has(id)).length : 0
  const isAll = chosen > 0 && chosen === rows.length
  const chooseAll = () => selection?.onChange(new Set(isAll ? [] : rows.map(({ id }) => id)))
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" className="table-head-row">
        {selection === undefined ? null : (
          <div role="columnheader" className="column column-check">
            <RowCheck name={name} checked={isAll} mixed={chosen > 0 && !isAll} onPress={chooseAll} />
          </div>
        )}
        {columns.map((column, at) => (
          <HeadCell
            key={column.id}
            column={column}
            sort={sort}
            onSort={onSort}
            tabIndex={isStop && at === 0 ? 0 : -1}
          />
        ))}
      </div>
    </div>
  )
}

type HeadCellProps = Pick<DataTableProps, 'sort' | 'onSort'> & { column: TableColumn; tabIndex: 0 | -1 }

function HeadCell({ column, sort, onSort, tabIndex }: HeadCellProps) {
  const { id, label, align = 'start', sortable = false } = column
  const direction = sort?.column === id ? sort.direction : undefined
  const other = direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <div
      role="columnheader"
      className={`column align-${align}`}
      aria-sort={sortable ? (direction ?? 'none') : undefined}
      {...(sortable ? {} : { tabIndex: -1 })}
    >
      {sortable ? (
        <button
          type="button"
          className="column-words"
          tabIndex={tabIndex}
          onClick={() => onSort?.({ column: id, direction: other })}
        >
          <span>{label}</span>
          {direction === undefined ? null : <Icon name={direction === 'ascending' ? 'up' : 'down'} size="small" />}
        </button>
      ) : (
        <span className="column-words">{label}</span>
      )}
    </div>
  )
}

type OneProps = { row: TableItem; columns: readonly TableColumn[]; isStop: boolean; isChosen: boolean | undefined }

const OneRow = memo(function OneRow({ row, columns, isStop, isChosen }: OneProps) {
  const frame = useRowFrame({ row, isStop, isChosen })
  return (
    <div {...frame} className="table-row">
      {isChosen === undefined ? null : (
        <div role="gridcell" className="cell cell-check">
          <RowCheck name={row.name} checked={isChosen} />
        </div>
      )}
      {columns.map(({ id, label, align = 'start', rowHeader = false }) => (
        <div
          key={id}
          role={rowHeader ? 'rowheader' : 'gridcell'}
          className={`cell align-${align}`}
          data-label={label}
          tabIndex={-1}
        >
          {row.cells[id] ?? null}
        </div>
      ))}
    </div>
  )
})
