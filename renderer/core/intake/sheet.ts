import type { PageText, WordBox } from '../model/page-text.ts'
import type { SheetLine, SheetPart } from '../model/sheet.ts'

/** The virtual sheet (A4, points) that readable text is laid out on, so that it is a document like others. */
export const sheetSize = {
  width: 595,
  height: 842,
  margin: 36,
  lines: 60,
  columns: 100,
  lineHeight: 770 / 60,
  columnWidth: 523 / 100,
} as const

/** Pages of lines, none longer than the sheet is wide, and on which page (from 1) each entry is printed first. */
export type LaidOut = {
  readonly pages: readonly (readonly SheetLine[])[]
  readonly pageOfEntry: ReadonlyMap<number, number>
}

/** Lay parts out on sheets: each part begins a page, and each of its pages begins with the part's header. */
export function layOut(parts: readonly SheetPart[]): LaidOut {
  const pages = parts.flatMap(pagesOfPart)
  const pageOfEntry = new Map<number, number>()
  pages.forEach((lines, at) => {
    for (const { entry } of lines) if (entry !== undefined && !pageOfEntry.has(entry)) pageOfEntry.set(entry, at + 1)
  })
  return { pages, pageOfEntry }
}

/** A page's text with each word's place on the virtual sheet. `page` counts from 1. */
export function pageTextOf(lines: readonly SheetLine[], page: number): PageText {
  const words: WordBox[] = []
  let text = ''
  lines.forEach((line, row) => {
    for (const word of line.text.matchAll(/\S+/g)) words.push(wordBox(word[0], word.index, row, text.length))
    text += `${line.text}\n`
  })
  const sheet = { page, width: sheetSize.width, height: sheetSize.height, turned: 0 as const, confidence: 100 }
  const quality = words.length === 0 ? ('blank' as const) : ('good' as const)
  return { ...sheet, text, words, source: words.length === 0 ? 'none' : 'text-layer', quality }
}

function pagesOfPart({ header, lines }: SheetPart): SheetLine[][] {
  const top: SheetLine[] =
    header === null ? [] : [...wrap({ text: header, style: 'strong' }), { text: '', style: 'plain' }]
  const room = sheetSize.lines - top.length
  const rows = lines.flatMap(wrap)
  const pages: SheetLine[][] = []
  for (let at = 0; at < Math.max(1, rows.length); at += room) pages.push([...top, ...rows.slice(at, at + room)])
  return pages
}

/** Lines that are too long break at the last space that fits, or in the middle of a word that is too long itself. */
function wrap(line: SheetLine): SheetLine[] {
  const rows: SheetLine[] = []
  let rest = line.text.replaceAll('\t', '    ').trimEnd()
  while (rest.length > sheetSize.columns) {
    const space = rest.lastIndexOf(' ', sheetSize.columns)
    const end = space > 0 && rest.slice(0, space).trim() !== '' ? space : wholeCharacters(rest)
    rows.push({ ...line, text: rest.slice(0, end) })
    rest = rest.slice(end).trimStart()
  }
  return [...rows, { ...line, text: rest }]
}

/** Never between the halves of a surrogate pair. */
function wholeCharacters(text: string): number {
  const last = text.charCodeAt(sheetSize.columns - 1)
  return last >= 0xd800 && last <= 0xdbff ? sheetSize.columns - 1 : sheetSize.columns
}

function wordBox(word: string, column: number, row: number, lineStart: number): WordBox {
  const { width, height, margin, lineHeight, columnWidth } = sheetSize
  return {
    start: lineStart + column,
    end: lineStart + column + word.length,
    box: {
      x: (margin + column * columnWidth) / width,
      y: (margin + row * lineHeight) / height,
      width: (word.length * columnWidth) / width,
      height: lineHeight / height,
    },
    confidence: 100,
  }
}
