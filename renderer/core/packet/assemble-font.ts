import { PDFName, PDFString, type PDFContext, type PDFRef } from '@cantoo/pdf-lib'
import { toHex, utf8 } from '../base/bytes.ts'
import { subsetFont } from './subset-font.ts'
import { readTrueType, type TrueType } from './true-type.ts'

/** A font to stamp with. Text goes in as hex glyph numbers; `embed` writes the font once all text is known. */
export type StampFont = {
  readonly ref: PDFRef
  /** Whether the font has every letter. Scripts that need shaping are not in it, so they are never drawn wrongly. */
  canShow(text: string): boolean
  widthOf(text: string, size: number): number
  /** Glyph numbers for a `Tj`: `<0024…>`. A letter that the font lacks becomes a hollow box. */
  hexOf(text: string): string
  embed(): void
}

/** Prepare a TrueType font for stamping (ISO 32000-1 §9.7: Type0 over CIDFontType2, Identity-H); null where it is not one. */
export function stampFont(context: PDFContext, bytes: Uint8Array): StampFont | null {
  const font = readTrueType(bytes)
  if (!font) return null
  const ref = context.nextRef()
  const used = new Map<number, number>()
  const glyphsOf = (text: string): number[] =>
    Array.from(text.normalize('NFC'), (letter) => {
      const glyph = font.glyphOf(letter.codePointAt(0) ?? 0)
      used.set(glyph, letter.codePointAt(0) ?? 0)
      return glyph
    })
  return {
    ref,
    canShow: (text) =>
      Array.from(text.normalize('NFC')).every((letter) => font.glyphOf(letter.codePointAt(0) ?? 0) > 0),
    widthOf: (text, size) => glyphsOf(text).reduce((sum, glyph) => sum + font.widthOf(glyph), 0) * (size / 1000),
    hexOf: (text) => `<${glyphsOf(text).map(fourDigits).join('')}>`,
    embed: () => embed(context, ref, font, used),
  }
}

const fourDigits = (value: number): string => value.toString(16).padStart(4, '0')

function embed(context: PDFContext, ref: PDFRef, font: TrueType, used: ReadonlyMap<number, number>): void {
  const name = 'SATCHL+Stamp'
  const file = subsetFont(font, used.keys())
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 32,
      FontBBox: [...font.bounds],
      ItalicAngle: 0,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: font.ascent,
      StemV: 80,
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    }),
  )
  const glyphs = [...used.keys()].sort((a, b) => a - b)
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      DW: 500,
      W: glyphs.flatMap((glyph) => [glyph, [font.widthOf(glyph)]]),
    }),
  )
  const toUnicode = context.register(context.flateStream(utf8(unicodeMap(used))))
  const type0 = { Type: 'Font', Subtype: 'Type0', BaseFont: name, DescendantFonts: [descendant], ToUnicode: toUnicode }
  const dict = context.obj(type0)
  dict.set(PDFName.of('Encoding'), PDFName.of('Identity-H'))
  context.assign(ref, dict)
}

/** Glyph → letter (Adobe Technical Note 5014), so that stamped text can be searched and copied. */
function unicodeMap(used: ReadonlyMap<number, number>): string {
  const lines = [...used]
    .filter(([glyph]) => glyph > 0)
    .map(([glyph, codePoint]) => `<${fourDigits(glyph)}> <${utf16(codePoint)}>`)
  const blocks: string[] = []
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint)
  return Array.from({ length: text.length }, (_, i) =>
    toHex(Uint8Array.of(text.charCodeAt(i) >> 8, text.charCodeAt(i) & 255)),
  ).join('')
}
