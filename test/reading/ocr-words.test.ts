import type { Page } from 'tesseract.js'
import { describe, expect, test } from 'vitest'
import { liesOnSide, meanConfidence, ocrLines, worth } from '../../renderer/reading/ocr/ocr-words.ts'
import { strip } from '../../renderer/reading/ocr/strip.ts'
import { greyPage } from './made-pictures.ts'

const bbox = { x0: 0, y0: 0, x1: 10, y1: 10 }
const word = (text: string, confidence: number) => ({ text, confidence, bbox, symbols: [] })
/** The engine's result has many more members; these are the ones that are read. */
const page = (...paragraphs: ReturnType<typeof word>[][][]): Pick<Page, 'blocks'> =>
  ({
    blocks: [{ paragraphs: paragraphs.map((lines) => ({ lines: lines.map((words) => ({ words })) })) }],
  }) as unknown as Page

describe('what OCR found', () => {
  test('specks taken for marks are dropped, doubtful words are kept', () => {
    const lines = ocrLines(
      page([[word('Tumour', 95), word('~', 12), word('si2e', 30)], [word('.', 5)]], [[word('Grade', 90)]]),
    )
    expect(lines.map(({ words }) => words.map(({ text }) => text))).toEqual([['Tumour', 'si2e'], ['Grade']])
    expect(lines.map(({ startsBlock }) => startsBlock)).toEqual([true, true])
  })

  test('confidence is the mean over the letters, and 0 for a page without words', () => {
    expect(meanConfidence(ocrLines(page([[word('aaaaaaaaa', 90), word('b', 40)]])))).toBeCloseTo(85)
    expect(meanConfidence(ocrLines({ blocks: null }))).toBe(0)
  })

  test('more sure words are worth more than many doubtful ones', () => {
    const sure = ocrLines(page([[word('carcinoma', 95), word('negative', 93)]]))
    const turned = ocrLines(page([[word('eujou', 31), word('Yuj', 33), word('awn', 35), word('iS', 30)]]))
    expect(worth(sure)).toBeGreaterThan(10 * worth(turned))
  })

  test('text on its side is known by the shape of its words', () => {
    const shaped = (x1: number, y1: number) =>
      ocrLines(
        page([
          ['tumour', 'grade', 'margin'].map((text) => ({
            text,
            confidence: 96,
            bbox: { x0: 0, y0: 0, x1, y1 },
            symbols: [],
          })),
        ]),
      )
    expect(liesOnSide(shaped(60, 20))).toBe(false)
    expect(liesOnSide(shaped(20, 60))).toBe(true)
    expect(liesOnSide([])).toBe(false)
  })

  test('the strip is taken from where the ink is', () => {
    const sheet = greyPage(2000, 3000, (x, y) => (y > 2000 && y % 20 < 8 && x % 7 < 4 ? 0 : 255))
    const piece = strip(sheet)
    expect([piece.width, piece.height]).toEqual([720, 720])
    expect(piece.data.filter((value) => value === 0).length).toBeGreaterThan(0.15 * piece.data.length)
  })
})
