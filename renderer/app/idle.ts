/** Seconds of notice before the vault locks by itself (vault.md §5.8); half of the time where that is a minute. */
const NOTICE = 60
/** How long the notice stays after the last sign of the person, so that its buttons do not go from under a hand. */
const LINGER = 2
/** Work that a person waits for keeps the vault open so much longer at most (ux.md §2.4). */
const LONGEST_WAIT = 3600

export type Idle =
  | { readonly idle: 'no' }
  /** The person has just come back: what was shown stays a moment. */
  | { readonly idle: 'back' }
  | { readonly idle: 'notice'; readonly seconds: number }
  /** Time is up, and work is waited for: for `minutes` more at most. */
  | { readonly idle: 'waits'; readonly minutes: number }
  | { readonly idle: 'lock' }

/** `minutes` without a sign of life lock the vault; `isHeld`: something goes on that is waited for. */
type Look = { readonly now: number; readonly minutes: number; readonly isHeld: boolean }

/** When an open vault that nobody touches is locked. Times are seconds of one clock. */
export class IdleClock {
  /** Until when the lock was last held off: the notice comes after it once more. */
  private heldUntil = Number.NEGATIVE_INFINITY

  constructor(private lastSeen: number) {}

  seen(now: number): void {
    this.lastSeen = now
  }

  look({ now, minutes, isHeld }: Look): Idle {
    const limit = this.lastSeen + minutes * 60
    const notice = Math.min(NOTICE, minutes * 30)
    const wait = limit + LONGEST_WAIT - now
    if (isHeld && wait > 0) this.heldUntil = now
    const left = Math.ceil(Math.max(limit, this.heldUntil + notice) - now)
    if (left <= 0) return { idle: 'lock' }
    if (limit - now <= notice)
      return isHeld && wait > 0
        ? { idle: 'waits', minutes: Math.ceil(wait / 60) }
        : { idle: 'notice', seconds: Math.min(left, notice) }
    return { idle: now - this.lastSeen > LINGER ? 'no' : 'back' }
  }
}
