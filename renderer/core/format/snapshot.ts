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
import {
  applyCommit,
  applyDead,
  deadVersions,
  emptyRows,
  liveVersions,
  rowIds,
  stateDigest,
  type Rows,
} from './merge.ts'
import { openJson, plainJson, sealJson } from './row-sealed.ts'
import { RowVersion } from './row.ts'

export const SNAPSHOT_FORMAT = 1
const MARKER = utf8('SNAP')
const CHECK_AT = 48
/** marker 4 · format 1 · zero 3 · header length 4 · index length 4 · snapshot id 16 · epoch id 16 · check 8 (VF-19). */
const PREFIX_BYTES = CHECK_AT + 8
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
type Pack = v.InferOutput<typeof Pack>

/** What a snapshot is made of: the bytes of the header as it is now, who writes it after which own frame, and the state. */
export type SnapshotSource = {
  readonly header: Uint8Array
  readonly device: DeviceId
  readonly seq: number
  readonly vector: Vector
  readonly rows: Rows
}

const place = (what: string, keys: VaultKeys, ...fields: readonly Uint8Array[]): Uint8Array =>
  binding(what, Uint8Array.of(SEAL_FORMAT), fromHex(keys.vaultId), fromHex(keys.epochId), ...fields)

/** Associated data of a pack: format ‖ vault ‖ epoch ‖ store ‖ snapshot ‖ pack ‖ version (seq) ‖ schema ‖ members (VF-20). */
const packData = (
  keys: VaultKeys,
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

const indexData = (keys: VaultKeys, prefix: Uint8Array): Uint8Array => place('satchel/snapshot/1', keys, prefix)

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

/** The whole state as sealed packs of about 256 versions, with a copy of the header and the state digest. */
export function writeSnapshot(
  keys: VaultKeys,
  source: SnapshotSource,
  random: RandomSource = randomBytes,
): Uint8Array<ArrayBuffer> {
  const snapshotId = random(16)
  const packs: Uint8Array[] = []
  const entries: PackEntry[] = []
  for (const rows of packed(source.rows)) {
    const entry = { id: toHex(random(16)), rows: rows.map(({ row }) => row) }
    const data = packData(keys, snapshotId, source.seq, entry)
    const sealed = sealJson(keys.rows, plainJson(Pack, { rows }), data, random)
    packs.push(sealed)
    entries.push({ ...entry, length: sealed.length })
  }
  const { device, seq, vector, rows, header } = source
  const digest = stateDigest(rows, keys)
  const headerHash = toHex(hash(header))
  const index: Index = { device, seq, lamport: rows.lamport, vector, digest, headerHash, packs: entries }
  const plain = plainJson(Index, index)
  const indexLength = plain.sealedLength
  const prefix = prefixBytes({ headerLength: header.length, indexLength, id: snapshotId, epoch: keys.epochId })
  const sealedIndex = sealJson(keys.rows, plain, indexData(keys, prefix), random)
  return concat(prefix, header, sealedIndex, ...packs)
}

function packed(rows: Rows): Pack['rows'][] {
  const packs: Pack['rows'][] = []
  let current: Pack['rows'] = []
  let versions = 0
  for (const row of rowIds(rows)) {
    const live = liveVersions(rows, row)
    current.push({ row, live, dead: deadVersions(rows, row) })
    versions += live.length
    if (versions < PACK_VERSIONS) continue
    packs.push(current)
    current = []
    versions = 0
  }
  return current.length ? [...packs, current] : packs
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

type Layout = {
  readonly prefix: Uint8Array
  readonly id: Uint8Array
  readonly epoch: string
  readonly header: Uint8Array
  readonly index: Uint8Array
  readonly packsAt: number
}

function layoutOf(bytes: Uint8Array): Result<Layout, Refusal<SnapshotCode>> {
  if (!equalBytes(bytes.subarray(0, MARKER.length), MARKER)) return refuse('not-a-snapshot')
  if (bytes.length < PREFIX_BYTES) return refuse('damaged', 'prefix')
  const check = hash(bytes.subarray(0, CHECK_AT)).subarray(0, PREFIX_BYTES - CHECK_AT)
  if (!equalBytes(bytes.subarray(CHECK_AT, PREFIX_BYTES), check)) return refuse('damaged', 'prefix')
  const view = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES)
  if (view.getUint8(4) > SNAPSHOT_FORMAT) return refuse('too-new', String(view.getUint8(4)))
  const indexAt = PREFIX_BYTES + view.getUint32(8)
  const packsAt = indexAt + view.getUint32(12)
  if (packsAt > bytes.length) return refuse('damaged', 'cut')
  return ok({
    prefix: bytes.subarray(0, PREFIX_BYTES),
    id: bytes.subarray(16, 32),
    epoch: toHex(bytes.subarray(32, CHECK_AT)),
    header: bytes.subarray(PREFIX_BYTES, indexAt),
    index: bytes.subarray(indexAt, packsAt),
    packsAt,
  })
}

/** The copy of the header in a snapshot, readable without a key; for `newestHeader`, which checks it. */
export function snapshotHeader(bytes: Uint8Array): Result<Uint8Array, Refusal<SnapshotCode>> {
  const layout = layoutOf(bytes)
  return layout.ok ? ok(layout.value.header) : layout
}

/** Read a snapshot. Packs that do not open are named in `damaged`; all others are read. */
export function readSnapshot(keys: VaultKeys, bytes: Uint8Array): Result<Snapshot, Refusal<SnapshotCode>> {
  const layout = layoutOf(bytes)
  if (!layout.ok) return layout
  if (layout.value.epoch !== keys.epochId) return refuse('unknown-epoch')
  const opened = openJson(Index, keys.rows, layout.value.index, indexData(keys, layout.value.prefix))
  if (!opened.ok) return refuse('damaged', 'index')
  const index = opened.value
  const rows = emptyRows()
  rows.lamport = index.lamport
  const damaged: DamagedPack[] = []
  let at = layout.value.packsAt
  for (const entry of index.packs) {
    const sealed = bytes.subarray(at, at + entry.length)
    const pack = openJson(Pack, keys.rows, sealed, packData(keys, layout.value.id, index.seq, entry))
    if (pack.ok) takePack(rows, pack.value)
    else damaged.push({ pack: entry.id, rows: entry.rows })
    at += entry.length
  }
  const { device, seq, vector, digest } = index
  const complete = damaged.length === 0 && stateDigest(rows, keys) === digest
  const header = toHex(hash(layout.value.header)) === index.headerHash ? layout.value.header : null
  return ok({
    device,
    seq,
    vector,
    rows,
    damaged,
    header,
    digest,
    complete,
    extraBytes: Math.max(0, bytes.length - at),
  })
}

function takePack(rows: Rows, pack: Pack): void {
  for (const { row, live, dead } of pack.rows) applyDead(applyCommit(rows, live), row, dead)
}
