import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPages } from '../../../renderer/core/identity/check-pages.ts'
import { type PageText } from '../../../renderer/core/model/page-text.ts'
import { type PageIdentity } from '../../../renderer/core/model/understanding.ts'
import { askew, onItsSide, placedPage, type Put } from '../placed.ts'
import { aPerson, rosa } from './people.ts'

const check = (...pages: PageText[]): PageIdentity[] =>
  checkPages(
    pages.map((page, i) => ({ ...page, page: i + 1 })),
    rosa,
    [],
  )
const verdict = (page: PageText): string | undefined => check(page)[0]?.verdict

const labels = ['Patient', 'Date of birth', 'Record number']
const rosasValues = ['ALVAREZ, ROSA', '03/14/1958', 'LRO-1187']
const strangersValues = ['ALVARADO, ROSA', '08/11/1962', 'LRO-1878']
const filler: Put[] = [{ x: 5, y: 20, text: 'The lungs are clear and the heart is of normal size.' }]

/** Labels over their values, or each before its value; read row by row, or one column after the other. */
const layouts: Readonly<Record<string, (values: readonly string[]) => Put[][]>> = {
  'labels over values': (values) => [
    labels.map((text, i) => ({ x: 5 + 30 * i, y: 4, text })),
    values.map((text, i) => ({ x: 5 + 30 * i, y: 5, text })),
  ],
  'labels over values, each column read by itself': (values) =>
    labels.flatMap((text, i) => [[{ x: 5 + 30 * i, y: 4, text }], [{ x: 5 + 30 * i, y: 5, text: values[i] ?? '' }]]),
  'labels before values': (values) =>
    labels.map((text, i) => [
      { x: 5, y: 4 + i, text },
      { x: 30, y: 4 + i, text: values[i] ?? '' },
    ]),
  'labels before values, the labels read first': (values) => [
    ...labels.map((text, i) => [{ x: 5, y: 4 + i, text }]),
    ...values.map((text, i) => [{ x: 30, y: 4 + i, text }]),
  ],
  'two columns of pairs': (values) => [
    [
      { x: 5, y: 4, text: `Patient: ${values[0] ?? ''}` },
      { x: 60, y: 4, text: 'Case no.: TS23-5521' },
    ],
    [
      { x: 5, y: 5, text: `Date of birth: ${values[1] ?? ''}` },
      { x: 60, y: 5, text: `MRN: ${values[2] ?? ''}` },
    ],
  ],
}

describe.each(Object.entries(layouts))('%s', (_, layout) => {
  const variants = (values: readonly string[]): PageText[] => {
    const page = placedPage([...layout(values), filler])
    return [page, askew(page, 2), onItsSide(page, 'down'), onItsSide(page, 'up')]
  }
  test('the person’s own page matches', () =>
    expect(variants(rosasValues).map(verdict)).toEqual(Array.from({ length: 4 }, () => 'match')))
  test('a stranger’s page is kept out', () =>
    expect(variants(strangersValues).map(verdict)).toEqual(Array.from({ length: 4 }, () => 'quarantine')))
})

test('a page never matches where a stranger’s name and birth date stand in their places, however reading orders them', () => {
  const own = { name: 'ALVAREZ, ROSA', birth: '03/14/1958' }
  const stranger = fc.record({
    name: fc.constantFrom('ALVARADO, ROSA', 'MILLER, JOHN', 'ALVAREZ, LUIS', 'KIM, ANNE'),
    birth: fc.constantFrom('08/11/1962', '12/01/1990', '07/30/1931'),
  })
  const arrangement = fc.record({
    x: fc.integer({ min: 2, max: 40 }),
    y: fc.integer({ min: 2, max: 30 }),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }),
    colon: fc.boolean(),
    degrees: fc.double({ min: -2, max: 2, noNaN: true }),
  })
  fc.assert(
    fc.property(stranger, arrangement, ({ name, birth }, { x, y, order, colon, degrees }) => {
      const mark = colon ? ':' : ''
      const pieces: Put[] = [
        { x, y, text: `Patient name${mark}` },
        { x: x + 20, y, text: name },
        { x, y: y + 1, text: `Date of birth${mark}` },
        { x: x + 20, y: y + 1, text: birth },
        { x, y: y + 5, text: `Guarantor: ${own.name}` },
        { x, y: y + 12, text: 'No abnormality was seen.' },
      ]
      const page = placedPage(order.flatMap((i) => (pieces[i] ? [[pieces[i]]] : [])))
      expect(verdict(askew(page, degrees))).not.toBe('match')
    }),
  )
})

test('a second patient’s name that only the places of the words show keeps a page from matching', () => {
  const page = placedPage([
    [{ x: 5, y: 3, text: 'Patient: ALVAREZ, ROSA DOB: 03/14/1958' }],
    [{ x: 5, y: 10, text: 'Patient name' }],
    [{ x: 5, y: 14, text: 'Specimen' }],
    [{ x: 30, y: 10, text: 'MILLER, JOHN' }],
    [{ x: 30, y: 14, text: 'Blood' }],
  ])
  expect(check(page)[0]).toMatchObject({
    verdict: 'ask',
    reasons: expect.arrayContaining(['several-patients']) as unknown,
  })
})

test('a telephone number beside an empty label does not carry a match over to the next page', () => {
  const head = { x: 5, y: 10, text: 'MRN' }
  const phone = { x: 30, y: 10, text: '555-0142' }
  const first = placedPage([[{ x: 5, y: 3, text: 'Patient: ALVAREZ, ROSA DOB: 03/14/1958' }], [head, phone]])
  const second = placedPage([[{ x: 5, y: 2, text: 'Northfield Hospital' }], [head, phone], filler])
  expect(check(first, second).map((page) => page.verdict)).toEqual(['match', 'none'])
})

test('a record number found by its place counts at its hospital', () => {
  const person = aPerson({ hospitalNumbers: [{ hospital: 'Larkhaven', number: 'LRO-1187', spelling: null }] })
  const page = placedPage([
    [{ x: 5, y: 2, text: 'LARKHAVEN RADIATION ONCOLOGY' }],
    [
      { x: 5, y: 4, text: 'Patient' },
      { x: 40, y: 4, text: 'Record number' },
    ],
    [
      { x: 5, y: 5, text: 'ALVAREZ, ROSA' },
      { x: 40, y: 5, text: 'LRO-1187' },
    ],
  ])
  expect(checkPages([page], person, [])[0]?.reasons).toContain('record-number-equal')
})
