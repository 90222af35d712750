import * as v from 'valibot'
import { concat, equalBytes, fromHex, toHex, utf8 } from '../base/bytes.ts'
import { DeviceId, RowId } from '../base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { count, hexOf } from '../base/schemas.ts'
import { SEAL_FORMAT } from '../crypto/aead.ts'
import { binding, u32, u64 } from '../crypto/associated-data.ts'
import { hash } from '../crypto/hash.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import type { VaultKeys } from './header.ts'
import { applyKept, DigestSum, emptyRows, stateDigest, type KeptRow, type Rows } from './merge.ts'
import { openJson, plainJson, sealJson } from './row-sealed.ts'
import { RowVersion } from './row.ts'

export const SNAPSHOT_FORMAT = 1
const MARKER = utf8('SNAP')
const CHECK_AT = 48
/** marker 4 · format 1 · zero 3 · header length 4 · index length 4 · snapshot id 16 · epoch id 16 · check 8 (VF-19). */
export const PREFIX_BYTES = CHECK_AT + 8
/** A pack is closed at the first row that brings it to this many versions. */
export const PACK_VERSIONS = 256
/** The shape of what is in a pack. */
const PACK_SCHEMA = 1

/** Per device the last frame that is in the state: {device → seq, hash}. */
export const Vector = v.record(DeviceId, v.strictObject({ seq: count, hash: hexOf(32) }))
export type Vector = v.InferOutput<typeof Vector>

const PackEntry = v.strictObject({ id: hexOf(16), length: count, rows: v.array(RowId) })
type PackEntry = v.InferOutput<typeof PackEntry>
const Index = v.strictObject({
  device: DeviceId,
  seq: count,
  lamport: count,
  vector: Vector,
  digest: hexOf(32),
  headerHash: hexOf(32),
  packs: v.array(PackEntry),
})
type Index = v.InferOutput<typeof Index>
const DeadKey = v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}-[0-9a-f]{32}$/))
const Pack = v.strictObject({
  rows: v.array(v.strictObject({ row: RowId, live: v.array(RowVersion), dead: v.array(DeadKey) })),
})

/** What a snapshot is made of: the bytes of the header as it is now, who writes it after which own frame, and the state. */
export type SnapshotSource = {
  readonly header: Uint8Array
  readonly device: DeviceId
  readonly seq: number
  readonly vector: Vector
  readonly lamport: number
  readonly rows: readonly KeptRow[]
}

/** What a snapshot of one epoch is opened with. */
export type SnapshotKeys = Pick<VaultKeys, 'vaultId' | 'epochId' | 'rows'>

const place = (what: string, keys: SnapshotKeys, ...fields: readonly Uint8Array[]): Uint8Array =>
  binding(what, Uint8Array.of(SEAL_FORMAT), fromHex(keys.vaultId), fromHex(keys.epochId), ...fields)

/** Associated data of a pack: format ‖ vault ‖ epoch ‖ store ‖ snapshot ‖ pack ‖ version (seq) ‖ schema ‖ members (VF-20). */
const packData = (
  keys: SnapshotKeys,
  snapshotId: Uint8Array,
  seq: number,
  pack: Pick<PackEntry, 'id' | 'rows'>,
): Uint8Array =>
  place(
    'satchel/pack/1',
    keys,
    utf8('rows'),
    snapshotId,
    fromHex(pack.id),
    u64(seq),
    u32(PACK_SCHEMA),
    concat(...pack.rows.map((row) => fromHex(row))),
  )

const indexData = (keys: SnapshotKeys, prefix: Uint8Array): Uint8Array => place('satchel/snapshot/1', keys, prefix)

type Prefix = {
  readonly headerLength: number
  readonly indexLength: number
  readonly id: Uint8Array
  readonly epoch: string
}

function prefixBytes({ headerLength, indexLength, id, epoch }: Prefix): Uint8Array {
  const format = Uint8Array.of(SNAPSHOT_FORMAT, 0, 0, 0)
  const bytes = concat(MARKER, format, u32(headerLength), u32(indexLength), id, fromHex(epoch))
  return concat(bytes, hash(bytes).subarray(0, PREFIX_BYTES - CHECK_AT))
}

/** Seals a state pack by pack, so that whoever seals a large one can do other things in between. */
export class SnapshotWriter {
  private readonly id: Uint8Array
  private readonly packs: Uint8Array[] = []
  private readonly entries: PackEntry[] = []
  private readonly sum: DigestSum
  private at = 0

  constructor(
    private readonly keys: VaultKeys,
    private readonly source: SnapshotSource,
    private readonly random: RandomSource = randomBytes,
  ) {
    this.id = random(16)
    this.sum = new DigestSum(keys)
  }

  /** Seal the next pack; false when there are no more rows. */
  next(): boolean {
    const rows = this.nextRows()
    if (rows.length === 0) return false
    const { keys, source, random } = this
    const entry = { id: toHex(random(16)), rows: rows.map(({ row }) => row) }
    const data = packData(keys, this.id, source.seq, entry)
    const sealed = sealJson(keys.rows, plainJson(Pack, { rows }), data, random)
    this.packs.push(sealed)
    this.entries.push({ ...entry, length: sealed.length })
    for (const { live } of rows) this.sum.add(live)
    return true
  }

  /** The snapshot's id, and its file in pieces: prefix, header copy, index, then the packs. */
  finish(): { id: string; pieces: readonly Uint8Array[] } {
    const { keys, source, random, entries } = this
    const { device, seq, vector, lamport, header } = source
    const headerHash = toHex(hash(header))
    const index: Index = { device, seq, lamport, vector, digest: this.sum.hex(), headerHash, packs: entries }
    const plain = plainJson(Index, index)
    const indexLength = plain.sealedLength
    const prefix = prefixBytes({ headerLength: header.length, indexLength, id: this.id, epoch: keys.epochId })
    const sealedIndex = sealJson(keys.rows, plain, indexData(keys, prefix), random)
    return { id: toHex(this.id), pieces: [prefix, header, sealedIndex, ...this.packs] }
  }

  private nextRows(): readonly KeptRow[] {
    const { rows } = this.source
    const from = this.at
    for (let versions = 0; this.at < rows.length && versions < PACK_VERSIONS; this.at++)
      versions += rows[this.at]?.live.length ?? 0
    return rows.slice(from, this.at)
  }
}

/** The whole state as sealed packs of about 256 versions, with a copy of the header and the state digest. */
export function writeSnapshot(
  keys: VaultKeys,
  source: SnapshotSource,
  random: RandomSource = randomBytes,
): Uint8Array<ArrayBuffer> {
  const writer = new SnapshotWriter(keys, source, random)
  while (writer.next());
  return concat(...writer.finish().pieces)
}

/** `too-new`: another format; `damaged`: its prefix or its index, so that nothing in it can be placed; `unknown-epoch`: sealed with another epoch's key. */
export type SnapshotCode = 'not-a-snapshot' | 'too-new' | 'damaged' | 'unknown-epoch'

/** A pack that cannot be opened: its id and the rows that were in it, to be looked for elsewhere or named as lost. */
export type DamagedPack = { readonly pack: string; readonly rows: readonly RowId[] }

export type Snapshot = {
  readonly device: DeviceId
  readonly seq: number
  readonly vector: Vector
  /** Every row whose pack could be opened. */
  readonly rows: Rows
  readonly damaged: readonly DamagedPack[]
  /** The copy of the header, or null where it is altered. */
  readonly header: Uint8Array | null
  readonly digest: string
  /** Whether the rows read are exactly those written: no damaged pack, and the state digest agrees. */
  readonly complete: boolean
  /** Bytes after the end, which a whole snapshot does not have. */
  readonly extraBytes: number
}

/** A snapshot's prefix: its id, and how many bytes come before its packs. */
export type SnapshotStart = {
  readonly id: string
  readonly epoch: string
  readonly indexAt: number
  readonly packsAt: number
  readonly prefix: Uint8Array
}

/** Read the prefix; needs the first `PREFIX_BYTES` bytes only, and no key. */
export function snapshotStart(bytes: Uint8Array): Result<SnapshotStart, Refusal<SnapshotCode>> {
  if (!equalBytes(bytes.subarray(0, MARKER.length), MARKER)) return refuse('not-a-snapshot')
  if (bytes.length < PREFIX_BYTES) return refuse('damaged', 'prefix')
  const check = hash(bytes.subarray(0, CHECK_AT)).subarray(0, PREFIX_BYTES - CHECK_AT)
  if (!equalBytes(bytes.subarray(CHECK_AT, PREFIX_BYTES), check)) return refuse('damaged', 'prefix')
  const view = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES)
  if (view.getUint8(4) > SNAPSHOT_FORMAT) return refuse('too-new', String(view.getUint8(4)))
  const indexAt = PREFIX_BYTES + view.getUint32(8)
  return ok({
    id: toHex(bytes.subarray(16, 32)),
    epoch: toHex(bytes.subarray(32, CHECK_AT)),
    indexAt,
    packsAt: indexAt + view.getUint32(12),
    prefix: bytes.slice(0, PREFIX_BYTES),
  })
}

/** The copy of the header in a snapshot, readable without a key; for `newestHeader`, which checks it. */
export function snapshotHeader(bytes: Uint8Array): Result<Uint8Array, Refusal<SnapshotCode>> {
  const start = snapshotStart(bytes)
  if (!start.ok) return start
  if (start.value.packsAt > bytes.length) return refuse('damaged', 'cut')
  return ok(bytes.subarray(PREFIX_BYTES, start.value.indexAt))
}

/** Where a pack lies in the file, and which rows are in it. */
export type PackPlace = PackEntry & { readonly at: number }

/** A snapshot whose index is open: what it is of, and where its packs are. */
export type OpenIndex = Omit<Index, 'packs'> & {
  readonly id: string
  readonly packs: readonly PackPlace[]
  /** The copy of the header, or null where it is altered. */
  readonly header: Uint8Array | null
  /** Where the last pack ends: the length of a whole file. */
  readonly end: number
}

/** Open a snapshot's index; needs the bytes before the first pack. */
export function openIndex(keys: SnapshotKeys, bytes: Uint8Array): Result<OpenIndex, Refusal<SnapshotCode>> {
  const start = snapshotStart(bytes)
  if (!start.ok) return start
  const { id, epoch, indexAt, packsAt, prefix } = start.value
  if (packsAt > bytes.length) return refuse('damaged', 'cut')
  if (epoch !== keys.epochId) return refuse('unknown-epoch')
  const opened = openJson(Index, keys.rows, bytes.subarray(indexAt, packsAt), indexData(keys, prefix))
  if (!opened.ok) return refuse('damaged', 'index')
  const copy = bytes.slice(PREFIX_BYTES, indexAt)
  const header = toHex(hash(copy)) === opened.value.headerHash ? copy : null
  let at = packsAt
  const packs = opened.value.packs.map((entry) => {
    const placed = { ...entry, at }
    at += entry.length
    return placed
  })
  return ok({ ...opened.value, id, packs, header, end: at })
}

/** Open one pack of a snapshot: its rows as they were kept, or `damaged`. */
export function openPack(
  keys: SnapshotKeys,
  { id, seq }: Pick<OpenIndex, 'id' | 'seq'>,
  pack: Pick<PackEntry, 'id' | 'rows'>,
  sealed: Uint8Array,
): Result<readonly KeptRow[], Refusal<'damaged'>> {
  const opened = openJson(Pack, keys.rows, sealed, packData(keys, fromHex(id), seq, pack))
  return opened.ok ? ok(opened.value.rows) : refuse('damaged', pack.id)
}

/** Read a snapshot. Packs that do not open are named in `damaged`; all others are read. */
export function readSnapshot(keys: VaultKeys, bytes: Uint8Array): Result<Snapshot, Refusal<SnapshotCode>> {
  const index = openIndex(keys, bytes)
  if (!index.ok) return index
  const { device, seq, vector, digest, header, lamport, end } = index.value
  const rows = emptyRows()
  rows.lamport = lamport
  const damaged: DamagedPack[] = []
  for (const place of index.value.packs) {
    const pack = openPack(keys, index.value, place, bytes.subarray(place.at, place.at + place.length))
    if (pack.ok) applyKept(rows, pack.value)
    else damaged.push({ pack: place.id, rows: place.rows })
  }
  const complete = damaged.length === 0 && stateDigest(rows, keys) === digest
  const extraBytes = Math.max(0, bytes.length - end)
  return ok({ device, seq, vector, rows, damaged, header, digest, complete, extraBytes })
}
