import type { FocusEvent, KeyboardEvent } from 'react'

export type RowKeys = {
  onOpen?: ((id: string) => void) | undefined
  onRowKey?: ((key: string, id: string) => boolean) | undefined
}

/** The id of the row that has the focus itself; undefined while a button or box inside a row has it. */
const rowOf = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement && target.getAttribute('role') === 'row' ? target.dataset.key : undefined

/**
 * Enter always opens the row that has the focus; left alone, the component library would choose it instead
 * as soon as any row is chosen. All other keys go to the screen first.
 */
export function takeRowKey(event: KeyboardEvent, { onOpen, onRowKey }: RowKeys): void {
  const id = rowOf(event.target)
  if (id === undefined) return
  const opens = event.key === 'Enter' && !event.ctrlKey && !event.shiftKey && !event.altKey && onOpen !== undefined
  if (opens) onOpen(id)
  if (!opens && onRowKey?.(event.key, id) !== true) return
  event.preventDefault()
  event.stopPropagation()
}

/** The list itself is what the browser scrolls to when Tab enters it; the row that then gets the focus may lie outside the window. */
export function keepRowInView(event: FocusEvent): void {
  const row = event.target
  if (rowOf(row) !== undefined) requestAnimationFrame(() => row.scrollIntoView({ block: 'nearest' }))
}
