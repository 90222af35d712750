import type { PacketPurpose } from '../../core/model/packet-draft.ts'
import { counted, sizeText } from '../numbers.ts'
import { diskFaults, doorFaults } from './faults.ts'

type PacketFault =
  | 'nothing-selected'
  | 'wrong-person-open'
  | 'not-made-yet'
  | 'changed-since'
  | 'source-unreadable'
  | 'print-failed'
  | 'reader-unavailable'
  | 'weak-passphrase'
  | 'no-signing-key'
  | 'no-person'
  | keyof typeof diskFaults
  | keyof typeof doorFaults

const faults: Record<PacketFault, string> = {
  ...doorFaults,
  ...diskFaults,
  'nothing-selected': 'No page is chosen that may go into a packet. Nothing was made. Choose at least one record.',
  'wrong-person-open':
    'A chosen record has a page that may be someone else’s. Nothing was made. Say whose it is under To review, or take the record out.',
  'not-made-yet': 'This packet is not here any more. Nothing was saved. Look at the packet again, then save it.',
  'changed-since':
    'Something in these records has changed since you looked at the packet. Nothing was saved. Look at it again, then save it.',
  'source-unreadable':
    'A page of a chosen record could not be drawn. Nothing was made. Take the record out, or add a new copy of it.',
  'print-failed': 'The packet’s own pages could not be made. Nothing was saved. Try again.',
  'reader-unavailable': 'The part that puts pages together did not answer. Nothing was saved. Try again.',
  'weak-passphrase': 'A computer could guess this passphrase. Nothing was saved. Use the six words, or a longer one.',
  'no-signing-key':
    'This vault has no key to sign with. Nothing was saved. Lock the vault, open it again and try once more.',
  'no-person': 'It is not known yet whose records these are. Add the person first.',
}

const purposes: Record<PacketPurpose, string> = {
  'second-opinion': 'A second opinion',
  'pathology-review': 'A pathology review',
  surgeon: 'A surgeon',
  radiation: 'A radiation oncologist',
  'family-doctor': 'A family doctor',
  'for-me': 'For myself',
}

export const packetText = {
  faults,
  purposes,
  title: 'Packet',
  lead: 'One file that a doctor can read in ten minutes and check.',
  purpose: 'What it is for',
  records: 'Records, in this order',
  recordsHint: 'Ticked records go in, from top to bottom.',
  moveUp: (title: string) => `Move ${title} up`,
  movedTo: (title: string, place: number, of: number) => `${title}: place ${place} of ${of}`,
  moveDown: (title: string) => `Move ${title} down`,
  include: (title: string) => `Put ${title} in`,
  notChecked: 'not yet checked',
  noName: 'no name on its pages: open it and say whose they are, or it stays out',
  blocked: 'may be someone else’s, so it stays out until you have answered',
  goReview: 'Answer in To review',
  goReviewOf: (title: string) => `Answer in To review: ${title}`,
  openRecord: 'Open',
  questions: 'Questions for the doctor',
  question: (index: number) => `Question ${index}`,
  addQuestion: 'Add a question',
  removeQuestion: (index: number) => `Remove question ${index}`,
  starters: [
    'Do you agree with the diagnosis?',
    'What are my choices, and what speaks for each?',
    'What happens if I wait?',
  ],
  startersTitle: 'Questions many people ask',
  note: 'Anything the doctor should know first',
  preview: 'See the packet',
  stale: 'Something has changed since you looked. See the packet again before you save it.',
  previewTitle: 'This is what goes out',
  previewText: (pages: number, bytes: number) => `${counted(pages, 'page', 'pages')}, ${sizeText(bytes)}.`,
  pageOf: (page: number, of: number) => `Packet page ${page} of ${of}`,
  nextPage: 'Next page',
  previousPage: 'Previous page',
  leftOutTitle: 'Left out',
  save: 'Hand it over',
  how: 'Who may be able to open it',
  signedPdf: 'Signed PDF',
  signedPdfHint: 'Anyone who gets this file can read it. Its signature shows whether it was changed.',
  shareFile: 'Encrypted share file',
  shareFileHint: 'Only someone with the passphrase can open it. It holds the packet and the original files.',
  openWarningTitle: 'Anyone who gets this file can read it.',
  openWarning: (pages: number) =>
    `It has no password and holds your name, birth date and ${counted(pages, 'page', 'pages')} of records. E-mail is often stored in several places for years.`,
  saveOpen: 'Save without a password',
  useShare: 'Make a share file instead',
  back: 'Back',
  passphrase: 'Passphrase for the share file',
  passphraseHint:
    'Write it down now: Satchel does not keep it. Tell it to the doctor by telephone, never in a message.',
  otherWords: 'Other words',
  savePacket: 'Save packet',
  steps: {
    printing: 'Making the cover',
    collecting: 'Collecting the records',
    assembling: 'Putting the pages together',
    signing: 'Signing',
    sealing: 'Sealing',
    saving: 'Saving',
  },
  saved: (name: string) => `Saved as ${name}.`,
  savedSameDisk: 'It is on the same disk as the vault. If this disk fails, both are gone.',
  /** What the doctor will see, and what to do. */
  nextPdf: (key: string) => [
    'The doctor opens it like any other PDF.',
    `The PDF program may say that it does not know the signer, ${key}. That is expected: the signature shows that nothing was changed since it was signed, not who signed.`,
  ],
  nextShare: [
    'Hand over the file. Then tell the six words, or the passphrase you typed, by telephone.',
    'The doctor needs a program that opens “age” files, and then types the passphrase. Ask first whether the hospital can use one; if not, choose the signed PDF.',
    'Inside are the packet as a PDF, the original files, and a list of them.',
  ],
  noRecall: 'A file that is handed over cannot be called back.',
  sentTitle: 'Made so far',
  sentForm: { 'signed-pdf': 'Signed PDF', 'share-file': 'Share file' },
  sentLine: (pages: number, sources: number) =>
    `${counted(pages, 'page', 'pages')} from ${counted(sources, 'record', 'records')}`,
  empty: 'There are no records to put in a packet yet. Add some first.',
  add: 'Add records',
  dontDelay: 'Do not put off an appointment or treatment to complete this. Take what you have.',
}
