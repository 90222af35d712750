import { HOSPITALS, MADE_UP } from '../people.ts'
import { flow, newSheet, print, rule } from '../sheet.ts'
import type { Color, Column, Sheet, Style } from '../sheet.ts'

// An imaging center's own report system: a colored band, a two-column table of labels, bold section heads.
const TEAL: Color = [0.05, 0.36, 0.4]
const LABEL: Style = { face: 'sans', size: 8, color: [0.35, 0.4, 0.42] }
const VALUE: Style = { face: 'sansBold', size: 9.5 }
const BODY: Style & { leading: number } = { face: 'sans', size: 10, leading: 13.6 }

export type Exam = {
  name: string
  born: string
  mrn: string
  exam: string
  date: string
  accession: string
  referring: string
}

function header(sheet: Sheet, exam: Exam): void {
  sheet.marks.push({ what: 'rect', x: 0, y: 0, width: 612, height: 64, fill: TEAL })
  const white: Color = [1, 1, 1]
  print(sheet, HOSPITALS.vellbrook, { x: 48, y: 34 }, { face: 'sansBold', size: 18, color: white })
  print(sheet, '212 Mill Lane, Ostermere', { x: 48, y: 51 }, { face: 'sans', size: 8.5, color: white })
  const right: Style = { face: 'sans', size: 8.5, color: white, align: 'right' }
  print(sheet, 'Tel 555-0142   Fax 555-0143', { x: 564, y: 51 }, right)
  const rows = [
    ['Patient name', exam.name, 'Exam date', exam.date],
    ['Date of birth', exam.born, 'Accession no.', exam.accession],
    ['Patient ID', exam.mrn, 'Referring', exam.referring],
  ] as const
  rows.forEach(([label, value, secondLabel, secondValue], index) => {
    const y = 88 + index * 18
    print(sheet, label, { x: 48, y }, LABEL)
    print(sheet, value, { x: 122, y }, VALUE)
    print(sheet, secondLabel, { x: 326, y }, LABEL)
    print(sheet, secondValue, { x: 400, y }, VALUE)
    rule(sheet, y + 6, { from: 48, to: 564, color: [0.8, 0.84, 0.85] })
  })
}

/** One page: exam title, then sections of a head and paragraphs. */
export function vellbrookSheet(
  exam: Exam,
  sections: readonly (readonly [head: string, ...paragraphs: string[]])[],
  page: string,
): Sheet {
  const sheet = newSheet()
  header(sheet, exam)
  const column: Column = { x: 48, width: 516, y: 168 }
  flow(sheet, column, exam.exam, { face: 'sansBold', size: 12.5, color: TEAL, leading: 16 })
  for (const [head, ...paragraphs] of sections) {
    column.y += 9
    flow(sheet, column, head, { face: 'sansBold', size: 9.5, color: TEAL, leading: 14 })
    for (const paragraph of paragraphs) {
      flow(sheet, column, paragraph, BODY)
      column.y += 3
    }
  }
  rule(sheet, 752, { from: 48, to: 564, color: TEAL })
  print(sheet, `${MADE_UP}. ${HOSPITALS.vellbrook}.`, { x: 48, y: 764 }, LABEL)
  print(sheet, page, { x: 564, y: 764 }, { ...LABEL, align: 'right' })
  return sheet
}
