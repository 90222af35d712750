import type { IntakeLine } from '../../vault/contract.ts'

/** The chips over the list, in their order. `open` also holds the files that are still being copied. */
export const filterIds = ['all', 'open', 'you', 'filed', 'kept', 'here'] as const
export type FilterId = (typeof filterIds)[number]

const homes: Record<IntakeLine['state']['state'], FilterId> = {
  'already-here': 'here',
  waiting: 'open',
  reading: 'open',
  'needs-password': 'you',
  kept: 'kept',
  filed: 'filed',
  'needs-you': 'you',
}

export const passes = (filter: FilterId, { state }: IntakeLine): boolean =>
  filter === 'all' || homes[state.state] === filter

/** How many lines each chip would show. Every line is counted once besides `all`. */
export function countLines(lines: readonly IntakeLine[], copying: number): Record<FilterId, number> {
  const counts: Record<FilterId, number> = {
    all: lines.length + copying,
    open: copying,
    you: 0,
    filed: 0,
    kept: 0,
    here: 0,
  }
  for (const { state } of lines) counts[homes[state.state]] += 1
  return counts
}
