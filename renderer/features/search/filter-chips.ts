import { filterKey } from '../../core/search/filter.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import type { SearchAnswer } from '../../vault/contract.ts'

/** A filter as it is offered or taken; `rest` is the query without the words that name it. */
export type FilterChip = {
  readonly key: string
  readonly filter: Filter
  readonly isTaken: boolean
  readonly rest: string | null
  readonly records: number | null
}

type Offered = Pick<SearchAnswer, 'named' | 'counted'>
const nothing: Offered = { named: [], counted: [] }

/** The filters taken, then those that the words name, then those by which what was found can be told apart; each once. */
export function chipsOf(taken: readonly Filter[], offered: Offered = nothing): FilterChip[] {
  const chips: FilterChip[] = [
    ...taken.map((filter) => ({ filter, isTaken: true, rest: null, records: null })),
    ...offered.named.map(({ filter, rest }) => ({ filter, isTaken: false, rest, records: null })),
    ...offered.counted.map(({ filter, records }) => ({ filter, isTaken: false, rest: null, records })),
  ].map((chip) => ({ ...chip, key: filterKey(chip.filter) }))
  return [...new Map(chips.toReversed().map((chip) => [chip.key, chip])).values()].reverse()
}

/** What is asked once a chip has been pressed. */
export function pressed(
  chip: FilterChip,
  query: string,
  taken: readonly Filter[],
): { query: string; filters: Filter[] } {
  const others = taken.filter((filter) => filterKey(filter) !== chip.key)
  return chip.isTaken ? { query, filters: others } : { query: chip.rest ?? query, filters: [...others, chip.filter] }
}
