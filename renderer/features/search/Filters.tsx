import { type KeyboardEvent } from 'react'
import type { PersonId } from '../../core/base/ids.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import { searchText as text } from '../../text/en/search.ts'
import { ChipGroup } from '../../ui/controls/ChipGroup.tsx'
import { pressed, type FilterChip } from './filter-chips.ts'

type Props = {
  chips: readonly FilterChip[]
  query: string
  taken: readonly Filter[]
  personName: (id: PersonId) => string
  onAsk: (query: string, filters: readonly Filter[]) => void
}

/** What the search is kept to, and what it may be kept to: nothing is left out that does not stand here. */
export function Filters({ chips, query, taken, personName, onAsk }: Props) {
  if (chips.length === 0) return null
  const press = (keys: readonly string[]) => {
    const chip = chips.find(({ key, isTaken }) => isTaken !== keys.includes(key))
    if (chip === undefined) return
    const next = pressed(chip, query, taken)
    onAsk(next.query, next.filters)
  }
  const letGo = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    const at =
      event.target instanceof HTMLElement
        ? [...event.currentTarget.querySelectorAll('.chip')].indexOf(event.target)
        : -1
    const chip = chips[at]
    if (chip?.isTaken !== true) return
    event.preventDefault()
    onAsk(query, pressed(chip, query, taken).filters)
  }
  return (
    <div className="search-filters" role="presentation" onKeyDown={letGo}>
      <span className="small muted" aria-hidden="true">
        {text.only}
      </span>
      <ChipGroup
        name={text.filters}
        chips={chips.map(({ key, filter, records }) => ({
          ...{ id: key, label: text.filterName(filter, personName) },
          ...(records === null ? {} : { count: records }),
        }))}
        selected={chips.filter(({ isTaken }) => isTaken).map(({ key }) => key)}
        onChange={press}
      />
    </div>
  )
}
