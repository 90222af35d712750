import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import type { PDFFont } from '@cantoo/pdf-lib'
import { chanceFrom } from './pixels.ts'

export type PageSize = { readonly width: number; readonly height: number }

/** US Letter in points: the size of a sheet that names none. */
export const PAGE: PageSize = { width: 612, height: 792 }

/** ISO 216 A4 in points. */
export const A4: PageSize = { width: 595, height: 842 }

export type Face = 'sans' | 'sansBold' | 'sansItalic' | 'serif' | 'serifBold' | 'serifItalic' | 'mono' | 'monoBold'
export type Color = readonly [red: number, green: number, blue: number]

export const BLACK: Color = [0.08, 0.08, 0.1]
export const GRAY: Color = [0.38, 0.38, 0.42]

export const STANDARD_FONT: Record<Face, StandardFonts> = {
  sans: StandardFonts.Helvetica,
  sansBold: StandardFonts.HelveticaBold,
  sansItalic: StandardFonts.HelveticaOblique,
  serif: StandardFonts.TimesRoman,
  serifBold: StandardFonts.TimesRomanBold,
  serifItalic: StandardFonts.TimesRomanItalic,
  mono: StandardFonts.Courier,
  monoBold: StandardFonts.CourierBold,
}

export type Style = { face: Face; size: number; color?: Color; align?: 'left' | 'right' | 'center' }

/** One printed piece of text; x and the baseline y in points from the top left corner. */
export type Run = { what: 'text'; text: string; x: number; y: number; width: number; style: Style }
export type Mark =
  | Run
  | { what: 'rect'; x: number; y: number; width: number; height: number; fill?: Color; stroke?: Color; line?: number }
  | { what: 'line'; x1: number; y1: number; x2: number; y2: number; color: Color; line: number }
  | { what: 'pen'; path: string; x: number; y: number; color: Color }

/** A part of a page, as fractions of its width and height, from the top left corner of the upright page. */
export type Box = { x: number; y: number; width: number; height: number }

const measuring = await PDFDocument.create({ updateMetadata: false })
const measuringFonts = new Map<Face, PDFFont>()

/** Width of a text in points. */
export function widthOf(text: string, style: Style): number {
  const font = measuringFonts.get(style.face) ?? measuring.embedStandardFont(STANDARD_FONT[style.face])
  measuringFonts.set(style.face, font)
  return font.widthOfTextAtSize(text, style.size)
}

/** What is printed on one page, in reading order, with all places known. */
export type Sheet = { marks: Mark[]; size?: PageSize }

export const sizeOf = (sheet: Sheet): PageSize => sheet.size ?? PAGE

export function newSheet(size?: PageSize): Sheet {
  return size ? { marks: [], size } : { marks: [] }
}

export function runsOf(sheet: Sheet): Run[] {
  return sheet.marks.filter((mark) => mark.what === 'text')
}

/** The foot of a page begins this far above its lower edge. */
const FOOT = 52

/** The sheet's words in reading order, the foot of the page last, joined by single spaces. */
export function textOf(sheet: Sheet): string {
  const runs = runsOf(sheet)
  const foot = sizeOf(sheet).height - FOOT
  return [...runs.filter((run) => run.y < foot), ...runs.filter((run) => run.y >= foot)]
    .map((run) => run.text.trim())
    .join(' ')
    .replace(/\s+/g, ' ')
}

/** Prints one line; with `align` the x is the right end or the middle. */
export function print(sheet: Sheet, text: string, at: { x: number; y: number }, style: Style): void {
  const width = widthOf(text, style)
  const shift = style.align === 'right' ? width : style.align === 'center' ? width / 2 : 0
  sheet.marks.push({ what: 'text', text, x: at.x - shift, y: at.y, width, style })
}

export function rule(sheet: Sheet, y: number, span: { from: number; to: number; color?: Color; line?: number }): void {
  const { from, to, color = GRAY, line = 0.6 } = span
  sheet.marks.push({ what: 'line', x1: from, y1: y, x2: to, y2: y, color, line })
}

/** Breaks a text into lines that fit the width. */
export function wrap(text: string, width: number, style: Style): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, style) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** A column that text flows down: left edge, width, and the baseline of the next line. */
export type Column = { x: number; width: number; y: number }

/** Prints a paragraph and moves the column's baseline below it. */
export function flow(sheet: Sheet, column: Column, text: string, style: Style & { leading?: number }): void {
  for (const line of wrap(text, column.width, style)) {
    print(sheet, line, { x: column.x, y: column.y }, style)
    column.y += style.leading ?? style.size * 1.32
  }
}

/** Prints a label and, from `tab` points on, its value, which wraps within its own column. */
export function pair(
  sheet: Sheet,
  column: Column,
  words: readonly [label: string, value: string],
  look: { label: Style; value: Style; tab: number; leading?: number },
): void {
  print(sheet, words[0], { x: column.x, y: column.y }, look.label)
  const values: Column = { x: column.x + look.tab, width: column.width - look.tab, y: column.y }
  flow(sheet, values, words[1], look.leading === undefined ? look.value : { ...look.value, leading: look.leading })
  column.y = values.y
}

/** A pen stroke that looks like a signature; `seed` chooses its letters. */
export function sign(sheet: Sheet, at: { x: number; y: number }, seed: number): void {
  const chance = chanceFrom(seed)
  let path = 'M0 0'
  for (let stroke = 0, x = 0; stroke < 6; stroke++) {
    const tall = stroke === 0 || chance() < 0.3 ? 22 : 5 + chance() * 5
    const step = 6 + chance() * 9
    path += ` C${x + step * 0.3} ${-tall} ${x + step * 1.3} ${-tall * 0.9} ${x + step * 0.7} ${-1 - chance() * 3}`
    path += ` S${x + step} ${2 + chance() * 4} ${x + step + 5} ${-2}`
    x += step + 5
    if (stroke === 5) path += ` Q${x + 18} ${-9 - chance() * 6} ${x + 46} ${-3 + chance() * 6}`
  }
  sheet.marks.push({ what: 'pen', path, x: at.x, y: at.y, color: [0.1, 0.15, 0.5] })
}
