import type { Template } from '../compose.ts'
import { MADE_UP } from '../people.ts'
import { PAGE, print, rule } from '../sheet.ts'
import type { Color, Sheet, Style } from '../sheet.ts'
import { SERIF, tarnwickSheet } from './tarnwick.ts'

/** The made-up senders that only the whole kit has. */
export const OTHER_HOSPITALS = {
  chapelHill: 'Chapel Hill Family Practice',
  fernleigh: 'Fernleigh Heart Institute',
  brackwater: 'Brackwater Genetics Laboratory',
  meridian: 'Meridian Ridge Health Plan',
} as const

const small = (face: Style['face'] = 'sans'): Style => ({ face, size: 8.5, color: [0.25, 0.25, 0.28] })

function footer(sheet: Sheet, words: string, page: string): void {
  print(sheet, `${MADE_UP}. ${words}.`, { x: 54, y: 758 }, small())
  print(sheet, page, { x: 558, y: 758 }, { ...small(), align: 'right' })
}

const GREEN: Color = [0.13, 0.36, 0.2]

/** A family practice: round letters, a leaf-green name at the right, everything left-aligned. */
export const chapelHill: Template = {
  ...{ size: PAGE, left: 64, width: 480, bottom: 730, between: 9 },
  first(sheet) {
    print(
      sheet,
      OTHER_HOSPITALS.chapelHill,
      { x: 548, y: 58 },
      { face: 'sansBold', size: 17, color: GREEN, align: 'right' },
    )
    print(sheet, '3 Chapel Hill, Ostermere   555-0126', { x: 548, y: 73 }, { ...small(), align: 'right' })
    sheet.marks.push({ what: 'rect', x: 64, y: 82, width: 484, height: 2.4, fill: GREEN })
    return 112
  },
  later: () => 70,
  foot: (sheet, page, of) => footer(sheet, OTHER_HOSPITALS.chapelHill, `${page} of ${of}`),
  title: { face: 'sansBold', size: 14, leading: 22, color: GREEN },
  head: { face: 'sansBold', size: 11, leading: 15, color: GREEN },
  body: { face: 'sans', size: 10.5, leading: 15 },
  label: { face: 'sansBold', size: 10.5, leading: 15 },
  lines: true,
}

/** A heart institute: a wide dark band at the foot, the name in spaced capitals in the middle. */
export const fernleigh: Template = {
  ...{ size: PAGE, left: 58, width: 496, bottom: 712, between: 8 },
  first(sheet) {
    print(sheet, 'FERNLEIGH HEART INSTITUTE', { x: 306, y: 56 }, { face: 'serifBold', size: 19, align: 'center' })
    print(
      sheet,
      'Echocardiography Laboratory, 8 Fern Street, Tarnwick',
      { x: 306, y: 72 },
      { ...small('serif'), align: 'center' },
    )
    rule(sheet, 80, { from: 206, to: 406, line: 1.4 })
    return 108
  },
  later: () => 64,
  foot(sheet, page, of) {
    sheet.marks.push({ what: 'rect', x: 0, y: 740, width: 612, height: 52, fill: [0.87, 0.89, 0.94] })
    footer(sheet, OTHER_HOSPITALS.fernleigh, `Page ${page}/${of}`)
  },
  title: { face: 'serifBold', size: 14, leading: 24, align: 'center' },
  head: { face: 'serifBold', size: 11.5, leading: 15 },
  body: { face: 'serif', size: 11, leading: 14.5 },
  label: { face: 'serifBold', size: 11, leading: 14.5 },
}

const INDIGO: Color = [0.2, 0.15, 0.45]

/** A genetics laboratory: a coloured edge down the page, result first. */
export const brackwater: Template = {
  ...{ size: PAGE, left: 92, width: 462, bottom: 724, between: 10 },
  first(sheet) {
    print(sheet, 'brackwater', { x: 92, y: 60 }, { face: 'sansBold', size: 24, color: INDIGO })
    print(sheet, OTHER_HOSPITALS.brackwater, { x: 554, y: 50 }, { ...small(), align: 'right' })
    print(sheet, '60 Causeway Park, Brackwater   555-0190', { x: 554, y: 62 }, { ...small(), align: 'right' })
    return 96
  },
  later(sheet) {
    print(sheet, OTHER_HOSPITALS.brackwater, { x: 92, y: 52 }, small())
    return 80
  },
  foot(sheet, page, of) {
    sheet.marks.push({ what: 'rect', x: 40, y: 0, width: 22, height: 792, fill: INDIGO })
    print(sheet, `${MADE_UP}. ${OTHER_HOSPITALS.brackwater}. Page ${page} of ${of}`, { x: 92, y: 758 }, small())
  },
  title: { face: 'sansBold', size: 15, leading: 24, color: INDIGO },
  head: { face: 'sansBold', size: 10, leading: 14, color: INDIGO },
  body: { face: 'sans', size: 10, leading: 14 },
  label: { face: 'sansBold', size: 10, leading: 14 },
}

/** A health plan: address block of the member at the left, a statement box at the right, grey table. */
export const meridian: Template = {
  ...{ size: PAGE, left: 50, width: 512, bottom: 724, between: 8 },
  first(sheet) {
    sheet.marks.push({ what: 'rect', x: 50, y: 40, width: 24, height: 24, fill: [0.75, 0.4, 0.08] })
    print(sheet, OTHER_HOSPITALS.meridian, { x: 82, y: 58 }, { face: 'sansBold', size: 16 })
    print(sheet, 'PO Box 500, Meridian Ridge   Member line 555-0199', { x: 562, y: 58 }, { ...small(), align: 'right' })
    return 96
  },
  later: () => 64,
  foot: (sheet, page, of) => footer(sheet, OTHER_HOSPITALS.meridian, `Page ${page} of ${of}`),
  title: { face: 'sansBold', size: 15, leading: 22 },
  head: { face: 'sansBold', size: 10.5, leading: 14 },
  body: { face: 'sans', size: 9.5, leading: 13.5 },
  label: { face: 'sansBold', size: 9.5, leading: 13.5 },
  lines: true,
}

/** Tarnwick's own letterhead for reports that run over several pages. */
export function tarnwick(department: string, running: string): Template {
  const headed = (sheet: Sheet): void => {
    sheet.marks.push(
      ...tarnwickSheet(department, running, '').sheet.marks.filter((mark) => mark.what !== 'text' || mark.text !== ''),
    )
  }
  return {
    ...{ size: PAGE, left: 60, width: 492, bottom: 726, between: 8 },
    first(sheet) {
      headed(sheet)
      return 112
    },
    later(sheet) {
      headed(sheet)
      return 112
    },
    foot(sheet, page, of) {
      print(sheet, `Page ${page} of ${of}`, { x: 552, y: 748 }, { face: 'serif', size: 9.5, align: 'right' })
    },
    title: { face: 'serifBold', size: 13.5, leading: 22, align: 'center' },
    head: { ...SERIF, face: 'serifBold' },
    body: SERIF,
    label: { ...SERIF, face: 'serifBold' },
    lines: false,
  }
}

/** Larkhaven's letters: the name in capitals as on its form, then plain serif. */
export const larkhavenLetter: Template = {
  ...{ size: PAGE, left: 70, width: 470, bottom: 716, between: 8 },
  first(sheet) {
    print(sheet, 'LARKHAVEN', { x: 70, y: 60 }, { face: 'serifBold', size: 22 })
    print(sheet, 'RADIATION ONCOLOGY', { x: 224, y: 60 }, { face: 'serif', size: 14 })
    print(sheet, '5 Lark Hill, Ostermere   555-0119', { x: 70, y: 76 }, small('serif'))
    return 112
  },
  later: () => 72,
  foot(sheet, page, of) {
    rule(sheet, 742, { from: 70, to: 540 })
    print(sheet, `${MADE_UP}. Larkhaven Radiation Oncology. Page ${page} of ${of}`, { x: 70, y: 756 }, small('serif'))
  },
  title: { face: 'serifBold', size: 14, leading: 22 },
  head: { face: 'serifBold', size: 11.5, leading: 15 },
  body: { face: 'serif', size: 11.5, leading: 15.5 },
  label: { face: 'serifBold', size: 11.5, leading: 15.5 },
}

/** Ostermere Oncology's notes as its system prints them: sans, name and telephone at the top left. */
export const ostermere: Template = {
  ...{ size: PAGE, left: 48, width: 516, bottom: 728, between: 8 },
  first(sheet) {
    print(sheet, 'Ostermere Oncology Associates', { x: 48, y: 58 }, { face: 'sansBold', size: 16 })
    print(sheet, '77 Station Road, Ostermere, telephone 555-0131', { x: 48, y: 74 }, small())
    rule(sheet, 84, { from: 48, to: 564, line: 2, color: [0, 0, 0] })
    return 110
  },
  later: () => 64,
  foot: (sheet, page, of) => footer(sheet, 'Ostermere Oncology Associates', `Page ${page} of ${of}`),
  title: { face: 'sansBold', size: 14, leading: 22 },
  head: { face: 'sansBold', size: 11, leading: 15 },
  body: { face: 'sans', size: 11, leading: 15 },
  label: { face: 'sansBold', size: 11, leading: 15 },
  lines: true,
}
