import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rtfLines } from '../../../renderer/reading/papers/rtf.ts'

const bytes = (rtf: string) => Uint8Array.from(rtf, (letter) => letter.charCodeAt(0))
const textOf = (rtf: string) => rtfLines(bytes(rtf)).map(({ text }) => text)

describe('rich text as a paper', () => {
  test('paragraphs are read without their looks, and what is no part of the paper is left out', () => {
    const head =
      '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s1 heading;}}{\\info{\\author Dr Hale}}'
    const picture = '{\\*\\shppict{\\pict\\pngblip 89504e470d0a}}{\\pict\\wmetafile8 0100}'
    expect(
      textOf(`${head}\\pard\\plain Dear {\\i Rosa},\\par ${picture}all is {\\*\\bkmkstart x}well.\\line Bye\\par}`),
    ).toEqual(['Dear Rosa,', '', 'all is well.', 'Bye'])
  })

  test('letters come out of their code page, by font where it has one', () => {
    expect(textOf("{\\rtf1\\ansi\\ansicpg1252 Gr\\'f6\\'dfe \\'80 5}")).toEqual(['Größe € 5'])
    expect(
      textOf(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}\\f1 \\'cf\\'f0\\'e8{\\f0 \\'e4}\\'e2}",
      ),
    ).toEqual(['Приäв'])
    expect(textOf("{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b}")).toEqual(['日本'])
  })

  test('Unicode letters replace what stands there for old readers', () => {
    expect(textOf("{\\rtf1\\uc1 5 \\u181?g \\u8804\\'3d 6 {\\uc2\\u956 ??m}}")).toEqual(['5 µg ≤ 6 μm'])
    expect(textOf('{\\rtf1\\uc0 \\u-10179\\u-8704  ok}')).toEqual(['😀 ok'])
    expect(textOf('{\\rtf1 a\\emdash b\\~c\\_d \\{x\\} \\\\ \\lquote y\\rquote}')).toEqual(['a—b c-d {x} \\ ‘y’'])
  })

  test('a table stands in columns', () => {
    const row = (...cells: string[]) =>
      `\\trowd\\cellx100\\cellx200\\pard\\intbl ${cells.map((cell) => `${cell}\\cell`).join(' ')}\\row `
    expect(textOf(`{\\rtf1 Labs\\par ${row('Haemoglobin', '13.5')}${row('Iron', '80')}\\pard Done\\par}`)).toEqual([
      'Labs',
      '',
      'Haemoglobin  13.5',
      'Iron         80',
      '',
      'Done',
    ])
  })

  test('text that is hidden or struck out by its author is not read', () => {
    expect(textOf('{\\rtf1 Seen {\\v hidden }and{\\deleted  gone} seen\\v  again\\v0 .}')).toEqual(['Seen and seen.'])
  })

  test('headers name the patient and stay; a bold line of its own is a heading', () => {
    const lines = rtfLines(
      bytes('{\\rtf1{\\header\\pard Rosa Alvarez 00718834\\par}\\pard{\\b Diagnosis}\\par Benign.\\par}'),
    )
    expect(lines.map(({ text }) => text)).toEqual(['Rosa Alvarez 00718834', '', 'Diagnosis', '', 'Benign.'])
    expect(lines[2]?.style).toBe('heading')
    expect(lines[4]?.style).toBe('plain')
  })

  test('raw bytes in the middle are jumped over', () => {
    expect(textOf('{\\rtf1 a{\\pict\\bin6 {}\\\\}}b}c}')).toEqual(['ac'])
  })

  test('whatever is cut, doubled or broken, reading ends', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '\\',
      '\\par ',
      "\\'e4",
      "\\'",
      '\\u181?',
      '\\u',
      '\\bin99999',
      '\\*',
      '\\cell ',
      '\\row ',
      '\\intbl ',
      'text ',
      '\\fonttbl',
      '\\f1 ',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (list) => {
        expect(Array.isArray(rtfLines(bytes(`{\\rtf1 ${list.join('')}`)))).toBe(true)
      }),
    )
    expect(textOf(`{\\rtf1 ${'{'.repeat(50_000)}deep${'}'.repeat(50_000)} after}`).join(' ')).toContain('deep')
  })
})
