import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteReader, ByteWriter } from '../../../renderer/core/search/segment/varint.ts'

const numbers = fc.array(
  fc.oneof(
    fc.nat(300),
    fc.integer({ min: 8100, max: 8300 }),
    fc.nat(2 ** 31 - 1),
    fc.constantFrom(0, 223, 224, 479, 480, 8159, 8160, 2 ** 32 - 1),
  ),
)

test('numbers are read as they were written, and skipped one by one', () => {
  fc.assert(
    fc.property(numbers, fc.nat(40), (written, skipped) => {
      const out = new ByteWriter()
      for (const one of written) out.varint(one)
      const bytes = out.written()
      const reader = new ByteReader(bytes)
      expect(written.map(() => reader.varint())).toEqual(written)
      const later = new ByteReader(bytes)
      later.skip(skipped)
      expect(written.slice(skipped).map(() => later.varint())).toEqual(written.slice(skipped))
    }),
  )
})

test('nearly all distances take one byte', () => {
  const out = new ByteWriter()
  for (let distance = 0; distance < 224; distance++) out.varint(distance)
  expect(out.length).toBe(224)
})
