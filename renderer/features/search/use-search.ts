import { useCallback, useEffect, useState } from 'react'
import type { DoorCode } from '../../core/base/door.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import type { SearchAnswer } from '../../vault/contract.ts'
import { useVault, useVaultNews, type Topic } from '../../vault/use-vault.tsx'
import { isWorthAsking } from './marked.ts'

export const LIMIT = 50

/** What was found, and for which words; the last answer stays on the screen while the next is under way. */
export type Found =
  | { readonly state: 'nothing-asked' }
  | ({ readonly state: 'found'; readonly query: string } & SearchAnswer)
  | { readonly state: 'refused'; readonly code: DoorCode | 'not-unlocked' }

const nothingAsked: Found = { state: 'nothing-asked' }

/** Asks at each change of the words; only the answer to the newest question counts. */
export function useSearch(query: string, filters: readonly Filter[]): Found {
  const vault = useVault()
  const [found, setFound] = useState<Found>(nothingAsked)
  const [turn, setTurn] = useState(0)
  useVaultNews(useCallback((topic: Topic) => (topic === 'records' ? setTurn((now) => now + 1) : undefined), []))
  const words = query.trim()
  const worthIt = isWorthAsking(query) || filters.length > 0
  useEffect(() => {
    if (!worthIt) return setFound(nothingAsked)
    let current = true
    let cancel: (() => void) | undefined
    const asking = { cancel: (cancelNow: () => void) => (cancel = cancelNow) }
    // A space at the end says that the last word is complete, so the words are sent as they were typed.
    void vault.search({ query: query.slice(0, 300), limit: LIMIT, filters: [...filters] }, asking).then((answer) => {
      if (!current) return
      if (answer.ok) setFound({ state: 'found', query: words, ...answer.value })
      else setFound({ state: 'refused', code: answer.error.code })
    })
    return () => {
      current = false
      cancel?.()
    }
  }, [vault, query, words, filters, worthIt, turn])
  return found
}
