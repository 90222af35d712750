import { concat, fromHex } from '../../core/base/bytes.ts'
import { open, seal } from '../../core/crypto/aead.ts'
import { binding, u32 } from '../../core/crypto/associated-data.ts'
import { randomBytes } from '../../core/crypto/random.ts'
import { openSegment, type Segment } from '../../core/search/segment/segment.ts'
import type { OpenKeys } from './open-keys.ts'

/** Plain bytes of each sealed piece but the last: sealing takes memory of its own for what it seals at once. */
const PIECE = 4 * 1024 * 1024

/** Vault, place and number of pieces are bound in: pieces cannot change places, and none can be left out. */
const boundTo = ({ vaultId }: OpenKeys, index: number, of: number): Uint8Array =>
  binding('satchel/search/1', fromHex(vaultId), u32(index), u32(of))

/** A segment of the search index as sealed pieces. */
export function sealSegment(keys: OpenKeys, { bytes }: Segment): Uint8Array[] {
  const of = Math.ceil(bytes.length / PIECE)
  return Array.from({ length: of }, (_, index) =>
    seal(keys.current.rows, bytes.subarray(index * PIECE, (index + 1) * PIECE), boundTo(keys, index, of), randomBytes),
  )
}

/** The segment again; null where anything is wrong with it, or it was sealed before the keys were changed. */
export function openSealedSegment(keys: OpenKeys, pieces: readonly Uint8Array[]): Segment | null {
  const plain: Uint8Array[] = []
  for (const [index, piece] of pieces.entries()) {
    const opened = open(keys.current.rows, piece, boundTo(keys, index, pieces.length))
    if (!opened.ok) return null
    plain.push(opened.value)
  }
  const segment = openSegment(concat(...plain))
  return segment.ok ? segment.value : null
}
