import type { DoorCode } from '../../core/base/door.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { RecordRow } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted } from '../numbers.ts'
import { doorFaults, keptText } from './faults.ts'
import { kindText } from './kinds.ts'

const unknownKind = 'Kind not known yet'
const kindName = (kind: DocumentKind | null): string => (kind === null ? unknownKind : kindText[kind].one)

/** "Rosa" of "Rosa Alvarez" and of "Alvarez, Rosa". */
const givenName = (name: string): string => (name.split(',')[1] ?? name).trim().split(/\s+/)[0] ?? name

/** "Is this Rosa’s?" */
const whose = (person: string | null): string =>
  person === null ? 'Whose is this?' : `Is this ${givenName(person)}’s?`

type Say = (row: RecordRow, person: string | null) => string

const readingWords: Say = ({ reading }) => {
  if (reading.state !== 'reading' || reading.of === 0) return 'Reading'
  return `Reading page ${Math.min(reading.done + 1, reading.of)} of ${reading.of}`
}

/** Where a record stands, in a few words; `person` is the name of the one whose records these are. */
const standing = {
  whose: (_, person) => whose(person),
  'needs-password': () => 'Needs a password',
  unchecked: () => 'Not yet checked',
  reading: readingWords,
  waiting: () => 'Waiting to be read',
  kept: () => 'Kept, not read',
  'not-mine': () => 'Belongs to someone else',
  unpacked: () => 'Opened',
  checked: () => 'Checked by you',
} satisfies Record<string, Say>

/** "Pathology report, 3 May 2023, St Mary, 4 pages, not yet checked". */
function rowName(row: RecordRow, standingWords: string): string {
  const parts = [
    kindName(row.kind),
    row.date === null ? 'no date' : dateText(row.date),
    row.hospital,
    row.pages === 0 ? null : counted(row.pages, 'page', 'pages'),
    lowerFirst(standingWords),
  ]
  return parts.filter((part) => part !== null).join(', ')
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const faults: Record<'not-unlocked' | DoorCode, string> = doorFaults

export const recordsText = {
  faults,
  title: 'Records',
  loading: 'Opening the list',
  list: 'Records',
  add: 'Add records',
  empty: 'No records yet. Add anything you have; order does not matter.',
  emptyKind: (kind: DocumentKind | null) =>
    kind === null ? 'No records whose kind is not known.' : `No ${kindText[kind].many} here with this filter.`,
  emptyUnchecked: 'Nothing here is waiting for your check.',
  showAll: 'Show all records',
  countOf: (count: number) => counted(count, 'record', 'records'),
  shown: (shown: number, of: number) => `${shown} of ${counted(of, 'record', 'records')}`,
  filterKind: 'Show records of one kind',
  filterState: 'Show records by state',
  all: 'All',
  unchecked: 'Not yet checked',
  kindName,
  kindChip: (kind: DocumentKind | null) => (kind === null ? unknownKind : upperFirst(kindText[kind].many)),
  unknownKind,
  columns: { date: 'Date', kind: 'Kind', title: 'Title', hospital: 'Hospital', pages: 'Pages', state: 'State' },
  noDate: 'No date',
  noHospital: 'Not known',
  noPages: 'None',
  keptWhy: keptText,
  whose,
  standing,
  rowName,
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
