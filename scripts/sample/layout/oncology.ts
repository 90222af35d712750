import { HOSPITALS, MADE_UP } from '../people.ts'
import { flow, newSheet, pair, print, rule } from '../sheet.ts'
import type { Column, Sheet, Style } from '../sheet.ts'

// A community practice that faxes: large plain letters, a cover page, a table of cycles.
const BODY: Style & { leading: number } = { face: 'sans', size: 11.5, leading: 16 }
const BOLD: Style = { face: 'sansBold', size: 11.5 }

function faxSheet(sender: string): Sheet {
  const sheet = newSheet()
  print(sheet, sender, { x: 30, y: 22 }, { face: 'mono', size: 9 })
  print(sheet, MADE_UP, { x: 48, y: 762 }, { face: 'sans', size: 9 })
  return sheet
}

/** The cover: a big word, to and from, a message. */
export function coverSheet(
  sender: string,
  rows: readonly (readonly [string, string])[],
  message: readonly string[],
): Sheet {
  const sheet = faxSheet(sender)
  print(sheet, 'FAX', { x: 48, y: 110 }, { face: 'sansBold', size: 64 })
  print(sheet, HOSPITALS.oncology, { x: 564, y: 92 }, { face: 'sansBold', size: 15, align: 'right' })
  print(sheet, '77 Station Road, Ostermere', { x: 564, y: 110 }, { ...BODY, align: 'right' })
  rule(sheet, 128, { from: 48, to: 564, line: 2.4, color: [0, 0, 0] })
  const column: Column = { x: 60, width: 500, y: 164 }
  for (const row of rows) {
    pair(sheet, column, row, { label: BOLD, value: BODY, tab: 90, leading: 17 })
    rule(sheet, column.y - 9, { from: 60, to: 552, color: [0, 0, 0] })
    column.y += 11
  }
  column.y += 20
  for (const line of message) {
    flow(sheet, column, line, BODY)
    column.y += 8
  }
  return sheet
}

export type Cycles = { heads: readonly string[]; rows: readonly (readonly string[])[]; tabs: readonly number[] }

/** The summary: lines of label and value, and the table of cycles. */
export function summarySheet(
  sender: string,
  parts: {
    title: string
    above: readonly (readonly [string, string])[]
    cycles: Cycles
    below: readonly (readonly [string, string])[]
  },
): Sheet {
  const sheet = faxSheet(sender)
  print(sheet, HOSPITALS.oncology, { x: 48, y: 62 }, { face: 'sansBold', size: 16 })
  print(sheet, '77 Station Road, Ostermere, telephone 555-0131', { x: 48, y: 79 }, BODY)
  print(sheet, parts.title, { x: 48, y: 114 }, { face: 'sansBold', size: 15 })
  const column: Column = { x: 48, width: 516, y: 140 }
  const look = { label: BOLD, value: BODY, tab: 124, leading: 16 }
  for (const row of parts.above) pair(sheet, column, row, look)
  column.y += 12
  const top = column.y - 14
  for (const [index, cells] of [parts.cycles.heads, ...parts.cycles.rows].entries()) {
    cells.forEach((cell, at) =>
      print(sheet, cell, { x: parts.cycles.tabs[at] ?? 0, y: column.y }, index === 0 ? BOLD : BODY),
    )
    rule(sheet, column.y + 6, { from: 48, to: 564, color: [0, 0, 0] })
    column.y += 20
  }
  sheet.marks.push({ what: 'rect', x: 48, y: top, width: 516, height: column.y - 14 - top, stroke: [0, 0, 0], line: 1 })
  column.y += 14
  for (const row of parts.below) {
    pair(sheet, column, row, look)
    column.y += 5
  }
  return sheet
}
