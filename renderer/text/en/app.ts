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
    text: 'You have not shown yet that your kit opens this vault. If it is lost and the passphrase forgotten, nobody can get in.',
    go: 'How to check it',
    how: 'Lock the vault and open it once with the recovery kit: that proves it.',
  },
  unknownKind: { one: 'paper of a kind not known yet', many: 'papers of a kind not known yet' },
  /** "3 pathology reports": kinds and counts only, never what they say. */
  count: (kind: DocumentKind | null, count: number) => {
    const words = kind === null ? homeText.unknownKind : kindText[kind]
    return counted(count, words.one.toLowerCase(), words.many)
  },
}
