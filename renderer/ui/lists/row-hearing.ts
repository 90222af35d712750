import type { KeyboardEvent, MouseEvent, RefObject } from 'react'
import { isBox, isControl, placesOf, rowAround, rowElement, stepInRow } from './row-places.ts'
import { choosing, type Selection } from './selection.ts'

export type RowsGiven = {
  /** What a person can go through, in order. `name`: the whole row in one sentence. */
  readonly rows: readonly { readonly id: string; readonly name: string }[]
  readonly onOpen?: ((id: string) => void) | undefined
  readonly selection?: Selection | undefined
  /** Keys of the screen, such as Delete; `id` is the row that has the focus. Return true to keep the list from using the key. */
  readonly onRowKey?: ((key: string, id: string) => boolean) | undefined
}

export type RowHearing = {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onClick: (event: MouseEvent) => void
}

/** The rows as they are now, and the one that Tab comes to. */
type Newest = () => RowsGiven & { readonly stop: string | null }
type Choose = ReturnType<typeof choosing>
type Places = { readonly frame: RefObject<HTMLDivElement | null>; readonly newest: Newest; readonly choose: Choose }

/** What keys and presses do in a list, for all its rows at once. Whatever a control in a row hears is the control's own. */
export function rowHearing(frame: RefObject<HTMLDivElement | null>, newest: Newest): RowHearing {
  const choose = choosing(newest)
  const places = { frame, newest, choose }
  const act = acting(places)
  return {
    onKeyDown: (event) => {
      const row = rowAround(event.target)
      if (!row) return
      const id = event.target === row ? row.dataset.key : undefined
      if ((id === undefined || !act(event, id)) && !chooseMany(event, choose) && !move(event, row, places)) return
      event.preventDefault()
      event.stopPropagation()
    },
    onClick: (event) => {
      const id = rowAround(event.target)?.dataset.key
      if (id === undefined) return
      if (isBox(event.target)) return choose.toggle(id, event.shiftKey)
      if (isControl(event.target)) return
      const { onOpen } = newest()
      if (choose.any() || !onOpen) choose.toggle(id, event.shiftKey)
      else onOpen(id)
    },
  }
}

const isPlain = ({ ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !shiftKey && !altKey && !metaKey

/** Keys of the row that has the focus itself; true when the key was used. */
function acting({ frame, newest, choose }: Places): (event: KeyboardEvent, id: string) => boolean {
  const typed = typing(newest)
  return (event, id) => {
    const { onOpen, onRowKey } = newest()
    if (event.key === 'Enter' && isPlain(event) && onOpen) {
      onOpen(id)
      return true
    }
    if (onRowKey?.(event.key, id) === true) return true
    if (event.key === ' ' && choose.can()) {
      choose.toggle(id)
      return true
    }
    const to = isPlain(event) ? typed(event.key, id) : undefined
    if (to !== undefined) rowElement(frame.current, to)?.focus()
    return to !== undefined
  }
}

function chooseMany({ key, ctrlKey, metaKey }: KeyboardEvent, choose: Choose): boolean {
  if (!choose.can()) return false
  if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) return choose.all()
  return key === 'Escape' && choose.none()
}

/** Arrows and their like, from a row, something in it, or the head; true when the key was used. */
function move(event: KeyboardEvent, row: HTMLElement, places: Places): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false
  const across = { ArrowRight: 1, ArrowLeft: -1 } as const
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    if (event.target instanceof Element) stepInRow(row, event.target, across[event.key]).focus()
    return true
  }
  const id = row.dataset.key
  return id === undefined ? moveFromHead(event.key, places) : moveFromRow(event, id, places)
}

function moveFromHead(key: string, { frame, newest }: Places): boolean {
  const { stop } = newest()
  if (key !== 'ArrowDown' || stop === null) return false
  rowElement(frame.current, stop)?.focus()
  return true
}

function moveFromRow({ key, shiftKey }: KeyboardEvent, id: string, { frame, newest, choose }: Places): boolean {
  const { rows } = newest()
  const place = placeAfter(
    key,
    rows.findIndex((one) => one.id === id),
    rows.length,
  )
  if (place === null) return false
  const to = rows[place]?.id
  if (to === undefined) headOf(frame.current)?.focus()
  else {
    if (shiftKey) choose.extend(id, to)
    else choose.rest()
    rowElement(frame.current, to)?.focus()
  }
  return true
}

/** The first place in a table's head; a list has none. */
function headOf(frame: HTMLElement | null): HTMLElement | undefined {
  const head = frame?.querySelector<HTMLElement>('[role="row"]:not([data-key])')
  return head ? placesOf(head)[0] : undefined
}

const PAGE = 10

/** Where a key leads from a place of so many: -1 is over the first; null where it is none of these keys. */
function placeAfter(key: string, at: number, count: number): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return Math.min(at + PAGE, last)
    case 'PageUp':
      return Math.max(at - PAGE, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

/** Letters typed soon after each other are the beginning of a row's name. */
const SOON_MS = 1000

/** The row that a letter leads to, from the one that has the focus. */
function typing(newest: Newest): (key: string, id: string) => string | undefined {
  let words = ''
  let last = Number.NEGATIVE_INFINITY
  return (key, id) => {
    if (key.length !== 1 || key === ' ') return undefined
    const now = performance.now()
    words = (now - last < SOON_MS ? words : '') + key.toLowerCase()
    last = now
    const { rows } = newest()
    const at = rows.findIndex((one) => one.id === id)
    const from = words.length > 1 ? at : at + 1
    const inTurn = [...rows.slice(from), ...rows.slice(0, from)]
    return inTurn.find(({ name }) => name.toLowerCase().startsWith(words))?.id
  }
}
