import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import type { DoorCode } from '../../core/base/door.ts'
import type { PersonId } from '../../core/base/ids.ts'
import { toIso } from '../../core/base/clinical-date.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import type { FoundEntry, SearchHit } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted, listAnd } from '../numbers.ts'
import { entryKindText, entryTitle, handName, valueText, whenText } from './entries.ts'
import { doorFaults } from './faults.ts'
import { kindText } from './kinds.ts'
import { givenName } from './people.ts'

const faults: Record<'not-unlocked' | DoorCode, string> = doorFaults

const recordOf = (name: string): string => `${givenName(name)}’s record`

/** "Pathology report, 3 May 2023, St Mary, page 2"; whose it is, where it is not the open person's. */
const hitName = ({ title, date, hospital, page, person }: SearchHit): string =>
  [title, person && recordOf(person.name), date === null ? null : dateText(date), hospital, `page ${page}`]
    .filter((part) => part !== null)
    .join(', ')

type Still = { readonly unread: number; readonly notYet: number; readonly hardToRead: number }

const still = ({ unread, notYet, hardToRead }: Still): string | null => {
  const opening = notYet === 0 ? null : `${counted(notYet, 'page is', 'pages are')} still being opened for the search`
  const reading = unread === 0 ? null : `${counted(unread, 'record is', 'records are')} still being read`
  const hard = hardToRead === 0 ? null : `${counted(hardToRead, 'page was', 'pages were')} hard to read`
  const parts = [opening, reading, hard].filter((part) => part !== null)
  return parts.length === 0 ? null : `${listAnd(parts)}.`
}

/** "June 2023", "Since 2022", "Until March 2021", "2020 to 2022". */
function spanName(from: ClinicalDate | null, until: ClinicalDate | null): string {
  if (from === null) return until === null ? 'Any date' : `Until ${dateText(until)}`
  if (until === null) return `Since ${dateText(from)}`
  return toIso(from) === toIso(until) ? dateText(from) : `${dateText(from)} to ${dateText(until)}`
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** What a filter keeps: "Pathology reports", "2023", "St Mary Hospital", "Harold’s records". */
function filterName(filter: Filter, personName: (id: PersonId) => string): string {
  switch (filter.by) {
    case 'kind':
      return capital(kindText[filter.kind].many)
    case 'date':
      return spanName(filter.from, filter.until)
    case 'hospital':
      return filter.hospital
    case 'person':
      return `${givenName(personName(filter.person))}’s records`
  }
}

/** A statement of a structured file, and where it stands. */
function entry({ entry: said, title, page, person }: FoundEntry): { title: string; meta: string } {
  const parts = [whenText(said), person && recordOf(person.name), title, `page ${page}`]
  const value = valueText(said.value)
  return {
    title: `${entryKindText[said.kind].one}: ${entryTitle(said)}${value === null ? '' : `, ${value}`}`,
    meta: parts.filter((part) => part !== null).join(' · '),
  }
}

type Nothing = {
  readonly person: string | null
  readonly query: string
  readonly notYet: number
  /** What was found beside pages. */
  readonly other: number
  readonly filters: number
}

function nothingFound({ person, query, notYet, other, filters }: Nothing): string {
  // Not every page can be found yet: the vault has just been opened. The answer changes by itself.
  if (notYet > 0) return query === '' ? 'Nothing has been found so far.' : `“${query}” has not been found so far.`
  if (query === '') return 'No record fits what is chosen above.'
  if (filters > 0) return `Nothing that is chosen above contains “${query}”.`
  const what = other > 0 ? 'page' : 'record'
  return person === null
    ? `No ${what} contains “${query}”.`
    : `No ${what} of ${givenName(person)}’s contains “${query}”.`
}

export const searchText = {
  faults,
  title: 'Search',
  field: 'Search every page',
  placeholder: 'A word from a report, a doctor, a hospital, a year',
  clear: 'Clear the search',
  hints: [
    'Try a word from a report, a doctor, a hospital or a year.',
    'Put words in quotation marks to find them next to each other: “lymph node”.',
    'Scanned pages are searched too, once they have been read.',
    'Type what you want to do, such as “lock” or “back up”, or > for everything you can do from here.',
  ],
  keys: 'Enter opens the first result at its first mark. Arrow down goes to the results, Tab to what they can be kept to.',
  tooShort: 'Go on typing: two letters are enough.',
  results: 'Pages found',
  /** The search stops at `limit` pages. */
  found: (count: number, limit: number) =>
    count >= limit
      ? `The first ${count} pages. Another word makes the list shorter.`
      : `${counted(count, 'page', 'pages')} found`,
  hitName,
  page: (page: number) => `page ${page}`,
  noDate: 'No date',
  nothingFound,
  partly: 'No page has all of these words. These have some of them.',
  nothingFiltered: 'Take away what is chosen above to look everywhere.',
  undated: (count: number) =>
    `${counted(count, 'record has', 'records have')} no date and ${count === 1 ? 'is' : 'are'} left out while a date is chosen.`,
  everyone: 'Look in everyone’s records in this vault',
  filters: 'Look only in',
  only: 'Only in:',
  filterName,
  recordOf,
  entry,
  entries: (shown: number, all: number) =>
    shown < all ? `Entries, the first ${shown} of ${all}` : counted(all, 'entry', 'entries'),
  commands: 'Go to, or do',
  noCommand: (typed: string) => `Nothing here is called “${typed.replace(/^\s*>\s*/, '').trim()}”.`,
  typed: (count: number) => `Typed by you (${count})`,
  typedName: handName,
  waiting: 'Your records are still being opened. The search answers as soon as they are there.',
  nothingNext:
    'Check the spelling, or try fewer words. A word can be missing here and still stand on a page that was hard to read.',
  /** Shown with what was found, and where nothing was. */
  also: (others: readonly string[]) => `We also looked for ${listAnd(others)}.`,
  still,
  notSearched: 'Pages that seem to be someone else’s are not searched.',
}
