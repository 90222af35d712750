import { describe, expect, test } from 'vitest'
import type { OcrLine } from '../../renderer/reading/ocr/ocr-words.ts'
import { orderBlocks } from '../../renderer/reading/ocr/order.ts'
import { joinRows } from '../../renderer/reading/ocr/rows.ts'
import { partWords } from '../../renderer/reading/ocr/spaces.ts'
import { greyPage } from './made-pictures.ts'

/** A line of one block at a place; letters are 10 wide and 20 high. */
function line(block: number, text: string, x: number, y: number): OcrLine {
  let left = x
  const words = text.split(' ').map((word) => {
    const box = { x0: left, y0: y, x1: left + word.length * 10, y1: y + 20 }
    left = box.x1 + 6
    return { text: word, box, confidence: 90 }
  })
  return { words, block, startsBlock: true }
}
const texts = (lines: readonly OcrLine[]) => lines.map(({ words }) => words.map(({ text }) => text).join(' '))

describe('rows of a table', () => {
  const names = ['Hemoglobin', 'Platelets', 'Sodium']
  const values = ['13.1 g/dL', '243 K/uL', '139 mmol/L']

  test('columns that came one after the other are read row by row', () => {
    const page = [
      line(0, 'RESULTS', 0, 0),
      ...names.map((name, i) => line(1, name, 0, 60 + i * 40)),
      ...values.map((value, i) => line(2, value, 300, 62 + i * 40)),
    ]
    expect(texts(joinRows(page))).toEqual(['RESULTS', ...names.map((name, i) => `${name} ${values[i] ?? ''}`)])
  })

  test('columns of running text stay one after the other', () => {
    const left = [
      'The breast was removed with skin',
      'above it and lies in fixative now',
      'since noon of the same day it was',
    ]
    const right = [
      'Slices show a firm grey area with',
      'a star shaped outline that reaches',
      'to the fascia below and no further',
    ]
    const page = [
      ...left.map((text, i) => line(0, text, 0, i * 40)),
      ...right.map((text, i) => line(1, text, 500, i * 40)),
    ]
    expect(joinRows(page)).toBe(page)
  })
})

describe('blocks', () => {
  test('a letterhead that was found last comes before what it stands over', () => {
    const page = [line(0, 'Hemoglobin', 0, 200), line(0, 'Platelets', 0, 240), line(1, 'Cedar Hollow Hospital', 40, 20)]
    expect(texts(orderBlocks(page))).toEqual(['Cedar Hollow Hospital', 'Hemoglobin', 'Platelets'])
  })

  test('the top of a right column does not come before the foot of the left one', () => {
    const page = [line(0, 'left top', 0, 0), line(1, 'left foot', 0, 600), line(2, 'right top', 500, 0)]
    expect(texts(orderBlocks(page))).toEqual(['left top', 'left foot', 'right top'])
  })
})

describe('spaces beside figures', () => {
  const middles = [5, 15, 40, 65, 75]
  const range = { text: '10-35', box: { x0: 0, y0: 0, x1: 80, y1: 20 }, confidence: 90, middles }
  const lines = [{ words: [range], block: 0, startsBlock: true }]
  const inkAt = (stretches: readonly (readonly [number, number])[]) =>
    greyPage(100, 30, (x, y) => (y > 2 && y < 18 && stretches.some(([from, to]) => x >= from && x < to) ? 0 : 255))

  test('a gap that the page shows parts the figures from the dash', () => {
    expect(
      texts(
        partWords(
          lines,
          inkAt([
            [1, 9],
            [11, 19],
            [36, 44],
            [61, 69],
            [71, 79],
          ]),
        ),
      ),
    ).toEqual(['10 - 35'])
  })

  test('figures that stand close stay one word', () => {
    expect(
      texts(
        partWords(
          lines,
          inkAt([
            [1, 9],
            [11, 38],
            [36, 44],
            [45, 69],
            [71, 79],
          ]),
        ),
      ),
    ).toEqual(['10-35'])
  })
})
