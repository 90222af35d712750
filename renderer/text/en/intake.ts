import type { DoorCode } from '../../core/base/door.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { MemberRefusal } from '../../core/model/content.ts'
import { keptReasons, type KeptReason } from '../../core/model/source-document.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import type { IntakeLine } from '../../vault/contract.ts'
import { dateText, instantDay } from '../dates.ts'
import { counted, sizeText } from '../numbers.ts'
import { diskFaults, doorFaults, keptText, memberText } from './faults.ts'
import { kindText } from './kinds.ts'

type LineState = IntakeLine['state']
type AnyCode = DoorCode | 'not-unlocked' | 'no-such-record' | (typeof diskCodes)[number]
type CopyCode = AnyCode | 'no-person' | 'source-unreadable'
type PasswordCode = AnyCode | 'wrong-password' | 'reader-unavailable'
type Kinds = readonly { readonly kind: DocumentKind; readonly count: number }[]
type Ended = {
  readonly files: number
  readonly within: number
  readonly toCheck: number
  readonly checked: number
  readonly needYou: number
  readonly alreadyHere: number
  readonly inBin: number
  readonly kept: number
  readonly leftOut: number
  readonly unpacked: number
  readonly images: number
  readonly kinds: Kinds
}

const files = (count: number): string => counted(count, 'file', 'files')
const needsWhy = {
  'wrong-person': 'someone else’s name is on it',
  'which-person': 'is it this person’s?',
  'hard-to-read': 'hard to read',
} as const

/** Why a file is kept without having been read, as the contract's plain text. */
const whyKept = (why: string): KeptReason => keptReasons.find((reason) => reason === why) ?? 'damaged'

/** How the machine read a file in few words: "Pathology report, 3 May 2023". */
function filedWords(state: Extract<LineState, { state: 'filed' }>): string {
  const kind = state.kind ? kindText[state.kind].one : 'kind not known yet'
  return state.date ? `${kind}, ${dateText(state.date)}` : kind
}

const readingWords = ({ done, of }: { done: number; of: number }): string =>
  of > 0 ? `Reading page ${Math.min(done + 1, of)} of ${of}` : 'Reading'

/** States that are told in always the same words. */
const plainWords = {
  'already-here': 'You already have this one',
  'left-out': 'Left out: a program',
  'in-study': 'A picture of this study',
  waiting: 'Waiting to be read',
  'needs-password': 'Needs you: password?',
  kept: 'Kept, not read',
}

function stateWords(state: LineState): string {
  switch (state.state) {
    case 'in-bin':
      return `You put this one in the bin on ${instantDay(state.since)}`
    case 'unpacked':
      return unpackedWords(state.members, state.refused)
    case 'reading':
      return readingWords(state)
    case 'filed':
      return `Filed: ${filedWords(state)}`
    case 'needs-you':
      return `Needs you: ${needsWhy[state.why]}`
    default:
      return plainWords[state.state]
  }
}

/** "12 files inside, 1 left out". */
function unpackedWords(members: number, refused: number): string {
  const inside = members === 0 ? 'Nothing inside' : `${files(members)} inside`
  return refused === 0 ? inside : `${inside}, ${refused} left out`
}

/** The same for the ear: "reading, page 3 of 12". */
function stateSpoken(state: LineState): string {
  if (state.state !== 'reading') return stateWords(state)
  return state.of > 0 ? `reading, page ${Math.min(state.done + 1, state.of)} of ${state.of}` : 'reading'
}

function stateDetail(state: LineState, paused: boolean): string | undefined {
  if (state.state === 'kept') return keptText[whyKept(state.why)]
  if (state.state === 'left-out') return 'Satchel keeps no programs and starts none. Everything else was added.'
  if (state.state === 'unpacked') return 'The file itself is kept as it came.'
  if (paused && (state.state === 'waiting' || state.state === 'reading')) return 'Paused'
  if (state.state !== 'filed') return undefined
  if (state.unreadable > 0)
    return `${counted(state.unreadable, 'page', 'pages')} could not be read. The pictures are kept.`
  return state.checked ? 'Checked by you' : 'Please check it in To review'
}

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
const some = (count: number, words: string): string => (count > 0 ? `${count} ${words}` : '')

function endWords(end: Ended): string {
  const needs = end.needYou === 1 ? 'needs you' : 'need you'
  const parts = listed([
    some(end.toCheck, 'filed for you to check'),
    some(end.checked, 'checked by you'),
    some(end.needYou, needs),
    some(end.images, end.images === 1 ? 'picture of a study' : 'pictures of the same studies'),
    some(end.unpacked, 'opened'),
    some(end.kept, 'kept without reading'),
    some(end.alreadyHere, 'you already had'),
    some(end.inBin, 'in your bin'),
    some(end.leftOut, 'left out'),
  ])
  const all = end.within === 0 ? files(end.files) : `${files(end.files)} and ${end.within} inside them`
  return `${all}: ${parts}.`
}

const kindWords = (kinds: Kinds): string =>
  listed(
    kinds.map(({ kind, count }) => `${count} ${count === 1 ? kindText[kind].one.toLowerCase() : kindText[kind].many}`),
  )

function timeWords(seconds: number | undefined): string {
  if (seconds === undefined) return 'more than 8 hours left'
  if (seconds <= 60) return 'less than a minute left'
  if (seconds < 3600) return `about ${counted(Math.round(seconds / 60), 'minute', 'minutes')} left`
  return seconds === 5400
    ? 'about one and a half hours left'
    : `about ${counted(Math.round(seconds / 3600), 'hour', 'hours')} left`
}

const copyFaults: Record<CopyCode, string> = {
  ...doorFaults,
  ...diskFaults,
  'no-person': 'It is not known yet whose records these are. Nothing was added. Add the person first, then go on.',
  'source-unreadable':
    'The file could not be read where it lies. The other files go on. Check that the stick or disk is connected, then try again.',
}

const passwordFaults: Record<PasswordCode, string> = {
  ...doorFaults,
  ...diskFaults,
  'wrong-password':
    'That password did not open the file. The file is safe in the vault. Check Caps Lock, or ask the hospital for the password.',
  'reader-unavailable': 'The part that reads files did not answer. The file is safe in the vault. Try once more.',
}

/** What stands on the Add records screen, over a drop, and in the top bar while reading. */
export const intakeText = {
  title: 'Add records',
  lead: 'Add anything you have. Order does not matter. Each file is copied into the vault first, then read on this computer.',
  files: 'Choose files',
  folder: 'Choose a folder',
  disc: 'CD or USB',
  photos: 'Photos',
  paste: 'Files that you copied elsewhere come in with Ctrl and V.',

  batchTitle: 'About these files',
  about: 'They are about',
  otherPerson: 'Someone else',
  from: 'They are from',
  fromHint: 'Hospital or practice, for everything you add now. You can leave it empty.',
  useForAdded: (count: number) => `Also for the ${files(count)} just added`,
  usedForAdded: (count: number, hospital: string) =>
    hospital === '' ? `No hospital for the ${files(count)} just added.` : `${hospital}: ${files(count)} just added.`,
  whoTitle: 'Whose files do you want to add?',
  whoBody: (person: string) =>
    `You are in the records of ${person}, and what you add goes there. For files about someone else, go to that person’s records first and add them there. Going there adds nothing.`,
  whoGo: (person: string) => `Go to ${person}’s records`,
  whoStay: (person: string) => `Stay with ${person}`,
  othersCopying: (person: string, inside: number, asked: number) =>
    `Copying into ${person}’s records goes on: ${inside} of ${files(asked)}.`,
  empty: 'Drop files, a folder, or a whole CD here.',
  dropHere: 'Or drop files, a folder, or a whole CD anywhere in this window.',
  letGo: (person: string, born: string) => `Let go to add these to the records of ${person}, ${born}`,
  looking: 'Looking through the folders',
  leftOut: (count: number) =>
    `${counted(count, 'file', 'files')} that the computer made for itself, such as .DS_Store, ${count === 1 ? 'was' : 'were'} left out.`,
  loading: 'Opening the list',
  listName: 'Files added',
  readOnly: diskFaults['read-only'],

  filterName: 'Show',
  filters: {
    all: 'All',
    open: 'Under way',
    you: 'Need you',
    filed: 'Filed',
    kept: 'Kept, not read',
    here: 'Already here',
    apart: 'Opened and left out',
  },
  more: (count: number) => `Show ${count} more`,
  showInside: (count: number, kind: 'files' | 'images') =>
    kind === 'images' ? `Show ${counted(count, 'picture', 'pictures')}` : `Show ${files(count)} inside`,
  hideInside: 'Hide them',
  studyImages: (count: number) => `${counted(count, 'picture', 'pictures')} in this study`,
  undoImport: 'Undo this import',
  undoThis: (count: number) => `Undo this import: ${files(count)}`,
  batch: (count: number) => `${files(count)} added together`,
  batchGrowing: 'Files added together',
  batchFrom: (hospital: string) => `from ${hospital}`,
  undoneImport: (count: number) =>
    count === 0
      ? 'Nothing of this import was left to take back.'
      : `${counted(count, 'record', 'records')} of this import ${count === 1 ? 'is' : 'are'} in the bin now. They can be taken back for 30 days.`,
  importNote: (count: number) => `${files(count)} added.`,
  undo: 'Undo',
  whyTitle: (name: string) => `What was left out of ${name}`,
  whyNone: 'Nothing was left out.',
  member: (why: MemberRefusal) => memberText[why],

  copyingTitle: 'Copying into the vault',
  copyingWords: (inside: number, asked: number) => `${inside} of ${files(asked)}`,
  copied: (count: number) =>
    count === 1 ? 'The file is inside the vault.' : `All ${count} files are inside the vault.`,
  stickFree: 'You can take the stick out.',
  someCopied: (inside: number, asked: number) =>
    `${inside} of ${files(asked)} are inside the vault. The others are in the list below with the reason.`,
  stoppedTitle: 'Adding is paused',
  stoppedLeft: (count: number) => `${files(count)} still to be copied.`,
  goOn: 'Go on',
  stopAdding: 'Stop adding',

  left: {
    title: (count: number) => `${files(count)} ${count === 1 ? 'is' : 'are'} not inside yet.`,
    locked: 'The vault was locked before they were copied.',
    text: 'The vault was locked before they were copied. Connect the stick or disk, and add the same files or folder again. What is inside already is not added twice.',
    forget: (count: number) => (count === 1 ? 'I do not need this one' : 'I do not need these'),
    go: 'See which',
  },

  readingTitle: 'Reading',
  readingFile: (name: string, done: number, of: number) =>
    of > 0 ? `${name}, page ${Math.min(done + 1, of)} of ${of}` : name,
  readingWords: (done: number, of: number) => `${done} of ${files(of)} read`,
  pagesLeft: (count: number) => `At least ${counted(count, 'page', 'pages')} left`,
  timeLeft: timeWords,
  continuing: (count: number) => `Continuing: ${files(count)} left`,
  pause: 'Pause reading',
  resume: 'Go on reading',
  pausedTitle: 'Reading is paused',
  pausedBody: 'The files are inside the vault. Reading goes on where it stopped.',
  pausedFull: diskFaults['disk-full'],
  topBar: (at: number, of: number) => `reading ${at} of ${of}`,
  topBarPaused: (left: number) => `reading paused, ${files(left)} left`,
  progressSaid: (percent: number) =>
    percent === 100 ? 'Reading finished.' : `${percent} percent of the files are read.`,

  endTitle: 'Reading finished',
  end: endWords,
  kinds: (kinds: Kinds) => `Among them: ${kindWords(kinds)}.`,
  toReview: 'Open To review',

  copying: (copied: number, of: number) => `Copying, ${sizeText(copied)} of ${sizeText(of)}`,
  waitingToCopy: 'Waiting to be copied',
  notCopied: 'Not added',
  state: stateWords,
  detail: stateDetail,
  row: (name: string, state: LineState) => `${name}, ${stateSpoken(state)}`,
  copyRow: (name: string, words: string) => `${name}, ${words}`,
  size: sizeText,

  open: 'Open',
  openIt: 'Open it',
  takeOut: 'Take it out',
  tookOut: (name: string) => `${name} is back in its place.`,
  why: 'Why?',
  review: 'Review',
  password: 'Enter password',
  skip: 'Skip reading',
  retry: 'Try again',
  readNow: 'Read it now',
  cancel: 'Cancel',
  remove: 'Remove',
  forFile: (act: string, name: string) => `${act}: ${name}`,

  passwordTitle: 'This file has a password',
  passwordBody: (name: string) => `“${name}” is locked. Type the password its sender gave you.`,
  passwordShared:
    'The same password is offered to the other files of this batch that wait for one. It is used now and not stored.',
  passwordLabel: 'Password of the file',
  passwordOpen: 'Open the file',
  passwordOpening: 'Opening',
  passwordEmpty: 'Type the password first.',
  passwordOpened: (name: string) => `${name} is open and will be read now.`,
  later: 'Not now',
  close: 'Close',

  copyFault: (code: CopyCode) => copyFaults[code],
  passwordFault: (code: PasswordCode) => passwordFaults[code],
  fault: (code: AnyCode) => ({ ...doorFaults, ...diskFaults })[code],
  whyKept,
}
