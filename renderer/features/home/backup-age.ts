const DAY_MS = 86_400_000
/** A backup older than this is asked for at the top of Home. */
const OVERDUE_DAYS = 30

/** Whole days between an instant and now, both by this computer's clock; none where that clock has been put back. */
export const daysSince = (instant: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(instant)) / DAY_MS))

export const isOverdue = (instant: string, now: number): boolean => daysSince(instant, now) >= OVERDUE_DAYS
