import type { Filter } from '../../core/model/search-filter.ts'
import type { PersonId } from '../../core/base/ids.ts'
import { searchText as text } from '../../text/en/search.ts'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { asksForCommands } from './commands.ts'
import { isWorthAsking } from './marked.ts'
import { LIMIT, type Found } from './use-search.ts'

type Persons = readonly { readonly id: PersonId; readonly name: string }[]
type Answered = Extract<Found, { state: 'found' }>
type Props = {
  found: Found
  query: string
  filters: readonly Filter[]
  persons: Persons
  onAsk: (query: string, filters: readonly Filter[]) => void
  hasCommands: boolean
}

/** What there is to say before the rows, or in their place. */
export function Said(props: Props) {
  const { found } = props
  if (found.state === 'refused')
    return (
      <Banner tone="caution" urgent>
        {text.faults[found.code]}
      </Banner>
    )
  if (found.state === 'nothing-asked') return <NotAsked {...props} />
  if (found.hits.length === 0) return <Nothing {...props} found={found} />
  if (found.isPartly) return <p role="status">{text.partly}</p>
  return (
    <p className="visually-hidden" role="status">
      {text.found(found.hits.length, LIMIT)}
    </p>
  )
}

function NotAsked({ query, filters, hasCommands }: Props) {
  if (hasCommands) return null
  if (asksForCommands(query)) return <p role="status">{text.noCommand(query)}</p>
  if (!isWorthAsking(query) && filters.length === 0) return <Hints typed={query.trim() !== ''} />
  return (
    <p className="search-late" role="status">
      {text.waiting}
    </p>
  )
}

const everyone = (persons: Persons): Filter[] => persons.map(({ id }) => ({ by: 'person' as const, person: id }))

function Nothing({ found, query, filters, persons, onAsk }: Props & { found: Answered }) {
  const { hand, entries, notYet } = found
  const other = hand.length + entries.length
  const said = { person: persons[0]?.name ?? null, query: found.query, notYet, other, filters: filters.length }
  return (
    <div className="stack stack-tight">
      <p className="muted small" role="status">
        <strong className="search-nothing">{text.nothingFound(said)}</strong>
      </p>
      {notYet > 0 ? null : <p>{filters.length > 0 ? text.nothingFiltered : text.nothingNext}</p>}
      {filters.length > 0 || persons.length < 2 ? null : (
        <p>
          <TextLink onPress={() => onAsk(query, everyone(persons))}>{text.everyone}</TextLink>
        </p>
      )}
    </div>
  )
}

/** What else was looked for, and what could not be looked at. */
export function Notes({ found }: { found: Answered }) {
  const still = text.still(found)
  return (
    <>
      {found.undated === 0 ? null : <p className="muted small">{text.undated(found.undated)}</p>}
      {found.also.length === 0 ? null : <p className="muted small">{text.also(found.also)}</p>}
      {still === null ? null : <p className="muted">{still}</p>}
      {found.hits.length === 0 ? <p className="muted">{text.notSearched}</p> : null}
    </>
  )
}

function Hints({ typed }: { typed: boolean }) {
  if (typed) return <p className="muted">{text.tooShort}</p>
  return (
    <div className="stack stack-tight muted">
      <ul className="search-hints">
        {text.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      <p className="small">{text.keys}</p>
    </div>
  )
}
