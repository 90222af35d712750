import { type PageText } from '../model/page-text.ts'

/** Part of a line between wide gaps, tabs or bars; `start` is its offset in the page's text, `column` in its line. */
export type Cell = { readonly text: string; readonly start: number; readonly column: number }
export type Line = { readonly page: number; readonly cells: readonly Cell[] }

/** The lines of a page that hold anything, as cells. */
export function linesOf(page: PageText): Line[] {
  let offset = 0
  return page.text.split('\n').flatMap((line) => {
    const start = offset
    offset += line.length + 1
    const cells = [...line.matchAll(/[^\s|]+(?: [^\s|]+)*/g)].map((match) => ({
      text: match[0],
      start: start + match.index,
      column: match.index,
    }))
    return cells.length > 0 ? [{ page: page.page, cells }] : []
  })
}

/** Short pieces that may be headings: whole cells, and the first sentences where a page is one long line. */
export function headingsOf(line: Line): Cell[] {
  return line.cells.flatMap((cell) => {
    if (cell.text.length <= 100) return [cell]
    const pieces = [...cell.text.slice(0, 300).matchAll(/[^.:]+/g)]
    return pieces
      .slice(0, 3)
      .map((match) => trimmed({ text: match[0], start: cell.start + match.index, column: cell.column + match.index }))
  })
}

function trimmed(cell: Cell): Cell {
  const lead = cell.text.length - cell.text.trimStart().length
  return { text: cell.text.trim(), start: cell.start + lead, column: cell.column + lead }
}
