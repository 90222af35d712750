import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { IntakeLine, Vault } from '../../vault/contract.ts'
import { inPortions, useVault, useVaultNews, type Topic } from '../../vault/use-vault.tsx'

type Answer = Awaited<ReturnType<Vault['intake']>>
type Refused = Extract<Answer, { ok: false }>['error']['code']

/** What the vault says of the files it has taken in. */
export type Look =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly code: Refused }
  | { readonly state: 'here'; readonly lines: readonly IntakeLine[] }

/** Reading tells of every page; looking again this often is enough for the eye and leaves the window free. */
const PACE_MS = 400
/** A list of thousands takes longer to be told and drawn: it is asked for less often, by so much for each line. */
const PACE_MS_OF_LINE = 0.4
const topics: readonly Topic[] = ['intake', 'records', 'reading', 'person']

/** The lines of the import panel, looked at again when something changes, one look at a time. */
export function useLines(): { readonly look: Look; readonly lookAgain: () => void } {
  const vault = useVault()
  const [look, setLook] = useState<Look>({ state: 'loading' })
  const pace = useRef({ busy: false, due: false, over: false, pace: PACE_MS, known: none })

  const lookAgain = useCallback(() => {
    const at = pace.current
    at.due = true
    if (at.busy) return
    at.busy = true
    void (async () => {
      for (; at.due && !at.over; await new Promise((go) => setTimeout(go, at.pace))) {
        at.due = false
        const now = await lookOnce(vault, at.known)
        at.pace = paceOf(now)
        const known = at.known
        at.known = now.state === 'here' ? now.lines : none
        // Drawn in steps between which the window hears other things.
        startTransition(() => setLook((before) => (isAsBefore(before, known, now) ? before : now)))
      }
      at.busy = false
    })()
  }, [vault])

  useVaultNews(useCallback((topic: Topic) => (topics.includes(topic) ? lookAgain() : undefined), [lookAgain]))
  useEffect(() => {
    const at = pace.current
    at.over = false
    lookAgain()
    return () => {
      at.over = true
    }
  }, [lookAgain])
  return { look, lookAgain }
}

const paceOf = (look: Look): number => PACE_MS + (look.state === 'here' ? look.lines.length * PACE_MS_OF_LINE : 0)

const none: readonly IntakeLine[] = []

/** Lines that say the same as before stay the same objects, so that their rows need not be drawn again. */
async function lookOnce(vault: Vault, before: readonly IntakeLine[]): Promise<Look> {
  const known = new Map(before.map((line) => [line.itemId, line]))
  const asBefore = (line: IntakeLine): IntakeLine => {
    const old = known.get(line.itemId)
    return old && saysTheSame(old, line) ? old : line
  }
  const lines = await inPortions((portion) => vault.intake(portion), asBefore)
  return lines.ok ? { state: 'here', lines: lines.value } : { state: 'refused', code: lines.error.code }
}

/** Whether nothing has changed since the look that is shown, which had these lines. */
const isAsBefore = (shown: Look, known: readonly IntakeLine[], now: Look): boolean =>
  shown.state === 'here' &&
  now.state === 'here' &&
  shown.lines === known &&
  known.length === now.lines.length &&
  now.lines.every((line, at) => line === known[at])

/** An item keeps its name, size and batch for ever: only its state and its document can change. */
function saysTheSame(a: IntakeLine, b: IntakeLine): boolean {
  if (a.state.state !== b.state.state || a.documentId !== b.documentId) return false
  // A line says little; its state is compared whole.
  return JSON.stringify(a.state) === JSON.stringify(b.state)
}
