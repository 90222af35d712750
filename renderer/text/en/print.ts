import type { PacketPurpose } from '../../core/model/packet-draft.ts'
import type { LeftOutReason } from '../../core/packet/packet.ts'

/** The sentences of the pages that go on paper. They follow clinical.md §8.2 and the voice of ux.md §3. */

const purposes: Record<PacketPurpose, string> = {
  'second-opinion': 'For a second opinion',
  'pathology-review': 'For a pathology review',
  surgeon: 'For a surgeon',
  radiation: 'For a radiation oncologist',
  'family-doctor': 'For a family doctor',
  'for-me': 'For my own use',
}

const leftOut: Record<LeftOutReason, string> = {
  'someone-else': 'belongs to another person',
  'no-name-on-page': 'nothing on the page says whose it is, and nobody has checked it',
  'still-being-read': 'was still being read',
  'needs-password': 'is locked with a password',
  'kept-unread': 'could not be read by this app',
  'no-such-page': 'the page is not in the document',
  'no-such-document': 'the document is no longer in the vault',
}

const pages = (count: number): string => (count === 1 ? '1 page' : `${count} pages`)
const listOf = (numbers: readonly number[]): string => numbers.join(', ')

export const packetText = {
  purposes,
  born: (date: string): string => `Born ${date}`,
  madeOn: (date: string, id: string): string => `Made on ${date} · packet ${id}`,
  replaces: (id: string): string => `This packet takes the place of packet ${id}.`,
  notARecord: 'Patient-prepared. Not a medical record.',
  whatItIs: 'For organising and sharing your own records. It does not diagnose, stage, treat or decide.',
  questions: 'Questions',
  note: 'Note',
  howToRead: 'How to read this packet',
  copies: (count: number, sources: number): string =>
    `The pages after these are ${pages(count)} from ${sources === 1 ? '1 record' : `${sources} records`}, copied as they were received. The strip above each page says which record it is. Nothing is written on the page itself.`,
  readByComputer: 'Text was read by a computer and can be wrong. Check each item against the page.',
  missing: 'Missing here does not mean not done.',
  urgent: 'Call your care team or emergency number for urgent problems.',
  unreadable: (count: number): string =>
    `${count === 1 ? '1 page in this packet is' : `${count} pages in this packet are`} hard or impossible to read.`,
  signature: 'About the signature',
  signedWith: (key: string): string =>
    `This file is signed with the key “${key}”. A changed file no longer fits its signature.`,
  acrobat:
    'Acrobat will say that the validity of the signature is unknown, because it does not know this key. That is expected. It will also say whether the document has been changed since it was signed.',
  fingerprint: (name: string): string => `To be sure who made this packet, ask ${name} to read these words to you:`,
  contents: 'Contents',
  columns: { number: 'No.', record: 'Record', date: 'Date', hospital: 'Hospital', pages: 'Pages', page: 'On page' },
  notChecked: 'kind and date not checked by a person',
  someOf: (used: number, all: number): string => `${used} of ${all}`,
  unreadablePages: (numbers: readonly number[]): string =>
    `${numbers.length === 1 ? 'page' : 'pages'} ${listOf(numbers)} hard to read`,
  noDate: 'no date',
  leftOutTitle: 'Chosen but not in this packet',
  leftOut: (title: string, numbers: readonly number[], why: LeftOutReason): string => {
    const which =
      numbers.length === 0 ? 'the whole record' : `${numbers.length === 1 ? 'page' : 'pages'} ${listOf(numbers)}`
    return `${title === '' ? 'A record' : title}, ${which}: ${leftOut[why]}`
  },
  timeline: 'Timeline',
  timelineNote: 'The dates are those of the records. A date without a day is as exact as the paper.',
  undated: 'Without a date',
}

export const kitText = {
  title: 'Recovery kit',
  forVault: (name: string): string => `For the vault “${name}”`,
  madeOn: (date: string): string => `Made on ${date}`,
  what: 'With this page you can open the vault when the passphrase is lost. Anyone who has this page and the vault can open it too.',
  code: 'Recovery code',
  qr: 'The same code as a QR picture',
  steps: 'How to use it',
  stepList: [
    'Open the app and choose this vault. On the lock screen, choose “Use my recovery kit”.',
    'Type the eight groups of the code. Capital or small letters are the same.',
    'The vault opens. This page stays valid as long as the vault exists.',
  ],
  keep: 'Where I keep this page',
  advice: 'Keep it on paper, in a safe place, apart from the computer. Give a copy to someone you trust.',
}
