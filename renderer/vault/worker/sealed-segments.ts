import { fromHex } from '../../core/base/bytes.ts'
import { open, seal, SEAL_OVERHEAD } from '../../core/crypto/aead.ts'
import { binding, u32 } from '../../core/crypto/associated-data.ts'
import { randomBytes } from '../../core/crypto/random.ts'
import { openSegment, type Segment } from '../../core/search/segment/segment.ts'
import { needAll } from '../../core/search/segment/write-segment.ts'
import type { OpenKeys } from './open-keys.ts'

/** Plain bytes of each sealed piece but the last: so few that a search opens little more than it looks at. */
const PIECE = 128 * 1024

/** Vault, place and number of pieces are bound in: pieces cannot change places, and none can be left out. */
const boundTo = ({ vaultId }: OpenKeys, index: number, of: number): Uint8Array =>
  binding('satchel/search/2', fromHex(vaultId), u32(index), u32(of))

/** A segment of the search index as sealed pieces. */
export function sealSegment(keys: OpenKeys, segment: Segment): Uint8Array[] {
  const { bytes } = segment
  needAll(segment)
  const of = Math.ceil(bytes.length / PIECE)
  return Array.from({ length: of }, (_, index) =>
    seal(keys.current.rows, bytes.subarray(index * PIECE, (index + 1) * PIECE), boundTo(keys, index, of), randomBytes),
  )
}

/** A segment whose pieces are opened as they are needed. */
export type KeptSegment = {
  readonly segment: Segment
  /** Opens what nobody has needed yet, a piece at each step; `damaged` at the end where one could not be opened then or before. */
  openRest(): Generator<void, 'whole' | 'damaged'>
}

/**
 * The segment again: its front at once, its postings as searches come to them. Null where anything is wrong with the front,
 * or it was sealed before the keys were changed. A piece that cannot be opened later is as if nothing stood in it, until
 * `openRest` has said so.
 */
export function openSealedSegment(keys: OpenKeys, sealed: readonly Uint8Array[]): KeptSegment | null {
  const pieces = new Pieces(keys, sealed)
  if (!pieces.fits()) return null
  const segment = openSegment(pieces.bytes, {
    need: (from, to) => pieces.need(from, to),
    isWhole: () => !pieces.isDamaged,
  })
  if (!segment.ok || pieces.isDamaged) return null
  return { segment: segment.value, openRest: () => pieces.openRest() }
}

class Pieces {
  readonly bytes: Uint8Array<ArrayBuffer>
  isDamaged = false
  private readonly left: (Uint8Array | null)[]

  constructor(
    private readonly keys: OpenKeys,
    sealed: readonly Uint8Array[],
  ) {
    this.left = [...sealed]
    this.bytes = new Uint8Array(sealed.reduce((sum, { length }) => sum + Math.max(0, length - SEAL_OVERHEAD), 0))
  }

  /** Whether every piece but the last is as long as all are. */
  fits(): boolean {
    const { left } = this
    return left.length > 0 && left.slice(0, -1).every((piece) => piece?.length === PIECE + SEAL_OVERHEAD)
  }

  need(from: number, to: number): void {
    for (let index = Math.floor(from / PIECE); index * PIECE < to; index++) this.open(index)
  }

  *openRest(): Generator<void, 'whole' | 'damaged'> {
    for (let index = 0; index < this.left.length && !this.isDamaged; index++) {
      if (!this.left[index]) continue
      this.open(index)
      yield
    }
    return this.isDamaged ? 'damaged' : 'whole'
  }

  private open(index: number): void {
    const sealed = this.left[index]
    if (!sealed) return
    this.left[index] = null
    const opened = open(this.keys.current.rows, sealed, boundTo(this.keys, index, this.left.length))
    if (!opened.ok) this.isDamaged = true
    else this.bytes.set(opened.value, index * PIECE)
  }
}
