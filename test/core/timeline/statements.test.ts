import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClinicalDate } from '../../../renderer/core/base/clinical-date.ts'
import { entryKinds, type Entry } from '../../../renderer/core/model/entry.ts'
import { buildTimeline, type StoryStatement } from '../../../renderer/core/timeline/build-timeline.ts'
import { MOST_APART, thingsOfStory } from '../../../renderer/core/timeline/statements.ts'

const anEntry = (changes: Partial<Entry>): Entry => ({
  kind: 'result',
  title: 'Haemoglobin',
  codes: [],
  status: null,
  negated: false,
  date: { year: 2023, month: 5, day: 3 },
  time: null,
  until: null,
  value: null,
  details: [],
  place: null,
  section: null,
  differs: null,
  origin: 'Bundle.entry[0]',
  page: 1,
  ...changes,
})
const said = (changes: Partial<Entry>, documentId = 'a'): StoryStatement => ({
  entry: anEntry(changes),
  sources: [{ documentId, title: 'Health summary', page: changes.page ?? 1 }],
})

const dates: fc.Arbitrary<ClinicalDate | null> = fc.constantFrom(
  null,
  { year: 2022 },
  { year: 2023, month: 5 },
  { year: 2023, month: 5, day: 3 },
)
const stories: fc.Arbitrary<StoryStatement[]> = fc
  .array(fc.record({ kind: fc.constantFrom(...entryKinds), date: dates, documentId: fc.constantFrom('a', 'b') }), {
    maxLength: 60,
  })
  .map((all) => all.map(({ kind, date, documentId }, at) => said({ kind, date, origin: `e${String(at)}` }, documentId)))

test('every statement stands on the timeline or in the tray exactly once', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { years, undated } = buildTimeline([], thingsOfStory(story))
      const items = [...years.flatMap(({ months }) => months.flatMap((month) => month.items)), ...undated]
      const held = items.flatMap(({ what }) => (what.of === 'entries' ? what.entries : []))
      expect(held.map(({ entry }) => entry.origin).sort()).toEqual(story.map(({ entry }) => entry.origin).sort())
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    }),
  )
})

test('a statement is never put on a day that its file does not name', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { years } = buildTimeline([], thingsOfStory(story))
      for (const item of years.flatMap(({ months }) => months.flatMap((month) => month.items)))
        if (item.what.of === 'entries') for (const { entry } of item.what.entries) expect(item.date).toEqual(entry.date)
    }),
  )
})

test('the timeline of statements is the same whatever order they come in', () => {
  fc.assert(
    fc.property(stories, (story) => {
      expect(buildTimeline([], thingsOfStory([...story].reverse()))).toEqual(buildTimeline([], thingsOfStory(story)))
    }),
  )
})

test('lab results of one day and document are one thing, those of two documents two', () => {
  const twelve = Array.from({ length: 12 }, (_, at) => said({ title: `Test ${String(at)}` }))
  expect(thingsOfStory(twelve)).toHaveLength(1)
  expect(thingsOfStory([...twelve, said({}, 'b')])).toHaveLength(2)
})

test('other kinds stand one by one, and only more than a handful of one day become a count', () => {
  const procedures = (count: number) =>
    Array.from({ length: count }, (_, at) => said({ kind: 'procedure', title: `Step ${String(at)}` }))
  expect(thingsOfStory(procedures(MOST_APART))).toHaveLength(MOST_APART)
  expect(thingsOfStory(procedures(MOST_APART + 1))).toHaveLength(1)
})

test('problems, procedures, medicines, results and visits stand in their lanes', () => {
  const laneOf = (kind: Entry['kind']) => thingsOfStory([said({ kind })])[0]?.lane
  expect(laneOf('problem')).toBe('diagnosis')
  expect(laneOf('procedure')).toBe('surgery')
  expect(laneOf('medicine')).toBe('systemic')
  expect(laneOf('vital-sign')).toBe('labs')
  expect(laneOf('encounter')).toBe('visits')
  expect(laneOf('immunisation')).toBe('visits')
})

test('five thousand statements are grouped and ordered in a fraction of a second', () => {
  const story = Array.from({ length: 5000 }, (_, at) =>
    said({
      kind: entryKinds[at % entryKinds.length] ?? 'result',
      title: `Statement ${String(at)}`,
      date: { year: 2000 + (at % 24), month: 1 + (at % 12), day: 1 + (at % 28) },
    }),
  )
  const begun = performance.now()
  const { years } = buildTimeline([], thingsOfStory(story))
  expect(years.length).toBe(24)
  // A generous bound: it is some 20 ms here, and quadratic work would take many seconds.
  expect(performance.now() - begun).toBeLessThan(1500)
})
