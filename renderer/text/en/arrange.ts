import type { DoorCode } from '../../core/base/door.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import type { RecordRow } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted } from '../numbers.ts'
import { diskFaults, doorFaults } from './faults.ts'

const recordFaults: Record<DoorCode | 'not-unlocked' | 'no-such-record', string> = doorFaults
const writeFaults: Record<
  DoorCode | 'not-unlocked' | 'no-such-record' | 'not-read-yet' | 'other-person' | (typeof diskCodes)[number],
  string
> = {
  ...doorFaults,
  ...diskFaults,
  'not-read-yet':
    'This record has not been read yet, so its pages cannot be arranged. Nothing was changed. Try again later.',
  'other-person': 'These records belong to different persons, so they stay apart. Nothing was changed.',
}

/** Why another report seems to begin on a page, as the page itself says. */
const becauseOf: Readonly<Record<string, string>> = {
  'page-one': 'the page says that it is page 1',
  'new-patient': 'the page carries another name',
  'new-accession': 'the page carries another case number',
  'new-title': 'the page carries the title of a report',
  'new-header': 'the page has another heading',
  'blank-before': 'an empty page stands before it',
}
const because = (code: string): string => becauseOf[code] ?? 'another report seems to begin here'

const pagesIn = (from: number, to: number): string => (from === to ? `page ${from}` : `pages ${from} to ${to}`)
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "page 3", "4 pages". */
const these = (pages: readonly number[]): string =>
  pages.length === 1 ? `page ${pages[0] ?? 1}` : counted(pages.length, 'page', 'pages')

const recordName = ({ title, date, hospital, pages }: RecordRow): string =>
  [title, date === null ? 'no date' : dateText(date), hospital, counted(pages, 'page', 'pages')]
    .filter((part) => part !== null)
    .join(' · ')

type Standing = { of: number; record: number; begins: boolean }

export const arrangeText = {
  faults: { record: recordFaults, write: writeFaults },
  title: 'Arrange pages',
  of: (title: string) => `Pages of “${title}”`,
  loading: 'Opening the pages',
  back: 'Back to the record',
  unchanged: 'The original file is never changed. Everything here can be undone.',
  notRead: 'This record has no pages that can be arranged.',
  pages: 'Pages',
  keys: 'Arrows: go. Enter: cut in front of the page, or take the cut away. Space: choose. R: turn. Alt with ↑ or ↓: earlier or later.',
  keysSpoken:
    'Arrow keys go from page to page. Enter cuts in front of a page or takes the cut away. Space chooses a page. R turns it. Alt with arrow up or down moves it earlier or later. Tab goes to the cut mark of the page, which the left and right arrows move.',
  /** What is read out after "Page 7", or after "Page 7 Record 2" where a record begins. */
  pageMore: ({ of, record, begins }: Standing) =>
    begins ? `begins here, of ${of} pages` : `of ${of}, record ${record}`,
  page: (page: number) => `Page ${page}`,
  recordMark: (record: number) => `Record ${record}`,
  cutName: (page: number) => `Cut in front of page ${page}`,
  drawing: 'Drawing',
  failed: 'Cannot be drawn',
  cutAt: (page: number, records: number) => `Cut in front of page ${page}. ${counted(records, 'record', 'records')}.`,
  noCutAt: (page: number, records: number) =>
    `No cut in front of page ${page}. ${counted(records, 'record', 'records')}.`,
  cutFirst: 'The first page begins the record; there is nothing to cut off before it.',
  parts: 'What the cuts make',
  noParts: 'No cut is set: it stays one record.',
  part: (record: number, from: number, to: number) => `Record ${record}: ${pagesIn(from, to)}`,
  because: (code: string) => upperFirst(because(code)) + '.',
  byYou: 'Set by you.',
  stays: 'Stays where it is.',
  removeCut: (page: number) => `Take away the cut in front of page ${page}`,
  goToPage: (page: number) => `Go to page ${page}`,
  suggested: (count: number) =>
    `${counted(count, 'cut is', 'cuts are')} suggested, because another report seems to begin there. Look at them, then split.`,
  noneSuggested: 'No cut is suggested. Set one where another report begins.',
  split: (count: number) => `Split into ${counted(count, 'record', 'records')}`,
  splitting: 'Splitting',
  splitDone: (count: number) => `Split into ${counted(count, 'record', 'records')}.`,
  splitNext: 'Each waits in To review to be checked.',
  open: (record: number, from: number, to: number) => `Record ${record}: ${pagesIn(from, to)} of what was one`,
  done: 'Done',
  chosen: (count: number) => (count === 0 ? 'No page chosen' : `${counted(count, 'page', 'pages')} chosen`),
  clear: 'Choose none',
  actions: 'What to do with pages',
  turn: (pages: readonly number[]) => `Turn ${these(pages)}`,
  turned: (pages: readonly number[]) => `${upperFirst(these(pages))} turned.`,
  earlier: 'Move earlier',
  later: 'Move later',
  movedTo: (page: number) => `Now page ${page}.`,
  toRecord: 'Move to another record',
  toPerson: 'Move to another person',
  moved: (count: number) => `${counted(count, 'page', 'pages')} moved.`,
  close: 'Close',
  cancel: 'Leave here',
  recordDialog: {
    title: (pages: readonly number[]) => `Where does ${these(pages)} belong?`,
    titleMany: (pages: readonly number[]) => `Where do ${these(pages)} belong?`,
    text: (count: number) => `${count === 1 ? 'It goes' : 'They go'} to the end of the record you choose.`,
    newRecord: 'A new record of its own',
    search: 'Find a record',
    clear: 'Clear the search',
    list: 'Records',
    name: recordName,
    none: 'No other record has these words in its title, hospital or date.',
  },
  personDialog: {
    choose: 'Whose pages are they?',
    title: (pages: readonly number[], to: string) => `Move ${these(pages)} to ${to}?`,
    text: (pages: readonly number[], from: string, to: string) =>
      `${upperFirst(these(pages))} ${pages.length === 1 ? 'leaves' : 'leave'} the records of ${from} and ${pages.length === 1 ? 'becomes' : 'become'} a record of ${to}. You can take it back.`,
    who: (name: string, born: string) => `${name}, born ${born}`,
    keep: 'Leave here',
    move: (to: string) => `Move to ${to}`,
    next: 'Go on',
  },
}
