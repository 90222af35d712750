import { HOSPITALS, MADE_UP } from '../people.ts'
import { flow, newSheet, print } from '../sheet.ts'
import type { Column, Sheet, Style } from '../sheet.ts'

// An old laboratory system: typewriter letters, labels with colons, lines of equals signs.
const BODY: Style & { leading: number } = { face: 'mono', size: 10, leading: 13 }
const BOLD: Style & { leading: number } = { face: 'monoBold', size: 10, leading: 13 }
const LINE = '='.repeat(84)

export type Case = { accession: string; title: string; head: readonly (readonly [left: string, right: string])[] }

/** One page; a line of capitals ending in a colon is bold, an empty line is a gap, two spaces indent. */
export function stMarySheet(report: Case, lines: readonly string[], page: string): Sheet {
  const sheet = newSheet()
  const middle = (text: string, y: number, size: number): void =>
    print(sheet, text, { x: 306, y }, { face: 'monoBold', size, align: 'center' })
  middle('ST MARY HOSPITAL', 48, 14)
  middle('DEPARTMENT OF PATHOLOGY', 64, 11)
  middle('1 CHAPEL HILL, OSTERMERE   TEL 555-0110', 78, 9)
  const column: Column = { x: 54, width: 510, y: 98 }
  flow(sheet, column, LINE, BODY)
  for (const [left, right] of report.head) {
    print(sheet, left, { x: 54, y: column.y }, BODY)
    print(sheet, right, { x: 330, y: column.y }, BODY)
    column.y += 13
  }
  flow(sheet, column, LINE, BODY)
  middle(report.title, column.y + 6, 12)
  column.y += 30
  for (const line of lines) {
    const indent = line.startsWith('  ') ? 18 : 0
    const style = /^[^a-z]+:$/.test(line) ? BOLD : BODY
    if (line === '') column.y += 7
    else {
      const inner: Column = { x: column.x + indent, width: column.width - indent, y: column.y }
      flow(sheet, inner, line.trim(), style)
      column.y = inner.y
    }
  }
  const small: Style = { face: 'mono', size: 8 }
  print(sheet, `${report.accession}  ${page}`, { x: 54, y: 748 }, small)
  print(sheet, `${MADE_UP}. ${HOSPITALS.stMary}.`, { x: 54, y: 762 }, small)
  return sheet
}
