import type { DocumentKind } from '../../core/model/document-kind.ts'
import { counted } from '../numbers.ts'
import type { DoorCode } from '../../core/base/door.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import type { Act } from '../../vault/contract.ts'
import { diskFaults, doorFaults } from './faults.ts'
import { kindText } from './kinds.ts'

export const appText = {
  skip: 'Skip to the page',
  places: 'Places',
  menu: 'Menu',
  starting: 'Opening Satchel',
  openingRecords: 'Opening your records. In a large vault this takes a moment.',
  trialRuntime: 'Trial runtime: for made-up records only',
  sampleVault: 'Made-up records. Nothing here is real.',
  trialMark: 'This vault was made with a trial runtime. Use it for made-up records only.',
  damaged:
    'A part of this vault’s history is damaged. What could be read is shown, and nothing is written. Put the folder back from a copy.',
  older: (seenAt: string | null) =>
    `This copy of the vault is older than what this computer last saw${seenAt === null ? '' : ` (${seenAt})`}, so later changes may be missing. What is here is complete. Until you decide, nothing is written. If you put back an old copy on purpose, use it; otherwise look for the newer folder.`,
  oldKeys: (seenAt: string | null) =>
    `Who can open this vault stands in vault.json, and that file may be an older copy${seenAt === null ? '' : ` than what this computer last saw (${seenAt})`}. Your records are not affected. But a passphrase that was changed since, or a key that was taken away, may open the vault again. Until you decide, nothing is written. If you use it, look at who can open the vault, and change the passphrase again where you had changed it.`,
  backupWaits: 'You opened a backup. Nothing was changed. Lock this vault to look into the backup and restore it.',
  useThisCopy: 'Use this copy anyway',
  lostRows: (count: number) =>
    `${counted(count, 'entry', 'entries')} of this vault ${count === 1 ? 'was' : 'were'} in a damaged file and could not be found anywhere else. Everything else is shown. Put the folder back from a backup.`,
  differs:
    'What was read of this vault is not quite what was saved. Nothing was changed. Make a backup now, then compare it with an older one.',
  oldKeyChanges: (count: number) =>
    `${counted(count, 'change', 'changes')} in this folder ${count === 1 ? 'was' : 'were'} made with an old key of this vault after it had been replaced. ${count === 1 ? 'It is' : 'They are'} kept in the folder and not shown.`,
  notArrived: (count: number) =>
    `${counted(count, 'change', 'changes')} from another computer ${count === 1 ? 'has' : 'have'} not arrived yet. What is here is complete; ${count === 1 ? 'it appears' : 'they appear'} when the folder has been copied or synced to the end and the vault is opened again.`,
  unreadRows: (count: number) =>
    `${counted(count, 'entry', 'entries')} of this vault could not be understood, perhaps because a newer Satchel wrote ${count === 1 ? 'it' : 'them'}. Nothing was lost or changed. Open the vault with the newer version.`,
  readOnly:
    'This vault is open in another window, or its folder cannot be written. You can look, but not change anything.',
  openedByKit:
    'The recovery kit opened this vault. If the passphrase is lost, set a new one under Settings, “Change passphrase”, with the kit at hand.',
  diskFull:
    'There is no room left on this disk. Everything added before is complete. Reading is paused and goes on when there is room.',
  nav: {
    home: 'Home',
    review: 'To review',
    records: 'Records',
    timeline: 'Timeline',
    packets: 'Packets',
    people: 'People',
    backup: 'Backup',
    bin: 'Bin',
    settings: 'Settings',
  },
  commands: {
    place: 'Go there',
    act: 'Do it now',
    byHand: 'Add by hand',
    /** Other words that people type for what can be done. */
    words: {
      add: 'import new files scan cd usb stick photo upload',
      byHand: 'write note visit medicine allergy diagnosis appointment enter type',
      lock: 'close leave hide quit',
      person: 'family caregiver new somebody',
    },
    /** And for the places, by their ids. */
    places: {
      home: 'start overview',
      review: 'check inbox waiting confirm',
      records: 'documents files list all',
      timeline: 'history story events dates',
      packets: 'make a packet doctor second opinion share send print summary',
      people: 'persons family caregivers keys switch helper',
      backup: 'back up save copy restore export',
      bin: 'trash deleted removed undo restore',
      settings: 'preferences options passphrase change security text size look',
      keys: 'shortcuts keyboard help',
    } as Readonly<Record<string, string>>,
  },
  inBin: (count: number) => `${count} in the bin`,
  reviewWaiting: (count: number) => `${count} waiting`,
  search: 'Search',
  add: 'Add records',
  lock: 'Lock',
  back: 'Back',
  recordsOf: (name: string, born: string) => `Records of ${name}, born ${born}`,
  born: (date: string) => `born ${date}`,
  noPerson: 'No person yet',
  person: 'Person',
  locked: 'Locked',
  keys: {
    title: 'Keyboard',
    what: 'Key',
    does: 'What it does',
    close: 'Close',
    lists: [
      {
        title: 'Everywhere',
        rows: [
          { keys: ['Ctrl', 'K'], does: 'Search every page; go somewhere or do something by its name' },
          { keys: ['Ctrl', 'O'], does: 'Add records' },
          { keys: ['Ctrl', 'N'], does: 'Add something by hand' },
          { keys: ['Ctrl', 'L'], does: 'Lock now' },
          { keys: ['Ctrl', ','], does: 'Settings' },
          { keys: ['Ctrl', 'Shift', 'P'], does: 'Another person’s records' },
          { keys: ['Ctrl', 'Z'], does: 'Take back the last change' },
          { keys: ['Ctrl', 'Shift', 'Z'], does: 'Do it again' },
          { keys: ['Ctrl', 'V'], does: 'Add the files that were copied elsewhere' },
          { keys: ['Ctrl', '1'], does: 'Home; 2 to 5 are the other places of the menu' },
          { keys: ['Alt', '←'], does: 'Back' },
          { keys: ['Alt', '→'], does: 'Forward' },
          { keys: ['F6'], does: 'Next part of the window; with Shift the one before' },
          { keys: ['Ctrl', '+'], does: 'Larger text' },
          { keys: ['Ctrl', '−'], does: 'Smaller text' },
          { keys: ['Ctrl', '0'], does: 'Text as it was' },
          { keys: ['Ctrl', '/'], does: 'This list' },
          { keys: ['Esc'], does: 'Close what lies on top' },
        ],
      },
      {
        title: 'In To review',
        rows: [
          { keys: ['Enter'], does: 'Looks right, and on to the next' },
          { keys: ['Ctrl', 'Enter'], does: 'All of this kind and hospital look right' },
          { keys: ['E'], does: 'Edit' },
          { keys: ['S'], does: 'Later' },
          { keys: ['W'], does: 'It belongs to someone else' },
          { keys: ['D'], does: 'Same document: keep both, show once' },
          { keys: ['Shift', 'D'], does: 'Two different documents, or a newer version' },
          { keys: ['↑', '↓'], does: 'Card before and next card' },
          { keys: ['U'], does: 'Take back the last answer' },
        ],
      },
      {
        title: 'In a record',
        rows: [
          { keys: ['J'], does: 'Next page' },
          { keys: ['K'], does: 'Page before' },
          { keys: ['Ctrl', 'F'], does: 'Find in this record' },
          { keys: ['F3'], does: 'Next place found; with Shift the one before' },
          { keys: ['+'], does: 'Larger page' },
          { keys: ['−'], does: 'Smaller page' },
          { keys: ['0'], does: 'Page as wide as its room' },
          { keys: ['W'], does: 'Whole page' },
          { keys: ['R'], does: 'Turn the view' },
          { keys: ['T'], does: 'Small pages' },
          { keys: ['C'], does: 'Side by side: another page, or another record' },
          { keys: ['F'], does: 'Change the details' },
          { keys: ['Y'], does: 'Looks right' },
        ],
      },
      {
        title: 'In lists',
        rows: [
          { keys: ['↑', '↓'], does: 'Move' },
          { keys: ['Enter'], does: 'Open' },
        ],
      },
    ],
  },
  toasts: 'Messages',
  close: 'Close',
  crash: {
    title: 'This screen stopped working',
    text: 'Everything saved before is safe. Lock the vault and open it again to go on.',
    lock: 'Lock now',
  },
  selfCheck: {
    title: 'A part of this computer’s set-up does not work with Satchel.',
    scheme: 'The app’s own pages cannot be served, so screens may stay empty.',
    workers: 'Background work cannot be started, so the vault cannot be opened.',
    wasm: 'WebAssembly is switched off, so nothing can be unlocked or read.',
    indexedDb: 'The browser storage does not work. Your vault is safe in its folder; opening takes longer.',
    printToPdf: 'Pages cannot be printed to PDF, so packets and the recovery kit cannot be made.',
    ocr: 'Reading of scans does not work, so scans are kept but not searchable.',
    pdf: 'Reading of PDF files does not work, so they are kept but not searchable.',
  },
}

export const homeText = {
  title: 'Home',
  empty: 'Start by adding anything you have. Order does not matter.',
  add: 'Add records',
  review: {
    title: 'To review',
    text: (count: number) => `${counted(count, 'record waits', 'records wait')} for your check.`,
    go: 'Review them',
  },
  records: { title: 'Records', go: 'See all records' },
  reading: {
    title: 'Reading',
    text: (left: number) => `${counted(left, 'file is', 'files are')} still being read.`,
    go: 'See progress',
  },
  bin: {
    title: 'Bin',
    text: (count: number) =>
      `${counted(count, 'record is', 'records are')} in the bin. They can be taken back for 30 days.`,
    go: 'Open the bin',
  },
  people: {
    title: 'People',
    text: (count: number) => `This vault holds the records of ${count} people. This page is about one of them.`,
    go: 'See all people',
  },
  packet: { title: 'Packet', text: 'One file a doctor can read in ten minutes and check.', go: 'Make a packet' },
  kit: {
    title: 'Recovery kit not checked',
    text: 'It is not known yet that your kit opens this vault. If the kit does not work and the passphrase is forgotten, nobody can get in.',
    how: 'Lock the vault, choose “Use my recovery kit”, and type the code from your paper. When the vault opens, the kit is proven.',
  },
  unknownKind: { one: 'paper of a kind not known yet', many: 'papers of a kind not known yet' },
  /** "3 pathology reports": kinds and counts only, never what they say. */
  count: (kind: DocumentKind | null, count: number) => {
    const words = kind === null ? homeText.unknownKind : kindText[kind]
    return counted(count, words.one.toLowerCase(), words.many)
  },
}

type UndoCode = DoorCode | 'not-unlocked' | 'no-such-record' | (typeof diskCodes)[number]

/** What a person did, as the end of "Taken back: …". */
const acts: Record<Act, string> = {
  filed: 'filing a record',
  'filed-all': 'filing several records at once',
  answered: 'an answer about whose page it is',
  binned: 'moving to the bin',
  unbinned: 'taking out of the bin',
  'import-undone': 'undoing an import',
  split: 'splitting a record',
  joined: 'making one record of several',
  ordered: 'another order of pages',
  turned: 'turning pages',
  'moved-pages': 'moving pages to another record',
  'moved-to-person': 'moving pages to another person',
  same: 'saying that two records are the same',
  different: 'saying that two records are different',
  'hand-saved': 'an entry by hand',
  'hand-removed': 'removing an entry by hand',
  corrected: 'a correction of what was read',
  uncorrected: 'taking a correction back',
  'version-kept': 'which of two versions holds',
}

export const undoText = {
  undo: 'Undo',
  redo: 'Do it again',
  done: (act: Act) => `Done: ${acts[act]}.`,
  undone: (act: Act) => `Taken back: ${acts[act]}.`,
  redone: (act: Act) => `Done again: ${acts[act]}.`,
  nothing: 'There is nothing to take back.',
  nothingAgain: 'There is nothing to do again.',
  fault: (code: UndoCode) => ({ ...doorFaults, ...diskFaults })[code],
}

export const clipboardText = {
  /** What becomes of what was copied (electron/window/copies.ts). */
  copied: (isSecret: boolean) =>
    `Copied. It is taken off the clipboard again in ${isSecret ? '30' : '60'} seconds. A program that keeps a history of the clipboard may keep it longer.`,
}
