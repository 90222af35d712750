import { concat, equalBytes } from '../../core/base/bytes.ts'
import type { DeviceId } from '../../core/base/ids.ts'
import { ok, type Result } from '../../core/base/result.ts'
import {
  chainStart,
  compareWithRemembered,
  findFrame,
  isFrame,
  readJournal,
  type ChainHead,
  type FramePlace,
  type Journal as JournalRead,
} from '../../core/format/frame.ts'
import type { Copy, Mark } from '../store/working-copy.ts'
import { FILE, isOfUse, restFrom, type JournalBytes } from './journal-bytes.ts'
import type { OpenKeys } from './open-keys.ts'
import type { DiskRefusal } from './vault-folder.ts'

type Place = { readonly keys: OpenKeys; readonly copy: Copy; readonly bytes: JournalBytes }

/** A device's journal as it lies in the folder, and the frames of it that a snapshot holds already. */
export type JournalFile = {
  readonly device: DeviceId
  readonly length: number
  readonly base: { readonly head: ChainHead; readonly mark: Mark | null } | null
}

/** What was read, with places counted from the file's start. */
export type DeviceJournal = {
  readonly read: JournalRead
  /** Where reading began. */
  readonly from: number
  /** The last whole frame, for the mark of the next snapshot. */
  readonly last: FramePlace | null
}

type Start = { readonly at: number; readonly head: ChainHead; readonly last: FramePlace | null }

/** Read a journal from the frame that a snapshot ends with, where that frame is there; otherwise from its start. */
export async function readDevice(place: Place, file: JournalFile): Promise<Result<DeviceJournal, DiskRefusal>> {
  const { device, length } = file
  const beginning: Start = { at: 0, head: chainStart(place.keys.vaultId, device), last: null }
  const start = await startOf(place, file)
  if (!start.ok) return start
  const read = await readFrom(place, { device, length }, start.value ?? beginning)
  return read.ok ? ok(placed(read.value, start.value ?? beginning)) : read
}

const placed = (read: JournalRead, { at, last }: Start): DeviceJournal => ({
  ...{ read, from: at },
  last: read.last ? { from: at + read.last.from, to: at + read.last.to } : last,
})

/** Where the frame lies with which the snapshot ends; null where the journal does not hold that very frame. */
async function startOf(
  { bytes }: Place,
  { device, length, base }: JournalFile,
): Promise<Result<Start | null, DiskRefusal>> {
  if (!base || base.head.seq === 0) return ok(null)
  const { head, mark } = base
  if (mark?.hash === head.hash && mark.number === FILE && mark.to <= length) {
    const frame = await bytes.inFolder(device, mark.from, mark.to)
    if (!frame.ok) return frame
    if (isFrame(frame.value, head.hash)) return ok({ at: mark.to, head, last: { from: mark.from, to: mark.to } })
  }
  const whole = await bytes.inFolder(device, 0, length)
  if (!whole.ok) return whole
  const last = findFrame(whole.value, head)
  return ok(last && { at: last.to, head, last })
}

type Stretch = { readonly device: DeviceId; readonly length: number }

/** Read on from a place, by the working copy where it agrees with the folder. */
async function readFrom(place: Place, file: Stretch, start: Start): Promise<Result<JournalRead, DiskRefusal>> {
  const { keys, copy } = place
  const { device, length } = file
  const known = await readCopied(place, file, start)
  if (!known.ok) return known
  if (known.value) return ok(known.value)
  const bytes = await place.bytes.inFolder(device, start.at, length)
  if (!bytes.ok) return bytes
  const read = readJournal(keys, device, bytes.value, start)
  // What the copy holds is not thrown away for a folder that is damaged.
  if (read.damage) return ok(read)
  await copy.drop(device, FILE)
  const whole = wholeFrames(bytes.value, read)
  if (whole.length) await copy.add({ device, number: FILE, at: start.at, bytes: whole })
  return ok(read)
}

/** The journal by the working copy's bytes and what the folder has more; null where the two do not agree. */
async function readCopied(
  { keys, copy, bytes }: Place,
  { device, length }: Stretch,
  start: Start,
): Promise<Result<JournalRead | null, DiskRefusal>> {
  const copied = await bytes.copied(device)
  if (!isOfUse(start.at, copied, length)) return ok(null)
  const known = copied.bytes.subarray(start.at - copied.at)
  const end = copied.at + copied.bytes.length
  const from = restFrom(start.at, copied, length)
  const rest = await bytes.inFolder(device, from, length)
  if (!rest.ok) return rest
  if (!equalBytes(rest.value.subarray(0, end - from), known.subarray(from - start.at))) return ok(null)
  const all = concat(known, rest.value.subarray(end - from))
  const read = readJournal(keys, device, all, start)
  if (read.damage) return ok(null)
  const added = wholeFrames(all, read).subarray(known.length)
  if (added.length) await copy.add({ device, number: FILE, at: end, bytes: added })
  return ok(read)
}

const wholeFrames = (bytes: Uint8Array, { tail }: JournalRead): Uint8Array =>
  tail === 'clean' ? bytes : bytes.slice(0, tail.tornAt)

/** How much of so many bytes are whole frames. */
export const wholeLength = ({ tail }: JournalRead, length: number): number => (tail === 'clean' ? length : tail.tornAt)

/** Whether a journal is behind what is remembered of it, or another one. */
export const isRolledBack = (
  read: Pick<JournalRead, 'commits' | 'start' | 'head'>,
  remembered: ChainHead | undefined,
): boolean => remembered !== undefined && ['behind', 'different'].includes(compareWithRemembered(read, remembered))

/** A journal that this computer may go on with: the one it remembers, whole; or one that is still empty. */
export const isOwn = (read: JournalRead, remembered: ChainHead | undefined): boolean =>
  remembered ? !isRolledBack(read, remembered) : read.head.seq === 0
