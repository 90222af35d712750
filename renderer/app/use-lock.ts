import { useCallback, useEffect, useRef, useState } from 'react'
import { onShellEvent, shell } from '../desktop/shell.ts'
import { appText } from '../text/en/app.ts'
import { useAnnounce } from '../ui/shown/Live.tsx'
import type { VaultWorker } from '../vault/client.ts'

/** Seconds of notice before the vault locks by itself (vault.md §5.8); half of the time where that is a minute. */
const NOTICE_SECONDS = 60
/** How long the notice stays after the last sign of the person, so that its buttons do not go from under a hand. */
const LINGER_SECONDS = 2
/** What drafts get to be sealed in. */
const LAST_WORDS_MS = 300

export type Lock = {
  /** The window is covered: nothing of the vault is on the screen any more. */
  readonly covered: boolean
  /** Seconds left before it locks by itself; null while the person is there. */
  readonly secondsLeft: number | null
  lockNow(): void
  stay(): void
}

/** Locks on the button, Ctrl+L, `minutes` without a sign of life, suspend and screen lock: cover first, then forget, then a new process for the page. */
export function useLock(worker: VaultWorker, minutes: number, place: () => string): Lock {
  const [covered, setCovered] = useState(false)
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const lastSeen = useRef(performance.now())
  const announce = useAnnounce()

  const lockNow = useCallback(() => {
    setCovered(true)
    announce(appText.locked, 'assertive')
    void (async () => {
      const kept = worker.client.rememberPlace({ place: place() })
      await Promise.race([kept, new Promise((go) => setTimeout(go, LAST_WORDS_MS))])
      await Promise.race([worker.client.lock(null), new Promise((go) => setTimeout(go, LAST_WORDS_MS))])
      worker.end()
      await shell().lockNow(null)
    })()
  }, [announce, place, worker])

  const stay = useCallback(() => {
    lastSeen.current = performance.now()
    setSecondsLeft(null)
  }, [])

  useEffect(() => {
    const stops = (['suspend', 'screen-locked', 'lock-asked'] as const).map((name) => onShellEvent(name, lockNow))
    return () => stops.forEach((stop) => stop())
  }, [lockNow])

  useEffect(() => {
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    const seen = () => {
      lastSeen.current = performance.now()
    }
    signs.forEach((sign) => window.addEventListener(sign, seen, { passive: true, capture: true }))
    const timer = setInterval(() => {
      const idle = (performance.now() - lastSeen.current) / 1000
      const left = Math.ceil(minutes * 60 - idle)
      if (left <= 0) lockNow()
      else if (left <= Math.min(NOTICE_SECONDS, minutes * 30)) setSecondsLeft(left)
      else if (idle > LINGER_SECONDS) setSecondsLeft(null)
    }, 1000)
    return () => {
      clearInterval(timer)
      signs.forEach((sign) => window.removeEventListener(sign, seen, { capture: true }))
    }
  }, [lockNow, minutes])

  return { covered, secondsLeft, lockNow, stay }
}
