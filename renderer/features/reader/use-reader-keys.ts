import { useEffect, useRef, type RefObject } from 'react'
import { actOfKey, type ReaderAct } from './reader-keys.ts'

export type ReaderActs = Readonly<Record<ReaderAct, () => void>>

/** What has keys of its own, Escape among them. */
const layers = '[role="dialog"], [role="menu"], [role="listbox"]:not(.reader-thumbnails), .reader-correct'

/** Where the focus stands, as far as it matters for keys. */
function focusOf(target: EventTarget | null, root: HTMLElement, find: HTMLElement | null) {
  if (!(target instanceof HTMLElement)) return null
  if (target === document.body) return { inField: false, inFind: false, inPanel: false, empty: true }
  if (!root.contains(target) || target.closest(layers)) return null
  // Images have keys of their own; only Escape leads out of them.
  if (target.closest('[data-own-keys]')) return { inField: true, inFind: false, inPanel: true, empty: true }
  const inFind = find?.contains(target) ?? false
  const isField = target.matches('input, textarea, [aria-haspopup="listbox"]')
  const empty = target instanceof HTMLInputElement && target.value === ''
  return { inField: isField, inFind: inFind && isField, inPanel: target.closest('.reader-panel') !== null, empty }
}

/** The keys of the viewer, while it is on the screen and nothing lies over it. */
export function useReaderKeys(
  root: RefObject<HTMLElement | null>,
  find: RefObject<HTMLElement | null>,
  acts: ReaderActs,
): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (root.current === null || event.defaultPrevented) return
      const focus = focusOf(event.target, root.current, find.current)
      const act = focus === null ? null : actOfKey(event, focus)
      if (act === null) return
      event.preventDefault()
      event.stopPropagation()
      latest.current[act]()
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [root, find])
}
