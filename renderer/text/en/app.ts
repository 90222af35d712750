import type { DocumentKind } from '../../core/model/document-kind.ts'
import { counted } from '../numbers.ts'
import { kindText } from './kinds.ts'

export const appText = {
  skip: 'Skip to the page',
  places: 'Places',
  menu: 'Menu',
  starting: 'Opening Satchel',
  trialRuntime: 'Trial runtime: for made-up records only',
  sampleVault: 'Made-up records. Nothing here is real.',
  trialMark: 'This vault was made with a trial runtime. Use it for made-up records only.',
  damaged:
    'A part of this vault’s history is damaged. What could be read is shown, and nothing is written. Put the folder back from a copy.',
  older:
    'This copy of the vault is older than what this computer last saw, so later changes may be missing. What is here is complete. If you put back an old copy on purpose, go on; otherwise look for the newer folder.',
  unreadRows: (count: number) =>
    `${counted(count, 'entry', 'entries')} of this vault could not be understood, perhaps because a newer Satchel wrote ${count === 1 ? 'it' : 'them'}. Nothing was lost or changed. Open the vault with the newer version.`,
  readOnly:
    'This vault is open in another window, or its folder cannot be written. You can look, but not change anything.',
  diskFull:
    'There is no room left on this disk. Everything added before is complete. Reading is paused and goes on when there is room.',
  nav: { home: 'Home', review: 'To review', records: 'Records', timeline: 'Timeline', packets: 'Packets' },
  reviewWaiting: (count: number) => `${count} waiting`,
  search: 'Search',
  add: 'Add records',
  lock: 'Lock',
  back: 'Back',
  recordsOf: (name: string, born: string) => `Records of ${name}, born ${born}`,
  born: (date: string) => `born ${date}`,
  noPerson: 'No person yet',
  person: 'Person',
  locking: {
    title: (seconds: number) => `Locking in ${counted(seconds, 'second', 'seconds')}.`,
    text: 'Nothing will be lost; you come back to this page.',
    stay: 'Stay',
    now: 'Lock now',
  },
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
          { keys: ['Ctrl', 'K'], does: 'Search every page' },
          { keys: ['Ctrl', 'O'], does: 'Add records' },
          { keys: ['Ctrl', 'L'], does: 'Lock now' },
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
          { keys: ['Ctrl', 'Enter'], does: 'All of this kind look right' },
          { keys: ['E'], does: 'Edit' },
          { keys: ['S'], does: 'Later' },
          { keys: ['W'], does: 'It belongs to someone else' },
          { keys: ['U'], does: 'Go back to the last one' },
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
          { keys: ['R'], does: 'Turn the view' },
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
