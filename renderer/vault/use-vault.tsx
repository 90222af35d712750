import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import type { Refusal, Result } from '../core/base/result.ts'
import type { Vault } from './contract.ts'

/** What the vault can say has changed. */
export type Topic = 'intake' | 'records' | 'person' | 'reading' | 'restart-reader' | 'paused-disk-full'

type Open = { readonly vault: Vault; readonly listen: (hear: (topic: Topic) => void) => () => void }
const OpenVault = createContext<Open | null>(null)

/** Gives the screens below it the vault worker's client and its news. */
export function VaultProvider({ open, children }: { open: Open; children: ReactNode }) {
  return <OpenVault.Provider value={open}>{children}</OpenVault.Provider>
}

/** The vault's calls. Only below a `VaultProvider`. */
export function useVault(): Vault {
  return useOpen().vault
}

/** Be told when something changes. */
export function useVaultNews(hear: (topic: Topic) => void): void {
  const { listen } = useOpen()
  useEffect(() => listen(hear), [listen, hear])
}

function useOpen(): Open {
  const open = useContext(OpenVault)
  if (!open) throw new Error('no vault is open here')
  return open
}

export type Asked<T, C extends string> =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly refusal: Refusal<C> }
  | { readonly state: 'here'; readonly value: T }

/**
 * Ask the vault, and ask again whenever one of the topics changes. The last answer stays while a new one is under way.
 * `ask` must be stable (useCallback) or change only when the question does; `topics` must be a constant list.
 */
export function useAsked<T, C extends string>(
  ask: (vault: Vault) => Promise<Result<T, Refusal<C>>>,
  topics: readonly Topic[],
): { readonly asked: Asked<T, C>; readonly again: () => void } {
  const vault = useVault()
  const [asked, setAsked] = useState<Asked<T, C>>({ state: 'loading' })
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((now) => now + 1), [])
  useVaultNews(useCallback((topic: Topic) => (topics.includes(topic) ? again() : undefined), [topics, again]))
  useEffect(() => {
    let current = true
    void ask(vault).then((answer) => {
      if (!current) return
      setAsked(answer.ok ? { state: 'here', value: answer.value } : { state: 'refused', refusal: answer.error })
    })
    return () => {
      current = false
    }
  }, [ask, vault, turn])
  return { asked, again }
}
