import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { parse } from '../../../renderer/core/base/parse.ts'
import { decodeText } from '../../../renderer/core/intake/decode-text.ts'
import { plainTextParts } from '../../../renderer/core/intake/plain-text.ts'
import { layOut, pageTextOf, sheetSize } from '../../../renderer/core/intake/sheet.ts'
import { PageText } from '../../../renderer/core/model/page-text.ts'
import { plainLine, type SheetPart } from '../../../renderer/core/model/sheet.ts'

const pagesOf = (text: string): string[][] =>
  layOut(plainTextParts(utf8(text)) ?? []).pages.map((page) => page.map((line) => line.text))

describe('plain text as a document', () => {
  test('line ends of every kind are one line end, and the byte order mark is gone', () => {
    expect(decodeText(utf8('\ufeffa\r\nb\rc\n'))).toBe('a\nb\nc\n')
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xe9, 0))).toBe('Aé')
    expect(decodeText(Uint8Array.of(0x47, 0xf6, 0x80))).toBe('Gö€')
    expect(decodeText(Uint8Array.of(0, 1, 2))).toBeNull()
    expect(plainTextParts(Uint8Array.of(0, 1, 2))).toBeNull()
  })

  test('61 lines are two pages, and a form feed begins a new one', () => {
    const lines = Array.from({ length: 61 }, (_, i) => `line ${i}`).join('\n')
    expect(pagesOf(lines).map((page) => page.length)).toEqual([60, 1])
    expect(pagesOf('one\ftwo')).toEqual([['one'], ['two']])
  })

  test('a line that is too long breaks between words', () => {
    const [page] = pagesOf(`${'word '.repeat(30)}end`)
    expect(page?.length).toBe(2)
    expect(page?.every((line) => line.length <= sheetSize.columns && !/\bwor$|^d\b/.test(line))).toBe(true)
  })

  test('no word is lost, whatever the text, and every page fits its sheet', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé\u{1F600}]{1,130}$/u), { maxLength: 200 })
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', '\t'), (list, space) => {
        const pages = pagesOf(list.join(space))
        expect(pages.flat().join('').replace(/\s/g, '')).toBe(list.join(''))
        expect(pages.every((page) => page.length <= 60 && page.every((line) => line.length <= 100))).toBe(true)
      }),
    )
  })

  test('each word box names its own word and lies on the page', () => {
    const text = pageTextOf(['Haemoglobin  13.5', '', ' g/dL'].map(plainLine), 1)
    expect(parse(PageText, text).ok).toBe(true)
    expect(text.words.map(({ start, end }) => text.text.slice(start, end))).toEqual(['Haemoglobin', '13.5', 'g/dL'])
    expect(text.words.every(({ box }) => box.x > 0 && box.x + box.width < 1 && box.y > 0 && box.y < 1)).toBe(true)
    expect(text.words[2]?.box.y).toBeGreaterThan(text.words[0]?.box.y ?? 1)
  })
})

describe('a readable sheet in parts', () => {
  const part = (header: string, lines: number, firstEntry: number): SheetPart => ({
    header,
    lines: Array.from({ length: lines }, (_, i) => ({ ...plainLine(`statement ${i}`), entry: firstEntry + i })),
  })

  test('every page of a part begins with its header, and a part never shares a page with another', () => {
    const { pages } = layOut([part('Patient: Rosa Alvarez', 100, 0), part('Patient: Ivo Brandt', 2, 100)])
    expect(pages.map((page) => page[0]?.text)).toEqual([
      'Patient: Rosa Alvarez',
      'Patient: Rosa Alvarez',
      'Patient: Ivo Brandt',
    ])
    expect(pages.every((page) => page.length <= sheetSize.lines)).toBe(true)
  })

  test('each entry is on the page that prints it first, even where its line had to be broken', () => {
    const long = { ...plainLine('long '.repeat(60)), entry: 7 }
    const { pageOfEntry, pages } = layOut([part('P', 57, 100), { header: null, lines: [long] }])
    expect(pageOfEntry.get(100)).toBe(1)
    expect(pageOfEntry.get(156)).toBe(1)
    expect(pageOfEntry.get(7)).toBe(2)
    expect(pages[1]?.filter(({ entry }) => entry === 7).length).toBeGreaterThan(1)
  })
})
