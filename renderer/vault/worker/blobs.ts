import type { BlobRef } from '../../core/model/source-document.ts'
import { concat } from '../../core/base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { OpenKeys } from './open-keys.ts'
import { newBlob, openChunk, sealChunk, sealedChunkOffset, sealedChunkSize, CHUNK } from '../../core/format/blob.ts'
import { readBlobBytes, writeBlob, type DiskRefusal, type Folder } from './vault-folder.ts'

type Vault = { readonly folder: Folder; readonly keys: Pick<OpenKeys, 'vaultId'> }

/** Seal a stream of plain bytes into a new blob. `keep` is asked at the end: false discards what was written. */
export async function sealStream(
  { folder, keys }: Vault,
  plain: AsyncIterable<Uint8Array>,
  keep: () => boolean,
): Promise<Result<BlobRef, DiskRefusal>> {
  const blob = newBlob(keys)
  let length = 0
  let chunks = 0
  async function* sealed() {
    let held: Uint8Array | null = null
    for await (const part of inChunks(plain)) {
      if (held) yield sealChunk(blob, chunks++, false, held)
      held = part
      length += part.length
    }
    yield sealChunk(blob, chunks++, true, held ?? new Uint8Array())
  }
  const written = await writeBlob(folder, blob.id, sealed(), keep)
  return written.ok ? ok({ id: blob.id, key: blob.key, length, chunks }) : written
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
async function* inChunks(plain: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
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
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array =>
  pieces.length === 1 ? (pieces[0] ?? new Uint8Array()) : concat(...pieces)
