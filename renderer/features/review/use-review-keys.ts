import { useEffect, useRef } from 'react'

const known = [
  'Enter',
  'Control+Enter',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'e',
  's',
  'w',
  'y',
  'd',
  'Shift+d',
  'u',
] as const
const isKnown = (name: string): name is (typeof known)[number] => known.some((one) => one === name)

export type ReviewKeys = Partial<Record<(typeof known)[number], () => void>>

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

/** Where typing belongs to a field. */
const fields = 'input, textarea, select, .select-button, [contenteditable], [role="listbox"], [role="combobox"]'
/** Where keys belong to the thing itself: Enter on a button presses it, arrows move inside lists; dialogs are apart. */
const owners = 'button, a, [role="link"], [role="button"], [role="dialog"], [role="menu"], [role="grid"], summary'

function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string | null {
  if (altKey) return null
  if (ctrlKey || metaKey) return key === 'Enter' && !shiftKey ? 'Control+Enter' : null
  if (key.length > 1) return key
  return shiftKey ? `Shift+${key.toLowerCase()}` : key.toLowerCase()
}

function belongsElsewhere(name: (typeof known)[number], target: EventTarget | null): boolean {
  if (isIn(target, '[role="dialog"], [role="menu"], [role="listbox"]')) return true
  if (name === 'Control+Enter') return false
  if (name === 'Escape') return !isIn(target, fields)
  if (isIn(target, fields)) return true
  if (name.startsWith('Arrow')) return isIn(target, `${owners}, .review-scroll`)
  return name === 'Enter' && isIn(target, owners)
}

/** The keys of To review. Single letters, Enter and arrows work only while no field has the focus; Escape leaves a field; Ctrl+Enter always works. */
export function useReviewKeys(keys: ReviewKeys): void {
  const now = useRef(keys)
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event)
      if (name === null || event.repeat || event.defaultPrevented || !isKnown(name)) return
      if (belongsElsewhere(name, event.target)) return
      const act = now.current[name]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
