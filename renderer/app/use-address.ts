import { useCallback, useMemo, useRef, useState } from 'react'
import type { Filter } from '../core/model/search-filter.ts'

const plain = [
  ...(['home', 'add', 'review', 'records', 'timeline', 'packets'] as const),
  ...(['people', 'bin', 'backup', 'settings', 'kept'] as const),
] as const

type Plain = { readonly [S in (typeof plain)[number]]: { readonly screen: S } }[(typeof plain)[number]]

/** Where a person is inside the vault. Never in the window's title or anywhere outside. */
export type Address =
  | Plain
  | { readonly screen: 'search'; readonly query: string; readonly filters: readonly Filter[] }
  | { readonly screen: 'record'; readonly id: string; readonly page: number; readonly query: string | null }
  /** The pages of a record being cut, turned and ordered. */
  | { readonly screen: 'arrange'; readonly id: string }
  /** Somebody's name, birth date and hospitals; null adds a person. */
  | { readonly screen: 'person'; readonly id: string | null }

export function addressText(address: Address): string {
  switch (address.screen) {
    case 'record':
      return `record/${address.id}/${address.page}`
    case 'arrange':
      return `arrange/${address.id}`
    case 'person':
      return `person/${address.id ?? 'new'}`
    default:
      return address.screen
  }
}

const WRITING = '#by-hand'

/** The place to come back to, and whether something new was being written by hand over it. */
export const placeText = (address: Address, isWriting: boolean): string =>
  `${addressText(address)}${isWriting ? WRITING : ''}`

export const wasWriting = (place: string | null): boolean => place?.endsWith(WRITING) ?? false

/** What stays the same while a person turns pages or types a search: the focus moves only when it changes. */
export function screenKey(address: Address): string {
  if (address.screen === 'record') return `record/${address.id}`
  return address.screen === 'person' ? `person/${address.id ?? ''}` : addressText(address)
}

/** The place of the menu that a screen belongs to. */
export function placeOf({ screen }: Address): string {
  if (screen === 'record' || screen === 'arrange') return 'records'
  if (screen === 'kept') return 'settings'
  return screen === 'person' ? 'people' : screen
}

/** The address written as `addressText` or `placeText` does; home for anything else. */
export function parseAddress(text: string | null): Address {
  const [address = ''] = (text ?? '').split('#')
  const [screen, id, page] = address.split('/')
  const known = plain.find((name) => name === screen)
  if (known) return { screen: known }
  if (screen === 'record' && id && Number(page) > 0) return { screen: 'record', id, page: Number(page), query: null }
  if (screen === 'arrange' && id) return { screen, id }
  if (screen === 'person' && id) return { screen, id: id === 'new' ? null : id }
  return { screen: 'home' }
}

/** The search with nothing asked yet. */
export const emptySearch: Address = { screen: 'search', query: '', filters: [] }

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
