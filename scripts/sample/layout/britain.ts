import { fitted } from '../compose.ts'
import type { Template } from '../compose.ts'
import { MADE_UP } from '../people.ts'
import { A4, print, rule } from '../sheet.ts'
import type { Color, Sheet, Style } from '../sheet.ts'

/** The made-up places where Harold Whitcombe was seen. */
export const BRITISH = {
  bramfold: 'Bramfold Royal Infirmary',
  thornwick: 'Thornwick District General Hospital',
  eastmere: 'Eastmere Cancer Centre',
  greylag: 'Greylag Surgery',
  pellham: 'Pellham Diagnostics',
  hub: 'Northwater Bowel Screening Hub',
} as const

const small: Style = { face: 'sans', size: 8, color: [0.3, 0.3, 0.32] }
const right = (style: Style): Style => ({ ...style, align: 'right' })

function lines(sheet: Sheet, at: { x: number; y: number; step: number }, all: readonly string[], style: Style): void {
  all.forEach((line, index) => print(sheet, line, { x: at.x, y: at.y + index * at.step }, style))
}

function mark(sheet: Sheet, words: string, place: { x: number; y: number }): void {
  print(sheet, `${MADE_UP}. ${words}`, place, small)
}

const NAVY: Color = [0.05, 0.17, 0.42]
const sans = (size: number, leading: number) => ({ face: 'sans', size, leading }) as const
const sansBold = (size: number, leading: number) => ({ face: 'sansBold', size, leading }) as const

/** Clinic letters of a royal infirmary: the trust's block at the top right, references at the left, then the letter. */
export function bramfoldLetter(department: string, references: readonly string[]): Template {
  return {
    ...{ size: A4, left: 62, width: 471, bottom: 774, between: 9 },
    first(sheet) {
      sheet.marks.push({ what: 'rect', x: 412, y: 36, width: 121, height: 22, fill: NAVY })
      print(sheet, 'Bramfold Hospitals', { x: 527, y: 52 }, right({ face: 'sansBold', size: 11, color: [1, 1, 1] }))
      lines(
        sheet,
        { x: 533, y: 76, step: 11 },
        [BRITISH.bramfold, department, 'Quarry Road', 'Bramfold BM4 7QR', 'Tel: 01632 960110'],
        right(sans(9, 11)),
      )
      lines(sheet, { x: 62, y: 76, step: 13 }, references, sans(9.5, 13))
      return 160
    },
    later(sheet) {
      print(sheet, references.at(-1) ?? '', { x: 62, y: 52 }, small)
      return 78
    },
    foot(sheet, page, of) {
      mark(sheet, `${BRITISH.bramfold}.`, { x: 62, y: 808 })
      print(sheet, `${page}/${of}`, { x: 533, y: 808 }, right(small))
    },
    title: sansBold(12, 20),
    head: sansBold(10.5, 15),
    body: sans(10.5, 15),
    label: sansBold(10.5, 15),
  }
}

const typed = (size: number, leading: number) => ({ face: 'mono', size, leading }) as const

/** Reports of a district hospital's laboratory system: typewriter letters between rows of stars. */
export function thornwickPathology(department: string, pairs: readonly (readonly [string, string])[]): Template {
  const stars = '*'.repeat(78)
  const headed = (sheet: Sheet): number => {
    print(
      sheet,
      'THORNWICK DISTRICT GENERAL HOSPITAL',
      { x: 297, y: 50 },
      { face: 'monoBold', size: 12, align: 'center' },
    )
    print(sheet, department, { x: 297, y: 64 }, { face: 'mono', size: 10, align: 'center' })
    print(sheet, stars, { x: 60, y: 80 }, typed(9.8, 13))
    pairs.forEach(([one, two], index) => {
      print(sheet, one, { x: 60, y: 94 + index * 13 }, typed(9.8, 13))
      print(sheet, two, { x: 320, y: 94 + index * 13 }, typed(9.8, 13))
    })
    const y = 94 + pairs.length * 13
    print(sheet, stars, { x: 60, y }, typed(9.8, 13))
    return y + 24
  }
  return {
    ...{ size: A4, left: 60, width: 470, bottom: 770, between: 6 },
    first: headed,
    later: headed,
    foot: (sheet, page, of) =>
      print(sheet, `${MADE_UP} / ${BRITISH.thornwick} / page ${page} of ${of}`, { x: 60, y: 806 }, typed(8, 10)),
    title: { face: 'monoBold', size: 11, leading: 19 },
    head: { face: 'monoBold', size: 9.8, leading: 13 },
    body: typed(9.8, 13),
    label: { face: 'monoBold', size: 9.8, leading: 13 },
  }
}

const GREY: Color = [0.9, 0.9, 0.92]

/** Imaging reports of a private provider: patient in a grey strip at the foot of the head, examination in capitals. */
export function pellhamImaging(cells: readonly (readonly [string, string])[]): Template {
  return {
    ...{ size: A4, left: 48, width: 499, bottom: 772, between: 8 },
    first(sheet) {
      print(sheet, 'PELLHAM', { x: 48, y: 62 }, { face: 'sansBold', size: 27, color: [0.6, 0.1, 0.15] })
      print(sheet, 'diagnostics', { x: 184, y: 62 }, { face: 'sans', size: 27, color: [0.45, 0.45, 0.48] })
      print(sheet, 'Unit 6, Pellham Park, PL2 4DG. 01632 960177', { x: 48, y: 78 }, small)
      sheet.marks.push({ what: 'rect', x: 48, y: 90, width: 499, height: 50, fill: GREY })
      cells.forEach(([label, value], index) => {
        const x = 56 + (index % 3) * 166
        const y = 103 + Math.floor(index / 3) * 22
        print(sheet, label, { x, y }, { ...small, size: 7 })
        print(sheet, value, { x, y: y + 11 }, fitted(value, 158, sansBold(9.5, 12)))
      })
      return 166
    },
    later: () => 70,
    foot: (sheet, page, of) => mark(sheet, `${BRITISH.pellham}. Page ${page} of ${of}`, { x: 48, y: 810 }),
    title: sansBold(12.5, 22),
    head: { ...sansBold(10, 14), color: [0.6, 0.1, 0.15] },
    body: sans(10, 14),
    label: sansBold(10, 14),
  }
}

/** A family doctor's print: two ruled columns of demographics, tables with lines. */
export function greylagPrint(left: readonly string[], rightSide: readonly string[]): Template {
  return {
    ...{ size: A4, left: 54, width: 487, bottom: 772, between: 8, lines: true },
    first(sheet) {
      print(sheet, 'Greylag Surgery', { x: 54, y: 54 }, { face: 'serifItalic', size: 20 })
      print(
        sheet,
        'Dr A Penhallow, Dr S Iqbal   12 Goose Lane, Thornwick TH1 9LG   01632 960140',
        { x: 54, y: 69 },
        { face: 'serif', size: 9 },
      )
      rule(sheet, 76, { from: 54, to: 541 })
      lines(sheet, { x: 54, y: 92, step: 13 }, left, { face: 'serif', size: 10.5 })
      lines(sheet, { x: 310, y: 92, step: 13 }, rightSide, { face: 'serif', size: 10.5 })
      const y = 92 + Math.max(left.length, rightSide.length) * 13
      rule(sheet, y - 4, { from: 54, to: 541 })
      return y + 20
    },
    later: () => 66,
    foot: (sheet, page, of) => mark(sheet, `${BRITISH.greylag}. Page ${page} of ${of}`, { x: 54, y: 808 }),
    title: { face: 'serifBold', size: 13, leading: 20 },
    head: { face: 'serifBold', size: 10.5, leading: 14 },
    body: { face: 'serif', size: 10.5, leading: 14 },
    label: { face: 'serifBold', size: 10.5, leading: 14 },
  }
}

/** A ward's form: a frame around the page, a sticker with the patient at the top right, short headed boxes. */
export function thornwickForm(name: string, sticker: readonly string[]): Template {
  return {
    ...{ size: A4, left: 52, width: 491, bottom: 764, between: 8 },
    first(sheet) {
      sheet.marks.push({ what: 'rect', x: 40, y: 32, width: 515, height: 756, stroke: [0.1, 0.1, 0.1], line: 1.2 })
      print(sheet, BRITISH.thornwick, { x: 52, y: 56 }, { face: 'sansBold', size: 12.5 })
      print(sheet, name, { x: 52, y: 78 }, { face: 'sansBold', size: 15 })
      sheet.marks.push({
        what: 'rect',
        x: 348,
        y: 44,
        width: 196,
        height: 16 + sticker.length * 14,
        stroke: [0.4, 0.4, 0.4],
      })
      lines(sheet, { x: 356, y: 60, step: 14 }, sticker, { face: 'monoBold', size: 9.5 })
      return 74 + sticker.length * 14
    },
    later(sheet) {
      sheet.marks.push({ what: 'rect', x: 40, y: 32, width: 515, height: 756, stroke: [0.1, 0.1, 0.1], line: 1.2 })
      lines(sheet, { x: 356, y: 52, step: 12 }, sticker.slice(0, 2), { face: 'mono', size: 8.5 })
      return 84
    },
    foot: (sheet, page, of) => mark(sheet, `${BRITISH.thornwick}. Sheet ${page} of ${of}`, { x: 52, y: 806 }),
    title: sansBold(12, 18),
    head: sansBold(10.5, 15),
    body: sans(10.5, 15),
    label: sansBold(10.5, 15),
  }
}

const PLUM: Color = [0.36, 0.12, 0.34]

/** A cancer centre: a coloured bar down the left, name turned small at the foot, a subject line in bold. */
export function eastmereLetter(team: string, contact: readonly string[]): Template {
  const bar = (sheet: Sheet): void => {
    sheet.marks.push({ what: 'rect', x: 0, y: 0, width: 26, height: 842, fill: PLUM })
  }
  return {
    ...{ size: A4, left: 74, width: 452, bottom: 762, between: 9 },
    first(sheet) {
      bar(sheet)
      print(sheet, 'Eastmere', { x: 74, y: 60 }, { face: 'serifBold', size: 25, color: PLUM })
      print(sheet, 'Cancer Centre', { x: 184, y: 60 }, { face: 'serif', size: 25, color: PLUM })
      print(sheet, team, { x: 74, y: 78 }, { face: 'serifItalic', size: 11 })
      lines(sheet, { x: 74, y: 100, step: 13 }, contact, { face: 'serif', size: 10 })
      return 116 + contact.length * 13
    },
    later(sheet) {
      bar(sheet)
      return 74
    },
    foot(sheet, page, of) {
      mark(sheet, `${BRITISH.eastmere}, 1 Mere Walk, Eastmere EM1 1MW. Page ${page} of ${of}`, { x: 74, y: 806 })
    },
    title: { face: 'serifBold', size: 12.5, leading: 20 },
    head: { face: 'serifBold', size: 11, leading: 15 },
    body: { face: 'serif', size: 11, leading: 15 },
    label: { face: 'serifBold', size: 11, leading: 15 },
  }
}

/** A screening programme: large round headings, an address window, big print. */
export const hubLetter: Template = {
  ...{ size: A4, left: 70, width: 455, bottom: 768, between: 12 },
  first(sheet) {
    sheet.marks.push({ what: 'rect', x: 70, y: 40, width: 455, height: 34, fill: [0.0, 0.42, 0.46] })
    print(sheet, BRITISH.hub, { x: 84, y: 63 }, { face: 'sansBold', size: 16, color: [1, 1, 1] })
    return 108
  },
  later: () => 70,
  foot: (sheet, page, of) => mark(sheet, `${BRITISH.hub}. ${page} of ${of}`, { x: 70, y: 808 }),
  title: sansBold(15, 24),
  head: sansBold(12.5, 18),
  body: sans(12, 17.5),
  label: sansBold(12, 17.5),
}
