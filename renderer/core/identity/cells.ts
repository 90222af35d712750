import { linesOf } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'

/** A stretch of a line between wide gaps, tabs or bars; offsets are those of the page. `column` counts characters from the line's start. */
export type Cell = {
  readonly text: string
  readonly start: number
  readonly line: number
  readonly column: number
  /** Place within its line, from 0. */
  readonly at: number
}

/** A page's lines as cells; empty lines stay as empty lists. */
export function cellsOf(text: string): Cell[][] {
  let offset = 0
  return text.split('\n').map((line, number) => {
    const cells = cellsOfLine(line, offset, number)
    offset += line.length + 1
    return cells
  })
}

function cellsOfLine(line: string, offset: number, number: number): Cell[] {
  const cells: Cell[] = []
  for (const match of line.matchAll(/[^\s|]+(?: [^\s|]+)*/g)) {
    cells.push({ text: match[0], start: offset + match.index, line: number, column: match.index, at: cells.length })
  }
  return cells
}

/** More than this many usual word heights between two lines are an empty line. */
const EMPTY_LINE = 1.5

/** A page's cells as they stand on it, by the places of its words; null where these are not known. */
export function placedCellsOf(page: PageText): Cell[][] | null {
  const lines = linesOf(page)
  if (lines.length === 0 || lines.some(({ gap }) => gap === null)) return null
  const spaced = lines.flatMap(({ cells, gap }, i) => (i > 0 && (gap ?? 0) > EMPTY_LINE ? [[], cells] : [cells]))
  return spaced.map((cells, line) => cells.map(({ text, start, column }, at) => ({ text, start, line, column, at })))
}
