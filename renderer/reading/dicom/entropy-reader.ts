/** A Huffman table as it is decoded from: for each length the first code, one more than the last, and where its symbols begin. */
export type HuffmanTable = {
  readonly first: Int32Array
  readonly end: Int32Array
  readonly at: Int32Array
  readonly symbols: Uint8Array
}

/** From the counts of codes of 1 to 16 bits and the symbols in order (ITU-T T.81 annex C). */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const first = new Int32Array(17)
  const end = new Int32Array(17)
  const at = new Int32Array(17)
  let code = 0
  let place = 0
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0
    first[length] = code
    end[length] = code + count
    at[length] = place
    place += count
    code = (code + count) << 1
  }
  return { first, end, at, symbols }
}

/** How many bits beyond the end are still taken for zeros; more mean that the stream is cut off. */
const mostMissing = 64

/** Bits of a scan (ITU-T T.81 F.2.2): stuffed bytes are skipped, and a marker ends them. */
export class EntropyReader {
  private held = 0
  private left = 0
  private missing = 0

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {}

  /** Where the marker that ended the scan stands, or the end. */
  get position(): number {
    return this.at
  }

  bit(): number {
    if (this.left === 0) this.take()
    this.left--
    return (this.held >> this.left) & 1
  }

  bits(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) value = (value << 1) | this.bit()
    return value
  }

  /** A difference or coefficient of `size` bits (T.81 F.2.2.1, EXTEND). */
  signed(size: number): number {
    if (size === 0) return 0
    const value = this.bits(size)
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value
  }

  symbol({ first, end, at, symbols }: HuffmanTable): number {
    let code = 0
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.bit()
      const from = first[length] ?? 0
      if (code < (end[length] ?? 0) && code >= from) return symbols[(at[length] ?? 0) + code - from] ?? 0
    }
    throw new RangeError('no such code')
  }

  /** Go on behind the next restart marker. */
  restart(): void {
    this.left = 0
    while (this.at + 1 < this.bytes.length) {
      const marker = this.bytes[this.at] === 0xff ? (this.bytes[this.at + 1] ?? 0) : 0
      if (marker >= 0xd0 && marker <= 0xd7) {
        this.at += 2
        return
      }
      if (marker !== 0 && marker !== 0xff) return
      this.at++
    }
  }

  private take(): void {
    const byte = this.bytes[this.at]
    const isMarker = byte === 0xff && this.bytes[this.at + 1] !== 0
    if (byte === undefined || isMarker) {
      this.missing += 8
      if (this.missing > mostMissing) throw new RangeError('cut off')
      this.held = 0
    } else {
      this.held = byte
      this.at += byte === 0xff ? 2 : 1
    }
    this.left = 8
  }
}
