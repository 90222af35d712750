import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import type { Refusal, Result } from '../core/base/result.ts'
import type { Portion, Vault } from './contract.ts'

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

/** News that come close together are one: the vault tells of every file and every page. */
const PACE_MS = 250

/** A question that takes long to answer is asked less often, so that most of the time is left to other work: reading goes on meanwhile. */
const RESTS = 2

/** One question at a time, asked again at once or soon; what changed while it was under way is asked about after it. */
export type Looking = { now(): void; soon(): void; end(): void }

/** `look` is asked, `hear` gets its answers, until `end`. A question is never begun before the last one was answered. */
export function startLooking<T>(look: () => Promise<T>, hear: (answer: T) => void, pace = PACE_MS): Looking {
  let due: 'now' | 'soon' | null = null
  let isBusy = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | null = null
  /** From when on it may be asked again. */
  let free = Number.NEGATIVE_INFINITY

  const run = async () => {
    timer = null
    isBusy = true
    const begun = performance.now()
    const answer = await look()
    isBusy = false
    const ended = performance.now()
    free = ended + Math.max(pace, RESTS * (ended - begun))
    if (isOver) return
    hear(answer)
    const next = due
    due = null
    if (next === 'now') now()
    if (next === 'soon') soon()
  }
  const now = () => {
    if (timer) clearTimeout(timer)
    timer = null
    if (isBusy) due = 'now'
    else void run()
  }
  const soon = () => {
    if (isBusy) due ??= 'soon'
    else timer ??= setTimeout(() => void run(), Math.max(0, free - performance.now()))
  }
  return {
    now,
    soon,
    end() {
      isOver = true
      due = null
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}

/**
 * Ask the vault, and ask again when one of the topics changes. The last answer stays while a new one is under way.
 * `ask` must be stable (useCallback) or change only when the question does; `topics` must be a constant list.
 */
export function useAsked<T, C extends string>(
  ask: (vault: Vault) => Promise<Result<T, Refusal<C>>>,
  topics: readonly Topic[],
): { readonly asked: Asked<T, C>; readonly again: () => void } {
  const vault = useVault()
  const [asked, setAsked] = useState<Asked<T, C>>({ state: 'loading' })
  const looking = useRef<Looking | null>(null)
  useEffect(() => {
    const own = startLooking(
      () => ask(vault),
      (answer) =>
        setAsked(answer.ok ? { state: 'here', value: answer.value } : { state: 'refused', refusal: answer.error }),
    )
    looking.current = own
    own.now()
    return () => own.end()
  }, [ask, vault])
  const again = useCallback(() => looking.current?.now(), [])
  useVaultNews(useCallback((topic: Topic) => (topics.includes(topic) ? looking.current?.soon() : undefined), [topics]))
  return { asked, again }
}

/** So many rows are told at once. */
const PORTION = 500

/**
 * The whole of a list, asked for portion by portion, each looked through in a task of its own, with what is `made` of each
 * row: five thousand rows at once would hold the window for longer than anyone should notice.
 */
export async function inPortions<T, E>(
  ask: (portion: Portion) => Promise<Result<readonly T[], E>>,
  made: (row: T) => T = (row) => row,
): Promise<Result<readonly T[], E>> {
  const all: T[] = []
  for (;;) {
    const portion = await ask({ from: all.length, most: PORTION })
    if (!portion.ok) return portion
    for (const row of portion.value) all.push(made(row))
    if (portion.value.length < PORTION) return { ...portion, value: all }
  }
}
