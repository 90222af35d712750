/** Bytes that grow as they are written; numbers as unsigned LEB128, seven bits a byte and the lowest first. */
export class ByteWriter {
  private bytes = new Uint8Array(1024)
  length = 0

  varint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5)
    let rest = value
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
    private at = 0,
  ) {}

  varint(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
    }
  }

  /** Goes over so many numbers. */
  skip(count: number): void {
    for (let left = count; left > 0 && this.at < this.bytes.length; this.at++)
      if ((this.bytes[this.at] ?? 0) < 128) left--
  }
}
