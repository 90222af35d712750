/** What in a row can have the focus: the controls of a list's row, the cells of a table's row or the control in each. */
const controls = 'button, a[href], input, select'

/** The row of a list or table in which something lies; its head too. */
export const rowAround = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[role="row"]') : null

export const rowElement = (frame: HTMLElement | null, id: string): HTMLElement | null =>
  frame?.querySelector<HTMLElement>(`[role="row"][data-key="${CSS.escape(id)}"]`) ?? null

/** Whether something is a control of a row or lies in one: it does by itself what it does. */
export const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest(controls) !== null

/** The box that chooses a row. */
export const isBox = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[role="row"] .row-check') !== null

/**
 * A list has one tab stop, the row that had the focus last; what is in the rows is reached with the arrows. Done on the
 * finished row, since what it holds is the screens' own.
 */
export function takeOutOfTabOrder(row: HTMLElement | null): void {
  row?.querySelectorAll<HTMLElement>(controls).forEach((one) => {
    one.tabIndex = -1
  })
}

/** From a place in a row to the next (1) or the one before (-1); before the first and after the last is the row itself. */
export function stepInRow(row: HTMLElement, from: Element, by: 1 | -1): HTMLElement {
  const places = placesOf(row)
  const isHead = row.dataset.key === undefined
  const at = places.findIndex((place) => place.contains(from))
  const to = at < 0 && by < 0 ? places.length - 1 : at + by
  return places[to] ?? (isHead ? (places.at(by > 0 ? 0 : -1) ?? row) : row)
}

export function placesOf(row: HTMLElement): HTMLElement[] {
  const cells = [...row.querySelectorAll<HTMLElement>('.cell, .column')]
  if (cells.length === 0) return [...row.querySelectorAll<HTMLElement>(controls)]
  return cells.flatMap(
    (cell) =>
      cell.querySelector<HTMLElement>(controls) ?? (cell.tabIndex === -1 && cell.hasAttribute('tabindex') ? cell : []),
  )
}

/** The list itself is what the browser scrolls to when Tab enters it; the row that then gets the focus may lie outside the window. */
export function keepRowInView(row: HTMLElement): void {
  requestAnimationFrame(() => row.scrollIntoView({ block: 'nearest' }))
}
