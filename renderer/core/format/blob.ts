import * as v from 'valibot'
import { concat, fromHex, toHex } from '../base/bytes.ts'
import { BlobId, type VaultId } from '../base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { KEY_BYTES, open, seal, SEAL_FORMAT, SEAL_OVERHEAD } from '../crypto/aead.ts'
import { binding, u32 } from '../crypto/associated-data.ts'
import { sealInto } from '../crypto/seal-into.ts'
import { paddedLength, withZeros } from '../crypto/padding.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import type { BlobRef } from '../model/source-document.ts'

/** Plain bytes of every chunk but the last (VF-17). */
export const CHUNK = 1024 * 1024

/** Nothing is padded to less than this, so that a note of three words and one of ten look alike. */
const LEAST_PADDED = 256

/** A blob being written: its random id, its own random key (hex), the vault it belongs to, and where its nonces come from. */
export type NewBlob = {
  readonly vaultId: VaultId
  readonly id: BlobId
  readonly key: string
  readonly random: RandomSource
}

/** A new blob of the open vault. Its key is kept in a sealed row, nowhere else. */
export const newBlob = (keys: { readonly vaultId: VaultId }, random: RandomSource = randomBytes): NewBlob => ({
  vaultId: keys.vaultId,
  id: v.parse(BlobId, toHex(random(16))),
  key: toHex(random(KEY_BYTES)),
  random,
})

/** Number of chunks of a blob of this many plain bytes; an empty one has one. */
export const chunkCount = (length: number): number => Math.max(1, Math.ceil(length / CHUNK))

type Extent = Pick<BlobRef, 'length' | 'chunks'>

/** Plain bytes in one chunk. */
const chunkLength = ({ length, chunks }: Extent, index: number): number =>
  index === chunks - 1 ? length - index * CHUNK : CHUNK

const paddedChunkLength = (length: number): number => Math.min(CHUNK, paddedLength(Math.max(length, LEAST_PADDED), 1))

/** Bytes that one chunk takes in the blob's file. */
export const sealedChunkSize = (extent: Extent, index: number): number =>
  SEAL_OVERHEAD + (index === extent.chunks - 1 ? paddedChunkLength(chunkLength(extent, index)) : CHUNK)

/** Where a chunk begins in the blob's file. */
export const sealedChunkOffset = (index: number): number => index * (CHUNK + SEAL_OVERHEAD)

/** Bytes of the blob's whole file. */
export const sealedBlobSize = (extent: Extent): number =>
  sealedChunkOffset(extent.chunks - 1) + sealedChunkSize(extent, extent.chunks - 1)

const chunkData = (vaultId: VaultId, id: BlobId, index: number, last: boolean): Uint8Array =>
  binding(
    'satchel/blob/1',
    Uint8Array.of(SEAL_FORMAT),
    fromHex(vaultId),
    fromHex(id),
    u32(index),
    Uint8Array.of(last ? 1 : 0),
  )

/**
 * Seal one chunk. Vault, blob, place and whether it is the last are bound in, so that somebody who can write to the disk
 * can neither swap two chunks nor end a document early (VF-18). All but the last must be exactly `CHUNK` long.
 */
export function sealChunk(blob: NewBlob, index: number, last: boolean, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  if (last ? plain.length > CHUNK : plain.length !== CHUNK) throw new RangeError('chunk of the wrong length')
  const padded = last ? withZeros(plain, paddedChunkLength(plain.length)) : plain
  return seal(fromHex(blob.key), padded, chunkData(blob.vaultId, blob.id, index, last), blob.random)
}

/** Memory for one sealed chunk that is not the last, in two pieces: halves are sent on with less work than a whole. */
export const piecesOfChunk = (): Uint8Array<ArrayBuffer>[] => [
  new Uint8Array(CHUNK / 2),
  new Uint8Array(CHUNK / 2 + SEAL_OVERHEAD),
]

/** Seal a chunk that is not the last, as `sealChunk` does, into pieces that are used again for each. */
export function sealChunkInto(pieces: readonly Uint8Array[], blob: NewBlob, index: number, plain: Uint8Array): void {
  if (plain.length !== CHUNK) throw new RangeError('chunk of the wrong length')
  const associatedData = chunkData(blob.vaultId, blob.id, index, false)
  sealInto(pieces, fromHex(blob.key), { plaintext: plain, associatedData }, blob.random)
}

/** `no-such-chunk`: the row and the index do not agree; `damaged`: cut, altered, swapped, or another vault's. */
export type ChunkCode = 'no-such-chunk' | 'damaged'

/** Open one chunk as it lies in the file, in any order. */
export function openChunk(
  vaultId: VaultId,
  ref: BlobRef,
  index: number,
  sealed: Uint8Array,
): Result<Uint8Array, Refusal<ChunkCode>> {
  if (ref.chunks !== chunkCount(ref.length) || index < 0 || index >= ref.chunks) return refuse('no-such-chunk', ref.id)
  if (sealed.length !== sealedChunkSize(ref, index)) return refuse('damaged', ref.id)
  const last = index === ref.chunks - 1
  const opened = open(fromHex(ref.key), sealed, chunkData(vaultId, ref.id, index, last))
  if (!opened.ok) return refuse('damaged', ref.id)
  return ok(opened.value.subarray(0, chunkLength(ref, index)))
}

/** Seal bytes that are in memory as a new blob: its file and the reference for its row. */
export function sealBlob(
  keys: { readonly vaultId: VaultId },
  bytes: Uint8Array,
  random: RandomSource = randomBytes,
): { ref: BlobRef; sealed: Uint8Array<ArrayBuffer> } {
  const blob = newBlob(keys, random)
  const chunks = chunkCount(bytes.length)
  const parts = Array.from({ length: chunks }, (_, index) =>
    sealChunk(blob, index, index === chunks - 1, bytes.subarray(index * CHUNK, (index + 1) * CHUNK)),
  )
  return { ref: { id: blob.id, key: blob.key, length: bytes.length, chunks }, sealed: concat(...parts) }
}

/** Open a whole blob's file. Bytes beyond its end are damage too. */
export function openBlob(vaultId: VaultId, ref: BlobRef, sealed: Uint8Array): Result<Uint8Array, Refusal<ChunkCode>> {
  if (ref.chunks !== chunkCount(ref.length)) return refuse('no-such-chunk', ref.id)
  if (sealed.length !== sealedBlobSize(ref)) return refuse('damaged', ref.id)
  const parts: Uint8Array[] = []
  for (let index = 0; index < ref.chunks; index++) {
    const at = sealedChunkOffset(index)
    const chunk = openChunk(vaultId, ref, index, sealed.subarray(at, at + sealedChunkSize(ref, index)))
    if (!chunk.ok) return chunk
    parts.push(chunk.value)
  }
  return ok(concat(...parts))
}
