import type { DoorCode } from '../../core/base/door.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { Entry, EntryCount, EntryKind } from '../../core/model/entry.ts'
import type { DocumentFormat } from '../../core/model/source-document.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import type { Kin, RecordDetail, RecordRow } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted, listAnd } from '../numbers.ts'
import { entryKindText, entryTitle, handName, valueText, whenText } from './entries.ts'
import { diskFaults, doorFaults, keptText, memberText } from './faults.ts'
import { identityReasons } from './identity.ts'
import { kindText } from './kinds.ts'
import { troubleText } from './page-trouble.ts'

type Closed = DoorCode | 'not-unlocked' | 'no-such-record'
type Disk = (typeof diskCodes)[number]

const blobFaults = {
  'blob-missing':
    'The file of this record is not in the vault’s folder. Your other records are not affected. Put the folder back from a copy.',
  'blob-damaged':
    'The file of this record does not match what was saved. Your other records are not affected. Put the folder back from a copy.',
}
const readerGone =
  'The part of Satchel that reads files has stopped. Everything saved is safe. It starts again by itself: try once more.'

const recordFaults: Record<Closed, string> = doorFaults
const writeFaults: Record<Closed | Disk | 'not-read-yet', string> = {
  ...doorFaults,
  ...diskFaults,
  'not-read-yet':
    'This record has not been read yet, so its pages cannot be turned. Nothing was changed. Try again later.',
}
const pageFaults: Record<
  Closed | 'page-failed' | 'reader-unavailable' | 'needs-password' | keyof typeof blobFaults,
  string
> = {
  ...doorFaults,
  ...blobFaults,
  'page-failed': 'This page cannot be drawn. The file itself is kept unchanged, and its other pages may still work.',
  'reader-unavailable': readerGone,
  'needs-password': 'This page can be shown once you have given the file’s password.',
}
const textFaults: Record<Closed | 'not-read-yet' | keyof typeof blobFaults, string> = {
  ...doorFaults,
  ...blobFaults,
  'not-read-yet': 'This page has not been read yet. You can look at it; its words come later.',
}
const correctionFaults: Record<
  Exclude<keyof typeof textFaults, DoorCode> | keyof typeof writeFaults | 'changed-meanwhile',
  string
> = {
  ...textFaults,
  ...writeFaults,
  'not-read-yet': textFaults['not-read-yet'],
  'changed-meanwhile':
    'Other words stand there now. What you typed is still here; nothing was changed. Look again, then save.',
}
const passwordFaults: Record<Closed | Disk | 'wrong-password' | 'reader-unavailable', string> = {
  ...writeFaults,
  'wrong-password': 'That password does not open the file. Nothing was changed. Check Caps Lock and try again.',
  'reader-unavailable': readerGone,
}

/** "page 3", "pages 1 to 4", "pages 1, 3 and 5". */
function pagesText(pages: readonly number[]): string {
  const [first] = pages
  const last = pages.at(-1)
  if (pages.length === 1) return `page ${first}`
  const inRow = pages.every((page, at) => page === (first ?? 0) + at)
  if (inRow && pages.length > 2) return `pages ${first} to ${last}`
  return `pages ${listAnd(pages)}`
}
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const isOrAre = (pages: readonly number[]): string => (pages.length === 1 ? 'is' : 'are')
const givenName = (name: string | null): string | null =>
  name === null ? null : ((name.split(',')[1] ?? name).trim().split(/\s+/)[0] ?? null)

const sourceWords: Record<RecordDetail['pageInfo'][number]['source'], string> = {
  ocr: ', scanned',
  'text-layer': '',
  none: ', no words read',
}

/** "Page 3 of 12, scanned", "Page 4 of 12, blank". */
function pageName({ page, source, trouble }: RecordDetail['pageInfo'][number], of: number): string {
  return `Page ${page} of ${of}${trouble === 'blank' ? ', blank' : sourceWords[source]}`
}

const formats: Record<DocumentFormat, string> = {
  pdf: 'PDF',
  jpeg: 'JPEG picture',
  png: 'PNG picture',
  tiff: 'TIFF picture',
  webp: 'WebP picture',
  bmp: 'BMP picture',
  gif: 'GIF picture',
  heic: 'Photo of a phone (HEIC)',
  text: 'Plain text',
  html: 'Web page',
  docx: 'Word document',
  rtf: 'RTF document',
  ccda: 'Health summary (C-CDA)',
  fhir: 'Health data (FHIR)',
  dicom: 'Medical images (DICOM)',
  hl7v2: 'Hospital message (HL7 v2)',
  'health-card': 'Health card (SMART)',
  'apple-health': 'Export of Apple Health',
  csv: 'Table (CSV)',
  mail: 'E-mail',
  outlook: 'E-mail of Outlook',
  zip: 'Archive (ZIP)',
  program: 'Program',
  unknown: 'A kind Satchel does not read',
}

/** "Newer version of", "Same words as": how this record stands to another, as far as the pages say. */
function kinWords({ relation, isNewer }: Kin): string {
  switch (relation) {
    case 'same-text':
      return 'Same words as'
    case 'same-report':
      return 'Same report as'
    case 'newer-version':
      return isNewer === false ? 'Older version of' : isNewer === null ? 'Another version of' : 'Newer version of'
    case 'maybe-same':
      return 'May be the same as'
  }
}

const kinAnswers: Record<NonNullable<Kin['answer']>, string> = {
  same: 'You said that they are the same.',
  different: 'You said that they are two different records.',
}

/** "Pathology report · 3 May 2023 · St Mary". */
const recordName = ({ title, date, hospital }: RecordRow): string =>
  [title, date === null ? 'no date' : dateText(date), hospital].filter((part) => part !== null).join(' · ')

/** Why statements of the file are not among the entries; a code without words stands as it is, counted all the same. */
const leftOut: Readonly<Record<string, string>> = {
  'no-content': 'without content',
  'nothing-stated': 'that state nothing',
  'unknown-template': 'of a kind Satchel does not know',
  'unknown-columns': 'with columns Satchel does not know',
  'unknown-segment': 'of a kind Satchel does not know',
  'about-the-file': 'about the file itself',
  'holds-other-entries': 'that only hold others',
  'part-of-another-entry': 'that are part of another',
  'summed-up': 'summed up',
}

/** "7 without content", "1 Patient about the file itself", "3 ZXY (some-code)". */
function leftOutWords({ what, count }: EntryCount['named'][number]): string {
  const [, thing, code] = /^(?:(.+) )?\(?([a-z]+(?:-[a-z]+)+)\)?$/.exec(what) ?? []
  const words = code === undefined ? undefined : leftOut[code]
  if (words === undefined) return `${count} ${what}`
  return thing === undefined ? `${count} ${words}` : `${count} ${thing} ${words}`
}

/** "212 statements in the file: 205 here, 7 without content." */
function countedWords({ found, carried, named }: EntryCount): string {
  return `${counted(found, 'statement', 'statements')} in the file: ${[`${carried} here`, ...named.map(leftOutWords)].join(', ')}.`
}

/** What stands in a line under an entry's title. */
const entryNotes = (entry: Entry): string =>
  [whenText(entry), entry.status, entry.place].filter((part) => part !== null && part !== '').join(' · ')

export const readerText = {
  faults: {
    record: recordFaults,
    write: writeFaults,
    page: pageFaults,
    text: textFaults,
    correction: correctionFaults,
    password: passwordFaults,
  },
  opening: 'Record',
  loading: 'Opening the record',
  back: 'Back',
  looksRight: 'Looks right',
  lookedRight: 'Saved. This record is checked.',
  saved: 'Saved.',
  answered: 'Your answer is saved.',
  bar: {
    name: 'Page and size',
    previous: 'Previous page',
    next: 'Next page',
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    zoomOut: 'Smaller',
    zoomIn: 'Larger',
    percent: (zoom: number) => `${Math.round(zoom * 100)} %`,
    fit: 'Fit width',
    whole: 'Whole page',
    thumbnails: 'Small pages',
    beside: 'Side by side',
    rotate: 'Turn the view',
    panel: 'Details and text',
    pages: 'Pages',
  },
  thumbnails: { name: 'All pages, small' },
  beside: {
    name: 'Beside it',
    which: 'Beside it',
    same: 'This record again',
    close: 'Close the second view',
    previous: 'Previous page beside',
    next: 'Next page beside',
    column: 'Pages beside',
  },
  find: {
    name: 'Find in this record',
    clear: 'Clear the search',
    previous: 'Previous place',
    next: 'Next place',
    at: (at: number, of: number) => `${at} of ${of}`,
    none: 'Not found in this record',
  },
  column: 'Pages of this record',
  pageName,
  trouble: troubleText,
  drawing: 'Drawing the page',
  tryAgain: 'Try again',
  noPages: 'This record has no pages that can be shown.',
  panelName: 'About this record',
  tabs: { details: 'Details', entries: 'Entries', text: 'Text', about: 'About' },
  details: {
    filed: 'Checked by you',
    proposed: 'Please check',
    proposedLead: 'Satchel read this from the pages. Look at the page, then say whether it is right.',
    nothing: 'No details found. Read it yourself, or fill them in by hand.',
    byHand: 'Typed by you',
    terms: { kind: 'Kind', date: 'Date', hospital: 'Hospital', title: 'Title' },
    missing: 'Not found',
    source: (page: number) => `page ${page}`,
    sourceName: (term: string, page: number) => `Show ${term.toLowerCase()} on page ${page}`,
    edit: 'Change details',
    fillIn: 'Fill in details',
    noKind: 'Satchel could not tell what this is. Choose its kind, and it is filed.',
    kind: (kind: DocumentKind) => kindText[kind].one,
  },
  form: {
    title: 'What is this record?',
    save: 'Save details',
    saving: 'Saving',
    cancel: 'Leave as it was',
  },
  whose: {
    title: 'Whose pages are these?',
    match: (pages: readonly number[], name: string | null) =>
      `${upperFirst(pagesText(pages))} ${pages.length === 1 ? 'fits' : 'fit'} ${givenName(name) ?? 'this person'}.`,
    none: (pages: readonly number[]) => `No name stands on ${pagesText(pages)}.`,
    doubt: (pages: readonly number[]) =>
      `${upperFirst(pagesText(pages))} ${pages.length === 1 ? 'carries' : 'carry'} another name.`,
    doubtHere: 'This page carries another name.',
    ask: (pages: readonly number[]) => `Satchel is not sure about ${pagesText(pages)}.`,
    askHere: 'Satchel is not sure whose page this is.',
    yes: (pages: readonly number[], name: string | null) =>
      `You said that ${pagesText(pages)} ${isOrAre(pages)} ${givenName(name) ?? 'this person'}’s.`,
    no: (pages: readonly number[]) =>
      `You said that ${pagesText(pages)} ${pages.length === 1 ? 'belongs' : 'belong'} to someone else. Satchel does not use ${pages.length === 1 ? 'it' : 'them'}.`,
    says: (name: string | null, born: string | null) => {
      const written = [name, born === null ? null : `born ${born}`].filter((part) => part !== null)
      return written.length === 0 ? null : `The page says “${written.join(', ')}”.`
    },
    person: (name: string, born: string) => `${name} was born ${born}.`,
    kept: 'It is not used in any timeline or packet until you answer.',
    isPerson: (name: string | null) => (name === null ? 'It is this person’s' : `It is ${givenName(name)}’s`),
    notPerson: 'It belongs to someone else',
    show: (page: number) => `Show page ${page}`,
    notMineTitle: 'This record belongs to someone else.',
    notMine: 'Satchel does not use it. Hospitals do mix papers up: tell the one it came from.',
    reasons: identityReasons,
  },
  text: {
    region: (page: number, of: number) => `Text of page ${page} of ${of}`,
    title: (page: number) => `Page ${page}`,
    doubtful: (count: number) =>
      `${counted(count, 'word', 'words')} with a dotted line may be wrong. Compare with the picture.`,
    empty: 'There are no words on this page.',
    mayBeWrong: ' (may be wrong)',
    corrected: 'Corrected by you',
    wasRead: (read: string) => (read === '' ? 'Satchel had read nothing here.' : `Satchel had read: “${read}”`),
    correctLine: (line: string) => `Correct the line “${line}”`,
    field: 'What stands on this line',
    fieldHint: 'The picture and the reading stay as they are; what you type counts for finding and for the details.',
    fieldNotRead: 'What stands here',
    save: 'Save',
    saving: 'Saving',
    cancel: 'Leave as it was',
    takeBack: 'Use what was read',
    saved: 'Saved as corrected by you.',
    takenBack: 'What was read stands there again.',
    notRead: (count: number) =>
      `${counted(count, 'place', 'places')} on this page ${count === 1 ? 'was' : 'were'} not read: handwriting, a stamp or a picture, it may be.`,
    notReadBadge: (number: number) => `not read ${number}`,
    notReadPlace: (number: number) => `Not read, place ${number}`,
    type: 'Type what stands there',
    typeAt: (number: number) => `Type what stands there, place ${number}`,
    loading: 'Opening the text',
  },
  about: {
    file: 'File name',
    size: 'Size',
    format: 'Format',
    pages: 'Pages',
    added: 'Added on',
    state: 'State',
    pageCount: (count: number) => counted(count, 'page', 'pages'),
    formats,
    states: {
      waiting: 'Waiting to be read',
      reading: 'Being read',
      read: 'Read',
      unpacked: 'Opened; what was in it stands in your records',
      'needs-password': 'Needs a password',
      kept: 'Kept, not read',
    },
    unreadable: (pages: readonly number[]) => `${upperFirst(pagesText(pages))} could not be read.`,
    blank: (pages: readonly number[]) => `${upperFirst(pagesText(pages))} ${isOrAre(pages)} blank.`,
    noWords: (pages: readonly number[]) => `No words were found on ${pagesText(pages)}.`,
    hard: (pages: readonly number[]) =>
      `${upperFirst(pagesText(pages))} ${pages.length === 1 ? 'was' : 'were'} hard to read.`,
    kept: 'The file is kept exactly as it was received.',
  },
  arrange: 'Arrange pages',
  splits: {
    title: (count: number) => `${counted(count + 1, 'report', 'reports')} seem to be in this record.`,
    text: 'Look at where they begin, and cut them apart.',
    go: 'Look at the cuts',
  },
  turnKept: {
    keep: (page: number) => `Keep page ${page} turned`,
    done: (page: number) => `Page ${page} stays turned.`,
  },
  entries: {
    title: 'As coded in the file',
    lead: 'This is what the file states for computers, copied letter for letter. The pages show the readable part.',
    loading: 'Opening the entries',
    /** Statements stand on pages; those of a page in doubt are not used, and not shown. */
    withheld: (count: number) =>
      `${counted(count, 'entry is', 'entries are')} not shown until you have said whose pages ${count === 1 ? 'it stands' : 'they stand'} on.`,
    counted: countedWords,
    group: (kind: EntryKind, count: number) =>
      `${upperFirst(count === 1 ? entryKindText[kind].one : entryKindText[kind].many)} (${count})`,
    titleOf: entryTitle,
    value: valueText,
    notes: entryNotes,
    differs: (words: string) => `The readable part says otherwise: “${words}”`,
    page: (page: number) => `page ${page}`,
    pageName: (title: string, page: number) => `Show ${title} on page ${page}`,
    codes: 'Codes',
    code: (display: string | null, code: string, system: string) =>
      display === null ? `${code} (${system})` : `${display}: ${code} (${system})`,
    more: (count: number) => `Show all ${count}`,
    section: (name: string) => `under “${name}”`,
  },
  related: {
    title: 'What goes with it',
    cameFrom: 'Came out of',
    members: (count: number) => `${counted(count, 'file', 'files')} came out of it`,
    noMembers: 'Nothing was taken out of it.',
    refused: (count: number) => `${counted(count, 'file', 'files')} stayed inside`,
    member: memberText,
    kin: 'Versions and copies',
    kinWords,
    kinAnswer: (answer: Kin['answer']) => (answer === null ? null : kinAnswers[answer]),
    recordName,
    open: (words: string, name: string) => `${words} ${name}`,
    changed: 'What stands in one and not, or otherwise, in the other',
    here: 'Here',
    there: 'There',
    absent: 'does not stand there',
    hand: 'Typed by you',
    handName,
    addByHand: 'Add by hand',
  },
  opened: {
    title: (count: number) => `An archive with ${counted(count, 'file', 'files')}`,
    text: 'Each of them is a record of its own. The archive is kept as it was received.',
  },
  study: 'Images',
  headerSheet: 'What the files say about the images',
  state: {
    waiting: 'This record is waiting to be read. You can come back later; it goes on by itself.',
    reading: 'Reading this record',
    readingPage: (done: number, of: number) => (of === 0 ? '' : `page ${Math.min(done + 1, of)} of ${of}`),
    kept: keptText,
    keptTitle: 'Not read',
    readNow: 'Try to read it',
    passwordTitle: 'This file needs its password',
    passwordText: 'Whoever made the file can tell you the password. It is used once and not kept.',
    password: 'Password of the file',
    open: 'Open the file',
    opening: 'Opening',
  },
}
