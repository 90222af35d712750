/** What stamping needs of a TrueType font (OpenType 1.9: head, hhea, hmtx, cmap, OS/2). Lengths are in thousandths of the type size. */
export type TrueType = {
  readonly bytes: Uint8Array
  /** The glyph of a code point; 0 where the font has none. */
  glyphOf(codePoint: number): number
  widthOf(glyph: number): number
  readonly glyphCount: number
  /** A glyph's description in the glyf table; empty for a space and beyond the last glyph. */
  outlineOf(glyph: number): Uint8Array
  readonly tables: ReadonlyMap<string, Table>
  readonly ascent: number
  readonly descent: number
  readonly bounds: readonly [number, number, number, number]
}

/** Where a table lies in the file. */
export type Table = { readonly at: number; readonly length: number }

/** Read a single TrueType font with glyf outlines; null for anything else, and for one that is cut off. */
export function readTrueType(bytes: Uint8Array): TrueType | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint32(0) !== 0x00010000) return null
    return readTables(bytes, view)
  } catch (fault) {
    if (fault instanceof RangeError) return null // an offset beyond the end
    throw fault
  }
}

function readTables(bytes: Uint8Array, view: DataView): TrueType | null {
  const tables = tablesOf(view)
  const head = tables.get('head')
  const hhea = tables.get('hhea')
  const hmtx = tables.get('hmtx')
  const cmap = tables.get('cmap')
  const outlines = readOutlines(bytes, view, tables)
  if (!head || !hhea || !hmtx || !cmap || !outlines) return null
  const unit = 1000 / view.getUint16(head.at + 18)
  const metrics = view.getUint16(hhea.at + 34)
  const glyphs = readCmap(view, cmap.at)
  if (!glyphs || metrics === 0 || !Number.isFinite(unit)) return null
  const scaled = (at: number): number => Math.round(view.getInt16(at) * unit)
  return {
    bytes,
    glyphOf: glyphs,
    widthOf: (glyph) => Math.round(view.getUint16(hmtx.at + Math.min(glyph, metrics - 1) * 4) * unit),
    ...outlines,
    tables,
    ascent: scaled(hhea.at + 4),
    descent: scaled(hhea.at + 6),
    bounds: [scaled(head.at + 36), scaled(head.at + 38), scaled(head.at + 40), scaled(head.at + 42)],
  }
}

function tablesOf(view: DataView): Map<string, Table> {
  const tables = new Map<string, Table>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)))
    tables.set(tag, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  return tables
}

function readOutlines(
  bytes: Uint8Array,
  view: DataView,
  tables: ReadonlyMap<string, Table>,
): Pick<TrueType, 'glyphCount' | 'outlineOf'> | null {
  const [head, maxp, loca, glyf] = ['head', 'maxp', 'loca', 'glyf'].map((tag) => tables.get(tag))
  if (!head || !maxp || !loca || !glyf) return null
  const glyphCount = view.getUint16(maxp.at + 4)
  const long = view.getUint16(head.at + 50) === 1
  const offset = (glyph: number): number =>
    long ? view.getUint32(loca.at + glyph * 4) : view.getUint16(loca.at + glyph * 2) * 2
  return {
    glyphCount,
    outlineOf: (glyph) =>
      glyph < glyphCount ? bytes.subarray(glyf.at + offset(glyph), glyf.at + offset(glyph + 1)) : new Uint8Array(),
  }
}

/** The Unicode subtable in format 12 if there is one, else in format 4. */
function readCmap(view: DataView, at: number): ((codePoint: number) => number) | null {
  const offsets = Array.from({ length: view.getUint16(at + 2) }, (_, i) => at + 4 + i * 8)
    .filter((record) => view.getUint16(record) === 0 || view.getUint16(record) === 3)
    .map((record) => at + view.getUint32(record + 4))
  const format12 = offsets.find((offset) => view.getUint16(offset) === 12)
  if (format12 !== undefined) return (codePoint) => lookUp12(view, format12, codePoint)
  const format4 = offsets.find((offset) => view.getUint16(offset) === 4)
  return format4 === undefined ? null : (codePoint) => lookUp4(view, format4, codePoint)
}

function lookUp12(view: DataView, at: number, codePoint: number): number {
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + i * 12
    const first = view.getUint32(group)
    if (codePoint < first) return 0
    if (codePoint <= view.getUint32(group + 4)) return view.getUint32(group + 8) + codePoint - first
  }
  return 0
}

function lookUp4(view: DataView, at: number, codePoint: number): number {
  const doubled = view.getUint16(at + 6)
  for (let i = 0; i < doubled; i += 2) {
    if (view.getUint16(at + 14 + i) < codePoint) continue
    const first = view.getUint16(at + 16 + doubled + i)
    if (first > codePoint) return 0
    const delta = view.getUint16(at + 16 + doubled * 2 + i)
    const rangeAt = at + 16 + doubled * 3 + i
    const range = view.getUint16(rangeAt)
    if (range === 0) return (codePoint + delta) % 65536
    const glyph = view.getUint16(rangeAt + range + (codePoint - first) * 2)
    return glyph === 0 ? 0 : (glyph + delta) % 65536
  }
  return 0
}
