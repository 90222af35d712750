import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf } from '../../../renderer/core/model/page-layout.ts'
import { type PageText } from '../../../renderer/core/model/page-text.ts'
import { aPage } from '../identity/people.ts'
import { askew, onItsSide, placedPage } from '../placed.ts'

const cellsOf = (page: PageText): string[][] => linesOf(page).map(({ cells }) => cells.map(({ text }) => text))

const twoColumns = placedPage([
  [
    { x: 5, y: 3, text: 'Patient: Alvarez, Rosa' },
    { x: 60, y: 3, text: 'Case no.: TS23-5521' },
  ],
  [
    { x: 5, y: 4, text: 'Born: 14 Mar 1958' },
    { x: 60, y: 4, text: 'MRN: 4482190' },
  ],
])
const parted = [
  ['Patient: Alvarez, Rosa', 'Case no.: TS23-5521'],
  ['Born: 14 Mar 1958', 'MRN: 4482190'],
]

describe('a page’s lines', () => {
  test('a line run together by reading is parted at its wide gap', () => expect(cellsOf(twoColumns)).toEqual(parted))

  test('columns read one after the other stand beside each other again', () => {
    const page = placedPage([
      [{ x: 5, y: 3, text: 'Patient' }],
      [{ x: 5, y: 4, text: 'Born' }],
      [{ x: 20, y: 3, text: 'ROSA ALVAREZ' }],
      [{ x: 20, y: 4, text: '03/14/1958' }],
    ])
    expect(cellsOf(page)).toEqual([
      ['Patient', 'ROSA ALVAREZ'],
      ['Born', '03/14/1958'],
    ])
  })

  test.each([-3, -1, 2])('a page askew by %i degrees has the same lines', (degrees) =>
    expect(cellsOf(askew(twoColumns, degrees))).toEqual(parted),
  )

  test.each(['down', 'up'] as const)('a page whose lines run %s has the same lines', (run) =>
    expect(cellsOf(onItsSide(twoColumns, run))).toEqual(parted),
  )

  test('a page without places has the lines of its text, parted at two spaces, tabs and bars', () =>
    expect(cellsOf(aPage('a b  c\td|e\n\nf'))).toEqual([['a b', 'c', 'd', 'e'], ['f']]))

  test('a heading in large letters is told from the lines below it', () => {
    const page = placedPage([
      [{ x: 5, y: 1, text: 'REPORT', size: 2 }],
      [{ x: 5, y: 4, text: 'nothing of note was found in this examination' }],
    ])
    const [heading, line] = linesOf(page).map(({ cells }) => cells[0]?.place?.height ?? 0)
    expect(heading).toBeGreaterThan(1.4 * (line ?? 0))
  })

  test('every cell is the page’s text at its start, and no word is lost or seen twice', () => {
    const put = fc.record({
      x: fc.integer({ min: 0, max: 90 }),
      y: fc.integer({ min: 0, max: 50 }),
      text: fc.constantFrom('a', 'Date of birth:', '03/14/1958', 'x|y', '😀 é', 'REPORT'),
    })
    fc.assert(
      fc.property(fc.array(fc.array(put, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (lines) => {
        const page = placedPage(lines)
        const cells = linesOf(page).flatMap((line) => line.cells)
        for (const { text, start } of cells) expect(page.text.slice(start, start + text.length)).toBe(text)
        const letters = (text: string): string => Array.from(text.replace(/[\s|]/g, '')).sort().join('')
        expect(letters(cells.map(({ text }) => text).join(''))).toBe(letters(page.text))
      }),
    )
  })
})
