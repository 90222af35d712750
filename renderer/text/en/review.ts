import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import type { DoorCode } from '../../core/base/door.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { PageText } from '../../core/model/page-text.ts'
import type { Trouble } from '../../core/model/page-trouble.ts'
import type { ReadingState } from '../../core/model/source-document.ts'
import type { dateKinds, IdentityReason } from '../../core/model/understanding.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import type { Kin, ReviewCard } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted, listAnd } from '../numbers.ts'
import { diskFaults, doorFaults, keptText } from './faults.ts'
import { identityReasons } from './identity.ts'
import { kindText } from './kinds.ts'
import { troubleText } from './page-trouble.ts'

type Group = ReviewCard['group']
type WriteCode =
  DoorCode | 'not-unlocked' | 'no-such-record' | 'not-read-yet' | 'other-person' | (typeof diskCodes)[number]
type ImageCode =
  | DoorCode
  | 'not-unlocked'
  | 'no-such-record'
  | 'page-failed'
  | 'reader-unavailable'
  | 'needs-password'
  | 'blob-missing'
  | 'blob-damaged'

const writeFaults: Record<WriteCode, string> = {
  ...doorFaults,
  ...diskFaults,
  'not-read-yet': 'One of these records is still being read. Nothing was changed. Try again when it has been read.',
  'other-person': 'These records belong to two persons. Nothing was changed. Records of two persons are never joined.',
}

const imageFaults: Record<ImageCode, string> = {
  ...doorFaults,
  'page-failed': 'This page cannot be drawn. The file is kept as it came. You can still say what it is.',
  'reader-unavailable':
    'The part that draws pages did not answer. The file is kept as it came. You can still say what it is.',
  'needs-password': 'This file has a password, so its pages cannot be drawn. You can still say what it is.',
  'blob-missing':
    'The file of this record is missing from the vault’s folder. Other records are not affected. Put it back from a copy of the folder.',
  'blob-damaged':
    'The file of this record is damaged in the vault’s folder. Other records are not affected. Put it back from a copy of the folder.',
}

const groups: Record<Group, string> = {
  'wrong-person': 'Wrong person?',
  disagree: 'Two records disagree',
  'same-twice': 'Same document twice?',
  'hard-to-read': 'Hard to read',
  'not-filed': 'Not filed',
  filed: 'Filed for you, please check',
}

const dateMeaning: Record<(typeof dateKinds)[number], string> = {
  collected: 'the day the sample was taken',
  performed: 'the day it was done',
  reported: 'the day it was reported',
  signed: 'the day it was signed',
  received: 'the day it was received',
  unstated: 'a date on the page',
}

/** "Page 2 of 2", "Pages 2 and 3 of 5". */
function pagesText(pages: readonly number[], of: number): string {
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${listAnd(pages)} of ${of}`
}

const someOf = (name: string | null, birthDate: string | null): string =>
  [...(name === null ? [] : [name]), ...(birthDate === null ? [] : [`born ${birthDate}`])].join(', ')

function saysText(name: string | null, birthDate: string | null): string {
  const says = someOf(name, birthDate)
  return says === '' ? 'The page gives no name and no birth date.' : `The page says “${says}”.`
}

/** Why the reading of a record is not what it could be; null when it is. */
function readingText(reading: ReadingState): string | null {
  if (reading.state === 'kept') return keptText[reading.why]
  if (reading.state !== 'read' || reading.unreadable.length === 0) return null
  return `${pagesText(reading.unreadable, reading.pages)} could not be read. The picture itself is kept.`
}

type FilingGroup = Exclude<Group, 'wrong-person' | 'disagree' | 'same-twice'>

const reasons: Record<FilingGroup, string> = {
  'hard-to-read':
    'We could not read this page well, so some words may be wrong or missing. The picture itself is kept. A new photo in daylight, flat on a table, usually works.',
  'not-filed': 'Satchel could not tell what this is. Look at the page and choose its kind.',
  filed: 'Satchel filed this by the words marked on the page. It counts as checked when you say so.',
}

/** What stands in To review. */
export const reviewText = {
  trouble: (trouble: Trouble, quality: PageText['quality']) =>
    `${troubleText(trouble, quality)}${trouble === 'unreadable' ? '' : ' The picture itself is kept.'}`,
  title: 'To review',
  loading: 'Opening what waits for you',
  empty: 'Nothing to review. New records will wait here until you have checked them.',
  toRecords: 'See all records',
  toAdd: 'Add records',
  groupsName: 'What is to review',
  groups,
  place: (at: number, of: number) => `${at} of ${of}`,
  laterLeft: (count: number) => `${counted(count, 'record', 'records')} set aside for later.`,
  laterAll: 'Everything else is done.',
  showLater: 'Look at them now',

  reason: (group: FilingGroup) => reasons[group],
  reading: readingText,
  fileName: (name: string) => `File: ${name}`,

  kindOption: (kind: DocumentKind) => kindText[kind].one,
  dateMeaning: (kind: (typeof dateKinds)[number]) => dateMeaning[kind],
  mark: (number: number, page: number) => `Read at mark ${number} on page ${page}`,
  markMeaning: (mark: string, meaning: string) => `${mark}: ${meaning}`,
  noMark: 'Not found on the pages',
  personLine: (says: string, mark: string) => (mark === '' ? says : `${says} ${mark}.`),

  betterPhoto: 'Add a better photo',
  accept: 'Looks right',
  accepting: 'Filing',
  later: 'Later',
  openRecord: 'Open the whole record',
  acceptAll: (count: number, kind: DocumentKind, hospital: string | null) =>
    `All ${count} ${kindText[kind].many}${hospital === null ? '' : ` from ${hospital}`} look right`,
  acceptAllNote:
    'Files each of them with the kind, date, hospital and title proposed for it, and nothing more. You can still change every one later.',
  undo: 'Undo',
  back: 'Undo the last answer',
  split: (reports: number) => `This looks like ${reports} reports. Split…`,
  splitNote: 'You see where each would begin, and can move the cuts. The file itself stays as it is.',
  together: (photos: number) => `These ${photos} photos were taken within 5 minutes. Make one record of them?`,
  togetherAct: (photos: number) => `Make one record of the ${photos}`,
  joined: (photos: number) => `One record of ${counted(photos, 'photo', 'photos')}.`,
  notPerson: (person: string) => `It is not ${person}’s`,

  pair: {
    reason: {
      'same-text': 'These two records hold the same words.',
      'same-report': 'These two records seem to be the same report: same hospital, same number.',
      'newer-version': 'These two records seem to be two versions of one report.',
      'maybe-same': 'These two records are much alike.',
    } satisfies Record<Kin['relation'], string>,
    newer: 'The first one says that it is the newer version.',
    older: 'The second one says that it is the newer version.',
    ask: 'Nothing is hidden until you answer, and both files are kept whatever you answer.',
    compare: 'The two records',
    what: 'What',
    first: 'First record',
    second: 'Second record',
    facts: {
      title: 'Title',
      kind: 'Kind',
      date: 'Date',
      hospital: 'Hospital',
      pages: 'Pages',
      added: 'Added',
      file: 'File',
    },
    unknown: 'Not known',
    changedTitle: 'What stands in one and not so in the other',
    changedNote: 'Copied letter by letter. Which one is right is a question for the hospital that wrote them.',
    changedRow: (at: number) => `Value ${at}`,
    absent: 'Not there',
    unchanged: 'No value was found that stands in one and not in the other.',
    same: 'Same document: keep both, show once',
    different: 'Two different documents',
    newerKeep: 'Newer version: keep both',
    saidSame: 'Shown once from now on. Both files are kept.',
    saidDifferent: 'Kept as two documents.',
    saidNewer: 'Both versions are kept and shown.',
    openFirst: 'Open the first one',
    openSecond: 'Open the second one',
    pageOf: (which: string) => `Page of the ${which.toLowerCase()}`,
  },

  whose: (person: string) => `Is this ${person}’s?`,
  pageSays: saysText,
  personIs: (name: string, born: ClinicalDate) => `${name} was born ${dateText(born)}.`,
  notUsed: 'It will not be used in any summary or packet until you answer.',
  whyTitle: 'What was compared',
  why: (reason: IdentityReason) => identityReasons[reason],
  pagesAsked: (pages: readonly number[], of: number) => `This is about: ${pagesText(pages, of)}.`,
  someoneElse: 'Keep it out: it belongs to someone else',
  isPerson: (person: string) => `It is ${person}’s, the page has a mistake`,
  moveTo: (name: string, born: ClinicalDate) => `It belongs to ${name}, born ${dateText(born)}: move it there`,
  moved: (name: string) => `Moved to the records of ${name}.`,
  otherPersons: 'It belongs to …',
  advice:
    'If it is another person’s: tell the hospital it came from, and do not pass it on. It holds that person’s data.',
  decideLater: 'Decide later',
  saving: 'Saving',

  page: (page: number, of: number) => pagesText([page], of),
  pageName: (page: number, of: number, scanned: boolean) => `${pagesText([page], of)}${scanned ? ', scanned' : ''}`,
  pageRegion: 'The page',
  pageBefore: 'Page before',
  pageAfter: 'Next page',
  drawing: 'Drawing the page',
  noPages: 'There is no page to show. You can still say what this is.',
  imageFault: (code: ImageCode) => imageFaults[code],
  fault: (code: WriteCode) => writeFaults[code],

  filed: (title: string, kind: DocumentKind) => `Filed: ${kindText[kind].one}, “${title}”.`,
  filedAll: (count: number, kind: DocumentKind) => `Filed: ${count} ${kindText[kind].many}.`,
  saidPerson: (person: string) => `Kept as ${person}’s.`,
  saidSomeoneElse:
    'This is another person’s record. Hospitals do mix these up. It stays in the vault and is never used in a summary or packet. Tell the hospital it came from.',
  setAside: 'Set aside for later.',

  keysTitle: 'Keys',
  keys: {
    accept: 'looks right',
    edit: 'edit',
    later: 'later',
    someoneElse: 'not this person',
    thisPerson: 'this person’s page',
    same: 'same document',
    different: 'different documents',
    acceptAll: 'all like this',
    move: 'next and previous',
    back: 'undo',
  },
}
