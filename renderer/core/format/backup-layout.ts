import * as v from 'valibot'
import { concat, equalBytes, fromHex } from '../base/bytes.ts'
import { BlobId, DeviceId, EpochId, VaultId } from '../base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { count, hexOf, instant } from '../base/schemas.ts'
import { binding, u32, u64 } from '../crypto/associated-data.ts'
import { hash } from '../crypto/hash.ts'
import { STREAM_HEADER_BYTES } from '../crypto/stream.ts'
import { MOST_HEADER_BYTES } from './header.ts'
import { Vector } from './snapshot.ts'

export const BACKUP_FORMAT = 1
const MARKER = Uint8Array.of(0x53, 0x42, 0x41, 0x4b) // SBAK
export const SECTION_MARKER = Uint8Array.of(0x53, 0x42, 0x53, 0x4e) // SBSN
const CHECK_BYTES = 8

/** marker 4 · format 1 · zero 3 · header length 4 · zero 4 · backup id 16 · header hash 32 · check 8 (VF-23). */
export const PREFIX_BYTES = 72
/** marker 4 · format 1 · type 1 · zero 2 · number 8 · length 8 · stream header 24 · check 8 (VF-24). */
export const SECTION_HEAD_BYTES = 56

/** A file of a vault's folder, by what it is: names in a backup are data, never paths. */
export const BackupFile = v.variant('kind', [
  v.strictObject({ kind: v.literal('journal'), device: DeviceId, number: count }),
  v.strictObject({ kind: v.literal('snapshot'), device: DeviceId, seq: count }),
  v.strictObject({ kind: v.literal('blob'), id: BlobId }),
])
export type BackupFile = v.InferOutput<typeof BackupFile>

/** What a vault holds, counted over all its persons: for showing beside another copy. `lastChange` is a wall time, for display only. */
export const VaultCounts = v.strictObject({
  persons: count,
  records: count,
  pages: count,
  entries: count,
  lastChange: v.nullable(instant),
})
export type VaultCounts = v.InferOutput<typeof VaultCounts>

/** The first section: what was copied when, and the state it stands for. */
export const BackupAbout = v.strictObject({
  vaultId: VaultId,
  epochId: EpochId,
  madeAt: instant,
  files: count,
  bytes: count,
  digest: hexOf(32),
  vector: Vector,
  counts: VaultCounts,
})
export type BackupAbout = v.InferOutput<typeof BackupAbout>

/** The first message of a file's section. All parts but the last are `part` bytes long. */
export const BackupFileHead = v.strictObject({
  file: BackupFile,
  length: count,
  part: v.pipe(count, v.minValue(1), v.maxValue(1024 * 1024 + 64)),
})
export type BackupFileHead = v.InferOutput<typeof BackupFileHead>

/** The last section: how many files there are, the hash of every section's head, and blobs that were not to be had. */
export const BackupEnd = v.strictObject({
  files: count,
  bytes: count,
  heads: hexOf(32),
  missing: v.array(BlobId),
})
export type BackupEnd = v.InferOutput<typeof BackupEnd>

export type BackupPrefix = {
  readonly bytes: Uint8Array
  readonly headerLength: number
  readonly headerHash: Uint8Array
}

const withCheck = (bytes: Uint8Array): Uint8Array => concat(bytes, hash(bytes).subarray(0, CHECK_BYTES))

const isChecked = (bytes: Uint8Array): boolean => {
  const at = bytes.length - CHECK_BYTES
  return equalBytes(hash(bytes.subarray(0, at)).subarray(0, CHECK_BYTES), bytes.subarray(at))
}

/** The first bytes of a backup, and its last. */
export function prefixOf(header: Uint8Array, id: Uint8Array): BackupPrefix {
  const format = Uint8Array.of(BACKUP_FORMAT, 0, 0, 0)
  const headerHash = hash(header)
  const bytes = withCheck(concat(MARKER, format, u32(header.length), u32(0), id, headerHash))
  return { bytes, headerLength: header.length, headerHash }
}

/** `head-damaged`: its first bytes are ours and altered. */
export type PrefixCode = 'not-a-backup' | 'too-new' | 'head-damaged'

export function readPrefix(bytes: Uint8Array): Result<BackupPrefix, Refusal<PrefixCode>> {
  if (!equalBytes(bytes.subarray(0, MARKER.length), MARKER)) return refuse('not-a-backup')
  if (bytes.length !== PREFIX_BYTES || !isChecked(bytes)) return refuse('head-damaged')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint8(4) !== BACKUP_FORMAT) return refuse('too-new', String(view.getUint8(4)))
  const headerLength = view.getUint32(8)
  if (headerLength > MOST_HEADER_BYTES) return refuse('head-damaged')
  return ok({ bytes, headerLength, headerHash: bytes.slice(32, 64) })
}

export const sectionTypes = ['about', 'file', 'end'] as const
export type SectionType = (typeof sectionTypes)[number]

export type SectionHead = {
  readonly bytes: Uint8Array
  readonly type: SectionType
  readonly number: number
  /** Of everything in the section after its head. */
  readonly length: number
  readonly stream: Uint8Array
}

export function sectionHead(head: Omit<SectionHead, 'bytes'>): SectionHead {
  const { type, number, length, stream } = head
  const kind = Uint8Array.of(BACKUP_FORMAT, sectionTypes.indexOf(type) + 1, 0, 0)
  return { ...head, bytes: withCheck(concat(SECTION_MARKER, kind, u64(number), u64(length), stream)) }
}

/** The head of a section; null where no section begins. */
export function readSectionHead(bytes: Uint8Array): SectionHead | null {
  if (bytes.length !== SECTION_HEAD_BYTES || !isChecked(bytes)) return null
  if (!equalBytes(bytes.subarray(0, SECTION_MARKER.length), SECTION_MARKER)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const type = sectionTypes[view.getUint8(5) - 1]
  const [number, length] = [Number(view.getBigUint64(8)), Number(view.getBigUint64(16))]
  if (view.getUint8(4) !== BACKUP_FORMAT || !type) return null
  if (!Number.isSafeInteger(number) || !Number.isSafeInteger(length)) return null
  return { bytes, type, number, length, stream: bytes.slice(24, 24 + STREAM_HEADER_BYTES) }
}

/** What every message of a section is bound to: this backup of this vault, and the section's own head (VF-24). */
export const sectionData = (
  keys: { readonly vaultId: string; readonly epochId: string },
  prefix: BackupPrefix,
  head: SectionHead,
): Uint8Array => binding('satchel/backup/1', fromHex(keys.vaultId), fromHex(keys.epochId), prefix.bytes, head.bytes)
