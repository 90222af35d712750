import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import type { DoorCode } from '../../core/base/door.ts'
import type { Filing } from '../../core/model/understanding.ts'
import type { Said } from '../../vault/contract.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import { dateText, instantText } from '../dates.ts'
import { counted } from '../numbers.ts'
import { handKindText, valueText } from './entries.ts'
import { diskFaults, doorFaults } from './faults.ts'
import { kindText } from './kinds.ts'
import { packetText } from './packet.ts'

type Row = readonly [name: string, words: string]
type Code = DoorCode | 'not-unlocked' | 'no-such-record' | (typeof diskCodes)[number]

const none = 'Nothing'
const day = (date: ClinicalDate | null): string => (date === null ? none : dateText(date))
const yesNo = (is: boolean): string => (is ? 'Yes' : 'No')
const listed = (all: readonly string[]): string => (all.length === 0 ? none : all.join('; '))

/** What it is that was changed, with what it is called there. */
const about: Record<Exclude<Said['kind'], 'removed'>, (name: string) => string> = {
  person: (name) => `what is known of ${name}`,
  filing: (name) => `what “${name}” is`,
  record: (name) => `where “${name}” belongs`,
  hand: (name) => `your entry “${name}”`,
  sameness: (name) => `whether “${name}” is there twice`,
  correction: (name) => `what stands on a page of “${name}”`,
  batch: () => 'from which hospital an import is',
  draft: () => 'the packet being made',
}

function rowsOf(said: Said): readonly Row[] {
  switch (said.kind) {
    case 'removed':
      return []
    case 'person':
      return personRows(said.person)
    case 'filing':
      return filingRows(said)
    case 'record':
      return recordRows(said)
    case 'hand':
      return handRows(said.entry)
    case 'sameness':
      return [['The two records', samenessWords[said.answer]]]
    case 'correction':
      return correctionRows(said)
    case 'batch':
      return hospitalRows(said.hospital)
    case 'draft':
      return draftRows(said.draft)
  }
}

const hospitalRows = (hospital: string | null): Row[] => [['Hospital', hospital ?? none]]

const correctionRows = ({ page, read, text }: Extract<Said, { kind: 'correction' }>): Row[] => [
  ['Page', String(page)],
  ['As read', read || none],
  ['As you corrected it', text || none],
]

const personRows = (person: Extract<Said, { kind: 'person' }>['person']): Row[] => [
  ['Name', person.name],
  ['Other names', listed(person.otherNames)],
  ['Born', dateText(person.birthDate)],
  ['Hospitals', listed(person.hospitalNumbers.map(({ hospital, number }) => `${hospital} ${number}`.trim()))],
]

const filingRows = ({ filing, answers }: Extract<Said, { kind: 'filing' }>): Row[] => [
  ...(filing === null ? [['Checked', 'No'] as const] : checkedRows(filing)),
  ...answers.map(({ page, isPerson }): Row => [`Page ${page}`, isPerson ? 'This person’s' : 'Someone else’s']),
]

const checkedRows = (filing: Filing): Row[] => [
  ['Checked', 'Yes'],
  ['Kind', kindText[filing.kind].one],
  ['Date', day(filing.date)],
  ['Hospital', filing.hospital ?? none],
  ['Title', filing.title],
]

const recordRows = (said: Extract<Said, { kind: 'record' }>): Row[] => [
  ['Belongs to', said.person ?? 'Nobody in this vault'],
  ['In the bin', yesNo(said.binned)],
  ['Pages', said.pages === null ? 'As in its file' : counted(said.pages, 'page', 'pages')],
  ['Shown within another record', yesNo(said.shownWithin)],
]

const samenessWords = { same: 'Are the same document', different: 'Are two documents' }

const handRows = (entry: Extract<Said, { kind: 'hand' }>['entry']): Row[] => [
  ['Kind', handKindText[entry.kind]],
  ['What', entry.title],
  ['Date', day(entry.date)],
  ['Until', day(entry.until)],
  ['Value', valueText(entry.value) ?? none],
  ['Place', entry.place ?? none],
  ['Note', entry.note === '' ? none : entry.note],
  ['Records', counted(entry.documents.length, 'record', 'records')],
]

const draftRows = (draft: Extract<Said, { kind: 'draft' }>['draft']): Row[] => [
  ['For', packetText.purposes[draft.purpose]],
  ['Records', counted(draft.documents.length, 'record', 'records')],
  ['Questions', listed(draft.questions)],
  ['Note', draft.note === '' ? none : draft.note],
]

/** Name of each thing that was said otherwise, with the words of each version. */
function differences(all: readonly Said[]): { name: string; words: string[] }[] {
  const rows = all.map((said) => new Map(rowsOf(said)))
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  return names
    .map((name) => ({
      name,
      words: rows.map((row, at) => row.get(name) ?? (all[at]?.kind === 'removed' ? bothKeptText.removed : none)),
    }))
    .filter(({ words }) => new Set(words).size > 1)
}

export const bothKeptText = {
  /** What the card is about, from what any of its versions says. */
  about: (all: readonly Said[], name: string): string => {
    const said = all.find((one) => one.kind !== 'removed')
    return said ? about[said.kind](name) : name
  },
  title: (what: string) => `Changed on two computers: ${what}`,
  ask: 'Both versions are kept. Until you say which one holds, lists show the one marked “shown now”. A page that one version calls someone else’s is not used.',
  caption: 'What the versions say otherwise',
  version: (at: number) => `Version ${at}`,
  wrote: (at: string) => `written ${instantText(at)}`,
  shown: 'shown now',
  removed: 'Taken away',
  keep: (at: number) => `Version ${at} holds`,
  kept: 'That version holds from now on.',
  saving: 'Saving',
  differences,
  fault: (code: Code) => ({ ...doorFaults, ...diskFaults })[code],
}
