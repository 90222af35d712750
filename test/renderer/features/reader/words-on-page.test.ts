import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PageText } from '../../../../renderer/core/model/page-text.ts'
import { boxesOf, countDoubtful, linesOf } from '../../../../renderer/features/reader/words-on-page.ts'

/** A page whose words stand one after the other on their lines, each a tenth of the page wide. */
function aPage(
  lines: readonly (readonly [word: string, confidence: number][])[],
  source: PageText['source'] = 'ocr',
): PageText {
  let text = ''
  const words: PageText['words'] = []
  lines.forEach((line, row) => {
    line.forEach(([word, confidence], column) => {
      if (column > 0) text += ' '
      const box = { x: column * 0.12, y: row * 0.05, width: 0.1, height: 0.03 }
      words.push({ start: text.length, end: text.length + word.length, box, confidence })
      text += word
    })
    text += '\n'
  })
  return { page: 1, text, words, width: 600, height: 800, source, turned: 0, confidence: 90, quality: 'good' }
}

const word = fc.tuple(fc.stringMatching(/^[a-z0-9+]{1,8}$/), fc.integer({ min: 0, max: 100 }))
const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })

test('the lines shown are the page’s text, and exactly the words below 70 are doubtful', () => {
  fc.assert(
    fc.property(lines, (list) => {
      const page = aPage(list)
      const shown = linesOf(page)
      expect(shown.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual(
        page.text.trimEnd().split('\n'),
      )
      for (const { start, text } of shown) expect(page.text.slice(start, start + text.length)).toBe(text)
      const doubtful = shown.flatMap(({ pieces }) => pieces).filter((piece) => piece.doubtful)
      expect(doubtful.map(({ text }) => text)).toEqual(
        list
          .flat()
          .filter(([, sure]) => sure < 70)
          .map(([text]) => text),
      )
      expect(countDoubtful(page)).toBe(doubtful.length)
    }),
  )
})

test('a PDF’s own text is never doubted', () => {
  const page = aPage([[['HER2', 10]]], 'text-layer')
  expect(countDoubtful(page)).toBe(0)
  expect(linesOf(page)).toEqual([{ start: 0, text: 'HER2', pieces: [{ text: 'HER2', doubtful: false }] }])
})

test('words that follow each other on a line are one box, the next line is another', () => {
  const page = aPage([
    [
      ['Reported', 90],
      ['26', 90],
      ['June', 90],
    ],
    [['2023', 90]],
  ])
  const boxes = boxesOf(page, { start: page.text.indexOf('26'), end: page.text.length })
  expect(boxes).toHaveLength(2)
  expect(boxes[0]?.x).toBeCloseTo(0.12)
  expect(boxes[0]?.width).toBeCloseTo(0.22)
  expect(boxes[1]).toEqual({ x: 0, y: 0.05, width: 0.1, height: 0.03 })
})

test('a span that touches no word has no box', () => {
  const page = aPage([[['one', 90]]])
  expect(boxesOf(page, { start: 40, end: 50 })).toEqual([])
})
