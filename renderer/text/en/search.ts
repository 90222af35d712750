import type { DoorCode } from '../../core/base/door.ts'
import type { SearchHit } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted, listAnd } from '../numbers.ts'
import { handName } from './entries.ts'
import { doorFaults } from './faults.ts'

const faults: Record<'not-unlocked' | DoorCode, string> = doorFaults

/** "Pathology report, 3 May 2023, St Mary, page 2". */
const hitName = ({ title, date, hospital, page }: SearchHit): string =>
  [title, date === null ? null : dateText(date), hospital, `page ${page}`].filter((part) => part !== null).join(', ')

type Still = { readonly unread: number; readonly notYet: number; readonly hardToRead: number }

const still = ({ unread, notYet, hardToRead }: Still): string | null => {
  const opening = notYet === 0 ? null : `${counted(notYet, 'page is', 'pages are')} still being opened for the search`
  const reading = unread === 0 ? null : `${counted(unread, 'record is', 'records are')} still being read`
  const hard = hardToRead === 0 ? null : `${counted(hardToRead, 'page was', 'pages were')} hard to read`
  const parts = [opening, reading, hard].filter((part) => part !== null)
  return parts.length === 0 ? null : `${listAnd(parts)}.`
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
  ],
  keys: 'Arrow down goes to the results. Enter opens one at its first mark.',
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
  nothing: (person: string | null, query: string) =>
    person === null ? `No record contains “${query}”.` : `No record of ${person}’s contains “${query}”.`,
  nothingOnPages: (person: string | null, query: string) =>
    person === null ? `No page contains “${query}”.` : `No page of ${person}’s contains “${query}”.`,
  typed: (count: number) => `Typed by you (${count})`,
  typedName: handName,
  /** Not every page can be found yet: the vault has just been opened. The answer changes by itself. */
  nothingSoFar: (query: string) => `“${query}” has not been found so far.`,
  waiting: 'Your records are still being opened. The search answers as soon as they are there.',
  nothingNext:
    'Check the spelling, or try fewer words. A word can be missing here and still stand on a page that was hard to read.',
  /** Shown with what was found, and where nothing was. */
  also: (others: readonly string[]) => `We also looked for ${listAnd(others)}.`,
  still,
  notSearched: 'Pages that may belong to someone else are not searched.',
}
