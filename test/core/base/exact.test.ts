import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { isExactly, parseOwn } from '../../../renderer/core/base/exact.ts'
import { parse, type Schema } from '../../../renderer/core/base/parse.ts'
import { RowVersion } from '../../../renderer/core/format/row.ts'
import { rowSchemas } from '../../../renderer/core/model/rows.ts'
import { recordRows } from '../../../renderer/measure/many-records.ts'
import { BatchId, newId, PersonId } from '../../../renderer/core/base/ids.ts'

/** Every kind of schema that rows are made of. */
const shapes: readonly Schema[] = [
  v.object({ a: v.string(), b: v.optional(v.nullable(v.number()), null), c: v.exactOptional(v.boolean()) }),
  v.strictObject({ a: v.array(v.picklist(['x', 'y'])), b: v.record(v.pipe(v.string(), v.regex(/^k/)), v.number()) }),
  v.variant('a', [
    v.object({ a: v.literal('x'), b: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
    v.object({ a: v.literal('y'), c: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(3)) }),
  ]),
  v.pipe(
    v.object({ a: v.number(), b: v.exactOptional(v.number()) }),
    v.check(({ a }) => a > 0),
  ),
  v.union([v.null(), v.pipe(v.string(), v.transform(Number))]),
  v.object({ a: v.unknown() }),
]
const leaf = fc.constantFrom<unknown>('x', 'y', ' x ', '', 'kk', 0, 1, -1, 1.5, true, null, 'long text')
const key = fc.constantFrom('a', 'b', 'c', 'k', '__proto__')
const given = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 3 })
      .map(
        (members) =>
          JSON.parse(
            `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`,
          ) as unknown,
      ),
  ),
})).value

describe('taking our own values as they are', () => {
  test('comes to the same as parsing them, for 20,000 random values of every kind of schema', () => {
    let exact = 0
    for (const schema of shapes)
      fc.assert(
        fc.property(given, (value) => {
          expect(parseOwn(schema, value).ok).toBe(parse(schema, value).ok)
          if (!isExactly(schema, value)) return
          exact++
          expect(parse(schema, value)).toEqual({ ok: true, value })
        }),
        { numRuns: 3500 },
      )
    expect(exact).toBeGreaterThan(100)
  })

  test('is what happens to every row of a record, so that opening a vault need not parse it', () => {
    const about = { personId: newId(PersonId), batchId: newId(BatchId), now: '2026-05-04T12:34:56.789Z' }
    for (const change of recordRows(3, about))
      expect('row' in change && isExactly(rowSchemas[change.kind], change.row), change.kind).toBe(true)
  })

  test('does not pass over a member that is named but not there', () => {
    const version = { kind: 'a', parents: [], row: 'a'.repeat(32), seen: {}, wroteAt: '2026-05-04T12:34:56.789Z' }
    const whole = { ...version, version: { lamport: 1, device: 'b'.repeat(32) }, value: 1 }
    expect(isExactly(RowVersion, whole)).toBe(true)
    expect(isExactly(RowVersion, { ...whole, value: undefined })).toBe(false)
    expect(isExactly(RowVersion, { ...whole, more: 1 })).toBe(false)
  })
})
