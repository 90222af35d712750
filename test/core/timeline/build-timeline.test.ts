import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysInMonth, type ClinicalDate, type DatePrecision } from '../../../renderer/core/base/clinical-date.ts'
import { documentKinds } from '../../../renderer/core/model/document-kind.ts'
import { buildTimeline, type TimelineDocument } from '../../../renderer/core/timeline/build-timeline.ts'
import { lanes } from '../../../renderer/core/timeline/lanes.ts'

const aDocument = (changes: Partial<TimelineDocument>): TimelineDocument => ({
  id: 'a',
  kind: 'operative',
  date: { year: 2023, month: 6, day: 20 },
  datePrecision: 'day',
  hospital: null,
  title: 'Operative report',
  pages: 2,
  usable: true,
  ...changes,
})

const clinicalDate: fc.Arbitrary<ClinicalDate | null> = fc
  .tuple(
    fc.integer({ min: 2019, max: 2024 }),
    fc.option(fc.integer({ min: 1, max: 12 })),
    fc.option(fc.integer({ min: 1, max: 31 })),
  )
  .map(([year, month, day]) => {
    if (month === null) return year === 2024 ? null : { year }
    return day === null ? { year, month } : { year, month, day: Math.min(day, daysInMonth(year, month)) }
  })

const documents: fc.Arbitrary<TimelineDocument[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    kind: fc.constantFrom(...documentKinds),
    date: clinicalDate,
    datePrecision: fc.constantFrom<DatePrecision>('day', 'month', 'year'),
    hospital: fc.option(fc.constantFrom('Mercy', 'St. Anne')),
    title: fc.constantFrom('Report', 'Addendum'),
    pages: fc.integer({ min: 1, max: 9 }),
    usable: fc.boolean(),
  }),
  { selector: (document) => document.id, maxLength: 25 },
)

test('the timeline is the same whatever order the documents come in', () => {
  fc.assert(
    fc.property(documents, fc.infiniteStream(fc.nat()), (all, keys) => {
      const shuffled = all.map((document) => [keys.next().value ?? 0, document] as const).sort(([a], [b]) => a - b)
      expect(buildTimeline(shuffled.map(([, document]) => document))).toEqual(buildTimeline(all))
    }),
  )
})

test('every usable document appears once by year and once by lane, or once undated, and no other appears', () => {
  fc.assert(
    fc.property(documents, (all) => {
      const timeline = buildTimeline(all)
      const byYear = timeline.years.flatMap((year) =>
        year.months.flatMap((month) => month.items.map((item) => item.id)),
      )
      const byLane = timeline.lanes.flatMap((lane) => lane.items.map((item) => item.id))
      const wanted = all.filter((document) => document.usable)
      expect([...byYear].sort()).toEqual(
        wanted
          .filter((d) => d.date)
          .map((d) => d.id)
          .sort(),
      )
      expect([...byLane].sort()).toEqual([...byYear].sort())
      expect(timeline.undated.map((item) => item.id).sort()).toEqual(
        wanted
          .filter((d) => !d.date)
          .map((d) => d.id)
          .sort(),
      )
    }),
  )
})

test('years and months ascend and no heading appears twice', () => {
  fc.assert(
    fc.property(documents, (all) => {
      const { years } = buildTimeline(all)
      const months = years.flatMap((year) => year.months.map((month) => year.year * 100 + (month.month ?? 0)))
      expect(months).toEqual([...new Set(months)].sort((a, b) => a - b))
      expect(years.length).toBe(new Set(years.map((year) => year.year)).size)
    }),
  )
})

test('a document that is kept out never appears', () => {
  const timeline = buildTimeline([aDocument({ usable: false }), aDocument({ id: 'b', usable: false, date: null })])
  expect(timeline.years).toEqual([])
  expect(timeline.undated).toEqual([])
  expect(timeline.lanes.every((lane) => lane.items.length === 0)).toBe(true)
})

test('each item knows its place in its lane', () => {
  const timeline = buildTimeline([
    aDocument({ id: 'late', date: { year: 2024, month: 1, day: 2 } }),
    aDocument({ id: 'early', date: { year: 2022, month: 9, day: 9 } }),
    aDocument({ id: 'lab', kind: 'lab' }),
  ])
  const surgery = timeline.lanes.find((lane) => lane.lane === 'surgery')?.items ?? []
  expect(surgery.map((item) => [item.id, item.placeInLane, item.countInLane])).toEqual([
    ['early', 1, 2],
    ['late', 2, 2],
  ])
})

test('a vague date is marked as about and stands before the exact dates it contains', () => {
  const timeline = buildTimeline([
    aDocument({ id: 'day', date: { year: 2023, month: 1, day: 1 } }),
    aDocument({ id: 'month', date: { year: 2023, month: 1 }, datePrecision: 'month' }),
    aDocument({ id: 'year', date: { year: 2023 }, datePrecision: 'year' }),
  ])
  expect(
    timeline.years.map((year) => year.months.map((month) => [month.month, month.items.map((i) => [i.id, i.about])])),
  ).toEqual([
    [
      [null, [['year', true]]],
      [
        1,
        [
          ['month', true],
          ['day', false],
        ],
      ],
    ],
  ])
})

test('a date is not shown finer than its precision says', () => {
  const [year] = buildTimeline([aDocument({ datePrecision: 'month' })]).years
  expect(year?.months[0]?.items[0]?.date).toEqual({ year: 2023, month: 6 })
})

test('all lanes are there in the fixed order', () => {
  expect(buildTimeline([]).lanes.map((lane) => lane.lane)).toEqual([...lanes])
})
