import type { IntakeLine } from '../../vault/contract.ts'
import type { CopyLine } from './copy-queue.ts'

/** The chips over the list, in their order. Files that are being copied are `open`; those that were refused need the person. */
export const filterIds = ['all', 'open', 'you', 'filed', 'kept', 'here', 'apart'] as const
export type FilterId = (typeof filterIds)[number]

const homes: Record<IntakeLine['state']['state'], FilterId> = {
  'already-here': 'here',
  'in-bin': 'here',
  'left-out': 'apart',
  unpacked: 'apart',
  'in-study': 'filed',
  waiting: 'open',
  reading: 'open',
  'needs-password': 'you',
  kept: 'kept',
  filed: 'filed',
  'needs-you': 'you',
}

export const passes = (filter: FilterId, { state }: IntakeLine): boolean =>
  filter === 'all' || homes[state.state] === filter

/** The same for a file that is not inside yet. */
export const copyPasses = (filter: FilterId, { at }: CopyLine): boolean =>
  filter === 'all' || filter === (at.state === 'refused' ? 'you' : 'open')

/** How many lines each chip would show. Every line is counted once besides `all`. */
export function countLines(lines: readonly IntakeLine[], copying: readonly CopyLine[]): Record<FilterId, number> {
  const refused = copying.filter((line) => copyPasses('you', line)).length
  const open = copying.length - refused
  const counts: Record<FilterId, number> = {
    all: lines.length + copying.length,
    open,
    you: refused,
    filed: 0,
    kept: 0,
    here: 0,
    apart: 0,
  }
  for (const { state } of lines) counts[homes[state.state]] += 1
  return counts
}
