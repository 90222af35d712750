import { concat } from '../base/bytes.ts'
import type { Table, TrueType } from './true-type.ts'

/** What a PDF viewer needs of an embedded TrueType font whose glyphs are named by number (ISO 32000-1 §9.9). */
const KEPT = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']

/** The font with the outlines of these glyphs only; numbers and widths stay. A glyph made of others brings them along. */
export function subsetFont(font: TrueType, used: Iterable<number>): Uint8Array {
  const glyphs = withParts(font, used)
  const outlines: Uint8Array[] = []
  const loca = new DataView(new ArrayBuffer((font.glyphCount + 1) * 4))
  let at = 0
  for (let glyph = 0; glyph < font.glyphCount; glyph++) {
    loca.setUint32(glyph * 4, at)
    if (!glyphs.has(glyph)) continue
    const outline = padded(font.outlineOf(glyph))
    outlines.push(outline)
    at += outline.length
  }
  loca.setUint32(font.glyphCount * 4, at)
  const tables = new Map<string, Uint8Array>()
  for (const tag of KEPT) {
    const table = font.tables.get(tag)
    if (table) tables.set(tag, bytesOf(font, table))
  }
  tables.set('glyf', concat(...outlines))
  tables.set('loca', new Uint8Array(loca.buffer))
  tables.set('head', withLongOffsets(tables.get('head') ?? new Uint8Array(54)))
  return write(tables)
}

const bytesOf = (font: TrueType, { at, length }: Table): Uint8Array => font.bytes.subarray(at, at + length)

const padded = (bytes: Uint8Array): Uint8Array => concat(bytes, new Uint8Array((4 - (bytes.length % 4)) % 4))

/** `loca` is written with 4-byte offsets, and the checksum over the whole file no longer holds. */
function withLongOffsets(head: Uint8Array): Uint8Array {
  const copy = new Uint8Array(head)
  const view = new DataView(copy.buffer)
  view.setUint32(8, 0)
  view.setUint16(50, 1)
  return copy
}

/** The glyphs and, for composite ones, the glyphs that they are made of; always with glyph 0, which stands for missing letters. */
function withParts(font: TrueType, used: Iterable<number>): ReadonlySet<number> {
  const all = new Set<number>()
  const open = [0, ...used]
  for (let glyph = open.pop(); glyph !== undefined; glyph = open.pop()) {
    if (all.has(glyph) || glyph >= font.glyphCount) continue
    all.add(glyph)
    open.push(...partsOf(font.outlineOf(glyph)))
  }
  return all
}

const WORDS = 0x0001
const SCALE = 0x0008
const MORE = 0x0020
const TWO_SCALES = 0x0040
const MATRIX = 0x0080

/** The parts of a composite glyph description (OpenType 1.9, glyf); none for a simple one. */
function partsOf(outline: Uint8Array): number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength)
  if (outline.length < 10 || view.getInt16(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10; at + 4 <= outline.length;) {
    const flags = view.getUint16(at)
    parts.push(view.getUint16(at + 2))
    if ((flags & MORE) === 0) break
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2) + transformSize(flags)
  }
  return parts
}

function transformSize(flags: number): number {
  if ((flags & SCALE) !== 0) return 2
  if ((flags & TWO_SCALES) !== 0) return 4
  return (flags & MATRIX) === 0 ? 0 : 8
}

function write(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const power = Math.floor(Math.log2(tables.size))
  const directory = new DataView(new ArrayBuffer(12 + tables.size * 16))
  directory.setUint32(0, 0x00010000)
  directory.setUint16(4, tables.size)
  directory.setUint16(6, 16 * 2 ** power)
  directory.setUint16(8, power)
  directory.setUint16(10, tables.size * 16 - 16 * 2 ** power)
  const bodies: Uint8Array[] = []
  let at = directory.byteLength
  let entry = 12
  for (const [tag, table] of tables) {
    const body = padded(table)
    for (let i = 0; i < 4; i++) directory.setUint8(entry + i, tag.charCodeAt(i))
    directory.setUint32(entry + 4, checksum(body))
    directory.setUint32(entry + 8, at)
    directory.setUint32(entry + 12, table.length)
    bodies.push(body)
    at += body.length
    entry += 16
  }
  return concat(new Uint8Array(directory.buffer), ...bodies)
}

function checksum(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
