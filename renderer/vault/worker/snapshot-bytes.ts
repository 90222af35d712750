import { concat } from '../../core/base/bytes.ts'
import { PREFIX_BYTES, snapshotStart } from '../../core/format/snapshot.ts'
import { PART } from '../store/working-copy.ts'

/** How many parts may be asked for and not have come. */
const AT_ONCE = 8

/** However long an index says that it is, so many parts are read before there is a key. */
const MOST_AHEAD = 96

/** Reads one part of a snapshot's file, counted from 0; null where it cannot be read. */
export type ReadPart = (index: number) => Promise<Uint8Array | null>

/**
 * A snapshot's bytes from front to back, so many parts read ahead. They are ciphertext: reading may begin before there is
 * a key. What has been taken is let go.
 */
export class SnapshotBytes {
  private readonly parts = new Map<number, Promise<Uint8Array | null>>()
  private asked = 0

  constructor(
    readonly length: number,
    private readonly readPart: ReadPart,
    private readonly ahead: number,
  ) {
    this.askUpTo(0)
  }

  /** Bytes [from, to), none of them before the start of the last question; null where they cannot be read. */
  async range(from: number, to: number): Promise<Uint8Array | null> {
    if (to > this.length || to < from) return null
    const [first, last] = [Math.floor(from / PART), Math.floor(Math.max(from, to - 1) / PART)]
    for (const index of this.parts.keys()) if (index < first) this.parts.delete(index)
    this.askUpTo(last)
    const pieces: Uint8Array[] = []
    for (let index = first; index <= last; index++) {
      const part = await this.parts.get(index)
      if (part?.length !== this.lengthOf(index)) return null
      pieces.push(part.subarray(Math.max(0, from - index * PART), to - index * PART))
    }
    const [only] = pieces
    return pieces.length === 1 && only ? only : concat(...pieces)
  }

  /** Begin to read all that comes before the packs, as its unsealed beginning says. */
  async readIndex(): Promise<void> {
    const prefix = await this.range(0, Math.min(PREFIX_BYTES, this.length))
    const start = prefix && snapshotStart(prefix)
    if (start?.ok) this.askUpTo(Math.min(MOST_AHEAD, Math.floor(start.value.packsAt / PART)))
  }

  private lengthOf(index: number): number {
    return Math.min(PART, this.length - index * PART)
  }

  private askUpTo(index: number): void {
    const until = Math.min(Math.ceil(this.length / PART), index + 1 + this.ahead)
    for (; this.asked < until; this.asked++) this.parts.set(this.asked, this.askInTurn(this.asked))
  }

  private async askInTurn(index: number): Promise<Uint8Array | null> {
    await this.parts.get(index - AT_ONCE)
    return this.readPart(index)
  }
}
