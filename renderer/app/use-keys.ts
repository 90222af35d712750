import { useEffect } from 'react'
import type { Address, Ways } from './use-address.ts'

const numbered: readonly Address[] = [
  { screen: 'home' },
  { screen: 'review' },
  { screen: 'records' },
  { screen: 'timeline' },
  { screen: 'packets' },
]

type Acts = Pick<Ways, 'go' | 'back' | 'forward'> & { lockNow: () => void; showKeys: () => void }

/** The keys that work everywhere (ux.md §4): places, search, add, lock, back and forward. */
export function useKeys({ go, back, forward }: Ways, { lockNow, showKeys }: Pick<Acts, 'lockNow' | 'showKeys'>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = event.altKey ? wayOf(event, { back, forward }) : placeOf(event, { go, lockNow, showKeys })
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [go, back, forward, lockNow, showKeys])
}

function wayOf({ key }: KeyboardEvent, { back, forward }: Pick<Acts, 'back' | 'forward'>): (() => void) | null {
  if (key === 'ArrowLeft') return back
  return key === 'ArrowRight' ? forward : null
}

function placeOf(event: KeyboardEvent, { go, lockNow, showKeys }: Omit<Acts, 'back' | 'forward'>): (() => void) | null {
  if ((!event.ctrlKey && !event.metaKey) || event.shiftKey) return null
  const place = numbered[Number(event.key) - 1]
  if (place) return () => go(place)
  const named: Readonly<Record<string, () => void>> = {
    k: () => go({ screen: 'search', query: '' }),
    o: () => go({ screen: 'add' }),
    l: lockNow,
    '/': showKeys,
  }
  return named[event.key.toLowerCase()] ?? null
}
