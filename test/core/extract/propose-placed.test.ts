import { describe, expect, test } from 'vitest'
import { toIso } from '../../../renderer/core/base/clinical-date.ts'
import { propose } from '../../../renderer/core/extract/propose.ts'
import { type PageText } from '../../../renderer/core/model/page-text.ts'
import { type Proposal } from '../../../renderer/core/model/understanding.ts'
import { askew, onItsSide, placedPage, type Put } from '../placed.ts'

const context = {
  today: { year: 2026, month: 5, day: 1 },
  birthDate: { year: 1958, month: 3, day: 14 },
  fileKind: 'pdf',
} as const
const of = (...pages: PageText[]): Proposal =>
  propose(
    pages.map((page, i) => ({ ...page, page: i + 1 })),
    context,
  )
const dateOf = (...pages: PageText[]): string | null => {
  const { date } = of(...pages)
  return date && `${date.dateKind} ${toIso(date.value)}`
}
const line = (y: number, ...pieces: readonly (readonly [x: number, text: string, changes?: Partial<Put>])[]): Put[] =>
  pieces.map(([x, text, changes]) => ({ x, y, text, ...changes }))

const proof = line(9, [5, 'Birth date'], [25, '03/14/1958'])

describe('dates in columns that reading ran together', () => {
  test.each<[string, Put[][], string | null]>([
    [
      'a label and its value in the second column',
      [line(8, [5, 'Patient'], [25, 'ROSA ALVAREZ'], [60, 'Collected'], [80, '08/28/2023 08:15']), proof],
      'collected 2023-08-28',
    ],
    [
      'labels over their values',
      [
        line(6, [5, 'Physician'], [40, 'First treatment'], [70, 'Last treatment']),
        line(7, [5, 'Greta Moncur, MD'], [40, '11/06/2023'], [70, '12/04/2023']),
        line(3, [5, 'RADIATION TREATMENT SUMMARY', { size: 1.5 }]),
        line(30, [5, 'Signed electronically by Greta Moncur, MD, on 12/06/2023']),
        proof,
      ],
      'performed 2023-12-04',
    ],
    [
      'a label that stands over another column',
      [line(6, [5, 'Collected'], [40, 'Ordered by']), line(7, [40, '08/28/2023']), proof],
      null,
    ],
    ['a label far above', [line(2, [5, 'Collected']), line(8, [5, '08/28/2023']), proof], null],
    ['a value beside somebody else’s label', [line(8, [5, 'Printed:'], [25, '08/28/2023']), proof], null],
    [
      'a value beside another date’s label, under one of ours',
      [line(7, [5, 'Notes'], [25, 'Collected']), line(8, [5, 'Printed'], [25, '08/28/2023']), proof],
      null,
    ],
    [
      'treatment dates as a range',
      [
        line(3, [5, 'RADIATION TREATMENT SUMMARY']),
        line(6, [5, 'Treatment dates:'], [30, '11/06/2023 - 12/04/2023']),
        proof,
      ],
      'performed 2023-12-04',
    ],
    [
      'the stamp of a fax machine',
      [line(1, [5, 'Received: 08/28/2023 14:32'], [40, 'FROM 713-555-0100'], [70, 'P. 1/2']), proof],
      null,
    ],
  ])('%s', (_, lines, expected) => {
    const page = placedPage(lines)
    expect(dateOf(page)).toBe(expected)
    expect(dateOf(askew(page, 1.5))).toBe(expected)
    expect(dateOf(onItsSide(page, 'down'))).toBe(expected)
  })
})

describe('the letterhead', () => {
  const hospitalOf = (...lines: Put[][]): string | null => of(placedPage(lines)).hospital?.value ?? null

  test('scraps of a logo before the name are left out', () =>
    expect(
      hospitalOf([
        { x: 5, y: 2, text: 'E', sure: 20 },
        { x: 7, y: 2, text: 'AX' },
        { x: 10, y: 2, text: 'Ostermere Oncology Associates' },
      ]),
    ).toBe('Ostermere Oncology Associates'))

  test('a short word that belongs to the name stays', () =>
    expect(hospitalOf(line(2, [5, 'St Mary Hospital']))).toBe('St Mary Hospital'))

  const misread = [
    { x: 5, y: 2, text: 'LARKHAVEN' },
    { x: 15, y: 2, text: 'paplATION', sure: 20 },
    { x: 25, y: 2, text: 'ONCOLOGY' },
  ]
  test('a name with a misread word is taken from where it stands again', () => {
    const foot = line(50, [5, 'Made on paper. Larkhaven Radiation Oncology. Page 1 of 1'])
    expect(hospitalOf(misread, foot)).toBe('Larkhaven Radiation Oncology')
  })
  test('a word of oddly mixed letters is misread, however sure the engine is', () => {
    const sure = line(2, [5, 'LARKHAVEN RraplATION ONCOLOGY'])
    expect(hospitalOf(sure, line(50, [5, 'Larkhaven Radiation Oncology. Page 1 of 1']))).toBe(
      'Larkhaven Radiation Oncology',
    )
    expect(hospitalOf(line(2, [5, 'McLeod Regional Medical Center']))).toBe('McLeod Regional Medical Center')
  })
  test('a name with a misread word that stands nowhere else is not guessed', () =>
    expect(hospitalOf(misread)).toBeNull())
  test('a name like it with another word is not taken for it', () =>
    expect(hospitalOf(misread, line(50, [5, 'Larkhaven Surgical Oncology']))).toBeNull())

  test('a name whose own word was not read surely is not given', () =>
    expect(
      hospitalOf([
        { x: 5, y: 2, text: 'Ladem€drlan', sure: 5 },
        { x: 20, y: 2, text: 'Hospital' },
      ]),
    ).toBeNull())
  test('a part of the body is no hospital', () => expect(hospitalOf(line(20, [5, 'Site: Left kidney']))).toBeNull())
  test('a hospital in the middle of the page is not its letterhead', () =>
    expect(hospitalOf(line(2, [5, 'Progress note']), line(40, [5, 'Mercy General Hospital']))).toBeNull())
})

describe('the title', () => {
  test('the line in large letters counts before an earlier one in small', () =>
    expect(
      of(
        placedPage([
          line(2, [5, 'Pathology Report Archive']),
          line(4, [30, 'Surgical Pathology Report', { size: 1.6 }]),
          line(8, [5, 'the specimen was received in formalin and is labeled with the name']),
        ]),
      ).title?.value,
    ).toBe('Surgical Pathology Report'))

  test('a stray mark at the edge of its line is not part of it', () =>
    expect(
      of(placedPage([line(4, [20, 'MRI of Both Breasts Without and With Contrast'], [95, 'i'])])).title?.value,
    ).toBe('MRI of Both Breasts Without and With Contrast'))

  test('a fax cover does not keep the title of what was sent from being found', () => {
    const cover = placedPage([
      line(2, [5, 'FAX', { size: 4 }]),
      line(8, [5, 'To:'], [20, 'Dr. Kim']),
      line(9, [5, 'From:'], [20, 'Mercy General Hospital']),
      line(10, [5, 'Pages:'], [20, '2 with this cover']),
      line(11, [5, 'Date:'], [20, 'October 17, 2023']),
    ])
    const report = placedPage([
      line(2, [5, 'OPERATIVE REPORT']),
      line(5, [5, 'Date of surgery:'], [30, 'June 20, 2023']),
    ])
    const { title, date } = of(cover, report)
    expect([title?.value, title?.origin.page, date?.origin.page]).toEqual(['OPERATIVE REPORT', 2, 2])
  })
})
