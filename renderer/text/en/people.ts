import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import type { DoorCode } from '../../core/base/door.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import { dateText } from '../dates.ts'
import { counted } from '../numbers.ts'
import { diskFaults, doorFaults } from './faults.ts'

type Code = DoorCode | 'not-unlocked' | 'no-such-record' | 'already-there' | (typeof diskCodes)[number]

const faults: Record<Code, string> = {
  ...doorFaults,
  ...diskFaults,
  'already-there':
    'A person with this name and birth date is in this vault already. Nothing was changed. Open that person from the menu at the top.',
}

const bornWords = (born: ClinicalDate): string => `born ${dateText(born)}`

/** "Rosa" of "Rosa Alvarez" and of "Alvarez, Rosa". */
export const givenName = (name: string): string => (name.split(',')[1] ?? name).trim().split(/\s+/)[0] ?? name

/** Persons of a vault: who they are, going from one to another, and what hospitals know of them. */
export const peopleText = {
  title: 'People',
  lead: 'Whose records are in this vault. Each person’s records stay apart: lists, search and packets are about one person at a time.',
  loading: 'Opening the list',
  list: 'People of this vault',
  add: 'Add a person',
  open: 'Open',
  openOf: (name: string) => `Open the records of ${name}`,
  openNow: 'Open now',
  edit: 'Edit',
  editOf: (name: string) => `Edit ${name}`,
  born: bornWords,
  recordsOf: (name: string, born: ClinicalDate) => `Records of ${name}, ${bornWords(born)}`,
  counts: (records: number, toReview: number) =>
    `${counted(records, 'record', 'records')}${toReview > 0 ? `, ${toReview} to review` : ''}`,

  menu: 'Person',
  menuAll: 'All people',
  menuAdd: 'Add a person',
  menuEdit: (name: string) => `Edit ${name}`,
  menuPerson: (name: string, born: ClinicalDate, isOpen: boolean) =>
    `${name}, ${bornWords(born)}${isOpen ? ', open now' : ''}`,
  now: (name: string) => `Now in ${givenName(name)}’s records`,
  opening: (name: string) => `Opening the records of ${name}`,

  addTitle: 'Add a person',
  addLead: 'Every page is checked against this name and birth date, so that nobody else’s paper slips in.',
  editTitle: (name: string) => `Edit ${name}`,
  save: 'Save',
  saved: (name: string) => `Saved: ${name}.`,
  cancel: 'Cancel',
  gone: 'This person is not in the vault.',

  hospitals: 'Hospitals and practices',
  hospitalsHint:
    'Every page is also checked against this list. A record number tells two people of one name apart. A spelling is how that hospital writes the name, such as “Alvarez Rosa M”.',
  noHospitals: 'No hospital yet. You can add one at any time.',
  hospital: 'Hospital or practice',
  number: 'Record number there',
  spelling: 'Name as spelled there',
  spellingHint: 'Only when it is another spelling.',
  addHospital: 'Add a hospital',
  removeHospital: (name: string) => `Remove ${name === '' ? 'this hospital' : name}`,
  hospitalLine: (at: number, name: string) => (name === '' ? `Hospital ${at}` : name),
  missingHospital: 'Enter the name of the hospital, or remove this line.',

  fault: (code: Code) => faults[code],
}
