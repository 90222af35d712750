import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { DocumentId } from '../../../renderer/core/base/ids.ts'
import type { Entry } from '../../../renderer/core/model/entry.ts'
import { joinEntries, type JoinedEntry } from '../../../renderer/core/timeline/join-entries.ts'
import { joinPrints, type Print } from '../../../renderer/core/timeline/join-prints.ts'
import { pagesOf } from '../identity/people.ts'

const idOf = (letter: string): DocumentId => v.parse(DocumentId, letter.repeat(32))
const day = { year: 2024, month: 4, day: 15 }
const entryOf = (title: string, text: string, unit: string | null, changes: Partial<Entry> = {}): Entry => ({
  kind: 'result',
  title,
  codes: [],
  status: 'final',
  negated: false,
  date: day,
  time: '08:40',
  until: null,
  value: { text, unit, range: null, flag: null },
  details: [],
  place: null,
  section: null,
  differs: null,
  origin: 'x',
  page: 1,
  ...changes,
})
const statementsOf = (...entries: Entry[]): JoinedEntry[] =>
  joinEntries(entries.map((entry, index) => ({ documentId: idOf('a'), index, entry })))
const panel = [
  entryOf('Hemoglobin', '12.6', 'g/dL'),
  entryOf('Glucose, fasting', '104', 'mg/dL'),
  entryOf('TSH', '4.62', 'mIU/L'),
]
const report = `St Mary Hospital
Patient: Alvarez, Rosa     Collected: 15 Apr 2024 08:40
Component          Your value  Flag  Unit    Standard range
Hemoglobin         12.6              g/dL    12.0 - 16.0
Glucose, fasting   104         H     mg/dL   70 - 99
TSH                4.62        H     mIU/L   0.40 - 4.00
Specimen number SM-24-041507. Final.`
const printOf = (text: string, changes: Partial<Print> = {}): Print => ({
  documentId: idOf('b'),
  kind: 'lab',
  date: day,
  pages: pagesOf(text),
  ...changes,
})
const joined = (entries: readonly Entry[], ...prints: Print[]): string[] =>
  joinPrints(statementsOf(...entries), prints).map(
    ({ entry, printed, otherwise }) =>
      `${entry.title}: ${String(printed.length)}${otherwise.map(({ says }) => ` (${says})`).join('')}`,
  )
const none = ['Glucose, fasting: 0', 'Hemoglobin: 0', 'TSH: 0']

test('a print with the values of a panel of that day and hour is a source of each', () =>
  expect(joined(panel, printOf(report)).sort()).toEqual(['Glucose, fasting: 1', 'Hemoglobin: 1', 'TSH: 1']))

test('a value that the print gives otherwise is not joined, and shown', () =>
  expect(joined(panel, printOf(report.replace('4.62 ', '4.26 '))).sort()).toEqual([
    'Glucose, fasting: 1',
    'Hemoglobin: 1',
    'TSH: 0 (TSH 4.26 H mIU/L 0.40 - 4.00)',
  ]))

describe('nothing is joined', () => {
  test.each<[string, Print]>([
    ['of another day', printOf(report, { date: { ...day, day: 16 } })],
    ['of a month only', printOf(report, { date: { year: 2024, month: 4 } })],
    ['of another kind', printOf(report, { kind: 'bill' })],
    ['of another hour', printOf(report.replace('08:40', '16:05'))],
    ['with one of the values only', printOf(report.replace('104', '105').replace('4.62', '5.1'))],
    ['with the values in another unit', printOf(report.replaceAll(/m?g\/dL|mIU\/L/g, 'mmol/L'))],
    ['with the values under other names', printOf(report.replaceAll(/Hemoglobin|TSH/g, 'Something'))],
    ['with longer names of which ours is the beginning', printOf(report.replaceAll(/Hemoglobin|TSH/g, '$& A1c'))],
    ['with the values in a sentence', printOf('The hemoglobin was 12.6 g/dL and the TSH 4.62 mIU/L.')],
  ])('%s', (_, print) =>
    expect(
      joined(panel, print)
        .map((line) => line.replace(/ \(.*/, ''))
        .sort(),
    ).toEqual(none),
  )
  test('where a file’s own sheet prints its entries', () =>
    expect(joined(panel, printOf(report, { documentId: idOf('a') })).sort()).toEqual(none))
  test('to a statement that says that it is not so', () =>
    expect(
      joined(
        panel.map((one) => ({ ...one, negated: true })),
        printOf(report),
      ).sort(),
    ).toEqual(none))
})

test('a case number joins a report whose values are words, whole and nothing longer', () => {
  const finding = entryOf('Surgical pathology', 'Invasive carcinoma', null, {
    kind: 'report',
    details: [{ label: 'Accession number', text: 'OP23-08114' }],
  })
  const printed = (text: string): string[] =>
    joined([finding, ...panel.slice(0, 1)], printOf(text, { kind: 'pathology' }))
  expect(printed('Case: OP23-08114\nSurgical pathology   Invasive carcinoma')).toContain('Surgical pathology: 1')
  expect(printed('Case: OP23-081147\nSurgical pathology   Invasive carcinoma')).toContain('Surgical pathology: 0')
})

describe('whatever the statements and prints', () => {
  const someEntry = fc
    .record({
      title: fc.constantFrom('Hemoglobin', 'TSH', 'Calcium', 'ALT'),
      text: fc.constantFrom('1', '2', '3.5'),
      unit: fc.constantFrom('g/dL', 'mg/dL', null),
      time: fc.constantFrom('08:40', '16:00', null),
    })
    .map(({ title, text, unit, time }) => entryOf(title, text, unit, { time }))
  const somePrint = fc
    .record({ letter: fc.constantFrom('b', 'c', 'd'), lines: fc.array(someEntry, { maxLength: 5 }) })
    .map(({ letter, lines }) =>
      printOf(lines.map(({ title, value }) => `${title}  ${value?.text ?? ''}  ${value?.unit ?? ''}`).join('\n'), {
        documentId: idOf(letter),
      }),
    )
  const entries = fc.array(someEntry, { maxLength: 8 })
  const prints = fc.uniqueArray(somePrint, { maxLength: 3, selector: ({ documentId }) => documentId })

  test('every statement comes out once, with its sources as they were', () => {
    fc.assert(
      fc.property(entries, prints, (some, printed) => {
        const before = statementsOf(...some)
        const after = joinPrints(before, printed)
        expect(after.map(({ entry, sources }) => ({ entry, sources }))).toEqual(before)
      }),
    )
  })
  test('the order of the prints does not matter', () => {
    fc.assert(
      fc.property(entries, prints, (some, printed) => {
        const before = statementsOf(...some)
        expect(joinPrints(before, printed)).toEqual(joinPrints(before, [...printed].reverse()))
      }),
    )
  })
  test('a print is a source of what stands in it word for word, of two at least, and never of what it says otherwise', () => {
    fc.assert(
      fc.property(entries, prints, (some, printed) => {
        const after = joinPrints(statementsOf(...some), printed)
        for (const { documentId, pages } of printed) {
          const of = after.filter((one) => one.printed.some((print) => print.documentId === documentId))
          for (const { entry } of of)
            expect(pages[0]?.text).toContain(`${entry.title}  ${entry.value?.text ?? ''}  ${entry.value?.unit ?? ''}`)
          if (of.length > 0) expect(new Set(of.map(({ entry }) => entry.title)).size).toBeGreaterThanOrEqual(2)
          expect(of.some((one) => one.otherwise.some((print) => print.documentId === documentId))).toBe(false)
        }
      }),
    )
  })
})
