import type { BlobRef } from '../../core/model/source-document.ts'
import { concat } from '../../core/base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { OpenKeys } from './open-keys.ts'
import {
  CHUNK,
  newBlob,
  openChunk,
  piecesOfChunk,
  sealChunk,
  sealChunkInto,
  sealedChunkOffset,
  sealedChunkSize,
} from '../../core/format/blob.ts'
import { readBlobBytes, saveBlob, writeBlob, type DiskRefusal, type Folder } from './vault-folder.ts'

type Vault = { readonly folder: Folder; readonly keys: Pick<OpenKeys, 'vaultId'> }

/**
 * Seal a stream of plain bytes into a new blob. `keep` is asked at the end: false leaves nothing of it. What has a single
 * chunk is sealed and sent only when it is to be kept.
 */
export async function sealStream(
  vault: Vault,
  plain: AsyncIterable<Uint8Array>,
  keep: () => boolean,
): Promise<Result<BlobRef, DiskRefusal>> {
  const chunks = inChunks(plain)
  try {
    const first = await chunks.next()
    const second = await chunks.next()
    if (first.value && second.value)
      return await sealChunks(vault, { known: [first.value, second.value], chunks }, keep)
    return await sealOnly(vault, first.value ?? new Uint8Array(), keep)
  } finally {
    await chunks.return(undefined)
  }
}

async function sealOnly(
  { folder, keys }: Vault,
  plain: Uint8Array,
  keep: () => boolean,
): Promise<Result<BlobRef, DiskRefusal>> {
  const blob = newBlob(keys)
  const written = keep() ? await saveBlob(folder, blob.id, sealChunk(blob, 0, true, plain)) : ok(null)
  return written.ok ? ok({ id: blob.id, key: blob.key, length: plain.length, chunks: 1 }) : written
}

type Chunks = { readonly known: readonly Uint8Array[]; readonly chunks: AsyncIterable<Uint8Array> }

async function sealChunks(
  { folder, keys }: Vault,
  { known, chunks }: Chunks,
  keep: () => boolean,
): Promise<Result<BlobRef, DiskRefusal>> {
  const blob = newBlob(keys)
  const put = (chunk: Uint8Array) => () => folder.putBlobChunk({ id: blob.id, chunk })
  const pieces = piecesOfChunk()
  let length = 0
  let sealed = 0
  async function* writes() {
    let held: Uint8Array | null = null
    for await (const chunk of joining(known, chunks)) {
      length += chunk.length
      // A message holds what the pieces held when it was sent; they may then be used again.
      if (held) sealChunkInto(pieces, blob, sealed++, held)
      if (held) yield* pieces.map(put)
      held = chunk
    }
    yield put(sealChunk(blob, sealed++, true, held ?? new Uint8Array()))
  }
  const written = await writeBlob(folder, blob.id, writes(), keep)
  return written.ok ? ok({ id: blob.id, key: blob.key, length, chunks: sealed }) : written
}

async function* joining(known: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* known
  yield* rest
}

/** Seal bytes that are in memory already. */
export async function sealBytes(vault: Vault, bytes: Uint8Array): Promise<Result<BlobRef, DiskRefusal>> {
  async function* once() {
    yield bytes
  }
  return sealStream(vault, once(), () => true)
}

export type BlobRefusal = Refusal<'blob-missing' | 'blob-damaged'>

/** Open a whole blob. Missing is told from damaged: the file may only be elsewhere now. */
export async function openWhole(
  { folder, keys }: Vault,
  ref: BlobRef,
): Promise<Result<Uint8Array<ArrayBuffer>, BlobRefusal>> {
  const whole = new Uint8Array(ref.length)
  let at = 0
  for (let index = 0; index < ref.chunks; index++) {
    const size = sealedChunkSize(ref, index)
    const sealed = await readBlobBytes(folder, ref.id, at, size)
    if (!sealed.ok || sealed.value === null) return refuse('blob-missing')
    const plain = openChunk(keys.vaultId, ref, index, sealed.value)
    if (!plain.ok) return refuse('blob-damaged')
    whole.set(plain.value, index * CHUNK)
    at += size
  }
  return ok(whole)
}

/** Open some bytes of a blob, at most as many as it has from there: only the chunks that hold them are read. */
export async function openRange(
  { folder, keys }: Vault,
  ref: BlobRef,
  { from, length }: { from: number; length: number },
): Promise<Result<Uint8Array<ArrayBuffer>, BlobRefusal>> {
  const until = Math.min(ref.length, from + length)
  const range = new Uint8Array(Math.max(0, until - from))
  for (let index = Math.floor(from / CHUNK); index * CHUNK < until; index++) {
    const sealed = await readBlobBytes(folder, ref.id, sealedChunkOffset(index), sealedChunkSize(ref, index))
    if (!sealed.ok || sealed.value === null) return refuse('blob-missing')
    const plain = openChunk(keys.vaultId, ref, index, sealed.value)
    if (!plain.ok) return refuse('blob-damaged')
    const start = index * CHUNK
    const part = plain.value.subarray(Math.max(0, from - start), Math.max(0, until - start))
    range.set(part, Math.max(start, from) - from)
  }
  return ok(range)
}

/** Regroups any parts into chunks of exactly 1 MiB; the last may be shorter. A part that is a chunk already is not copied. */
async function* inChunks(plain: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let held: Uint8Array[] = []
  let room = CHUNK
  for await (const part of plain) {
    for (let from = 0; from < part.length;) {
      const piece = part.subarray(from, from + room)
      held.push(piece)
      from += piece.length
      room -= piece.length
      if (room > 0) break
      yield joined(held)
      held = []
      room = CHUNK
    }
  }
  if (held.length > 0) yield joined(held)
  return undefined
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array =>
  pieces.length === 1 ? (pieces[0] ?? new Uint8Array()) : concat(...pieces)
