import { fitted } from '../compose.ts'
import type { Template } from '../compose.ts'
import { MADE_UP } from '../people.ts'
import { A4, PAGE, print, rule } from '../sheet.ts'
import type { Color, Sheet, Style } from '../sheet.ts'

/** The made-up places where Maria del Carmen Ruiz-Ortega was seen. */
export const SPANISH = {
  valdoria: 'Hospital Clínico Valdoria',
  almenara: 'Centro de Diagnóstico Almenara',
  sanchis: 'Laboratorio Sanchís',
  portAmelie: 'Port Amelie Breast Center',
  brisamar: 'Seguros Brisamar',
  arroyo: 'Hospital Comarcal de Arroyo Seco',
} as const

type Pairs = readonly (readonly [label: string, value: string])[]

const small: Style = { face: 'sans', size: 8, color: [0.32, 0.3, 0.3] }
const sans = (size: number, leading: number) => ({ face: 'sans', size, leading }) as const
const sansBold = (size: number, leading: number) => ({ face: 'sansBold', size, leading }) as const
const serif = (size: number, leading: number) => ({ face: 'serif', size, leading }) as const
const serifBold = (size: number, leading: number) => ({ face: 'serifBold', size, leading }) as const

const EARTH: Color = [0.55, 0.2, 0.1]

/** Letters and reports of a university hospital: a crest in the middle, labels in two languages, then the report. */
export function valdoria(service: string, pairs: Pairs): Template {
  return {
    ...{ size: A4, left: 66, width: 463, bottom: 770, between: 9 },
    first(sheet) {
      sheet.marks.push({ what: 'rect', x: 285, y: 30, width: 25, height: 30, stroke: EARTH, line: 1.6 })
      print(sheet, 'V', { x: 297, y: 52 }, { face: 'serifBold', size: 20, color: EARTH, align: 'center' })
      print(sheet, SPANISH.valdoria, { x: 297, y: 78 }, { face: 'serifBold', size: 16, color: EARTH, align: 'center' })
      print(sheet, service, { x: 297, y: 92 }, { face: 'serifItalic', size: 10.5, align: 'center' })
      pairs.forEach(([label, value], index) => {
        const y = 116 + index * 14
        print(sheet, label, { x: 66, y }, { face: 'serifItalic', size: 9.5 })
        print(sheet, value, { x: 220, y }, serifBold(10.5, 14))
      })
      const y = 116 + pairs.length * 14
      rule(sheet, y - 4, { from: 66, to: 529, color: EARTH, line: 1 })
      return y + 22
    },
    later(sheet) {
      const [first] = pairs
      print(sheet, `${SPANISH.valdoria}   ${first?.[1] ?? ''}`, { x: 66, y: 54 }, { face: 'serifItalic', size: 9.5 })
      return 84
    },
    foot(sheet, page, of) {
      print(
        sheet,
        `${MADE_UP}. Avda. del Faro 2, Valdoria. Pág. ${page} / ${of}`,
        { x: 297, y: 808 },
        { ...small, align: 'center' },
      )
    },
    title: { ...serifBold(13, 22), align: 'center' },
    head: { ...serifBold(11, 15), color: EARTH },
    body: serif(11, 15),
    label: serifBold(11, 15),
  }
}

/** Pathology of the same hospital, from another program: a grey column at the left with everything about the sample. */
export function valdoriaPathology(pairs: Pairs): Template {
  const aside = (sheet: Sheet): void => {
    sheet.marks.push({ what: 'rect', x: 0, y: 0, width: 168, height: 842, fill: [0.93, 0.92, 0.9] })
    print(sheet, 'Hospital Clínico', { x: 18, y: 50 }, sansBold(13, 15))
    print(sheet, 'Valdoria', { x: 18, y: 66 }, sansBold(13, 15))
    print(sheet, 'Anatomic Pathology', { x: 18, y: 82 }, sans(9, 11))
    pairs.forEach(([label, value], index) => {
      print(sheet, label, { x: 18, y: 120 + index * 32 }, { ...small, size: 7.5 })
      print(sheet, value, { x: 18, y: 132 + index * 32 }, fitted(value, 142, sansBold(9.5, 12)))
    })
  }
  return {
    ...{ size: A4, left: 190, width: 356, bottom: 772, between: 9 },
    first(sheet) {
      aside(sheet)
      return 60
    },
    later(sheet) {
      aside(sheet)
      return 60
    },
    foot: (sheet, page, of) =>
      print(sheet, `${MADE_UP}. ${SPANISH.valdoria}. ${page}/${of}`, { x: 190, y: 810 }, small),
    title: sansBold(14, 24),
    head: sansBold(10, 14),
    body: sans(10, 14),
    label: sansBold(10, 14),
  }
}

const TEAL: Color = [0.0, 0.36, 0.34]

/** An imaging centre: its name written large at the foot, a box with the patient at the right of the title. */
export function almenara(pairs: Pairs): Template {
  return {
    ...{ size: A4, left: 52, width: 491, bottom: 736, between: 8 },
    first(sheet) {
      print(sheet, 'INFORME RADIOLÓGICO / RADIOLOGY REPORT', { x: 52, y: 56 }, { ...sansBold(11, 14), color: TEAL })
      sheet.marks.push({
        what: 'rect',
        x: 330,
        y: 66,
        width: 213,
        height: 12 + pairs.length * 14,
        stroke: TEAL,
        line: 0.9,
      })
      pairs.forEach(([label, value], index) => {
        const y = 82 + index * 14
        print(sheet, label, { x: 338, y }, small)
        print(sheet, value, { x: 408, y }, fitted(value, 130, sansBold(9, 12)))
      })
      return 108 + pairs.length * 14
    },
    later: () => 70,
    foot(sheet, page, of) {
      sheet.marks.push({ what: 'rect', x: 0, y: 764, width: 595, height: 1.6, fill: TEAL })
      print(sheet, SPANISH.almenara, { x: 52, y: 786 }, { face: 'serifBold', size: 15, color: TEAL })
      print(sheet, 'Plaza de la Lonja 5, Valdoria   Tel. 955 010 144', { x: 543, y: 786 }, { ...small, align: 'right' })
      print(sheet, `${MADE_UP}. ${page}/${of}`, { x: 52, y: 804 }, small)
    },
    title: sansBold(12, 20),
    head: { ...sansBold(10, 14), color: TEAL },
    body: sans(10, 14.2),
    label: sansBold(10, 14.2),
  }
}

/** A laboratory: a violet band, demographics in one long line, a table with lines. */
export function sanchis(line: readonly string[]): Template {
  return {
    ...{ size: A4, left: 44, width: 507, bottom: 770, between: 8, lines: true },
    first(sheet) {
      sheet.marks.push({ what: 'rect', x: 0, y: 0, width: 595, height: 14, fill: [0.38, 0.2, 0.55] })
      print(sheet, SPANISH.sanchis, { x: 44, y: 54 }, { face: 'serifBold', size: 18 })
      print(sheet, 'Análisis clínicos   C/ Olivar 18, Valdoria', { x: 551, y: 54 }, { ...small, align: 'right' })
      line.forEach((words, index) => print(sheet, words, { x: 44, y: 78 + index * 13 }, sans(9.5, 13)))
      return 98 + line.length * 13
    },
    later: () => 60,
    foot: (sheet, page, of) => print(sheet, `${MADE_UP}. ${SPANISH.sanchis}. ${page}/${of}`, { x: 44, y: 808 }, small),
    title: sansBold(11.5, 18),
    head: sansBold(10, 14),
    body: sans(10, 14.5),
    label: sansBold(10, 14.5),
  }
}

const FRAME: Color = [0.88, 0.89, 0.91]

/** A portal in a browser's window, as a screenshot shows it. */
export function browser(crumbs: string, who: string): Template {
  const size = { width: 700, height: 520 }
  return {
    ...{ size, left: 196, width: 470, bottom: 470, between: 8, lines: true },
    first(sheet) {
      sheet.marks.push({ what: 'rect', x: 0, y: 0, width: 700, height: 40, fill: FRAME })
      sheet.marks.push({ what: 'rect', x: 90, y: 9, width: 520, height: 21, fill: [1, 1, 1] })
      print(sheet, 'https://portal.valdoria.example/results', { x: 102, y: 23 }, sans(9.5, 12))
      sheet.marks.push({ what: 'rect', x: 0, y: 40, width: 700, height: 44, fill: EARTH })
      const white: Color = [1, 1, 1]
      print(sheet, `${SPANISH.valdoria} - Mi Portal`, { x: 20, y: 67 }, { ...sansBold(14, 16), color: white })
      print(sheet, who, { x: 682, y: 67 }, { ...sans(10.5, 12), color: white, align: 'right' })
      sheet.marks.push({ what: 'rect', x: 0, y: 84, width: 176, height: 436, fill: [0.96, 0.95, 0.94] })
      ;['Home', 'Messages', 'Test results', 'Appointments', 'Letters'].forEach((item, index) =>
        print(sheet, item, { x: 22, y: 116 + index * 26 }, sans(11, 14)),
      )
      print(sheet, crumbs, { x: 196, y: 106 }, small)
      return 132
    },
    later: () => 100,
    foot: (sheet) => print(sheet, MADE_UP, { x: 196, y: 508 }, small),
    title: sansBold(15, 24),
    head: sansBold(11, 15),
    body: sans(10.5, 15),
    label: sansBold(10.5, 15),
  }
}

/** The same portal on a telephone. */
export function phone(heading: string): Template {
  return {
    ...{ size: { width: 360, height: 720 }, left: 20, width: 320, bottom: 670, between: 9 },
    first(sheet) {
      print(sheet, '9:41', { x: 20, y: 22 }, sansBold(11, 13))
      print(sheet, '78 %', { x: 340, y: 22 }, { ...sans(11, 13), align: 'right' })
      sheet.marks.push({ what: 'rect', x: 0, y: 34, width: 360, height: 50, fill: EARTH })
      print(sheet, heading, { x: 180, y: 65 }, { ...sansBold(15, 18), color: [1, 1, 1], align: 'center' })
      return 114
    },
    later: () => 60,
    foot: (sheet) => print(sheet, MADE_UP, { x: 180, y: 706 }, { ...small, align: 'center' }),
    title: sansBold(14, 21),
    head: sansBold(12, 17),
    body: sans(12, 17),
    label: sansBold(12, 17),
  }
}

const CORAL: Color = [0.78, 0.28, 0.24]

/** A centre in another country for a second opinion: wide margins, headings in coral capitals, Letter paper. */
export const portAmelie: Template = {
  ...{ size: PAGE, left: 88, width: 452, bottom: 720, between: 10 },
  first(sheet) {
    print(sheet, 'Port Amelie', { x: 88, y: 62 }, { face: 'serifItalic', size: 26, color: CORAL })
    print(sheet, 'Breast Center', { x: 226, y: 62 }, { face: 'sans', size: 15 })
    print(sheet, '900 Harbor Boulevard, Port Amelie   555-0152', { x: 88, y: 80 }, small)
    return 112
  },
  later(sheet) {
    print(sheet, SPANISH.portAmelie, { x: 88, y: 50 }, small)
    return 78
  },
  foot: (sheet, page, of) =>
    print(sheet, `${MADE_UP}. ${SPANISH.portAmelie}. Page ${page} of ${of}`, { x: 88, y: 758 }, small),
  title: { face: 'serifItalic', size: 17, leading: 26 },
  head: { ...sansBold(10, 15), color: CORAL },
  body: serif(11.5, 15.5),
  label: serifBold(11.5, 15.5),
}

/** A small old hospital: an electric typewriter on a form with a box for each thing. */
export function arroyo(service: string, pairs: Pairs): Template {
  return {
    ...{ size: A4, left: 70, width: 455, bottom: 760, between: 12 },
    first(sheet) {
      print(sheet, SPANISH.arroyo.toUpperCase(), { x: 70, y: 58 }, { face: 'serif', size: 13 })
      print(sheet, service, { x: 70, y: 74 }, { face: 'serif', size: 11 })
      pairs.forEach(([label, value], index) => {
        const at = { x: index % 2 === 0 ? 70 : 300, y: 104 + Math.floor(index / 2) * 30 }
        sheet.marks.push({ what: 'rect', x: at.x - 4, y: at.y - 14, width: 226, height: 30, stroke: [0.3, 0.3, 0.3] })
        print(sheet, label, { x: at.x, y: at.y - 4 }, { ...small, size: 7 })
        print(sheet, value, { x: at.x, y: at.y + 11 }, fitted(value, 216, { face: 'mono', size: 10.5 }))
      })
      return 140 + Math.ceil(pairs.length / 2) * 30
    },
    later: () => 70,
    foot: (sheet, page, of) => print(sheet, `${MADE_UP}. ${SPANISH.arroyo}. ${page}/${of}`, { x: 70, y: 804 }, small),
    title: { face: 'monoBold', size: 12, leading: 20 },
    head: { face: 'monoBold', size: 10.5, leading: 15 },
    body: { face: 'mono', size: 10.5, leading: 15 },
    label: { face: 'monoBold', size: 10.5, leading: 15 },
  }
}

/** An insurer's letter: blue band at the top right, reference box, short lines. */
export const brisamar: Template = {
  ...{ size: A4, left: 58, width: 480, bottom: 768, between: 9, lines: true },
  first(sheet) {
    sheet.marks.push({ what: 'rect', x: 380, y: 0, width: 215, height: 48, fill: [0.1, 0.35, 0.6] })
    print(sheet, 'Seguros Brisamar', { x: 575, y: 31 }, { ...sansBold(17, 20), color: [1, 1, 1], align: 'right' })
    return 96
  },
  later: () => 60,
  foot: (sheet, page, of) => print(sheet, `${MADE_UP}. ${SPANISH.brisamar}. ${page}/${of}`, { x: 58, y: 808 }, small),
  title: sansBold(14, 24),
  head: sansBold(10.5, 15),
  body: sans(10.5, 15),
  label: sansBold(10.5, 15),
}
