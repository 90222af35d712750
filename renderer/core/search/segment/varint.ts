/**
 * How numbers are written: below 224 in one byte, as nearly all distances are; below 8,160 in two, the first of which says by
 * how many times 256 it is more; larger ones behind a 255 as unsigned LEB128 of what is above, seven bits a byte, the lowest first.
 */
const TWO = 224
const MANY = TWO + (255 - TWO) * 256
/** Bytes of the longest number. */
export const LONGEST = 6

/** Bytes that grow as they are written. */
export class ByteWriter {
  private bytes = new Uint8Array(1024)
  length = 0

  /** A number below 2^32, in few bytes where it is small. */
  varint(value: number): void {
    this.makeRoom(LONGEST)
    this.varintInRoom(value)
  }

  /** Makes room for so many bytes more. */
  makeRoom(bytes: number): void {
    if (this.length + bytes > this.bytes.length) this.grow(bytes)
  }

  /** The same as `varint`, where room for the longest number was made before. */
  varintInRoom(value: number): void {
    if (value < TWO) {
      this.bytes[this.length++] = value
      return
    }
    if (value < MANY) {
      const over = value - TWO
      this.bytes[this.length++] = TWO + (over >>> 8)
      this.bytes[this.length++] = over & 255
      return
    }
    this.bytes[this.length++] = 255
    let rest = value - MANY
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.bytes[this.length++] = rest
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1)
    this.bytes[this.length++] = value
  }

  put(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** What was written so far; good until more is written. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }
}

/** Reads what `ByteWriter` wrote, in order. Beyond the end every number is 0. */
export class ByteReader {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  varint(): number {
    const first = this.bytes[this.at++] ?? 0
    if (first < TWO) return first
    if (first < 255) return TWO + ((first - TWO) << 8) + (this.bytes[this.at++] ?? 0)
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return (value >>> 0) + MANY
    }
  }

  /** Goes over so many numbers. */
  skip(count: number): void {
    for (let left = count; left > 0 && this.at < this.bytes.length; left--) {
      const first = this.bytes[this.at] ?? 0
      if (first < TWO) this.at++
      else if (first < 255) this.at += 2
      else this.varint()
    }
  }
}
