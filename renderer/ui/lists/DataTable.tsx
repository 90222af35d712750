import type { ReactNode } from 'react'
import { Cell, Column, Row as TableRow, Table, TableBody, TableHeader } from 'react-aria-components'
import { SelectionBox } from '../fields/Checkbox.tsx'
import { Icon } from '../Icon.tsx'
import { keepRowInView, takeRowKey } from './row-keys.ts'
import type { Selection } from './RowList.tsx'

export type TableColumn = {
  id: string
  label: string
  align?: 'start' | 'end' | undefined
  sortable?: boolean | undefined
  /** The column that names the row; exactly one. */
  rowHeader?: boolean | undefined
}

export type TableItem = { id: string; name: string; cells: Readonly<Record<string, ReactNode>> }
export type Sort = { column: string; direction: 'ascending' | 'descending' }

export type DataTableProps = {
  name: string
  columns: readonly TableColumn[]
  rows: readonly TableItem[]
  sort?: Sort | undefined
  onSort?: ((sort: Sort) => void) | undefined
  onOpen?: ((id: string) => void) | undefined
  selection?: Selection | undefined
  empty?: ReactNode
  /** Keys of the screen, such as Delete; `id` is the row that has the focus. Return true to keep the table from using the key. */
  onRowKey?: ((key: string, id: string) => boolean) | undefined
}

function HeadCell({ column }: { column: TableColumn }) {
  return (
    <Column
      id={column.id}
      className={`column align-${column.align ?? 'start'}`}
      isRowHeader={column.rowHeader ?? false}
      allowsSorting={column.sortable ?? false}
    >
      {({ sortDirection }) => (
        <span className="column-words">
          <span>{column.label}</span>
          {sortDirection === undefined ? null : (
            <Icon name={sortDirection === 'ascending' ? 'up' : 'down'} size="small" />
          )}
        </span>
      )}
    </Column>
  )
}

/** Columns of equal kind; below 40 rem each row becomes a small card whose cells carry their column's name. */
export function DataTable(props: DataTableProps) {
  const { name, columns, rows, sort, onSort, onOpen, selection, empty, onRowKey } = props
  return (
    <div
      className="table-frame"
      role="presentation"
      onFocus={keepRowInView}
      onKeyDownCapture={(event) => takeRowKey(event, { onOpen, onRowKey })}
    >
      <Table
        className="table"
        aria-label={name}
        selectionMode={selection === undefined ? 'none' : 'multiple'}
        selectedKeys={selection?.selected ?? []}
        onSelectionChange={(keys) =>
          selection?.onChange(new Set(keys === 'all' ? rows.map((row) => row.id) : [...keys].map(String)))
        }
        onSortChange={({ column, direction }) => onSort?.({ column: String(column), direction })}
        {...(sort === undefined ? {} : { sortDescriptor: sort })}
        {...(onOpen === undefined ? {} : { onRowAction: (key) => onOpen(String(key)) })}
      >
        <TableHeader className="table-head">
          {selection === undefined ? null : (
            <Column className="column column-check">
              <SelectionBox />
            </Column>
          )}
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} />
          ))}
        </TableHeader>
        <TableBody
          items={rows}
          dependencies={[columns, selection !== undefined]}
          renderEmptyState={() => empty ?? null}
        >
          {(row) => (
            <TableRow id={row.id} textValue={row.name} className="table-row">
              {selection === undefined ? null : (
                <Cell className="cell cell-check">
                  <SelectionBox />
                </Cell>
              )}
              {columns.map((column) => (
                <Cell key={column.id} className={`cell align-${column.align ?? 'start'}`} data-label={column.label}>
                  {row.cells[column.id] ?? null}
                </Cell>
              ))}
            </TableRow>
          )}
        </TableBody>
      </Table>
    </div>
  )
}
