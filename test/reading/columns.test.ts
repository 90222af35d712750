import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partColumns } from '../../renderer/reading/ocr/columns.ts'
import type { OcrLine, OcrWord } from '../../renderer/reading/ocr/ocr-words.ts'

const letter = 10
const height = 24

/** Words in a row from `x` on, set apart by one narrow space; `row` counts lines from the top. */
function wordsAt(text: string, x: number, row: number): OcrWord[] {
  let at = x
  return text.split(' ').map((word) => {
    const box = { x0: at, y0: row * 40, x1: at + word.length * letter, y1: row * 40 + height }
    at = box.x1 + 7
    return { text: word, box, confidence: 95 }
  })
}

const line = (row: number, ...cells: [string, number][]): OcrLine => ({
  words: cells.flatMap(([text, x]) => wordsAt(text, x, row)),
  block: 0,
  startsBlock: row === 0,
})

const textOf = (lines: readonly OcrLine[]): string[] =>
  lines.map(({ words }) => words.map(({ text }) => text).join(' '))

const leftColumn = [
  'The breast was removed with the skin',
  'above it and lies in fixative since',
  'noon. It weighs less than expected a',
  'scar of an earlier biopsy is seen at',
  'the upper edge and is marked in inks',
  'of two colours.',
]
const rightColumn = [
  'Slices show a firm grey area with a',
  'star shaped outline that reaches to',
  'the fascia below. The nodes of the',
  'armpit are soft and yellow but for',
  'one that is firm. All of it is kept',
  'for the microscope and for staining',
]
const merged = leftColumn.map((text, i) => line(i + 1, [text, 0], [rightColumn[i] ?? '', 420]))

describe('columns taken for one', () => {
  test('running text that goes on across a gutter is read down the left column, then down the right', () => {
    expect(textOf(partColumns(merged))).toEqual([...leftColumn, ...rightColumn])
  })

  test('a heading above and a full line below stay where they are', () => {
    const wide = 'a line that runs over the whole width of the sheet as one and leaves no gutter anywhere at all'
    const page = [line(0, ['Gross description', 0]), ...merged, line(8, [wide, 0])]
    expect(textOf(partColumns(page))).toEqual(['Gross description', ...leftColumn, ...rightColumn, wide])
  })

  test('a mark in the gutter does not hold the columns together', () => {
    const marked = merged.map((one, i) =>
      i === 2 ? { ...one, words: [...one.words.slice(0, 7), ...wordsAt('_', 400, 3), ...one.words.slice(7)] } : one,
    )
    expect(textOf(partColumns(marked)).join(' ')).toContain('in inks of two colours. Slices show')
  })

  test('wide spaces between words that come to lie under each other are no gutter', () => {
    const page = leftColumn.map((text, i) => {
      const end = wordsAt(text, 0, i).at(-1)?.box.x1 ?? 0
      const words = [...wordsAt(text, 362 - end, i), ...wordsAt(rightColumn[i] ?? '', 376, i)]
      return { words, block: 0, startsBlock: i === 0 }
    })
    expect(partColumns(page)).toBe(page)
  })

  test('the rows of a table stay together', () => {
    const rows = [
      ['White blood cell count', '6.4 x10E9/L', '4.0 - 11.0'],
      ['Hemoglobin', '13.1 g/dL', '12.0 - 16.0'],
      ['Hematocrit', '39.5 %', '36.0 - 46.0'],
      ['Platelet count', '243 x10E9/L', '150 - 450'],
      ['Neutrophils, absolute', '3.8 x10E9/L', '2.0 - 7.5'],
      ['Lymphocytes, absolute', '1.9 x10E9/L', '1.0 - 4.0'],
    ].map(([name = '', value = '', range = ''], i) => line(i, [name, 0], [value, 400], [range, 700]))
    expect(partColumns(rows)).toBe(rows)
  })

  test('a table of long cells of several lengths stays together', () => {
    const cells = [
      ['letrozole tablets for the breast', 'one by mouth every morning with food'],
      ['calcium with vitamin d', 'one tablet at noon'],
      ['paracetamol when it hurts', 'two tablets, four times a day'],
      ['ondansetron before the infusion', 'one tablet, then as needed'],
      ['ramipril', 'one capsule in the evening'],
      ['emulsion for dry skin', 'twice a day on arms and legs'],
    ].map(([name = '', how = ''], i) => line(i, [name, 0], [how, 420]))
    expect(partColumns(cells)).toBe(cells)
  })

  test('no word is lost or doubled, whatever the page', () => {
    const words = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.string({ minLength: 1, maxLength: 40 })), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (rows) => {
        const page = rows.map((cells, i) => line(i, ...cells.map(([x, text]): [string, number] => [text, x])))
        const all = (lines: readonly OcrLine[]) => lines.flatMap((one) => one.words)
        expect(new Set(all(partColumns(page)))).toEqual(new Set(all(page)))
        expect(all(partColumns(page))).toHaveLength(all(page).length)
      }),
    )
  })
})
