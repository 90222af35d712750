import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/** Table tags by number (WOFF2 §4.1); 63 means the tag is spelled out. Only those up to `loca` matter for their transforms. */
const known =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca'.match(/.{4}(?: |$)/g)?.map((tag) => tag.slice(0, 4)) ??
  []
const cmapTag = 0
const glyfTag = 10
const locaTag = 11

function readBase128(bytes: Buffer, from: number): [value: number, next: number] {
  let value = 0
  for (let at = from; at < from + 5; at += 1) {
    const byte = bytes.readUInt8(at)
    value = value * 128 + (byte & 0x7f)
    if ((byte & 0x80) === 0) return [value, at + 1]
  }
  throw new Error('a number of the font’s directory is too long')
}

/** Where the `cmap` table lies in the decompressed stream (WOFF2 §4.1 to §5). */
function findCmap(bytes: Buffer): { offset: number; next: number } {
  const tables = bytes.readUInt16BE(12)
  let at = 48
  let offset = 0
  let found = -1
  for (let table = 0; table < tables; table += 1) {
    const flags = bytes.readUInt8(at)
    const tag = flags & 0x3f
    const transform = flags >> 6
    const [length, afterLength] = readBase128(bytes, at + (tag === 63 ? 5 : 1))
    const isTransformed = tag === glyfTag || tag === locaTag ? transform !== 3 : transform !== 0
    const [stored, next] = isTransformed ? readBase128(bytes, afterLength) : [length, afterLength]
    if (tag === cmapTag) found = offset
    offset += stored
    at = next
  }
  if (found < 0) throw new Error(`the font has no ${known[cmapTag] ?? 'cmap'} table`)
  return { offset: found, next: at }
}

/** The characters of a format 4 subtable that have a glyph (OpenType, cmap format 4). */
function readFormat4(table: Buffer): Set<number> {
  const count = table.readUInt16BE(6) / 2
  const end = (at: number) => table.readUInt16BE(14 + at * 2)
  const start = (at: number) => table.readUInt16BE(16 + count * 2 + at * 2)
  const delta = (at: number) => table.readUInt16BE(16 + count * 4 + at * 2)
  const rangeAt = (at: number) => 16 + count * 6 + at * 2
  const glyph = (segment: number, code: number): number => {
    const range = table.readUInt16BE(rangeAt(segment))
    if (range === 0) return (code + delta(segment)) & 0xffff
    const raw = table.readUInt16BE(rangeAt(segment) + range + (code - start(segment)) * 2)
    return raw === 0 ? 0 : (raw + delta(segment)) & 0xffff
  }
  const codes = new Set<number>()
  for (let segment = 0; segment < count; segment += 1) {
    for (let code = start(segment); code <= end(segment) && code < 0xffff; code += 1)
      if (glyph(segment, code) !== 0) codes.add(code)
  }
  return codes
}

function readFormat12(table: Buffer): Set<number> {
  const codes = new Set<number>()
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12
    for (let code = table.readUInt32BE(at); code <= table.readUInt32BE(at + 4); code += 1) codes.add(code)
  }
  return codes
}

/** Code points for which this WOFF2 font has a glyph. */
export function glyphsOf(file: string): Set<number> {
  const bytes = readFileSync(file)
  const { offset, next } = findCmap(bytes)
  const cmap = brotliDecompressSync(bytes.subarray(next, next + bytes.readUInt32BE(20))).subarray(offset)
  const codes = new Set<number>()
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + table * 8))
    const format = subtable.readUInt16BE(0)
    const read = format === 4 ? readFormat4(subtable) : format === 12 ? readFormat12(subtable) : []
    for (const code of read) codes.add(code)
  }
  return codes
}
