import { useCallback, useEffect, useRef, useState } from 'react'
import type { IntakeLine, Overview, Vault } from '../../vault/contract.ts'
import { useVault, useVaultNews, type Topic } from '../../vault/use-vault.tsx'

type Refused = Extract<Awaited<ReturnType<Vault['intake']>>, { ok: false }>['error']['code']

/** What the vault says of the files it has taken in. */
export type Look =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly code: Refused }
  | { readonly state: 'here'; readonly lines: readonly IntakeLine[]; readonly overview: Overview }

/** Reading tells of every page; looking again this often is enough for the eye and leaves the window free. */
const PACE_MS = 400
const topics: readonly Topic[] = ['intake', 'records', 'reading', 'person']

/** The lines of the import panel and the vault's overview, looked at again when something changes, one look at a time. */
export function useLines(): { readonly look: Look; readonly lookAgain: () => void } {
  const vault = useVault()
  const [look, setLook] = useState<Look>({ state: 'loading' })
  const pace = useRef({ busy: false, due: false })

  const lookAgain = useCallback(() => {
    const at = pace.current
    at.due = true
    if (at.busy) return
    at.busy = true
    void (async () => {
      for (; at.due; await new Promise((go) => setTimeout(go, PACE_MS))) {
        at.due = false
        const now = await lookOnce(vault)
        setLook((before) => withSameLines(before, now))
      }
      at.busy = false
    })()
  }, [vault])

  useVaultNews(useCallback((topic: Topic) => (topics.includes(topic) ? lookAgain() : undefined), [lookAgain]))
  useEffect(lookAgain, [lookAgain])
  return { look, lookAgain }
}

async function lookOnce(vault: Vault): Promise<Look> {
  const [lines, overview] = await Promise.all([vault.intake(null), vault.overview(null)])
  if (!lines.ok) return { state: 'refused', code: lines.error.code }
  if (!overview.ok) return { state: 'refused', code: overview.error.code }
  return { state: 'here', lines: lines.value, overview: overview.value }
}

/** Lines that say the same as before stay the same objects, so that their rows need not be drawn again. */
function withSameLines(before: Look, now: Look): Look {
  if (before.state !== 'here' || now.state !== 'here') return now
  const known = new Map(before.lines.map((line) => [line.itemId, line]))
  const lines = now.lines.map((line) => {
    const old = known.get(line.itemId)
    return old && JSON.stringify(old) === JSON.stringify(line) ? old : line
  })
  return { ...now, lines }
}
