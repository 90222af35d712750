import { useEffect, useRef } from 'react'
import { emptySearch, type Address, type Ways } from './use-address.ts'

const numbered: readonly Address[] = [
  { screen: 'home' },
  { screen: 'review' },
  { screen: 'records' },
  { screen: 'timeline' },
  { screen: 'packets' },
]

type Acts = {
  readonly lockNow: () => void
  readonly showKeys: () => void
  readonly choosePerson: () => void
  readonly addByHand: () => void
  readonly undo: () => void
  readonly redo: () => void
}

const fields = 'input, textarea, select, [contenteditable]'
const dialogs = '[role="dialog"], [role="alertdialog"]'
const isIn = ({ target }: KeyboardEvent, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

/** The keys that work everywhere (ux.md §4): places, search, add, persons, undo, lock, back and forward. */
export function useKeys(ways: Ways, acts: Acts): void {
  const now = useRef({ ways, acts })
  useEffect(() => {
    now.current = { ways, acts }
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { ways: go, acts: act } = now.current
      const found = event.altKey ? wayOf(event, go) : isCommand(event) ? commandOf(event, go, act) : null
      if (!found) return
      event.preventDefault()
      found()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}

const isCommand = ({ ctrlKey, metaKey }: KeyboardEvent): boolean => ctrlKey || metaKey

function wayOf({ key }: KeyboardEvent, { back, forward }: Ways): (() => void) | null {
  if (key === 'ArrowLeft') return back
  return key === 'ArrowRight' ? forward : null
}

function commandOf(event: KeyboardEvent, ways: Ways, acts: Acts): (() => void) | null {
  const key = event.key.toLowerCase()
  // A field takes back its own letters; a dialog is answered before anything under it changes.
  if (key === 'z') return isIn(event, `${fields}, ${dialogs}`) ? null : event.shiftKey ? acts.redo : acts.undo
  if (event.shiftKey) return key === 'p' && !isIn(event, dialogs) ? acts.choosePerson : null
  const place = numbered[Number(event.key) - 1]
  if (place) return () => ways.go(place)
  const named: Readonly<Record<string, () => void>> = {
    // In the search itself what is asked stays; the field takes the focus by itself.
    k: () => (ways.address.screen === 'search' ? undefined : ways.go(emptySearch)),
    o: () => ways.go({ screen: 'add' }),
    ',': () => ways.go({ screen: 'settings' }),
    n: acts.addByHand,
    l: acts.lockNow,
    '/': acts.showKeys,
  }
  return named[key] ?? null
}
