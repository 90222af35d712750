import type { ReactNode } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import { SelectionBox } from '../fields/Checkbox.tsx'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../icons.ts'
import { keepRowInView, takeRowKey } from './row-keys.ts'

export type Row = {
  id: string
  /** The whole row in one sentence for screen readers: "Pathology report, 3 May 2023, St Mary, 4 pages, not yet checked". */
  name: string
  icon?: IconName | undefined
  title: ReactNode
  /** The second line. */
  meta?: ReactNode
  /** Right side: a StatusLine, a count. */
  status?: ReactNode
  /** Right side: buttons and a menu; reached with → from the row. */
  actions?: ReactNode
}

export type Selection = { selected: ReadonlySet<string>; onChange: (selected: Set<string>) => void }

export type RowListProps = {
  name: string
  rows: readonly Row[]
  onOpen?: ((id: string) => void) | undefined
  /** Given: rows have a checkbox, and Space, Shift+arrows and Ctrl+A select. */
  selection?: Selection | undefined
  empty?: ReactNode
  /** Keys of the screen, such as Delete; `id` is the row that has the focus. Return true to keep the list from using the key. */
  onRowKey?: ((key: string, id: string) => boolean) | undefined
}

/** A list with one tab stop: arrows move, Enter opens. */
export function RowList({ name, rows, onOpen, selection, empty, onRowKey }: RowListProps) {
  const chosen = selection?.selected ?? new Set<string>()
  return (
    <div
      className="row-list-frame"
      role="presentation"
      onFocus={keepRowInView}
      onKeyDownCapture={(event) => takeRowKey(event, { onOpen, onRowKey })}
    >
      <GridList
        className="row-list"
        aria-label={name}
        items={rows}
        dependencies={[selection !== undefined]}
        selectionMode={selection === undefined ? 'none' : 'multiple'}
        selectedKeys={chosen}
        onSelectionChange={(keys) =>
          selection?.onChange(new Set(keys === 'all' ? rows.map((row) => row.id) : [...keys].map(String)))
        }
        renderEmptyState={() => empty ?? null}
        {...(onOpen === undefined ? {} : { onAction: (key) => onOpen(String(key)) })}
      >
        {(row) => (
          <GridListItem id={row.id} textValue={row.name} className="row">
            {selection === undefined ? null : <SelectionBox />}
            {row.icon === undefined ? null : <Icon name={row.icon} />}
            <div className="row-words">
              <div className="row-title">{row.title}</div>
              {row.meta === undefined ? null : <div className="row-meta">{row.meta}</div>}
            </div>
            {row.status === undefined ? null : <div className="row-status">{row.status}</div>}
            {row.actions === undefined ? null : <div className="row-actions">{row.actions}</div>}
          </GridListItem>
        )}
      </GridList>
    </div>
  )
}
