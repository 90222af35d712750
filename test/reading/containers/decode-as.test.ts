import { expect, test } from 'vitest'
import { decode } from '../../../renderer/reading/containers/decode-as.ts'

test('code pages of old messages are known by number, and an unknown one is Western', () => {
  expect(decode(Uint8Array.of(0xcf, 0xf0, 0xe8), 'cp1251')).toBe('При')
  expect(decode(Uint8Array.of(0x93, 0xfa, 0x96, 0x7b), 'cp932')).toBe('日本')
  expect(decode(Uint8Array.of(0x47, 0xf6, 0x80), 'cp1252')).toBe('Gö€')
  expect(decode(Uint8Array.of(0x47, 0xf6), 'cp99999')).toBe('Gö')
})
