import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { sniff, sniffLength, tooLarge } from '../../../renderer/core/intake/sniff.ts'

const kindOf = (bytes: Uint8Array) => sniff(bytes, bytes.length)
const bytesOf = (...values: number[]) => Uint8Array.from(values)

describe('what a file is, by its content', () => {
  test('each kind is known by its first bytes', () => {
    expect(kindOf(utf8('%PDF-1.7\n%âãÏÓ'))).toBe('pdf')
    expect(kindOf(bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 16))).toBe('jpeg')
    expect(kindOf(bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0))).toBe('png')
    expect(kindOf(bytesOf(0x49, 0x49, 42, 0, 8, 0, 0, 0))).toBe('tiff')
    expect(kindOf(bytesOf(0x4d, 0x4d, 0, 42, 0, 0, 0, 8))).toBe('tiff')
    expect(kindOf(utf8('Blood pressure 120/80\n'))).toBe('text')
  })

  test('a PDF with junk before its header is a PDF up to the first KiB and not after it', () => {
    const junk = (length: number) => new Uint8Array(length).fill(1)
    expect(kindOf(Uint8Array.of(...junk(1000), ...utf8('%PDF-1.4')))).toBe('pdf')
    expect(kindOf(Uint8Array.of(...junk(1100), ...utf8('%PDF-1.4')))).toBe('unknown')
  })

  test('BigTIFF, HEIC, GIF and an empty file are unknown', () => {
    expect(kindOf(bytesOf(0x49, 0x49, 43, 0, 8, 0, 0, 0))).toBe('unknown')
    expect(kindOf(Uint8Array.of(0, 0, 0, 24, ...utf8('ftypheic')))).toBe('unknown')
    expect(kindOf(Uint8Array.of(...utf8('GIF89a'), 1, 0, 1, 0, 0))).toBe('unknown')
    expect(kindOf(new Uint8Array())).toBe('unknown')
  })

  test('text may be UTF-8, UTF-16 with a mark, or Latin-1, but has no control characters', () => {
    expect(kindOf(utf8('Größe: 2 cm – µ ≤ 5'))).toBe('text')
    expect(kindOf(bytesOf(0xff, 0xfe, 0x41, 0, 0x42, 0))).toBe('text')
    expect(kindOf(bytesOf(0xfe, 0xff, 0, 0x41, 0, 0x42))).toBe('text')
    expect(kindOf(bytesOf(0x47, 0x72, 0xf6, 0xdf, 0x65))).toBe('text')
    expect(kindOf(bytesOf(0x41, 0, 0x42, 0))).toBe('unknown')
    expect(kindOf(bytesOf(0x41, 0x1b, 0x5b, 0x30))).toBe('unknown')
  })

  test('a character cut in half at the end of the first bytes does not make UTF-8 text unknown', () => {
    const head = Uint8Array.of(...utf8('a'.repeat(100)), 0xe2, 0x89)
    expect(sniff(head, 5000)).toBe('text')
  })

  test('bytes after the first 64 KiB change nothing', () => {
    const long = new Uint8Array(sniffLength + 4).fill(0x61)
    long[sniffLength + 1] = 0
    expect(kindOf(long)).toBe('text')
  })

  test('any bytes get an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => typeof kindOf(bytes) === 'string'))
  })

  test('a file is too large by the limit of its kind', () => {
    expect(tooLarge('text', 17 * 1024 * 1024)).toBe(true)
    expect(tooLarge('pdf', 17 * 1024 * 1024)).toBe(false)
    expect(tooLarge('unknown', Number.MAX_SAFE_INTEGER)).toBe(false)
  })
})
