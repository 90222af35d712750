import { describe, expect, test } from 'vitest'
import { textReaderOf } from '../../../../renderer/core/interop/dicom/character-set.ts'

/** Bytes written as `\x1b` escapes or letters. */
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const read = (terms: string[], text: string): string => textReaderOf(terms)(bytes(text))

describe('the examples of the standard (PS3.5 annexes H, I, J and K) are read as it prints them', () => {
  test.each([
    [['ISO_IR 100'], 'Buc^J\xe9r\xf4me', 'Buc^Jérôme'],
    [['ISO_IR 144'], '\xbb\xee\xda\x63\x65\xdc\xd1\x79\x70\xd3', 'Люкceмбypг'],
    [['ISO_IR 126'], '\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2', 'Διονυσιος'],
    [['ISO_IR 127'], '\xe2\xc8\xc7\xe6\xea^\xe4\xe6\xd2\xc7\xd1', 'قباني^لنزار'],
    [['ISO_IR 138'], '\xf9\xf8\xe5\xef^\xe3\xe1\xe5\xf8\xe4', 'שרון^דבורה'],
    [['ISO_IR 101'], 'Wa\xb3\xeasa', 'Wałęsa'],
    [['ISO_IR 109'], '\xa6\xac', 'ĤĴ'],
    [['ISO_IR 110'], '\xf0or\xf0s', 'đorđs'],
    [['ISO_IR 148'], '\xc7avu\xfeo\xf0lu', 'Çavuşoğlu'],
    [['ISO_IR 166'], '\xb9\xd2\xc2', 'นาย'],
    [['ISO_IR 192'], 'Wang^XiaoDong=\xe7\x8e\x8b^\xe5\xb0\x8f\xe6\x9d\xb1=', 'Wang^XiaoDong=王^小東='],
    [['GB18030'], 'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=', 'Wang^XiaoDong=王^小东='],
    [['GBK'], 'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=', 'Wang^XiaoDong=王^小东='],
    [
      ['', 'ISO 2022 IR 87'],
      'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B',
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
    ],
    [
      ['ISO 2022 IR 13', 'ISO 2022 IR 87'],
      '\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J',
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
    ],
    [
      ['', 'ISO 2022 IR 149'],
      'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf',
      'Hong^Gildong=洪^吉洞=홍^길동',
    ],
    [['', 'ISO 2022 IR 58'], 'Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab=', 'Zhang^XiaoDong=张^小东='],
    [['ISO 2022 IR 6', 'ISO 2022 IR 159'], '\x1b$(D0!\x1b(B', '丂'],
    [['ISO 2022 IR 100', 'ISO 2022 IR 144'], '\xe9 \x1b-L\xbb \x1b-A\xe9', 'é Л é'],
  ])('%j %j', (terms, text, expected) => {
    expect(read(terms, text)).toBe(expected)
  })
})

test('a set that an escape chose ends at the delimiter, so that the next name is not misread', () => {
  expect(read(['ISO 2022 IR 100', 'ISO 2022 IR 144'], '\x1b-L\xbb^\xe9')).toBe('Л^é')
})

test('a backslash within a two-byte letter does not cut the letter in half', () => {
  expect(read(['GB18030'], '\x81\x5c\\A')).toBe('乗\\A')
})

test('without a named set, UTF-8 is taken for what it is and other letters for Western European', () => {
  expect(read([], 'J\xc3\xa9r\xc3\xb4me')).toBe('Jérôme')
  expect(read([], 'J\xe9r\xf4me')).toBe('Jérôme')
})

test('names of sets are understood however they are spaced', () => {
  expect(read(['ISO-IR 144'], '\xbb')).toBe('Л')
  expect(read(['UTF8'], '\xc3\xa9')).toBe('é')
})
