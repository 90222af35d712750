import { plainLine, type SheetLine } from '../../model/sheet.ts'
import { attr, childrenOf, textOf, type XmlElement } from '../xml.ts'
import { greatest, tidy } from './words.ts'

/** A cell with the column that it begins at and how many columns it takes. */
type Cell = {
  readonly lines: readonly string[]
  readonly column: number
  readonly span: number
  readonly isHead: boolean
}
type LinesOfCell = (cell: XmlElement) => readonly string[]
type Row = { readonly cells: readonly Cell[]; readonly isHead: boolean }

/** As wide as the sheet (`intake/sheet.ts`); a longer line would be broken in the middle of its columns. */
const sheetColumns = 100
const gap = 2
/** A column is not made narrower than its longest word up to the first of these that lets all columns fit. */
const narrowest = [24, 20, 16, 14, 12, 10, 8] as const

/**
 * A narrative table (CDA R2 §4.3.5.8) as lines: aligned columns where they fit on a sheet, else one block for each row in
 * which every cell stands behind the head of its column.
 */
export function tableLines(table: XmlElement, linesOfCell: LinesOfCell): SheetLine[] {
  const captions = childrenOf(table, 'caption').map((one) => tidy(textOf(one)))
  const rows = withoutEmptyColumns(rowsOf(table, linesOfCell))
  const widths = fittingWidths(rows)
  const body = widths
    ? rows.flatMap((row, i) => [
        ...alignedLines(row, widths),
        ...(row.isHead && rows[i + 1]?.isHead === false && row.cells.length > 1 ? [ruleLine(row, widths)] : []),
      ])
    : blockLines(rows)
  return [...captions.filter((text) => text !== '').map((text): SheetLine => ({ text, style: 'strong' })), ...body]
}

const rowGroups = ['thead', 'tbody', 'tfoot']

function rowsOf(table: XmlElement, linesOfCell: LinesOfCell): Row[] {
  const rows = childrenOf(table).flatMap((one) => {
    if (one.name === 'tr') return [{ el: one, isHead: false }]
    return rowGroups.includes(one.name) ? childrenOf(one, 'tr').map((el) => ({ el, isHead: one.name === 'thead' })) : []
  })
  const taken: number[] = []
  return rows
    .map(({ el, isHead }) => placedRow({ el, isHead, linesOfCell }, taken))
    .filter((row) => row.cells.some(hasWords))
}

const hasWords = (cell: Cell): boolean => cell.lines.some((line) => line !== '')

/** `taken` holds for each column for how many more rows a cell from above reaches down. */
type Unplaced = { readonly el: XmlElement; readonly isHead: boolean; readonly linesOfCell: LinesOfCell }

function placedRow({ el, isHead, linesOfCell }: Unplaced, taken: number[]): Row {
  const cells: Cell[] = []
  let column = 0
  const skip = (): void => {
    while ((taken[column] ?? 0) > 0) column += 1
  }
  const claims: [number, number][] = []
  for (const one of childrenOf(el).filter(({ name }) => name === 'td' || name === 'th')) {
    skip()
    const span = spanOf(one, 'colspan')
    cells.push({ lines: linesOfCell(one), column, span, isHead: one.name === 'th' })
    for (let i = 0; i < span; i++) claims.push([column + i, spanOf(one, 'rowspan')])
    column += span
  }
  taken.forEach((rows, i) => (taken[i] = Math.max(0, rows - 1)))
  for (const [at, rows] of claims) taken[at] = Math.max(taken[at] ?? 0, rows - 1)
  return { cells, isHead: isHead || (cells.length > 0 && cells.every((cell) => cell.isHead)) }
}

/** A cell that claims more columns or rows claims too much. */
const mostColumns = 50

const spanOf = (cell: XmlElement, name: string): number => {
  const span = Number(attr(cell, name) ?? 1)
  return Number.isInteger(span) && span > 0 ? Math.min(span, mostColumns) : 1
}

/** Columns that no cell of their own has words in are left out, heads included only where they have words below. */
function withoutEmptyColumns(rows: readonly Row[]): Row[] {
  const used = new Set<number>()
  for (const row of rows) for (const cell of row.cells) if (hasWords(cell)) used.add(cell.column)
  const usedBefore = [0]
  for (let column = 0; column <= greatest([...used]) + mostColumns; column++) {
    usedBefore.push((usedBefore[column] ?? 0) + (used.has(column) ? 1 : 0))
  }
  const place = (column: number): number => usedBefore[column] ?? used.size
  return rows.map((row) => ({
    ...row,
    cells: row.cells.filter(hasWords).map((cell) => {
      const column = place(cell.column)
      return { ...cell, column, span: Math.max(1, place(cell.column + cell.span) - column) }
    }),
  }))
}

const longest = (texts: readonly string[]): number => greatest(texts.map((text) => text.length))

/** The width of each column; null where even the narrowest columns do not fit side by side. */
function fittingWidths(rows: readonly Row[]): number[] | null {
  const count = Math.max(1, greatest(rows.flatMap((row) => row.cells.map((cell) => cell.column + cell.span))))
  const room = sheetColumns - gap * (count - 1)
  if (room < count) return null
  const own = Array.from({ length: count }, (_, column) =>
    rows.flatMap((row) => row.cells.filter((cell) => cell.column === column && cell.span === 1)),
  )
  const widths = own.map((cells) => Math.max(1, longest(cells.flatMap((cell) => cell.lines))))
  const words = own.map((cells) => longest(cells.flatMap((cell) => cell.lines.flatMap((line) => line.split(' ')))))
  for (const most of narrowest) {
    const least = words.map((word, i) => Math.min(widths[i] ?? 1, Math.max(6, Math.min(word, most))))
    if (sum(least) <= room) return shrunk(widths, least, room)
  }
  return null
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** The widest column that may still give gives, until all fit. */
function shrunk(widths: readonly number[], least: readonly number[], room: number): number[] {
  const fitted = widths.map((width) => Math.min(width, sheetColumns))
  let over = sum(fitted) - room
  while (over > 0) {
    const able = fitted.map((width, i) => (width > (least[i] ?? 0) ? width : 0))
    const widest = able.indexOf(greatest(able))
    fitted[widest] = (fitted[widest] ?? 0) - 1
    over -= 1
  }
  return fitted
}

/** Sets the heads of columns off from what stands below them, also for whoever reads the page by its words. */
function ruleLine({ cells }: Row, widths: readonly number[]): SheetLine {
  const dashes = cells.map(({ column, span }) => {
    const width = sum(widths.slice(column, column + span)) + gap * (span - 1)
    return { start: sum(widths.slice(0, column)) + gap * column, text: '-'.repeat(width) }
  })
  return plainLine(dashes.reduce((line, { start, text }) => line.padEnd(start) + text, ''))
}

function alignedLines(row: Row, widths: readonly number[]): SheetLine[] {
  const starts = widths.map((_, i) => sum(widths.slice(0, i)) + gap * i)
  const wrapped = row.cells.map((cell) => {
    const width = sum(widths.slice(cell.column, cell.column + cell.span)) + gap * (cell.span - 1)
    const room = cell.span === 1 ? width : Math.max(width, 20)
    return { start: starts[cell.column] ?? 0, lines: cell.lines.flatMap((line) => wrapWords(line, room)) }
  })
  const height = Math.max(1, greatest(wrapped.map((cell) => cell.lines.length)))
  return Array.from({ length: height }, (_, at) => {
    let text = ''
    for (const cell of wrapped) {
      const words = cell.lines[at] ?? ''
      if (words !== '') text = `${text.padEnd(cell.start)}${words}`
    }
    return { text: text.trimEnd(), style: row.isHead ? 'strong' : 'plain' }
  })
}

/** A text in lines of at most so many characters, broken at blanks, and within a word only where it is longer itself. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    const end = space > 0 ? space : width
    lines.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...lines, rest]
}

function blockLines(rows: readonly Row[]): SheetLine[] {
  const heads = new Map<number, string>()
  return rows.flatMap((row): SheetLine[] => {
    if (row.isHead && row.cells.length > 1) {
      for (const cell of row.cells) heads.set(cell.column, cell.lines.join(' '))
      return []
    }
    const lines = row.cells.map((cell) => {
      const head = row.cells.length > 1 ? heads.get(cell.column) : undefined
      return head === undefined || head === '' ? cell.lines.join(' ') : `${head}: ${cell.lines.join(' ')}`
    })
    const style = row.isHead ? 'strong' : 'plain'
    return [...lines.map((text): SheetLine => ({ text, style })), plainLine('')]
  })
}
