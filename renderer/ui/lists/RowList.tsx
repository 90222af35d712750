import { memo, type ReactNode } from 'react'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../icons.ts'
import { RowCheck } from './RowCheck.tsx'
import type { Selection } from './selection.ts'
import { useGrowing } from './use-growing.ts'
import { useRowFrame } from './use-row-frame.ts'
import { useRows } from './use-rows.ts'

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

export type RowListProps = {
  name: string
  /** A row that is the same object as before is left alone. */
  rows: readonly Row[]
  onOpen?: ((id: string) => void) | undefined
  /** Given: rows have a checkbox, and Space, Shift+arrows and Ctrl+A select. */
  selection?: Selection | undefined
  empty?: ReactNode
  /** Keys of the screen, such as Delete; `id` is the row that has the focus. Return true to keep the list from using the key. */
  onRowKey?: ((key: string, id: string) => boolean) | undefined
}

/** So many rows are drawn at once, and so many with each moment in which nothing else is to be done. */
const pace = { first: 12, step: 8 }

/**
 * A list with one tab stop: arrows move, Enter opens. Its rows are plain elements that are drawn again only when they change
 * themselves: the component library's cost a millisecond and more each, all of them with every change.
 */
export function RowList({ name, rows, onOpen, selection, empty, onRowKey }: RowListProps) {
  const shown = rows.slice(0, useGrowing(rows.length, pace))
  const { frame, stop } = useRows({ rows: shown, onOpen, selection, onRowKey })
  if (rows.length === 0) return empty ?? null
  const isOpenable = onOpen !== undefined || selection !== undefined
  return (
    <div className="row-list-frame">
      <div
        {...frame}
        role="grid"
        tabIndex={-1}
        className={isOpenable ? 'row-list row-list-live' : 'row-list'}
        aria-label={name}
        aria-rowcount={shown.length < rows.length ? rows.length : undefined}
        aria-multiselectable={selection === undefined ? undefined : true}
      >
        {shown.map((row) => (
          <OneRow key={row.id} row={row} isStop={row.id === stop} isChosen={selection?.selected.has(row.id)} />
        ))}
      </div>
    </div>
  )
}

type OneProps = { row: Row; isStop: boolean; isChosen: boolean | undefined }

const OneRow = memo(function OneRow({ row, isStop, isChosen }: OneProps) {
  const frame = useRowFrame({ row, isStop, isChosen })
  return (
    <div {...frame} className="row">
      <div role="gridcell" className="row-cell">
        {isChosen === undefined ? null : <RowCheck name={row.name} checked={isChosen} />}
        {row.icon === undefined ? null : <Icon name={row.icon} />}
        <div className="row-words">
          <div className="row-title">{row.title}</div>
          {row.meta === undefined ? null : <div className="row-meta">{row.meta}</div>}
        </div>
        {row.status === undefined ? null : <div className="row-status">{row.status}</div>}
        {row.actions === undefined ? null : <div className="row-actions">{row.actions}</div>}
      </div>
    </div>
  )
})
