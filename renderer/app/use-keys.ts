import { useEffect } from 'react'
import type { Address, Ways } from './use-address.ts'

const numbered: readonly Address[] = [
  { screen: 'home' },
  { screen: 'review' },
  { screen: 'records' },
  { screen: 'timeline' },
  { screen: 'packets' },
]

/** The keys that work everywhere (ux.md §4): places, search, add, lock, back and forward. */
export function useKeys({ go, back, forward }: Ways, lockNow: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = actOf(event, { go, back, forward, lockNow })
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [go, back, forward, lockNow])
}

type Acts = Pick<Ways, 'go' | 'back' | 'forward'> & { lockNow: () => void }

function actOf(event: KeyboardEvent, { go, back, forward, lockNow }: Acts): (() => void) | null {
  if (event.altKey && event.key === 'ArrowLeft') return back
  if (event.altKey && event.key === 'ArrowRight') return forward
  if ((!event.ctrlKey && !event.metaKey) || event.altKey || event.shiftKey) return null
  const place = numbered[Number(event.key) - 1]
  if (place) return () => go(place)
  switch (event.key.toLowerCase()) {
    case 'k':
      return () => go({ screen: 'search', query: '' })
    case 'o':
      return () => go({ screen: 'add' })
    case 'l':
      return lockNow
    default:
      return null
  }
}
