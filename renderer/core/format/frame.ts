import * as v from 'valibot'
import { concat, equalBytes, fromHex, toHex, utf8 } from '../base/bytes.ts'
import { DeviceId, type EpochId, type VaultId } from '../base/ids.ts'
import { count, hexOf } from '../base/schemas.ts'
import { TAG_BYTES } from '../crypto/aead.ts'
import { binding, u32, u64 } from '../crypto/associated-data.ts'
import { hash } from '../crypto/hash.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import { openJson, plainJson, sealJson } from './row-sealed.ts'
import { RowVersion } from './row.ts'

export const FRAME_FORMAT = 1
const MARKER = utf8('SJF')
const FIRST = MARKER[0] ?? 0
/** The least that a disk writes at once, in bytes. */
const BLOCK = 512
const CHECK_BYTES = 8
const CHECK_AT = 80
/** Bytes before a frame's sealed body. Their layout is the same in every format (VF-13). */
export const FRAME_HEAD = CHECK_AT + CHECK_BYTES
/** A commit is refused before it is written when its frame would be longer. */
export const MOST_FRAME_BYTES = 64 * 1024 * 1024

/** Where a device's journal stands: the number and hash of its last frame; seq 0 before the first. */
export const ChainHead = v.strictObject({ device: DeviceId, seq: count, hash: hexOf(32) })
export type ChainHead = v.InferOutput<typeof ChainHead>

/** What a frame is sealed with. */
export type FrameKeys = { readonly vaultId: VaultId; readonly epochId: EpochId; readonly rows: Uint8Array }

/** What the frames of a vault with several epochs are opened with. `isLate`: made with an old key after its epoch was over. */
export type FrameRing = {
  readonly vaultId: VaultId
  keysFor(epochId: string): Pick<FrameKeys, 'rows'> | null
  isLate(frame: { readonly epoch: string; readonly device: DeviceId; readonly seq: number }): boolean
}
type ReadingKeys = FrameKeys | FrameRing

/** The head of a journal without frames: it belongs to this vault and device, so no other journal can be put in its place. */
export function chainStart(vaultId: VaultId, device: DeviceId): ChainHead {
  const start = hash(binding('satchel/chain/1', fromHex(vaultId), fromHex(device)))
  return { device, seq: 0, hash: toHex(start) }
}

const isOnePerRow = (versions: readonly RowVersion[]): boolean =>
  new Set(versions.map(({ row }) => row)).size === versions.length

/** The versions written together: all of them are there afterwards, or none. Two of one row would share a version. */
const Body = v.strictObject({
  versions: v.pipe(
    v.array(RowVersion),
    v.minLength(1),
    v.check((versions) => isOnePerRow(versions), 'a row twice'),
  ),
})

type FrameHead = {
  readonly format: number
  readonly length: number
  readonly seq: number
  readonly epoch: string
  readonly device: string
  readonly previous: string
}

function headBytes(head: FrameHead): Uint8Array {
  const bytes = concat(
    MARKER,
    Uint8Array.of(head.format),
    u32(head.length),
    u64(head.seq),
    fromHex(head.epoch),
    fromHex(head.device),
    fromHex(head.previous),
  )
  return concat(bytes, hash(bytes).subarray(0, CHECK_BYTES))
}

/** Associated data of a frame: {format, vault, epoch, device, seq, hash of the previous frame, length} (VF-13). */
const frameData = (vaultId: VaultId, head: FrameHead): Uint8Array =>
  binding(
    'satchel/frame/1',
    Uint8Array.of(head.format),
    fromHex(vaultId),
    fromHex(head.epoch),
    fromHex(head.device),
    u64(head.seq),
    fromHex(head.previous),
    u32(head.length),
  )

/**
 * Seal one commit, 1 to n versions of different rows, as the next frame of a journal. The bytes are to be appended and
 * fsynced before anybody hears "saved". Throws for a commit that could not be read back whole.
 */
export function sealFrame(
  keys: FrameKeys,
  head: ChainHead,
  commit: readonly RowVersion[],
  random: RandomSource = randomBytes,
): { bytes: Uint8Array<ArrayBuffer>; head: ChainHead } {
  const plain = plainJson(Body, { versions: commit })
  const length = plain.sealedLength
  if (length > MOST_FRAME_BYTES) throw new RangeError('commit too large for a frame')
  const { device } = head
  const seq = head.seq + 1
  const frameHead = { format: FRAME_FORMAT, length, seq, epoch: keys.epochId, device, previous: head.hash }
  const bytes = concat(headBytes(frameHead), sealJson(keys.rows, plain, frameData(keys.vaultId, frameHead), random))
  return { bytes, head: { device, seq, hash: toHex(hash(bytes)) } }
}

/**
 * Why a journal cannot be read on: `head-damaged` (no frame begins here, or its head is altered), `newer-format`,
 * `foreign-device`, `unknown-epoch`, `replayed` (a number seen before), `missing` (a number skipped), `broken-chain` (right
 * number, other history), `not-authentic` (body altered or not of this vault), `bad-body` (sealed by us, shape unknown).
 */
export type FrameCode =
  | 'head-damaged'
  | 'newer-format'
  | 'foreign-device'
  | 'unknown-epoch'
  | 'replayed'
  | 'missing'
  | 'broken-chain'
  | 'not-authentic'
  | 'bad-body'

/** `late`: made with an old key after its epoch was over; to be shown and not merged (VF-22). */
export type Commit = {
  readonly seq: number
  readonly hash: string
  readonly versions: readonly RowVersion[]
  readonly late: boolean
}

/** From the first byte of a frame to the one after its last. */
export type FramePlace = { readonly from: number; readonly to: number }

/** `at` counts bytes from the start of the bytes given. `last` = nothing follows the damaged frame. */
export type JournalDamage = {
  readonly at: number
  readonly code: FrameCode
  readonly seq: number
  readonly last: boolean
}

/** What a journal holds up to its end, its torn tail, or its first damage. `head` is that of the last whole frame. */
export type Journal = {
  readonly commits: readonly Commit[]
  /** Where reading began: the chain's start, or the frame that was known. */
  readonly start: ChainHead
  readonly head: ChainHead
  /** Where the last whole frame lies in the bytes given; null where there is none. */
  readonly last: FramePlace | null
  readonly tail: 'clean' | { readonly tornAt: number }
  readonly damage: JournalDamage | null
}

type Step =
  { readonly step: 'commit'; readonly commit: Commit; readonly length: number } | { readonly step: 'torn' } | Damaged
type Damaged = { readonly step: 'damage'; readonly code: FrameCode; readonly last: boolean }

/** Where reading a journal goes on: after this frame, with the byte of the file at this place. */
export type JournalStart = { readonly head: ChainHead; readonly at: number }

/**
 * Read a device's journal, or its continuation after `from`, with the keys of one epoch or of all. Reading ends at the first
 * thing that is not the next whole frame. A tail that a lost write explains is `tornAt`; all else is `damage`, by name.
 */
export function readJournal(
  keys: ReadingKeys,
  device: DeviceId,
  bytes: Uint8Array,
  from: JournalStart = { head: chainStart(keys.vaultId, device), at: 0 },
): Journal {
  const { head } = from
  const commits: Commit[] = []
  let at = 0
  let now = head
  let last: FramePlace | null = null
  const end = (tail: Journal['tail'], damage: JournalDamage | null): Journal => ({
    ...{ commits, start: head, head: now, last, tail, damage },
  })
  while (at < bytes.length) {
    const step = readFrame(keys, now, bytes.subarray(at))
    if (step.step === 'torn') return end({ tornAt: at }, null)
    if (step.step === 'damage') {
      if (isHalfWritten(step, bytes.subarray(at), from.at + at)) return end({ tornAt: at }, null)
      return end('clean', { at, code: step.code, seq: now.seq + 1, last: step.last })
    }
    commits.push(step.commit)
    now = { device, seq: step.commit.seq, hash: step.commit.hash }
    last = { from: at, to: at + step.length }
    at += step.length
  }
  return end('clean', null)
}

/**
 * Where a known frame lies in the bytes of a journal file: found by the heads of the frames before it, none of which is
 * opened; null where it is not there, or is another one.
 */
export function findFrame(bytes: Uint8Array, { device, seq, hash: known }: ChainHead): FramePlace | null {
  let from = 0
  while (bytes.length - from >= FRAME_HEAD) {
    const head = parseHead(bytes.subarray(from))
    if (!head || head.device !== device || head.seq > seq) return null
    const to = from + FRAME_HEAD + head.length
    if (head.seq === seq) return isFrame(bytes.subarray(from, to), known) ? { from, to } : null
    from = to
  }
  return null
}

/** Is this exactly the frame of that hash? */
export const isFrame = (bytes: Uint8Array, known: string): boolean => toHex(hash(bytes)) === known

function readFrame(keys: ReadingKeys, now: ChainHead, rest: Uint8Array): Step {
  if (rest.length < FRAME_HEAD || isZero(rest)) return { step: 'torn' }
  const head = parseHead(rest)
  if (!head) return { step: 'damage', code: 'head-damaged', last: false }
  const length = FRAME_HEAD + head.length
  const last = length >= rest.length
  const wrong = misplaced(now, head)
  if (wrong) return { step: 'damage', code: wrong, last }
  const epoch = keysOfEpoch(keys, head.epoch)
  if (!epoch) return { step: 'damage', code: 'unknown-epoch', last }
  if (rest.length < length) return { step: 'torn' }
  const frame = rest.subarray(0, length)
  // A file that grew before its bytes reached the disk ends in zeros; no sealed body does.
  if (last && isZero(frame.subarray(length - TAG_BYTES))) return { step: 'torn' }
  const body = openJson(Body, epoch.rows, frame.subarray(FRAME_HEAD), frameData(keys.vaultId, head))
  if (!body.ok) return { step: 'damage', code: body.error.code, last }
  const { versions } = body.value
  const late = 'isLate' in keys && keys.isLate({ epoch: head.epoch, device: now.device, seq: head.seq })
  return { step: 'commit', commit: { seq: head.seq, hash: toHex(hash(frame)), versions, late }, length }
}

/**
 * A disk writes blocks in any order: of a frame that was being appended when the power went some may be there and others
 * still be zeros. So it is where the last frame has a block of zeros, as no sealed body has, and no other frame follows.
 */
function isHalfWritten({ code, last }: Damaged, rest: Uint8Array, at: number): boolean {
  const isPossible = code === 'head-damaged' || (code === 'not-authentic' && last)
  return isPossible && hasEmptyBlock(rest, at) && !hasHeadIn(rest.subarray(1))
}

function hasEmptyBlock(rest: Uint8Array, at: number): boolean {
  for (let from = 0; from < rest.length;) {
    const to = Math.min(rest.length, from + BLOCK - ((at + from) % BLOCK))
    if (isZero(rest.subarray(from, to))) return true
    from = to
  }
  return false
}

function hasHeadIn(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(FIRST); at >= 0; at = bytes.indexOf(FIRST, at + 1))
    if (bytes.length - at >= FRAME_HEAD && parseHead(bytes.subarray(at, at + FRAME_HEAD))) return true
  return false
}

function keysOfEpoch(keys: ReadingKeys, epoch: string): Pick<FrameKeys, 'rows'> | null {
  if ('keysFor' in keys) return keys.keysFor(epoch)
  return epoch === keys.epochId ? keys : null
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0)

/** The head of a frame, or null where its marker or its check is wrong. */
function parseHead(bytes: Uint8Array): FrameHead | null {
  if (!equalBytes(bytes.subarray(0, MARKER.length), MARKER)) return null
  const check = hash(bytes.subarray(0, CHECK_AT)).subarray(0, CHECK_BYTES)
  if (!equalBytes(bytes.subarray(CHECK_AT, FRAME_HEAD), check)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, CHECK_AT)
  return {
    format: view.getUint8(3),
    length: view.getUint32(4),
    seq: Number(view.getBigUint64(8)),
    epoch: toHex(bytes.subarray(16, 32)),
    device: toHex(bytes.subarray(32, 48)),
    previous: toHex(bytes.subarray(48, 80)),
  }
}

/** Why this frame cannot be the next one of this journal; null where it can. */
function misplaced(now: ChainHead, head: FrameHead): FrameCode | null {
  if (head.format !== FRAME_FORMAT) return 'newer-format'
  if (head.device !== now.device) return 'foreign-device'
  if (head.seq <= now.seq) return 'replayed'
  if (head.seq !== now.seq + 1) return 'missing'
  if (head.previous !== now.hash) return 'broken-chain'
  return head.length > MOST_FRAME_BYTES ? 'head-damaged' : null
}

/**
 * How a journal as read stands to the head last remembered of it: `behind` = frames that were there are gone, `different`
 * = another history under the same numbers. Both mean that the folder was rolled back or the device id used elsewhere.
 */
export function compareWithRemembered(
  journal: Pick<Journal, 'commits' | 'start' | 'head'>,
  remembered: ChainHead,
): 'same' | 'ahead' | 'behind' | 'different' {
  const { start, head, commits } = journal
  if (head.seq < remembered.seq) return 'behind'
  if (head.seq === remembered.seq) return head.hash === remembered.hash ? 'same' : 'different'
  if (remembered.seq === 0) return 'ahead'
  if (remembered.seq === start.seq) return start.hash === remembered.hash ? 'ahead' : 'different'
  const then = commits.find(({ seq }) => seq === remembered.seq)
  return then && then.hash !== remembered.hash ? 'different' : 'ahead'
}
