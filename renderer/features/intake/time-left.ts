/** Seconds that are said as one thing: "less than a minute", "about 4 minutes", "about 2 hours". Rising. */
export const timeSteps = [
  60, 120, 180, 240, 300, 420, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10800, 14400, 21600, 28800,
]

/** Reading since it (re)started: when, and how many documents had been read by then. */
export type Mark = { readonly at: number; readonly read: number }
type Sofar = { readonly now: number; readonly read: number; readonly of: number }

const enoughFiles = 3
const enoughMs = 10_000

/** Seconds left at the speed since the mark; null while that is only a guess (ux.md §2.4: after 3 files or 10 s). */
export function secondsLeft(mark: Mark, { now, read, of }: Sofar): number | null {
  const elapsed = now - mark.at
  const gained = read - mark.read
  if (gained <= 0 || elapsed <= 0 || (gained < enoughFiles && elapsed < enoughMs)) return null
  return ((of - read) * elapsed) / gained / 1000
}

/** Which step says these seconds: the first that is not below them. */
export const stepOf = (seconds: number): number => {
  const step = timeSteps.findIndex((most) => seconds <= most)
  return step === -1 ? timeSteps.length : step
}

/** The step to show next: down at once, up by one step at a time. */
export function nextStep(shown: number | null, seconds: number | null): number | null {
  if (seconds === null) return shown
  const step = stepOf(seconds)
  return shown === null ? step : Math.min(step, shown + 1)
}

const quarters = [25, 50, 75, 100]

/** The highest quarter (in percent) that lies between two progress fractions; null when none was passed. */
export function quarterPassed(before: number, now: number): number | null {
  return quarters.findLast((quarter) => before * 100 < quarter && now * 100 >= quarter) ?? null
}
