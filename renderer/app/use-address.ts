import { useCallback, useMemo, useRef, useState } from 'react'

/** Where a person is inside the vault. Never in the window's title or anywhere outside. */
export type Address =
  | { readonly screen: 'home' | 'add' | 'review' | 'records' | 'timeline' | 'packets' }
  | { readonly screen: 'search'; readonly query: string }
  | { readonly screen: 'record'; readonly id: string; readonly page: number; readonly query: string | null }

const plain = ['home', 'add', 'review', 'records', 'timeline', 'packets'] as const

export function addressText(address: Address): string {
  if (address.screen === 'record') return `record/${address.id}/${address.page}`
  return address.screen === 'search' ? 'search' : address.screen
}

/** What stays the same while a person turns pages or types a search: the focus moves only when it changes. */
export const screenKey = (address: Address): string =>
  address.screen === 'record' ? `record/${address.id}` : address.screen

/** The address written as `addressText` does; home for anything else. */
export function parseAddress(text: string | null): Address {
  const [screen, id, page] = (text ?? '').split('/')
  const known = plain.find((name) => name === screen)
  if (known) return { screen: known }
  if (screen === 'record' && id && Number(page) > 0) return { screen: 'record', id, page: Number(page), query: null }
  return { screen: 'home' }
}

export type Ways = {
  readonly address: Address
  readonly canGoBack: boolean
  go(address: Address): void
  /** The same place, described anew (a page further): no step of the way. */
  stay(address: Address): void
  back(): void
  forward(): void
}

/** The way through the vault, with back and forward. In memory only: it is gone with the page. */
export function useAddress(first: Address): Ways & { readonly current: () => string } {
  const [way, setWay] = useState({ stack: [first], at: 0 })
  const address = way.stack[way.at] ?? first
  const now = useRef(address)
  now.current = address
  const go = useCallback((next: Address) => {
    setWay(({ stack, at }) => {
      const here = stack[at]
      if (here && JSON.stringify(here) === JSON.stringify(next)) return { stack, at }
      const kept = stack.slice(0, at + 1)
      // A search that is being typed is one place, not one for each letter.
      if (here?.screen === 'search' && next.screen === 'search') kept.pop()
      return { stack: [...kept, next], at: kept.length }
    })
  }, [])
  const stay = useCallback(
    (next: Address) => setWay(({ stack, at }) => ({ stack: stack.map((old, i) => (i === at ? next : old)), at })),
    [],
  )
  const back = useCallback(() => setWay(({ stack, at }) => ({ stack, at: Math.max(0, at - 1) })), [])
  const forward = useCallback(() => setWay(({ stack, at }) => ({ stack, at: Math.min(stack.length - 1, at + 1) })), [])
  const current = useCallback(() => addressText(now.current), [])
  return useMemo(
    () => ({ address, canGoBack: way.at > 0, go, stay, back, forward, current }),
    [address, way.at, go, stay, back, forward, current],
  )
}
