import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PairGroups } from '../../../renderer/core/timeline/likeness-pairs.ts'
import { traitsOf, type Compared } from '../../../renderer/core/timeline/likeness.ts'
import { pagesOf } from '../identity/people.ts'

const traits = traitsOf(pagesOf('Laboratory report of a made-up patient with few words'))

/** Documents of few days and texts, so that they meet in groups, large ones among them. */
const aDocument = fc
  .record({ day: fc.integer({ min: 1, max: 3 }), text: fc.integer({ min: 0, max: 1 }), hasDate: fc.boolean() })
  .map(({ day, text, hasDate }): Compared => {
    if (!traits) throw new Error('no words')
    const date = hasDate ? { year: 2024, month: 5, day } : null
    const about = { kind: 'lab' as const, date, dateKind: null, hospital: null }
    return { ...traits, ...about, text: String(text).repeat(32), all: String(day).repeat(16), shingles: null }
  })
const aChange = fc.record({
  at: fc.integer({ min: 0, max: 90 }),
  document: fc.option(aDocument),
  settles: fc.boolean(),
})

const named = (pairs: readonly (readonly [number, number])[]): string[] =>
  pairs.map(([a, b]) => `${String(a)} ${String(b)}`)

test('documents that come, change and go leave the pairs that those still there have when they come all at once', () => {
  fc.assert(
    fc.property(fc.array(aChange, { minLength: 150, maxLength: 400 }), (changes) => {
      const groups = new PairGroups()
      const here = new Map<number, Compared>()
      const found = new Set<string>()
      const settle = () => {
        const { fresh, gone } = groups.settle()
        named(gone).forEach((pair) => found.delete(pair))
        named(fresh).forEach((pair) => found.add(pair))
      }
      for (const { at, document, settles } of changes) {
        if (document) groups.put(at, document)
        else groups.take(at)
        if (document) here.set(at, document)
        else here.delete(at)
        if (settles) settle()
      }
      settle()
      const anew = new PairGroups()
      for (const [at, document] of here) anew.put(at, document)
      expect([...found].sort()).toEqual(named(anew.settle().fresh).sort())
    }),
    { numRuns: 40 },
  )
})

test('a document that changes is compared anew with each of its pairs, and with nothing else', () => {
  const groups = new PairGroups()
  const [one] = fc.sample(aDocument, { numRuns: 1, seed: 7 })
  if (!one) throw new Error('no document')
  for (let at = 0; at < 5; at++) groups.put(at, one)
  expect(groups.settle().fresh).toHaveLength(10)
  expect(groups.settle()).toEqual({ fresh: [], gone: [] })
  groups.put(2, { ...one, hospital: 'Tarnwick Cancer Center' })
  expect(named(groups.settle().fresh).sort()).toEqual(['0 2', '1 2', '2 3', '2 4'])
  groups.take(2)
  const { fresh, gone } = groups.settle()
  expect(fresh).toEqual([])
  expect(named(gone).sort()).toEqual(['0 2', '1 2', '2 3', '2 4'])
})
