import { useCallback, useEffect, useRef, useState } from 'react'
import { onShellEvent, shell } from '../desktop/shell.ts'
import { appText } from '../text/en/app.ts'
import { useAnnounce } from '../ui/shown/Live.tsx'
import type { VaultWorker } from '../vault/client.ts'
import { runningJobs, type JobKind } from '../vault/use-jobs.ts'
import { IdleClock, type Idle } from './idle.ts'
import { noteNotFinished } from './use-not-finished.ts'

/** What drafts get to be sealed in; the shell does not wait longer either (electron/window/lock.ts). */
const LAST_WORDS_MS = 300

export type Lock = {
  /** The window is covered: nothing of the vault is on the screen any more. */
  readonly covered: boolean
  /** How long the vault has been left alone. */
  readonly idle: Idle
  lockNow(): void
  stay(): void
}

type About = {
  readonly worker: VaultWorker
  /** How long it may lie idle. */
  readonly minutes: number
  /** Something goes on that an idle vault waits for, now. */
  readonly isHeld: () => boolean
  /** Where the person is, to come back to. */
  readonly place: () => string
}

/** Locks on the button, Ctrl+L, `minutes` without a sign of life, suspend and screen lock: cover first, then forget, then a new process for the page. */
export function useLock({ worker, minutes, isHeld, place }: About): Lock {
  const [covered, setCovered] = useState(false)
  const isLocking = useRef(false)
  const announce = useAnnounce()

  const lockNow = useCallback(() => {
    if (isLocking.current) return
    isLocking.current = true
    // Before anything else, and by the shell: nothing that this page or the vault worker is busy with holds it up.
    void shell().lockSoon(null)
    void lastWords(worker, place(), runningJobs())
    setCovered(true)
    announce(appText.locked, 'assertive')
  }, [announce, place, worker])

  useEffect(() => {
    const stops = (['suspend', 'screen-locked', 'lock-asked'] as const).map((name) => onShellEvent(name, lockNow))
    return () => stops.forEach((stop) => stop())
  }, [lockNow])

  return { covered, lockNow, ...useIdle(minutes, isHeld, lockNow) }
}

/** What is being typed and where the person is are sealed; then everything is forgotten. */
async function lastWords({ client, end }: VaultWorker, place: string, jobs: readonly JobKind[]): Promise<void> {
  noteNotFinished(client, jobs)
  const said = client.rememberPlace({ place }).then(() => client.lock(null))
  await Promise.race([said, new Promise((go) => setTimeout(go, LAST_WORDS_MS))])
  end()
  await shell().lockNow(null)
}

const seconds = (): number => performance.now() / 1000
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** How long nobody has been there; locks when it is too long. */
function useIdle(minutes: number, isHeld: () => boolean, lockNow: () => void): Pick<Lock, 'idle' | 'stay'> {
  const [idle, setIdle] = useState<Idle>({ idle: 'no' })
  const clock = useRef<IdleClock>(null)
  clock.current ??= new IdleClock(seconds())

  useEffect(() => {
    const seen = () => clock.current?.seen(seconds())
    signs.forEach((sign) => window.addEventListener(sign, seen, { passive: true, capture: true }))
    return () => signs.forEach((sign) => window.removeEventListener(sign, seen, { capture: true }))
  }, [])

  useEffect(() => {
    const timer = setInterval(() => {
      const next = clock.current?.look({ now: seconds(), minutes, isHeld: isHeld() })
      if (next?.idle === 'lock') return lockNow()
      if (next && next.idle !== 'back') setIdle((now) => (isSame(now, next) ? now : next))
    }, 1000)
    return () => clearInterval(timer)
  }, [isHeld, lockNow, minutes])

  const stay = useCallback(() => {
    clock.current?.seen(seconds())
    setIdle({ idle: 'no' })
  }, [])
  return { idle, stay }
}

/** The same thing is told as the same object: nothing is drawn anew for it. */
const isSame = (a: Idle, b: Idle): boolean => JSON.stringify(a) === JSON.stringify(b)
