import { useEffect } from 'react'
import type { RefObject } from 'react'

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), textarea, [tabindex]'

/** The place in a round of `count` that follows `at`; −1 means nowhere yet. */
export function nextRegion(at: number, step: 1 | -1, count: number): number {
  if (at < 0) return step === 1 ? 0 : count - 1
  return (at + step + count) % count
}

function focusRegion(region: HTMLElement): void {
  const first = region.matches('main') ? region.querySelector<HTMLElement>('h1') : null
  const target = first ?? [...region.querySelectorAll<HTMLElement>(focusable)].find((part) => part.checkVisibility())
  target?.focus()
}

/** F6 and Shift+F6 go round the parts marked `data-region`, in the order of the document. Silent while a dialog is open. */
export function useRegionKeys(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || root.current?.closest('[inert], [aria-hidden="true"]') != null) return
      const all = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((part) => part.checkVisibility())
      if (all.length === 0) return
      event.preventDefault()
      const at = all.findIndex((region) => region.contains(document.activeElement))
      const next = all[nextRegion(at, event.shiftKey ? -1 : 1, all.length)]
      if (next !== undefined) focusRegion(next)
    }
    document.addEventListener('keydown', move)
    return () => document.removeEventListener('keydown', move)
  }, [root])
}
