import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldRuns } from '../../renderer/reading/pdf/field-text.ts'
import { textLayer, type Run } from '../../renderer/reading/pdf/text-layer.ts'
import { readingOrder, type PlacedWord } from '../../renderer/reading/text-lines.ts'

const size = { width: 600, height: 800 }
/** Ten points high, its baseline starting at (x, y) from the top left. */
const run = (text: string, x: number, y: number): Run => ({
  text,
  matrix: [10, 0, 0, -10, x, y],
  width: text.length * 5,
})
const wordsIn = ({ text, words }: ReturnType<typeof textLayer>) => words.map(({ start, end }) => text.slice(start, end))

describe('the text layer of a PDF page', () => {
  test('lines come from the top, words from the left, whatever order they were written in', () => {
    const layer = textLayer([run('second line', 50, 200), run('right', 300, 100), run('left', 50, 100.5)], size)
    expect(layer.text).toBe('left right\nsecond line\n')
    expect(wordsIn(layer)).toEqual(['left', 'right', 'second', 'line'])
  })

  test('a word that was written letter by letter is one word, and a label and its value stay on one line', () => {
    const letters = Array.from('Stage').map((letter, i) => run(letter, 50 + i * 5, 100))
    expect(textLayer([...letters, run('IIA', 200, 100)], size).text).toBe('Stage IIA\n')
  })

  test('raised letters belong to their line', () => {
    const raised: Run = { text: '2', matrix: [6, 0, 0, -6, 75, 96], width: 3 }
    expect(textLayer([run('kg/m', 50, 100), raised, run('high', 90, 100)], size).text).toBe('kg/m 2 high\n')
  })

  test('boxes are fractions of the page with the top left as origin', () => {
    const [word] = textLayer([run('word', 300, 400)], size).words
    expect(word?.box.x).toBeCloseTo(0.5)
    expect(word?.box.width).toBeCloseTo(20 / 600)
    expect((word?.box.y ?? 0) + (word?.box.height ?? 0)).toBeCloseTo(402.2 / 800)
  })

  test('a page whose text lies on its side is turned, and reads in order', () => {
    // Text that runs up the page: to stand upright the page must be turned a quarter clockwise.
    const up = (text: string, x: number, y: number): Run => ({
      text,
      matrix: [0, -10, -10, 0, x, y],
      width: text.length * 5,
    })
    const layer = textLayer([up('second line here', 130, 500), up('first line here', 100, 500)], size)
    expect(layer.turned).toBe(90)
    expect(layer.text).toBe('first line here\nsecond line here\n')
    expect(layer.words.every(({ box }) => box.x > 0 && box.x < 1 && box.y > 0 && box.y < 0.3)).toBe(true)
  })

  test('one stamp on its side turns nothing and is kept', () => {
    const stamp: Run = { text: 'COPY', matrix: [0, -10, -10, 0, 580, 400], width: 20 }
    const layer = textLayer([run('A report of some length', 50, 100), stamp], size)
    expect(layer.turned).toBe(0)
    expect(layer.text).toContain('COPY')
  })

  test('every word box names its own word', () => {
    const runs = fc.array(
      fc.record({
        text: fc.stringMatching(/^[a-z ]{1,20}$/),
        x: fc.integer({ min: 0, max: 600 }),
        y: fc.integer({ min: 0, max: 800 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(runs, (list) => {
        const layer = textLayer(
          list.map(({ text, x, y }) => run(text, x, y)),
          size,
        )
        expect(wordsIn(layer).every((word) => /^\S+$/.test(word))).toBe(true)
        expect(wordsIn(layer).join('')).toBe(layer.text.replace(/\s/g, ''))
        const sorted = (text: string) => Array.from(text.replace(/\s/g, '')).sort().join('')
        expect(sorted(layer.text)).toBe(sorted(list.map(({ text }) => text).join('')))
      }),
    )
  })

  test('runs without a place or a size are left out', () => {
    expect(
      textLayer(
        [
          { text: 'x', matrix: [Number.NaN, 0, 0, 1, 0, 0], width: 1 },
          { ...run('y', 1, 1), width: Infinity },
        ],
        size,
      ).words,
    ).toEqual([])
  })
})

describe('reading order', () => {
  const word = (text: string, x: number, y: number): PlacedWord => ({ text, x, y, width: text.length * 5, height: 10 })
  const textOf = (lines: readonly (readonly PlacedWord[])[]) =>
    lines.map((line) => line.map(({ text }) => text).join(' '))
  const prose = (side: string, x: number) =>
    Array.from({ length: 10 }, (_, i) =>
      [0, 1, 2, 3].map((n) => word(`${side}wordword${'abcdefghij'[i] ?? ''}`, x + n * 66, 100 + i * 14)),
    ).flat()

  test('two columns of prose are read one after the other, with the heading before and the footer after', () => {
    const lines = textOf(
      readingOrder(
        [
          ...prose('L', 20),
          ...prose('R', 320),
          word('A heading right across the whole page, as wide as both columns', 40, 50),
          word('footer in the middle of the page, wide', 200, 400),
        ],
        600,
      ),
    )
    expect(lines[0]).toContain('heading')
    expect(lines[1]).toMatch(/^(Lword\w+ ?)+$/)
    expect(lines[11]).toMatch(/^(Rword\w+ ?)+$/)
    expect(lines.at(-1)).toContain('footer')
  })

  test('a table is read row by row', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [
      word(`Analyte${i}`, 20, 100 + i * 14),
      word(`${i}.5`, 320, 100 + i * 14),
    ]).flat()
    expect(textOf(readingOrder(rows, 600))[3]).toBe('Analyte3 3.5')
  })
})

describe('filled form fields', () => {
  test('what was typed is text of the page; empty, hidden and ticked fields are not', () => {
    const field = { subtype: 'Widget', fieldType: 'Tx', fieldValue: 'Penicillin\nLatex', rect: [100, 700, 300, 730] }
    const runs = fieldRuns([
      field,
      { ...field, hidden: true },
      { ...field, fieldValue: '' },
      { ...field, fieldType: 'Btn' },
      null,
      7,
    ])
    expect(runs.map(({ text }) => text)).toEqual(['Penicillin', 'Latex'])
    expect(runs.every(({ matrix }) => (matrix[5] ?? 0) > 695 && (matrix[5] ?? 0) < 730)).toBe(true)
  })
})
