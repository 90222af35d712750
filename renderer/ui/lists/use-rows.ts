import { useEffect, useMemo, useRef, useState, type FocusEvent, type RefObject } from 'react'
import { rowHearing, type RowHearing, type RowsGiven } from './row-hearing.ts'
import { keepRowInView, rowAround, rowElement } from './row-places.ts'

type Frame = RowHearing & {
  ref: RefObject<HTMLDivElement | null>
  onFocus: (event: FocusEvent) => void
  onBlur: (event: FocusEvent) => void
}

/** What a list of rows hears, for all its rows at once, so that a row is drawn again only when it has changed itself. */
export function useRows(given: RowsGiven): { readonly frame: Frame; readonly stop: string | null } {
  const { rows } = given
  const ref = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const stop = useStop(rows, current)
  const newest = useRef({ ...given, stop })
  useEffect(() => {
    newest.current = { ...given, stop }
  })
  const hadFocus = useRef(false)
  useEffect(() => {
    // The row that had the focus is gone: the one in its place has it now.
    if (hadFocus.current && stop !== null && document.activeElement === document.body)
      rowElement(ref.current, stop)?.focus()
  }, [rows, stop])
  const frame = useMemo<Frame>(() => {
    const hears = rowHearing(ref, () => newest.current)
    return {
      ref,
      ...hears,
      onFocus: ({ target }) => {
        hadFocus.current = true
        const row = rowAround(target)
        if (row?.dataset.key !== undefined) setCurrent(row.dataset.key)
        if (row === target && row instanceof HTMLElement) keepRowInView(row)
      },
      onBlur: ({ currentTarget, relatedTarget, target }) => {
        hadFocus.current = currentTarget.contains(relatedTarget) || (relatedTarget === null && !target.isConnected)
      },
    }
  }, [])
  return { frame, stop }
}

/** The row that Tab comes to: the one that had the focus last, or what stands in its place now. */
function useStop(rows: RowsGiven['rows'], current: string | null): string | null {
  const before = useRef(0)
  const at = useMemo(() => rows.findIndex(({ id }) => id === current), [rows, current])
  useEffect(() => {
    if (at >= 0) before.current = at
  }, [at])
  const place = at >= 0 ? at : Math.min(before.current, rows.length - 1)
  return rows[place]?.id ?? null
}
