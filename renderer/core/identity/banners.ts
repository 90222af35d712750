import { readBirthDate, type WrittenBirthDate } from './birth-dates.ts'
import { type Cell } from './cells.ts'
import { type Label } from './labels.ts'
import { readNameBefore, type WrittenName } from './written-names.ts'

/** A name and a birth date that stand together without labels. */
export type Banner = { readonly name: WrittenName; readonly birth: WrittenBirthDate }
type Lines = readonly (readonly Cell[])[]

/** How many characters the cells of a block may be out of line. */
const SAME_COLUMN = 4

/**
 * The patient's banner as hospitals print it at the head of a page: the name, the birth date and the patient's number, in
 * one line or in a block, where only the number has a label: `WHITCOMBE Harold  23-Nov-1949  Hosp T0455912`. The date
 * counts only where the page has another that is ten years later or more; else it may be that of a visit.
 */
export function bannersOf(lines: Lines, labels: readonly Label[]): Banner[] {
  const latest = latestYear(lines)
  const found = labels.flatMap((label) => (label.kind === 'number' ? bannerBefore(lines, label) : []))
  return found.filter(({ birth }) => birth.readings.every(({ year }) => year >= 1850 && year + 10 <= latest))
}

function bannerBefore(lines: Lines, { cell, start }: Label): Banner[] {
  const before = cell.text.slice(0, start)
  if (/\p{L}/u.test(before)) return inText(before, cell.start)
  const line = lines[cell.line] ?? []
  if (cell.at > 0) return inCells(line.slice(0, cell.at).slice(-2))
  return inCells(blockAbove(lines, cell))
}

/** The two cells straight above, in the same column. */
function blockAbove(lines: Lines, cell: Cell): Cell[] {
  const above = [2, 1].map((up) =>
    lines[cell.line - up]?.find(({ column }) => Math.abs(column - cell.column) <= SAME_COLUMN),
  )
  return above.filter((one) => one !== undefined)
}

function inCells([named, born]: readonly (Cell | undefined)[]): Banner[] {
  if (!named) return []
  if (!born) return inText(named.text, named.start)
  const birth = readBirthDate(born.text, born.start)
  if (!birth || birth.end < born.start + born.text.length) return []
  const name = readNameBefore(named.text, named.start)
  return name && name.start === named.start ? [{ name, birth }] : []
}

/** `WHITCOMBE Harold M 23-Nov-1949` at the end of a text. */
function inText(text: string, offset: number): Banner[] {
  const at = text.search(/(?<![\p{L}\d/.-])\d/u)
  const birth = at > 0 ? readBirthDate(text.slice(at), offset + at) : null
  const name = birth && readNameBefore(text.slice(0, at), offset)
  const isAll = birth && !/[\p{L}\d]/u.test(text.slice(birth.end - offset))
  return name && isAll ? [{ name, birth }] : []
}

function latestYear(lines: Lines): number {
  const years = lines.flat().flatMap(({ text }) => [...text.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(Number))
  return Math.max(0, ...years)
}
