import { zigzag, type HuffmanTable } from './tables.ts'

/** Huffman codes by value: `code` in its low `length` bits. */
export type Codes = { readonly code: Uint16Array; readonly length: Uint8Array }

/** Codes of a table in canonical order (ITU T.81 annex C). */
export function codesOf({ counts, values }: HuffmanTable): Codes {
  const code = new Uint16Array(256)
  const length = new Uint8Array(256)
  let next = 0
  let at = 0
  counts.forEach((count, i) => {
    for (let n = 0; n < count; n++) {
      const value = values[at++] ?? 0
      code[value] = next++
      length[value] = i + 1
    }
    next <<= 1
  })
  return { code, length }
}

/** Bytes that grow, and bits that are written into them with 0xff stuffed (ITU T.81 §F.1.2.3). */
export class BitWriter {
  private bytes = new Uint8Array(64 * 1024)
  private at = 0
  private held = 0
  private bits = 0

  raw(values: ArrayLike<number>): void {
    this.makeRoom(values.length)
    this.bytes.set(values, this.at)
    this.at += values.length
  }

  /** The low `length` (at most 16) bits of `value`. */
  put(value: number, length: number): void {
    this.held = ((this.held << length) | (value & ((1 << length) - 1))) & 0xffffff
    this.bits += length
    while (this.bits >= 8) {
      this.bits -= 8
      this.byte((this.held >> this.bits) & 255)
    }
  }

  /** Fill the last byte with ones and give all bytes. */
  end(): Uint8Array<ArrayBuffer> {
    if (this.bits > 0) this.put(0x7f, 8 - this.bits)
    this.raw([0xff, 0xd9])
    return this.bytes.slice(0, this.at)
  }

  private byte(value: number): void {
    this.makeRoom(2)
    this.bytes[this.at++] = value
    if (value === 255) this.bytes[this.at++] = 0
  }

  private makeRoom(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more))
    larger.set(this.bytes)
    this.bytes = larger
  }
}

/** Write one block's quantised coefficients (natural order); gives its DC, which the next block's is counted from. */
export function writeBlock(
  writer: BitWriter,
  block: Int16Array,
  before: number,
  { dc, ac }: { dc: Codes; ac: Codes },
): number {
  const first = block[0] ?? 0
  writeValue(writer, dc, 0, first - before)
  let zeros = 0
  for (let i = 1; i < 64; i++) {
    const value = block[zigzag[i] ?? 0] ?? 0
    if (value === 0) {
      zeros++
      continue
    }
    for (; zeros > 15; zeros -= 16) writer.put(ac.code[0xf0] ?? 0, ac.length[0xf0] ?? 0)
    writeValue(writer, ac, zeros, value)
    zeros = 0
  }
  if (zeros > 0) writer.put(ac.code[0] ?? 0, ac.length[0] ?? 0)
  return first
}

/** A run of zeros and a value: the code of (run, size), then the value's own bits (§F.1.2.1). */
function writeValue(writer: BitWriter, codes: Codes, run: number, value: number): void {
  const size = 32 - Math.clz32(Math.abs(value))
  const symbol = (run << 4) | size
  writer.put(codes.code[symbol] ?? 0, codes.length[symbol] ?? 0)
  if (size > 0) writer.put(value < 0 ? value - 1 : value, size)
}
