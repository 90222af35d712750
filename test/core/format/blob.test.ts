import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { concat, toHex, utf8 } from '../../../renderer/core/base/bytes.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import {
  CHUNK,
  chunkCount,
  newBlob,
  openBlob,
  openChunk,
  piecesOfChunk,
  sealBlob,
  sealChunk,
  sealChunkInto,
  sealedBlobSize,
  sealedChunkOffset,
  sealedChunkSize,
} from '../../../renderer/core/format/blob.ts'
import { aVault, flipped } from './made-up.ts'

beforeAll(ready)

const chunkAt = (sealed: Uint8Array, ref: Parameters<typeof openBlob>[1], index: number) =>
  sealed.subarray(sealedChunkOffset(index), sealedChunkOffset(index) + sealedChunkSize(ref, index))

describe('a blob', () => {
  test('VF-17: of any length around the chunk edges comes back as it was, whole and chunk by chunk', () => {
    const { vaultId } = aVault().keys
    for (const length of [0, 1, 255, 256, 257, 70_001, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5000]) {
      const plain = new Uint8Array(length).map((_, i) => (i * 7) & 255)
      const { ref, sealed } = sealBlob({ vaultId }, plain)
      expect(ref).toMatchObject({ length, chunks: chunkCount(length) })
      expect(sealed.length).toBe(sealedBlobSize(ref))
      const opened = openBlob(vaultId, ref, sealed)
      expect(opened.ok && toHex(hash(opened.value)), `${length} bytes`).toBe(toHex(hash(plain)))
      const last = openChunk(vaultId, ref, ref.chunks - 1, chunkAt(sealed, ref, ref.chunks - 1))
      expect(last.ok && toHex(hash(last.value))).toBe(toHex(hash(plain.subarray((ref.chunks - 1) * CHUNK))))
    }
  })

  test('VF-17: a chunk sealed into memory that is used again is the chunk sealed into memory of its own', () => {
    const { vaultId } = aVault().keys
    const drawn = (length: number) => new Uint8Array(length).fill(5)
    const blob = newBlob({ vaultId }, drawn)
    const pieces = piecesOfChunk()
    for (const [index, step] of [7, 11, 13].entries()) {
      const plain = new Uint8Array(CHUNK).map((_, i) => (i * step) & 255)
      sealChunkInto(pieces, blob, index, plain)
      expect(toHex(hash(concat(...pieces)))).toBe(toHex(hash(sealChunk(blob, index, false, plain))))
    }
    expect(() => sealChunkInto(pieces, blob, 0, new Uint8Array(CHUNK - 1))).toThrow(RangeError)
  })

  test('VF-17: the size of its file tells the length of the document only in steps, for at most 12 % more', () => {
    for (let length = 256; length < 3 * CHUNK; length = Math.ceil(length * 1.07)) {
      const extent = { length, chunks: chunkCount(length) }
      expect(sealedBlobSize(extent) - 41 * extent.chunks).toBeLessThanOrEqual(length * 1.12)
    }
    const { vaultId } = aVault().keys
    expect(sealBlob({ vaultId }, utf8('short')).sealed.length).toBe(
      sealBlob({ vaultId }, utf8('a bit less short')).sealed.length,
    )
  })

  test('VF-17: two blobs of the same bytes share neither id, key, nor a single sealed block', () => {
    const { vaultId } = aVault().keys
    const [a, b] = [sealBlob({ vaultId }, utf8('same')), sealBlob({ vaultId }, utf8('same'))]
    expect(a.ref.id).not.toBe(b.ref.id)
    expect(a.ref.key).not.toBe(b.ref.key)
    expect(toHex(a.sealed.subarray(25, 57))).not.toBe(toHex(b.sealed.subarray(25, 57)))
  })

  test('VF-18: a chunk opens in its own place, blob, and vault only', () => {
    const { vaultId } = aVault().keys
    const { ref, sealed } = sealBlob({ vaultId }, new Uint8Array(2 * CHUNK + 900).fill(5))
    const other = sealBlob({ vaultId }, new Uint8Array(2 * CHUNK + 900).fill(6))
    const first = chunkAt(sealed, ref, 0)
    expect(openChunk(vaultId, ref, 0, first).ok).toBe(true)
    expect(openChunk(vaultId, ref, 1, first)).toMatchObject({ error: { code: 'damaged' } })
    expect(openChunk(aVault().keys.vaultId, ref, 0, first)).toMatchObject({ error: { code: 'damaged' } })
    expect(openChunk(vaultId, { ...ref, id: other.ref.id }, 0, first)).toMatchObject({ error: { code: 'damaged' } })
    expect(openChunk(vaultId, ref, 0, chunkAt(other.sealed, ref, 0))).toMatchObject({ error: { code: 'damaged' } })
    expect(openChunk(vaultId, ref, 3, first)).toMatchObject({ error: { code: 'no-such-chunk' } })
    expect(openChunk(vaultId, ref, -1, first)).toMatchObject({ error: { code: 'no-such-chunk' } })
    expect(openChunk(vaultId, { ...ref, chunks: 9 }, 0, first)).toMatchObject({ error: { code: 'no-such-chunk' } })
  })

  test('VF-18: a document cannot be ended early: a full chunk does not open as the last', () => {
    const { vaultId } = aVault().keys
    const { ref, sealed } = sealBlob({ vaultId }, new Uint8Array(2 * CHUNK).fill(5))
    const shorter = { ...ref, length: CHUNK, chunks: 1 }
    expect(openBlob(vaultId, shorter, sealed.subarray(0, sealedChunkSize(ref, 0)))).toMatchObject({
      error: { code: 'damaged' },
    })
  })

  test('VF-17: a chunk of the wrong length is never sealed', () => {
    const blob = newBlob(aVault().keys)
    expect(() => sealChunk(blob, 0, false, new Uint8Array(5))).toThrow(RangeError)
    expect(() => sealChunk(blob, 0, true, new Uint8Array(CHUNK + 1))).toThrow(RangeError)
  })
})

test('hostile bytes: 500 flips, cuts, and additions to small blobs and swaps of chunks are all noticed and none throws', () => {
  const { vaultId } = aVault().keys
  const { ref, sealed } = sealBlob({ vaultId }, utf8('Haemoglobin 9.1 g/dL, collected 3 May'))
  const hostile = fc.oneof(
    fc.nat(sealed.length * 8 - 1).map((bit) => flipped(sealed, bit)),
    fc.nat(sealed.length - 1).map((cut) => sealed.slice(0, cut)),
    fc.uint8Array({ minLength: 1, maxLength: 50 }).map((more) => concat(sealed, more)),
    fc
      .nat(sealed.length - 30)
      .map((at) => concat(sealed.subarray(at), sealed.subarray(0, at)))
      .filter((b) => b.some((byte, i) => byte !== sealed[i])),
  )
  const unnoticed = fc.sample(hostile, 490).filter((bytes) => openBlob(vaultId, ref, bytes).ok)
  expect(unnoticed).toEqual([])
  const large = sealBlob({ vaultId }, new Uint8Array(3 * CHUNK + 77).fill(1))
  const order = [0, 1, 2, 3].map((index) => chunkAt(large.sealed, large.ref, index))
  for (const [i, j] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [0, 3],
    [1, 3],
    [2, 3],
  ] as const) {
    const swapped = [...order]
    swapped[i] = order[j] ?? sealed
    swapped[j] = order[i] ?? sealed
    expect(openBlob(vaultId, large.ref, concat(...swapped)).ok).toBe(false)
  }
})
