import { HOSPITALS, MADE_UP } from '../people.ts'
import { newSheet, print, rule, BLACK } from '../sheet.ts'
import type { Sheet, Style } from '../sheet.ts'

/** One line of results; the flag is the laboratory's own. */
export type Result = readonly [test: string, result: string, flag: string, units: string, range: string]
export type LabReport = {
  head: readonly (readonly [label: string, value: string])[]
  panels: readonly Panel[]
  notes: string[]
}
export type Panel = { name: string; results: readonly Result[] }

type Columns = readonly [test: number, result: number, flag: number, units: number, range: number]

function table(
  sheet: Sheet,
  report: LabReport,
  look: { top: number; columns: Columns; step: number; body: Style },
): number {
  const { columns, body } = look
  const bold: Style = { ...body, face: body.face === 'serif' ? 'serifBold' : 'sansBold' }
  let y = look.top
  for (const panel of report.panels) {
    print(sheet, panel.name, { x: columns[0], y }, bold)
    y += look.step
    for (const result of panel.results) {
      result.forEach((cell, index) => {
        const style = index === 2 || (index === 1 && result[2] !== '') ? bold : body
        if (cell !== '') print(sheet, cell, { x: columns[index] ?? 0, y }, style)
      })
      rule(sheet, y + 4.5, { from: columns[0], to: 564, color: [0.82, 0.82, 0.84], line: 0.4 })
      y += look.step
    }
    y += 8
  }
  return y
}

function columnHeads(sheet: Sheet, row: { y: number; columns: Columns; style: Style }, heads: readonly string[]): void {
  heads.forEach((head, index) => print(sheet, head, { x: row.columns[index] ?? 0, y: row.y }, row.style))
}

/** Quillmoor: a commercial laboratory; large letters, black bar over the table. */
export function quillmoorSheet(report: LabReport, page: string): Sheet {
  const sheet = newSheet()
  const columns: Columns = [48, 236, 304, 352, 452]
  print(sheet, 'QUILLMOOR', { x: 48, y: 62 }, { face: 'sansBold', size: 26 })
  print(sheet, 'LABORATORIES', { x: 216, y: 62 }, { face: 'sans', size: 26 })
  print(sheet, '9 Foundry Street, Quillmoor   555-0178', { x: 48, y: 80 }, { face: 'sans', size: 9.5 })
  report.head.forEach(([label, value], index) => {
    const at = { x: index % 2 === 0 ? 48 : 318, y: 112 + Math.floor(index / 2) * 19 }
    print(sheet, label, at, { face: 'sansBold', size: 11 })
    print(sheet, value, { x: at.x + 92, y: at.y }, { face: 'sans', size: 11 })
  })
  sheet.marks.push({ what: 'rect', x: 44, y: 192, width: 524, height: 20, fill: BLACK })
  const white: Style = { face: 'sansBold', size: 10.5, color: [1, 1, 1] }
  columnHeads(sheet, { y: 206, columns, style: white }, ['Test', 'Result', 'Flag', 'Units', 'Reference range'])
  let y = table(sheet, report, { top: 234, columns, step: 22, body: { face: 'sans', size: 11.5 } })
  for (const note of report.notes) {
    print(sheet, note, { x: 48, y: (y += 16) }, { face: 'sans', size: 10.5 })
  }
  const small: Style = { face: 'sans', size: 9 }
  print(sheet, `${MADE_UP}. ${HOSPITALS.quillmoor}. ${page}`, { x: 48, y: 752 }, small)
  return sheet
}

/** St Mary's laboratory as its portal prints it: small serif table in a frame. */
export function stMaryLabSheet(report: LabReport, page: string): Sheet {
  const sheet = newSheet()
  const columns: Columns = [60, 250, 318, 360, 452]
  print(sheet, 'St Mary Hospital', { x: 54, y: 52 }, { face: 'serifBold', size: 17 })
  print(sheet, 'Clinical Laboratory, 1 Chapel Hill, Ostermere', { x: 54, y: 67 }, { face: 'serifItalic', size: 10 })
  sheet.marks.push({ what: 'rect', x: 54, y: 80, width: 510, height: 66, stroke: [0.3, 0.3, 0.3] })
  report.head.forEach(([label, value], index) => {
    const at = { x: index % 2 === 0 ? 62 : 318, y: 97 + Math.floor(index / 2) * 19 }
    print(sheet, `${label}:`, at, { face: 'serifBold', size: 10.5 })
    print(sheet, value, { x: at.x + 86, y: at.y }, { face: 'serif', size: 10.5 })
  })
  const heads: Style = { face: 'serifBold', size: 10.5 }
  columnHeads(sheet, { y: 170, columns, style: heads }, ['Component', 'Your value', 'Flag', 'Unit', 'Standard range'])
  rule(sheet, 176, { from: 54, to: 564, line: 1.2 })
  let y = table(sheet, report, { top: 194, columns, step: 16.5, body: { face: 'serif', size: 10.5 } })
  for (const note of report.notes) print(sheet, note, { x: 60, y: (y += 14) }, { face: 'serif', size: 10 })
  const small: Style = { face: 'serif', size: 8.5 }
  print(sheet, `${MADE_UP}. ${HOSPITALS.stMary}, Clinical Laboratory.`, { x: 54, y: 756 }, small)
  print(sheet, page, { x: 564, y: 756 }, { ...small, align: 'right' })
  return sheet
}
