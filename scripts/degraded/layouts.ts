import type { Chance } from '../sample/pixels.ts'
import { flow, newSheet, print, rule, sign, type Column, type Face, type Sheet, type Style } from '../sample/sheet.ts'
import { DENSE, DIAGNOSES, FINDINGS, LETTER, MEDICINES, OPERATION, TESTS } from './sentences.ts'
import { printTable, rulingOf } from './table.ts'
import { between, date, decimal, doctor, filled, name, number, pick, place, some, whole } from './words.ts'

/** Clinical papers whose words are known; what is printed first is read first. */
export const LAYOUTS: Readonly<Record<string, (chance: Chance) => Sheet>> = {
  pathology,
  laboratory,
  mammogram,
  medicines,
  operation,
  columns: twoColumns,
}

type Faces = { readonly face: Face; readonly bold: Face }
const FACES: readonly [Faces, Faces] = [
  { face: 'sans', bold: 'sansBold' },
  { face: 'serif', bold: 'serifBold' },
]

const LEFT = 54
const WIDTH = 504

/** Letterhead: the hospital, its address, a rule; gives the next baseline. */
function letterhead(sheet: Sheet, chance: Chance, { face, bold }: Faces, title: string): number {
  const isMiddle = chance() < 0.4
  const at = (y: number) => ({ x: isMiddle ? LEFT + WIDTH / 2 : LEFT, y })
  const align = isMiddle ? 'center' : 'left'
  print(
    sheet,
    `${place(chance)} ${pick(chance, ['Medical Center', 'Regional Hospital', 'Cancer Institute'])}`,
    at(58),
    { face: bold, size: 16, align },
  )
  const street = `${String(whole(chance, 10, 999))} ${pick(chance, ['Oak', 'Summit', 'Harbor', 'College'])} Avenue, Phone 555-01${String(whole(chance, 10, 99))}`
  print(sheet, street, at(74), { face, size: 9.5, align })
  rule(sheet, 84, { from: LEFT, to: LEFT + WIDTH, line: 1 })
  print(sheet, title, at(106), { face: bold, size: 13, align })
  return 130
}

/** Two label and value pairs a row, as heads of reports have them. */
function patient(sheet: Sheet, chance: Chance, { face, bold }: Faces, y: number): number {
  const rows = [
    ['Patient:', name(chance), 'Date of birth:', date(chance)],
    ['Record no.:', number(chance), 'Collected:', date(chance)],
    ['Physician:', doctor(chance), 'Reported:', date(chance)],
  ] as const
  rows.forEach((cells, row) =>
    cells.forEach((cell, i) => {
      const x = LEFT + ([0, 68, 276, 356][i] ?? 0)
      print(sheet, cell, { x, y: y + row * 15 }, { face: i % 2 === 0 ? bold : face, size: 10 })
    }),
  )
  return y + rows.length * 15 + 12
}

function section(
  sheet: Sheet,
  column: Column,
  words: { heading: string; text: string },
  look: Faces & { size: number },
): void {
  print(sheet, words.heading, { x: column.x, y: column.y }, { face: look.bold, size: look.size })
  column.y += look.size * 1.4
  flow(sheet, column, words.text, { face: look.face, size: look.size })
  column.y += look.size * 0.8
}

const told = (chance: Chance, from: readonly string[], count: number): string =>
  some(chance, from, count)
    .map((sentence) => filled(chance, sentence))
    .join(' ')

function pathology(chance: Chance): Sheet {
  const sheet = newSheet()
  const faces = pick(chance, FACES)
  const y = patient(sheet, chance, faces, letterhead(sheet, chance, faces, 'SURGICAL PATHOLOGY REPORT'))
  const look = { ...faces, size: between(chance, 9.5, 11) }
  const column = { x: LEFT, width: WIDTH, y }
  section(sheet, column, { heading: 'FINAL DIAGNOSIS', text: told(chance, DIAGNOSES, 3) }, look)
  section(sheet, column, { heading: 'GROSS DESCRIPTION', text: told(chance, FINDINGS, 5) }, look)
  section(sheet, column, { heading: 'MICROSCOPIC DESCRIPTION', text: told(chance, FINDINGS, 5) }, look)
  const rows = [
    ['Marker', 'Result', 'Intensity'],
    ...(['ER', 'PR', 'Ki-67'] as const).map((marker) => [
      marker,
      `${String(whole(chance, 1, 99))}%`,
      pick(chance, ['strong', 'moderate', 'weak']),
    ]),
  ]
  printTable(
    sheet,
    column.y,
    { edges: [LEFT, LEFT + 110, LEFT + 220, LEFT + 340], rows, ...look, step: 19, ruling: rulingOf(chance) },
    chance,
  )
  return sheet
}

function laboratory(chance: Chance): Sheet {
  const sheet = newSheet()
  const faces = pick(chance, FACES)
  const y = patient(sheet, chance, faces, letterhead(sheet, chance, faces, 'LABORATORY RESULTS'))
  const results = some(chance, TESTS, whole(chance, 14, 20)).map(([test, unit, low, high, places]) => {
    const value = between(chance, low * 0.8, high * 1.2)
    return [
      test,
      value.toFixed(places),
      value < low ? 'L' : value > high ? 'H' : '',
      unit,
      `${low.toFixed(places)} - ${high.toFixed(places)}`,
    ]
  })
  const rows = [['Test', 'Result', 'Flag', 'Units', 'Reference range'], ...results]
  const edges = [LEFT, LEFT + 180, LEFT + 260, LEFT + 310, LEFT + 400, LEFT + WIDTH]
  const end = printTable(
    sheet,
    y,
    { edges, rows, ...faces, size: between(chance, 9.5, 11), step: between(chance, 19, 24), ruling: rulingOf(chance) },
    chance,
  )
  flow(
    sheet,
    { x: LEFT, width: WIDTH, y: end },
    'Results outside the reference range are marked H for high and L for low.',
    { face: faces.face, size: 9.5 },
  )
  return sheet
}

function mammogram(chance: Chance): Sheet {
  const sheet = newSheet()
  const faces = pick(chance, FACES)
  const style: Style = { face: faces.face, size: between(chance, 10.5, 12) }
  const column = { x: LEFT + 12, width: WIDTH - 30, y: letterhead(sheet, chance, faces, 'BREAST IMAGING') }
  const say = (text: string) => {
    flow(sheet, column, text, style)
    column.y += style.size * 0.8
  }
  say(date(chance))
  say(`Re: ${name(chance)}, born ${date(chance)}`)
  say('Dear Colleague,')
  say(told(chance, LETTER, 4))
  say(told(chance, LETTER, 4))
  say(told(chance, LETTER, 3))
  say(`Assessment: BI-RADS category ${pick(chance, ['2', '3', '4B', '5'])}.`)
  say('Sincerely,')
  sign(sheet, { x: column.x + 10, y: column.y + 22 }, whole(chance, 1, 9999))
  column.y += 48
  say(doctor(chance))
  return sheet
}

function medicines(chance: Chance): Sheet {
  const sheet = newSheet()
  const faces = pick(chance, FACES)
  const y = patient(sheet, chance, faces, letterhead(sheet, chance, faces, 'MEDICATION LIST'))
  const listed = some(chance, MEDICINES, whole(chance, 9, 14)).map((row) => [...row, date(chance)])
  const rows = [['Medicine', 'Dose', 'How to take', 'For', 'Started'], ...listed]
  const edges = [LEFT, LEFT + 108, LEFT + 168, LEFT + 312, LEFT + 404, LEFT + WIDTH]
  const end = printTable(
    sheet,
    y,
    {
      edges,
      rows,
      ...faces,
      size: between(chance, 9.5, 10.5),
      step: between(chance, 20, 27),
      ruling: rulingOf(chance),
    },
    chance,
  )
  flow(
    sheet,
    { x: LEFT, width: WIDTH, y: end },
    'Bring this list to every visit. Do not stop a medicine without asking your doctor first.',
    { face: faces.face, size: 10.5 },
  )
  return sheet
}

function operation(chance: Chance): Sheet {
  const sheet = newSheet()
  const faces = pick<Faces>(chance, [...FACES, { face: 'mono', bold: 'monoBold' }])
  const y = patient(
    sheet,
    chance,
    faces.face === 'mono' ? FACES[0] : faces,
    letterhead(sheet, chance, faces, 'OPERATIVE REPORT'),
  )
  const look = { ...faces, size: faces.face === 'mono' ? 9.5 : between(chance, 10, 11.5) }
  const column = { x: LEFT, width: WIDTH, y }
  section(sheet, column, { heading: 'PREOPERATIVE DIAGNOSIS:', text: filled(chance, DIAGNOSES[0]) }, look)
  section(
    sheet,
    column,
    {
      heading: 'PROCEDURE:',
      text: filled(chance, 'Partial mastectomy of the {side} breast with sentinel lymph node biopsy.'),
    },
    look,
  )
  section(sheet, column, { heading: 'SURGEON:', text: doctor(chance) }, look)
  section(sheet, column, { heading: 'DESCRIPTION OF PROCEDURE:', text: told(chance, OPERATION, 9) }, look)
  section(sheet, column, { heading: 'ESTIMATED BLOOD LOSS:', text: `${decimal(chance, 5, 90, 0)} mL` }, look)
  return sheet
}

function twoColumns(chance: Chance): Sheet {
  const sheet = newSheet()
  const faces = pick(chance, FACES)
  const top = letterhead(sheet, chance, faces, 'SUMMARY OF CARE')
  const size = between(chance, 8.8, 9.8)
  for (const x of [LEFT, LEFT + WIDTH / 2 + 12]) {
    const column = { x, width: WIDTH / 2 - 12, y: top }
    while (column.y < 600) {
      flow(sheet, column, told(chance, DENSE, 4), { face: faces.face, size })
      column.y += size * 0.7
    }
  }
  return sheet
}
