import type { PageText, WordBox } from '../model/page-text.ts'
import { decodeText } from './decode-text.ts'

/** The virtual sheet (A4, points) that a text file is laid out on, so that it is a document like others. */
export const textSheet = {
  width: 595,
  height: 842,
  margin: 36,
  lines: 60,
  columns: 100,
  lineHeight: 770 / 60,
  columnWidth: 523 / 100,
} as const

/** The pages of a text file, each of at most 60 lines of at most 100 columns; null where the bytes are not text. */
export function plainTextPages(bytes: Uint8Array): string[][] | null {
  const text = decodeText(bytes)
  return text === null ? null : text.split('\f').flatMap(paginate)
}

/** A page's text with each word's place on the virtual sheet. `page` counts from 1. */
export function pageTextOf(lines: readonly string[], page: number): PageText {
  const words: WordBox[] = []
  let text = ''
  lines.forEach((line, row) => {
    for (const word of line.matchAll(/\S+/g)) words.push(wordBox(word[0], word.index, row, text.length))
    text += `${line}\n`
  })
  const sheet = { page, width: textSheet.width, height: textSheet.height, turned: 0 as const, confidence: 100 }
  const quality = words.length === 0 ? ('blank' as const) : ('good' as const)
  return { ...sheet, text, words, source: words.length === 0 ? 'none' : 'text-layer', quality }
}

function paginate(part: string): string[][] {
  const lines = part.replace(/\n$/, '').split('\n').flatMap(wrap)
  const pages: string[][] = []
  for (let at = 0; at < lines.length; at += textSheet.lines) pages.push(lines.slice(at, at + textSheet.lines))
  return pages
}

/** Lines that are too long break at the last space that fits, or in the middle of a word that is too long itself. */
function wrap(line: string): string[] {
  const rows: string[] = []
  let rest = line.replaceAll('\t', '    ').trimEnd()
  while (rest.length > textSheet.columns) {
    const space = rest.lastIndexOf(' ', textSheet.columns)
    const end = space > 0 && rest.slice(0, space).trim() !== '' ? space : wholeCharacters(rest)
    rows.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...rows, rest]
}

/** Never between the halves of a surrogate pair. */
function wholeCharacters(text: string): number {
  const last = text.charCodeAt(textSheet.columns - 1)
  return last >= 0xd800 && last <= 0xdbff ? textSheet.columns - 1 : textSheet.columns
}

function wordBox(word: string, column: number, row: number, lineStart: number): WordBox {
  const { width, height, margin, lineHeight, columnWidth } = textSheet
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
