// As much of LevelDB's files, and of the Snappy compression in them, as is needed to read what was written there.
// Formats: github.com/google/leveldb doc/table_format.md and log_format.md, github.com/google/snappy format_description.txt.

type Handle = { readonly at: number; readonly size: number }

const footerLength = 48
const tableMagic = 0xdb4775248b80fb57n
const snappyBlock = 1
const logBlock = 32768
const logHeader = 7

/** The data blocks of a table file (`.ldb`), decompressed; as many as can be read. */
export function tableBlocks(file: Buffer): Buffer[] {
  if (file.length < footerLength || file.readBigUInt64LE(file.length - 8) !== tableMagic) return []
  const footer = file.subarray(file.length - footerLength)
  const meta = handleAt(footer, 0)
  const index = handleAt(footer, meta.end)
  return blockValues(blockAt(file, index))
    .map((value) => blockAt(file, handleAt(value, 0)))
    .filter((block) => block.length > 0)
}

function blockAt(file: Buffer, { at, size }: Handle): Buffer {
  const block = file.subarray(at, at + size)
  return file[at + size] === snappyBlock ? unsnappy(block) : block
}

/** The values of a block's entries, in order; keys are shared prefixes and are of no interest here. */
function blockValues(block: Buffer): Buffer[] {
  if (block.length < 4) return []
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4)
  const values: Buffer[] = []
  let at = 0
  while (at < end) {
    const shared = varint(block, at)
    const unshared = varint(block, shared.end)
    const length = varint(block, unshared.end)
    const from = length.end + unshared.value
    values.push(block.subarray(from, from + length.value))
    at = from + length.value
  }
  return values
}

/** What was written to a log (`.log`, `MANIFEST`), without the headers that cut it into blocks. */
export function logBytes(file: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let start = 0; start < file.length; start += logBlock) {
    const block = file.subarray(start, start + logBlock)
    let at = 0
    while (at + logHeader <= block.length) {
      const length = block.readUInt16LE(at + 4)
      parts.push(block.subarray(at + logHeader, at + logHeader + length))
      at += logHeader + length
    }
  }
  return Buffer.concat(parts)
}

/** Values that the browser's store compresses by itself begin with these bytes. */
const storedCompressed = Buffer.from([0xff, 0x11, 0x02])

/** Everything in these bytes that is marked as compressed by the browser's store, decompressed as far as it goes. */
export function snappyPieces(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = []
  let at = bytes.indexOf(storedCompressed)
  while (at >= 0) {
    pieces.push(unsnappy(bytes.subarray(at + storedCompressed.length)))
    at = bytes.indexOf(storedCompressed, at + 1)
  }
  return pieces
}

/** The most that one piece may grow to: what follows a mark by chance is not compressed at all. */
const mostGrown = 64 * 1024 * 1024

/** Decompresses Snappy; of damaged or cut input what came before the damage. */
export function unsnappy(input: Buffer): Buffer {
  const length = varint(input, 0)
  if (length.value > mostGrown) return Buffer.alloc(0)
  const out = Buffer.alloc(length.value)
  let at = length.end
  let done = 0
  while (at < input.length && done < out.length) {
    const step = elementAt(input, at)
    if (step.back === 0) done += input.copy(out, done, step.end - step.length, step.end)
    else {
      if (step.back > done) break
      for (let copied = 0; copied < step.length && done < out.length; copied++, done++)
        out[done] = out[done - step.back] ?? 0
    }
    at = step.end
  }
  return out.subarray(0, done)
}

type Element = {
  readonly length: number
  /** How far back the bytes to copy lie; 0 for bytes that stand here, right before `end`. */
  readonly back: number
  readonly end: number
}

function elementAt(input: Buffer, at: number): Element {
  const tag = input[at] ?? 0
  const upper = tag >> 2
  switch (tag & 3) {
    case 0: {
      const extra = upper < 60 ? 0 : upper - 59
      const length = (extra === 0 ? upper : little(input, at + 1, extra)) + 1
      return { length, back: 0, end: at + 1 + extra + length }
    }
    case 1:
      return { length: (upper & 7) + 4, back: ((tag >> 5) << 8) | (input[at + 1] ?? 0), end: at + 2 }
    case 2:
      return { length: upper + 1, back: little(input, at + 1, 2), end: at + 3 }
    default:
      return { length: upper + 1, back: little(input, at + 1, 4), end: at + 5 }
  }
}

const little = (input: Buffer, at: number, bytes: number): number =>
  at + bytes <= input.length ? input.readUIntLE(at, bytes) : 0

function handleAt(bytes: Buffer, from: number): Handle & { readonly end: number } {
  const at = varint(bytes, from)
  const size = varint(bytes, at.end)
  return { at: at.value, size: size.value, end: size.end }
}

function varint(bytes: Buffer, from: number): { value: number; end: number } {
  let value = 0
  for (let at = from, scale = 1; at < Math.min(bytes.length, from + 8); at++, scale *= 128) {
    const byte = bytes[at] ?? 0
    value += (byte & 127) * scale
    if (byte < 128) return { value, end: at + 1 }
  }
  return { value, end: bytes.length }
}
