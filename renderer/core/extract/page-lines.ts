import { type Cell, type Line } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'

/** Short pieces that may be headings: whole cells, and the first sentences where a page is one long line. */
export function headingsOf(line: Line): Cell[] {
  return line.cells.flatMap((cell) => {
    if (cell.text.length <= 100) return [cell]
    const pieces = [...cell.text.slice(0, 300).matchAll(/[^.:]+/g)]
    return pieces.slice(0, 3).map((match) => trimmed(partOf(cell, match.index, match.index + match[0].length)))
  })
}

/** The stretch of a cell between two offsets in its text. */
export function partOf(cell: Cell, from: number, to: number): Cell {
  const doubtful = cell.doubtful
    .filter(({ start, end }) => start < to && end > from)
    .map(({ start, end }) => ({ start: start - from, end: end - from }))
  return { ...cell, text: cell.text.slice(from, to), start: cell.start + from, column: cell.column + from, doubtful }
}

/** Without the strokes and scraps of a logo that OCR read in front of the words: short pieces of which one is doubtful. */
export function withoutJunk(cell: Cell): Cell {
  const scraps = /^(?:[^\s]{1,2}\s+)+(?=\p{L}{3})/u.exec(cell.text)?.[0].length ?? 0
  return cell.doubtful.some(({ start }) => start < scraps) ? partOf(cell, scraps, cell.text.length) : cell
}

function trimmed(cell: Cell): Cell {
  const lead = cell.text.length - cell.text.trimStart().length
  return partOf(cell, lead, cell.text.trimEnd().length)
}

/** Words of a fax's cover sheet, each at the head of a line. */
const COVER = [
  /^\W*to(?:\s*:|\s{2})/imu,
  /^\W*from(?:\s*:|\s{2})/imu,
  /\bfax\b/iu,
  /^\W*(?:number of |total )?pages\b|\bcover (?:sheet|page)\b/imu,
]
const LETTERS_ON_COVER = 1500

/** Whether a page is the cover sheet of a fax. */
export const isCover = (text: string): boolean =>
  text.length < LETTERS_ON_COVER && COVER.every((word) => word.test(text))

/** The pages that have text, without the fax cover in front of them: it is titled and dated by whoever sent it on. */
export function withoutCover(pages: readonly PageText[]): readonly PageText[] {
  const [first, ...more] = pages
  return first && isCover(first.text) && more.length > 0 ? more : pages
}
