import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClinicalDate } from '../../../../renderer/core/base/clinical-date.ts'
import { documentKinds } from '../../../../renderer/core/model/document-kind.ts'
import {
  buildTimeline,
  type TimelineDocument,
  type TimelineThing,
} from '../../../../renderer/core/timeline/build-timeline.ts'
import { drawLanes, spanOf, stepFrom, ticksOf, yearsOf } from '../../../../renderer/features/timeline/draw-lanes.ts'

const date: fc.Arbitrary<ClinicalDate> = fc.oneof(
  fc.record({ year: fc.integer({ min: 2020, max: 2024 }) }),
  fc.record({ year: fc.integer({ min: 2020, max: 2024 }), month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    year: fc.integer({ min: 2020, max: 2024 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
)
const documents: fc.Arbitrary<TimelineDocument[]> = fc
  .array(fc.record({ kind: fc.constantFrom(...documentKinds), date }), { minLength: 1, maxLength: 25 })
  .map((list) =>
    list.map((one, at) => ({
      ...one,
      id: `d${at}`,
      datePrecision: null,
      hospital: null,
      title: 't',
      pages: 1,
      usable: true,
    })),
  )

function draw(list: TimelineDocument[], apart: number) {
  const timeline = buildTimeline(list.map((one) => ({ ...one, datePrecision: 'day' as const })))
  const span = spanOf(timeline)
  if (span === null) throw new Error('nothing dated')
  return drawLanes(timeline, span, apart)
}

test('no mark covers another of its line, and every mark lies inside the drawing', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom(0.01, 0.05, 0.3), (list, apart) => {
      const lanes = draw(list, apart)
      for (const { marks, rows } of lanes)
        expect(marks.every(({ at, row }) => at >= 0 && at < 1 && row < rows)).toBe(true)
      const lines = lanes.flatMap(({ marks, rows }) =>
        Array.from({ length: rows }, (_, row) => marks.filter((mark) => mark.row === row).map(({ at }) => at)),
      )
      const gaps = lines.flatMap((line) => line.slice(1).map((at, index) => at - (line[index] ?? 0)))
      expect(gaps.every((gap) => gap >= apart)).toBe(true)
    }),
  )
})

test('every dated document is drawn once', () => {
  fc.assert(
    fc.property(documents, (list) => {
      const drawn = draw(list, 0.05).flatMap(({ marks }) => marks.flatMap(({ items }) => items.map(({ id }) => id)))
      expect(drawn.sort()).toEqual(list.map(({ id }) => id).sort())
    }),
  )
})

test('what has no room to stand apart is drawn as a count, and stands apart once there is room', () => {
  const days = Array.from({ length: 12 }, (_, at) => ({
    id: `d${at}`,
    kind: 'lab' as const,
    date: { year: 2023, month: 5, day: at + 1 },
    datePrecision: 'day' as const,
    hospital: null,
    title: 't',
    pages: 1,
    usable: true,
  }))
  const [crowded] = draw(days, 0.1)
  expect(crowded?.marks.map(({ items }) => items.length)).toEqual([12])
  expect(crowded?.rows).toBe(1)
  const [apart] = draw(days, 0.001)
  expect(apart?.marks.map(({ items }) => items.length)).toEqual(days.map(() => 1))
})

test('a bar ends where its end is stated and never outside the drawing; without an end there is none', () => {
  const thing = (id: string, until: ClinicalDate | null): TimelineThing => ({
    id,
    what: { of: 'hand', kind: 'medicine', value: null },
    lane: 'systemic',
    date: { year: 2023, month: 1, day: 1 },
    until,
    hospital: null,
    title: id,
  })
  const timeline = buildTimeline(
    [],
    [thing('half', { year: 2023, month: 7, day: 2 }), thing('on', null), thing('far', { year: 2090 })],
  )
  const [lane] = drawLanes(timeline, { from: 2023, to: 2024 }, 0.01)
  const ends = new Map(lane?.marks.map(({ item, to }) => [item.id, to]))
  expect(ends.get('half')).toBeCloseTo(0.5, 1)
  expect(ends.get('on')).toBeNull()
  expect(ends.get('far')).toBe(1)
})

test('going later from the first mark of a lane reaches every mark of it, and earlier leads back', () => {
  fc.assert(
    fc.property(documents, (list) => {
      const lanes = draw(list, 0.05)
      for (const { marks } of lanes) {
        const order = [...marks].sort((a, b) => a.item.placeInLane - b.item.placeInLane).map(({ item }) => item.id)
        const walked = [order[0] ?? '']
        for (let step = 1; step < order.length; step++) walked.push(stepFrom(lanes, walked.at(-1) ?? '', 'later'))
        expect(walked).toEqual(order)
        expect(stepFrom(lanes, order.at(-1) ?? '', 'later')).toBe(order.at(-1))
        expect(stepFrom(lanes, order[1] ?? order[0] ?? '', 'earlier')).toBe(order[0])
      }
    }),
  )
})

test('up and down lead to the nearest mark in time of the lane above and below', () => {
  const at = (id: string, kind: TimelineDocument['kind'], month: number): TimelineDocument => ({
    id,
    kind,
    date: { year: 2023, month, day: 1 },
    datePrecision: 'day',
    hospital: null,
    title: id,
    pages: 1,
    usable: true,
  })
  const lanes = draw(
    [at('ct', 'radiology', 2), at('early', 'pathology', 1), at('near', 'pathology', 3), at('op', 'operative', 9)],
    0.01,
  )
  expect(stepFrom(lanes, 'op', 'up')).toBe('near')
  expect(stepFrom(lanes, 'ct', 'down')).toBe('near')
  expect(stepFrom(lanes, 'ct', 'up')).toBe('ct')
})

test('a date of which only the year is known stands in the middle of its year', () => {
  expect(yearsOf({ year: 2023 })).toBe(2023.5)
  expect(yearsOf({ year: 2023, month: 12, day: 31 })).toBeLessThan(2024)
  expect(yearsOf({ year: 2023, month: 1, day: 1 })).toBeGreaterThan(2023)
})

test('names of the time scale are only there when they have room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.2, max: 60, noNaN: true }), (years, perYear) => {
      const ticks = ticksOf({ from: 2000, to: 2000 + years }, perYear, 3)
      const places = ticks.map(({ at }) => at * years * perYear)
      for (const [index, place] of places.entries())
        if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(3 - 1e-9)
    }),
  )
})
