import { HOSPITALS, MADE_UP } from '../people.ts'
import { flow, newSheet, pair, print, rule } from '../sheet.ts'
import type { Color, Column, Sheet, Style } from '../sheet.ts'

// A cancer center: serif letterhead, centered, with a thin double line; letters, reports and synoptic lists.
const INK: Color = [0.28, 0.1, 0.22]
const SMALL: Style = { face: 'serif', size: 9.5, color: [0.25, 0.25, 0.27] }
export const SERIF: Style & { leading: number } = { face: 'serif', size: 11, leading: 14.4 }
const HEAD: Style & { leading: number } = { face: 'serifBold', size: 11, leading: 14.4 }

/** The letterhead and the small print; `running` is what stands at the foot of each page. */
export function tarnwickSheet(department: string, running: string, page: string): { sheet: Sheet; column: Column } {
  const sheet = newSheet()
  const center = { x: 306 }
  const name: Style = { face: 'serifBold', size: 20, color: INK, align: 'center' }
  print(sheet, HOSPITALS.tarnwick, { ...center, y: 50 }, name)
  print(sheet, department, { ...center, y: 66 }, { face: 'serifItalic', size: 11.5, align: 'center' })
  print(sheet, '40 Riverside Walk, Tarnwick, telephone 555-0164', { ...center, y: 79 }, { ...SMALL, align: 'center' })
  rule(sheet, 87, { from: 60, to: 552, color: INK, line: 1.2 })
  rule(sheet, 90, { from: 60, to: 552, color: INK })
  print(sheet, running, { x: 60, y: 748 }, SMALL)
  print(sheet, page, { x: 552, y: 748 }, { ...SMALL, align: 'right' })
  print(sheet, MADE_UP, { x: 60, y: 760 }, SMALL)
  return { sheet, column: { x: 60, width: 492, y: 110 } }
}

/** Labels with colons in two halves of the page, as on the center's reports. */
export function reportHead(
  sheet: Sheet,
  column: Column,
  rows: readonly (readonly [string, string, string, string])[],
): void {
  for (const [label, value, secondLabel, secondValue] of rows) {
    print(sheet, label, { x: column.x, y: column.y }, HEAD)
    print(sheet, value, { x: column.x + 86, y: column.y }, SERIF)
    print(sheet, secondLabel, { x: column.x + 270, y: column.y }, HEAD)
    print(sheet, secondValue, { x: column.x + 360, y: column.y }, SERIF)
    column.y += 15
  }
  rule(sheet, column.y - 7, { from: 60, to: 552 })
  column.y += 11
}

export function title(sheet: Sheet, column: Column, text: string): void {
  print(sheet, text, { x: 306, y: column.y }, { face: 'serifBold', size: 13.5, align: 'center' })
  column.y += 22
}

/** Sections of a bold head and paragraphs. */
export function sections(
  sheet: Sheet,
  column: Column,
  parts: readonly (readonly [head: string, ...paragraphs: string[]])[],
): void {
  for (const [head, ...paragraphs] of parts) {
    flow(sheet, column, head, HEAD)
    for (const paragraph of paragraphs) {
      flow(sheet, column, paragraph, SERIF)
      column.y += 4
    }
    column.y += 5
  }
}

/** A synoptic list: label, colon, value. */
export function synoptic(sheet: Sheet, column: Column, rows: readonly (readonly [string, string])[]): void {
  for (const row of rows) pair(sheet, column, row, { label: HEAD, value: SERIF, tab: 196, leading: 15.2 })
}
