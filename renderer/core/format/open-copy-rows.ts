import { toIso, type ClinicalDate } from '../base/clinical-date.ts'

/** A table of a readable copy: its name without an ending, its columns, its rows. */
export type OpenTable = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}
export type Cell = string | number | boolean | null

/** A date as it is known: `2023`, `2023-05`, `2023-05-03`; empty where it is not. */
export const dateCell = (date: ClinicalDate | null): string => (date ? toIso(date) : '')

/** A number as such, also with a sign; everything else that a spreadsheet would take for a formula gets an apostrophe. */
const plainNumber = /^[-+]?\d+(?:[.,]\d+)?$/
const formula = /^[=+\-@\t\r]/

function cellText(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with a byte order mark, without which spreadsheets misread accents. */
export function csvOf({ columns, rows }: OpenTable): string {
  const lines = [columns, ...rows].map((row) => row.map(cellText).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** The same table as a list of objects, one on each line. */
export function jsonOf({ columns, rows }: OpenTable): string {
  const objects = rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null]))),
  )
  return `[\n${objects.join(',\n')}\n]\n`
}
