import type { DoorCode } from '../../core/base/door.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import type { RecordRow } from '../../vault/contract.ts'
import { dateText } from '../dates.ts'
import { counted } from '../numbers.ts'
import { handName } from './entries.ts'
import { diskFaults, doorFaults } from './faults.ts'

const writeFaults: Record<
  DoorCode | 'not-unlocked' | 'no-such-record' | 'not-read-yet' | 'other-person' | (typeof diskCodes)[number],
  string
> = {
  ...doorFaults,
  ...diskFaults,
  'not-read-yet':
    'One of these records has not been read yet. Nothing was changed. Wait until it is read, then try again.',
  'other-person': 'These records belong to different persons, so they stay apart. Nothing was changed.',
}

/** What a row holds beside its pages: "312 images", "205 entries", "2 copies". */
function insideOf({ images, entries, copies, reading }: RecordRow): string | null {
  const parts = [
    reading.state === 'unpacked' ? `archive with ${counted(reading.members, 'file', 'files')}` : null,
    images > 0 ? counted(images, 'image', 'images') : null,
    entries > 0 ? counted(entries, 'entry', 'entries') : null,
    copies > 0 ? `kept with ${counted(copies, 'copy', 'copies')}` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** What can be done with several records of the list at once, and what was typed by hand. */
export const recordListText = {
  more: (count: number) => `Show ${count} more`,
  faults: writeFaults,
  insideOf,
  actions: 'What to do with the chosen records',
  chosen: (count: number) => `${counted(count, 'record', 'records')} chosen`,
  clear: 'Choose none',
  file: 'They look right',
  fileNone: 'None of these has a proposal to be confirmed.',
  filed: (count: number) => `${counted(count, 'record', 'records')} filed as proposed.`,
  join: 'Make one record of these',
  bin: 'Move to bin',
  binned: (count: number) => `${counted(count, 'record', 'records')} moved to the bin.`,
  joined: (count: number) => `${count} records are one now.`,
  keysHint: 'Space chooses a record, Delete moves it to the bin.',
  joinDialog: {
    title: (count: number) => `Make one record of these ${count}?`,
    text: 'Their pages follow each other in this order. The files stay as they were received, and you can take it back.',
    first: (title: string) => `The record keeps the details of the first: “${title}”.`,
    list: 'Order of the records',
    earlier: (title: string) => `Move “${title}” earlier`,
    later: (title: string) => `Move “${title}” later`,
    name: ({ title, date, pages }: RecordRow) =>
      [title, date === null ? 'no date' : dateText(date), counted(pages, 'page', 'pages')].join(' · '),
    join: 'Make one record',
    keep: 'Leave them apart',
    close: 'Close',
  },
  hand: {
    title: (count: number) => `Typed by you (${count})`,
    name: handName,
    add: 'Add by hand',
  },
}
