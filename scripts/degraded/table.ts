import type { Chance } from '../sample/pixels.ts'
import { print, rule, type Color, type Face, type Sheet, type Style } from '../sample/sheet.ts'
import { between, pick } from './words.ts'

/** How a table is ruled: every cell boxed, lines below rows only, or boxed with a grey head. */
export type Ruling = 'boxes' | 'lines' | 'head' | 'none'
export type Table = {
  readonly edges: readonly number[]
  readonly rows: readonly (readonly string[])[]
  readonly face: Face
  readonly bold: Face
  readonly size: number
  readonly step: number
  readonly ruling: Ruling
}

export const rulingOf = (chance: Chance): Ruling => pick(chance, ['boxes', 'boxes', 'lines', 'head', 'none'])

const DARK: Color = [0.15, 0.15, 0.17]
const PALE: Color = [0.86, 0.87, 0.89]

/** Prints a table row by row, its first row bold; gives the y below it. */
export function printTable(sheet: Sheet, top: number, table: Table, chance: Chance): number {
  const { edges, rows, step, ruling } = table
  const line = between(chance, 0.5, 1.1)
  const [left = 0] = edges
  const right = edges.at(-1) ?? 0
  if (ruling === 'head')
    sheet.marks.push({ what: 'rect', x: left, y: top, width: right - left, height: step, fill: PALE })
  rows.forEach((cells, row) => printRow(sheet, cells, { y: top + row * step, isHead: row === 0 }, table))
  const bottom = top + rows.length * step
  if (ruling === 'none') rule(sheet, top + step, { from: left, to: right, color: DARK, line })
  else
    for (let row = 0; row <= rows.length; row++)
      rule(sheet, top + row * step, { from: left, to: right, color: DARK, line })
  if (ruling === 'boxes' || ruling === 'head')
    for (const x of edges) sheet.marks.push({ what: 'line', x1: x, y1: top, x2: x, y2: bottom, color: DARK, line })
  return bottom + step
}

function printRow(sheet: Sheet, cells: readonly string[], at: { y: number; isHead: boolean }, table: Table): void {
  const style: Style = { face: at.isHead ? table.bold : table.face, size: table.size }
  const baseline = at.y + table.step / 2 + table.size * 0.34
  cells.forEach((cell, column) => {
    if (cell !== '') print(sheet, cell, { x: (table.edges[column] ?? 0) + 5, y: baseline }, style)
  })
}
