import { describe, expect, test } from 'vitest'
import type { WordBox } from '../../renderer/core/model/page-text.ts'
import { inkOutside } from '../../renderer/reading/ink-outside.ts'
import { measureWords } from '../../renderer/reading/measure-words.ts'
import { withoutGuesses } from '../../renderer/reading/not-read.ts'
import type { Grey } from '../../renderer/reading/raster.ts'

const size = { width: 960, height: 1240 }
type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** White paper of light `paper`; on it `ink` draws. */
function paperWith(draw: (dot: (x: number, y: number) => void) => void, paper = 255, ink = 0): Grey {
  const data = new Uint8Array(size.width * size.height).fill(paper)
  draw((x, y) => {
    if (x >= 0 && y >= 0 && x < size.width && y < size.height) data[Math.round(y) * size.width + Math.round(x)] = ink
  })
  return { ...size, data }
}

type Dot = (x: number, y: number) => void
/** Upright strokes with gaps, as print has. */
const print = (dot: Dot, { x, y, width, height }: Place) => {
  for (let at = x; at < x + width; at += 6)
    for (let row = y; row < y + height; row++) for (const stroke of [0, 1, 2]) dot(at + stroke, row)
}
/** Loops, as a hand writes. */
const hand = (dot: Dot, { x, y, width, height }: Place) => {
  for (let t = 0; t < 6000; t++) {
    const turn = t / 60
    const along = x + (width * t) / 6000
    for (const thick of [0, 1, 2])
      dot(along + 14 * Math.cos(turn) + thick, y + height / 2 + (height / 2) * Math.sin(turn))
  }
}
/** A thin frame. */
const frame = (dot: Dot, { x, y, width, height }: Place) => {
  for (let at = x; at < x + width; at++) for (const row of [y, y + 1, y + height]) dot(at, row)
  for (let row = y; row < y + height; row++) for (const at of [x, x + 1, x + width]) dot(at, row)
}

const fractions = ({ x, y, width, height }: Place): WordBox['box'] => ({
  x: x / size.width,
  y: y / size.height,
  width: width / size.width,
  height: height / size.height,
})

/** Words on lines, each with its place and how surely it was read. */
function aPage(lines: readonly (readonly [string, Place, number][])[]) {
  const words: WordBox[] = []
  let text = ''
  for (const line of lines) {
    for (const [at, [word, place, confidence]] of line.entries()) {
      if (at > 0) text += ' '
      words.push({ start: text.length, end: text.length + word.length, box: fractions(place), confidence })
      text += word
    }
    text += '\n'
  }
  return { text, words, confidence: 92 }
}

const printed: Place = { x: 100, y: 100, width: 300, height: 22 }
const signature: Place = { x: 300, y: 900, width: 320, height: 60 }

describe('what is on a page and is no print', () => {
  test('a signature beside print is a place that was not read, and the print is none', () => {
    const grey = paperWith((dot) => {
      print(dot, printed)
      hand(dot, signature)
      frame(dot, { x: 60, y: 60, width: 700, height: 400 })
    })
    const { notRead, text } = withoutGuesses(aPage([[['Diagnosis', printed, 95]]]), grey)
    expect(text).toBe('Diagnosis\n')
    expect(notRead.length).toBe(1)
    const [box] = notRead
    const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
    expect(Math.abs(middle.x - 460 / size.width)).toBeLessThan(0.05)
    expect(Math.abs(middle.y - 930 / size.height)).toBeLessThan(0.03)
  })

  test('what OCR guessed of handwriting is not told as words; one misread word of print stays', () => {
    const grey = paperWith((dot) => {
      print(dot, printed)
      hand(dot, signature)
    })
    const guess = (word: string): [string, Place, number] => [word, signature, 12]
    const page = aPage([
      [
        ['carcinoma', printed, 95],
        ['0f', { ...printed, x: 420, width: 30 }, 20],
        ['breast', { ...printed, x: 470, width: 100 }, 96],
      ],
      [guess('Ddorccereeiarna'), guess('brdenct'), guess('junk')],
      [['Page', { ...printed, y: 1100, width: 60 }, 95]],
    ])
    const { text, words } = withoutGuesses(page, grey)
    expect(text).toBe('carcinoma 0f breast\n\nPage\n')
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['carcinoma', '0f', 'breast', 'Page'])
  })

  test('of a page that was read badly as a whole nothing is taken out', () => {
    const page = {
      ...aPage([
        [
          ['one', printed, 10],
          ['two', printed, 10],
          ['threeandfourand', printed, 10],
        ],
      ]),
      confidence: 50,
    }
    expect(
      withoutGuesses(
        page,
        paperWith((dot) => hand(dot, signature)),
      ),
    ).toEqual({
      text: page.text,
      words: page.words,
      notRead: [],
    })
  })
})

test('ink without words is most of a page of outlines, and little of a page whose words are all known', () => {
  const grey = paperWith((dot) => {
    for (let y = 100; y < 900; y += 40) print(dot, { ...printed, y, width: 700 })
  })
  const label = { start: 0, end: 4, box: fractions({ ...printed, width: 60 }), confidence: 100 }
  const all = Array.from({ length: 20 }, (_, i) => ({
    ...label,
    box: fractions({ ...printed, y: 100 + 40 * i, width: 704 }),
  }))
  expect(inkOutside(grey, [label])).toBeGreaterThan(0.9)
  expect(inkOutside(grey, all)).toBe(0)
})

test('paper, ink and edges are measured where the words are', () => {
  const word: WordBox = { start: 0, end: 9, box: fractions(printed), confidence: 90 }
  const dark = measureWords(
    paperWith((dot) => print(dot, printed), 90, 10),
    [word],
    true,
  )
  expect(dark).toMatchObject({ paper: 90, ink: 10, sharpness: 1 })
  expect(dark?.letters).toBeGreaterThan(20)
  expect(
    measureWords(
      paperWith(() => undefined),
      [],
      true,
    ),
  ).toBeUndefined()
})
