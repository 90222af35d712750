import type { DoorCode } from '../../core/base/door.ts'
import type { HandKind } from '../../core/model/rows.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import type { RecordRow } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted } from '../numbers.ts'
import { diskFaults, doorFaults } from './faults.ts'
import { filingText } from './filing.ts'

const writeFaults: Record<
  DoorCode | 'not-unlocked' | 'no-such-record' | 'no-person' | (typeof diskCodes)[number],
  string
> = {
  ...doorFaults,
  ...diskFaults,
  'no-such-record': 'This entry is not in the vault any more. Nothing was changed. Close this and look at the list.',
  'no-person': 'Nobody’s records are open here, so it was not saved. Add a person first; what you typed stays here.',
}

const titleLabels: Record<HandKind, string> = {
  visit: 'What kind of visit, or with whom',
  diagnosis: 'Diagnosis, in the words you were told',
  medicine: 'Medicine, with its dose if you know it',
  allergy: 'Allergic to what',
  procedure: 'Procedure or operation',
  result: 'Which test',
  appointment: 'What for, or with whom',
  note: 'Heading of the note',
}

const dateLabels: Record<HandKind, string> = {
  visit: 'Date of the visit',
  diagnosis: 'Since',
  medicine: 'Taken since',
  allergy: 'Known since',
  procedure: 'Done on',
  result: 'Taken on',
  appointment: 'Date of the appointment',
  note: 'Date',
}

/** "Pathology report · 3 May 2023 · St Mary". */
const recordName = ({ title, date, hospital }: RecordRow): string =>
  [title, date === null ? 'no date' : dateText(date), hospital].filter((part) => part !== null).join(' · ')

export const byHandText = {
  faults: writeFaults,
  titleNew: 'Add by hand',
  titleEdit: 'Change what you typed',
  close: 'Close',
  lead: 'What you type is kept as your own words. Lists show it as “typed by you”, beside what your records say.',
  noPerson: 'Nobody’s records are open here. Add a person first.',
  loading: 'Opening',
  kind: 'What is it?',
  kindNone: 'Choose one',
  titleLabel: (kind: HandKind | null) => (kind === null ? 'What you want to note' : titleLabels[kind]),
  date: (kind: HandKind | null) => (kind === null ? 'Date' : dateLabels[kind]),
  dateHint: 'As much as you know. The year alone is enough; empty means no date.',
  until: 'Until',
  untilHint: 'Leave it empty while it goes on, or when you do not know.',
  value: 'Value',
  unit: 'Unit',
  range: 'The lab’s own range',
  valueHint: 'As printed, with the sign in front: “<0.5”.',
  rangeHint: 'As printed, such as “35–105”.',
  place: 'Hospital, practice or person',
  note: 'Notes',
  documents: {
    title: 'Records that go with it',
    none: 'None chosen.',
    chosen: (count: number) => counted(count, 'record chosen', 'records chosen'),
    search: 'Find a record to link',
    clear: 'Clear the search',
    open: 'Choose records',
    noneFound: 'No record has these words in its title, hospital or date.',
    more: (count: number) => `${counted(count, 'more record', 'more records')}. Type a word to find one.`,
    name: recordName,
  },
  dateWords: filingText.dateWords,
  save: 'Save',
  saving: 'Saving',
  cancel: 'Cancel',
  remove: 'Remove this entry',
  saved: 'Saved.',
  removed: 'Removed. You can take it back.',
  wrong: 'This could not be saved yet',
  problems: {
    ...filingText.dateFaults,
    'kind-missing': 'Choose what it is. “Note” fits everything.',
    'title-missing': 'Type what you want to note.',
    'title-too-long': 'This is too long. Use at most 300 characters; the notes below hold more.',
    'value-missing': 'A unit or a range needs its value. Type the value, or empty the other two.',
    'too-long': 'This is too long for this field. The notes hold up to 4,000 characters.',
    'ends-before': 'The end lies before the beginning. Look at both dates again.',
  },
}
