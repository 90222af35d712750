import { compareDates } from '../../core/base/clinical-date.ts'
import type { PersonId } from '../../core/base/ids.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import { filterKey, passes } from '../../core/search/filter.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import { namedFilters, type NamedFilter } from '../../core/search/named-filters.ts'
import type { Catalogued } from './search-catalogue.ts'
import type { Session } from './session.ts'

type Counted = { readonly filter: Filter; readonly records: number }

/** The records that a search is about: those of the open person, or of the persons that it names, that pass every filter. */
export class FindScope {
  readonly persons: ReadonlySet<PersonId>
  private readonly undated = new Set<string>()
  private readonly matched = new Map<string, Catalogued>()

  constructor(
    private readonly session: Session,
    private readonly records: ReadonlyMap<string, Catalogued>,
    private readonly filters: readonly Filter[],
  ) {
    const named = filters.flatMap((filter) => (filter.by === 'person' ? [filter.person] : []))
    const open = session.tables.person()?.id
    this.persons = new Set(named.length > 0 ? named : open ? [open] : [])
  }

  /** Every record of these persons, whatever else is asked of it. */
  all(): Catalogued[] {
    return [...this.records.values()].filter(({ person }) => this.persons.has(person))
  }

  /** A record of these persons. */
  record(documentId: string): Catalogued | null {
    const record = this.records.get(documentId)
    return record && this.persons.has(record.person) ? record : null
  }

  /** Whether a page may be found: of a record that passes, and not somebody else's, nor perhaps. */
  has(documentId: string, page: number): boolean {
    const record = this.record(documentId)
    if (!record) return false
    const passed = passes(record.standing, this.filters)
    if (passed === 'no' || isKeptOut(this.session, documentId, page)) return false
    if (passed === 'no-date') this.undated.add(documentId)
    return passed === 'yes'
  }

  /** Notes a page that holds what is wanted, so that its record is counted. */
  note(documentId: string, page: number): void {
    const record = this.matched.has(documentId) ? undefined : this.records.get(documentId)
    if (record && this.has(documentId, page)) this.matched.set(documentId, record)
  }

  /** The records that pass, the newest first, each by its first page that may be shown: where no word was asked for. */
  newest(limit: number): { readonly document: string; readonly page: number }[] {
    if (this.filters.length === 0) return []
    const found = this.all().flatMap(({ id, standing }) => {
      const shown = this.session.tables.pages(id).find(({ page, blob }) => blob !== null && this.has(id, page))
      if (!shown) return []
      this.note(id, shown.page)
      return [{ document: id, page: shown.page, date: standing.date }]
    })
    const first = { year: 0 }
    return found.sort((a, b) => compareDates(b.date ?? first, a.date ?? first)).slice(0, limit)
  }

  /** Whether something written by hand passes: it has a date and a place, and is no kind of paper. */
  hasHand({ personId, date, place }: HandEntry): boolean {
    return this.persons.has(personId) && passes({ kind: null, date, hospital: place }, this.filters) === 'yes'
  }

  /** Records that were left out only because nobody knows their date. */
  get leftOutUndated(): number {
    return this.undated.size
  }

  /** What the words name that is not asked for yet. */
  named(query: string): NamedFilter[] {
    const { tables } = this.session
    const taken = new Set(this.filters.map(filterKey))
    const hospitals = this.all().flatMap(({ standing }) => (standing.hospital ? [standing.hospital] : []))
    const persons = tables.all('person').filter(({ id }) => !this.persons.has(id))
    const found = namedFilters(query, { hospitals: hospitals.sort(mixedCaseFirst), persons })
    const fresh = found.filter(({ filter }) => !taken.has(filterKey(filter)))
    return [...new Map(fresh.toReversed().map((one) => [filterKey(one.filter), one])).values()].reverse()
  }

  /** By what the records found could be told apart: kinds, years and hospitals, the commonest first; not what all of them are. */
  counted(most: number): Counted[] {
    const counts = new Map<string, Counted>()
    for (const { standing } of this.matched.values())
      for (const filter of filtersOf(standing)) {
        const key = filterKey(filter)
        const known = counts.get(key)
        counts.set(key, { filter: nicer(known?.filter ?? filter, filter), records: (known?.records ?? 0) + 1 })
      }
    const taken = new Set(this.filters.map(({ by }) => by))
    return [...counts.values()]
      .filter(({ filter, records }) => records < this.matched.size && !taken.has(filter.by))
      .sort((a, b) => b.records - a.records || (filterKey(a.filter) < filterKey(b.filter) ? -1 : 1))
      .slice(0, most)
  }
}

const filtersOf = ({ kind, date, hospital }: Catalogued['standing']): Filter[] => [
  ...(kind ? [{ by: 'kind' as const, kind }] : []),
  ...(date ? [{ by: 'date' as const, from: { year: date.year }, until: { year: date.year } }] : []),
  ...(hospital ? [{ by: 'hospital' as const, hospital }] : []),
]

/** Of a name that reports write in two ways, the one that is not all capitals. */
const mixedCaseFirst = (a: string, b: string): number => Number(isLoud(a)) - Number(isLoud(b))
const isLoud = (name: string): boolean => name === name.toUpperCase()
const nicer = (a: Filter, b: Filter): Filter =>
  a.by === 'hospital' && b.by === 'hospital' && isLoud(a.hospital) ? b : a

/** A page of somebody else, or that may be; nobody knows before its document has been understood. */
function isKeptOut({ tables }: Session, documentId: string, page: number): boolean {
  const identity = tables.get('understanding', documentId)?.pages.find((one) => one.page === page)
  if (!identity) return true
  return identity.answer ? !identity.answer.isPerson : identity.verdict === 'quarantine'
}
