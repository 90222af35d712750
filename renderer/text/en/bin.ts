import type { DoorCode } from '../../core/base/door.ts'
import type { diskCodes } from '../../vault/disk-codes.ts'
import { instantDay } from '../dates.ts'
import { counted } from '../numbers.ts'
import { diskFaults, doorFaults } from './faults.ts'

type Code = DoorCode | 'not-unlocked' | 'no-such-record' | (typeof diskCodes)[number]
const records = (count: number): string => counted(count, 'record', 'records')

/** What was put aside, for 30 days. */
export const binText = {
  title: 'Bin',
  lead: 'What is here is in no list, timeline or packet. You can take it back for 30 days; then it is deleted.',
  loading: 'Opening the bin',
  list: 'Records in the bin',
  empty: 'The bin is empty. Records you put here can be taken back for 30 days.',
  since: (instant: string) => `put here on ${instantDay(instant)}`,
  daysLeft: (days: number) => (days <= 0 ? 'Will be deleted today' : `${counted(days, 'day', 'days')} left`),
  row: (title: string, since: string, left: string) => `${title}, ${since}, ${left}`,
  takeOut: 'Take it out',
  takeOutOf: (title: string) => `Take it out: ${title}`,
  takeOutMany: (count: number) => `Take ${records(count)} out`,
  tookOut: (count: number) =>
    count === 1 ? 'The record is back in its place.' : `${records(count)} are back in their places.`,
  emptyBin: 'Empty the bin',

  confirmTitle: (count: number, person: string) => `Delete ${records(count)} of ${person} for good?`,
  confirmBody: (count: number) =>
    `${count === 1 ? 'It leaves' : 'They leave'} this vault, and nobody can bring ${count === 1 ? 'it' : 'them'} back. Hospitals still have their originals. Backups and packets made before are not changed.`,
  confirmKept: 'A page that another record still shows is kept.',
  keep: (count: number) => (count === 1 ? 'Keep it' : 'Keep them'),
  delete: 'Delete for good',
  emptied: (removed: number, kept: number) =>
    `${records(removed)} deleted.${kept === 0 ? '' : ` ${counted(kept, 'file is', 'files are')} kept, because another record shows pages of ${kept === 1 ? 'it' : 'them'}.`}`,

  fault: (code: Code) => ({ ...doorFaults, ...diskFaults })[code],
}
