import { HOSPITALS, MADE_UP } from '../people.ts'
import { flow, newSheet, print, rule } from '../sheet.ts'
import type { Color, Column, Sheet, Style } from '../sheet.ts'

// A form: every label in small letters inside its own framed cell, the value under it.
const FRAME: Color = [0.25, 0.25, 0.28]
const LABEL: Style = { face: 'sans', size: 8.5, color: [0.2, 0.2, 0.22] }
const VALUE: Style & { leading: number } = { face: 'serif', size: 11.5, leading: 13.8 }

/** A row of the form: one or more cells of label, value and share of the width. */
export type FormRow = { height: number; cells: readonly (readonly [label: string, value: string, share: number])[] }

export function larkhavenSheet(title: string, rows: readonly FormRow[], closing: readonly string[]): Sheet {
  const sheet = newSheet()
  print(sheet, 'LARKHAVEN', { x: 50, y: 54 }, { face: 'serifBold', size: 22 })
  print(sheet, 'RADIATION ONCOLOGY', { x: 204, y: 54 }, { face: 'serif', size: 14 })
  print(sheet, '5 Lark Hill, Ostermere   555-0119', { x: 562, y: 54 }, { ...LABEL, align: 'right' })
  sheet.marks.push({ what: 'rect', x: 50, y: 66, width: 512, height: 26, fill: [0.86, 0.86, 0.88], stroke: FRAME })
  print(sheet, title, { x: 306, y: 84 }, { face: 'sansBold', size: 13, align: 'center' })
  let y = 92
  for (const row of rows) {
    let x = 50
    for (const [label, value, share] of row.cells) {
      const width = 512 * share
      sheet.marks.push({ what: 'rect', x, y, width, height: row.height, stroke: FRAME })
      print(sheet, label, { x: x + 6, y: y + 12 }, LABEL)
      const column: Column = { x: x + 6, width: width - 12, y: y + 27 }
      flow(sheet, column, value, VALUE)
      x += width
    }
    y += row.height
  }
  y += 22
  for (const line of closing) print(sheet, line, { x: 50, y: (y += 16) }, VALUE)
  rule(sheet, 742, { from: 50, to: 562, color: FRAME })
  print(sheet, `${MADE_UP}. ${HOSPITALS.larkhaven}. Page 1 of 1`, { x: 50, y: 756 }, LABEL)
  return sheet
}
