import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actOfKey } from '../../../../renderer/features/arrange/arrange-keys.ts'
import {
  CELL,
  columnsIn,
  cutsWithin,
  cutsWithout,
  movedCut,
  movedPages,
  partsOf,
  rowsToShow,
  toggledCut,
} from '../../../../renderer/features/arrange/pages.ts'

const count = fc.integer({ min: 1, max: 80 })
const someOf = (most: number) => fc.uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 12 })
const record = count.chain((pages) => fc.record({ pages: fc.constant(pages), some: someOf(pages) }))
const direction = fc.constantFrom<1 | -1>(1, -1)

test('the records that cuts make hold every page once, in order, whatever the cuts', () => {
  fc.assert(
    fc.property(record, ({ pages, some }) => {
      const held = partsOf(new Set(some), pages).flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at),
      )
      expect(held).toEqual(Array.from({ length: pages }, (_, at) => at + 1))
    }),
  )
})

test('nine suggested cuts of sixty pages make ten records, and each begins where its cut is', () => {
  const starts = [7, 14, 22, 27, 36, 40, 47, 55, 60]
  const parts = partsOf(cutsWithin(starts, 60), 60)
  expect(parts).toHaveLength(10)
  expect(parts.slice(1).map(({ from }) => from)).toEqual(starts)
})

test('a cut in front of page 1, or beyond the last page, is none', () => {
  expect([...cutsWithin([0, 1, 2, 60, 61, 2.5], 60)]).toEqual([2, 60])
  expect([...toggledCut(new Set(), 1)]).toEqual([])
})

test('setting a cut and taking it away leaves the others as they were', () => {
  fc.assert(
    fc.property(record, fc.integer({ min: 2, max: 80 }), ({ pages, some }, page) => {
      const cuts = cutsWithin(some, pages)
      expect([...toggledCut(toggledCut(cuts, page), page)].sort()).toEqual([...cuts].sort())
    }),
  )
})

test('moving a cut never loses one, and never moves it onto another or out of the record', () => {
  fc.assert(
    fc.property(record, direction, ({ pages, some }, by) => {
      const cuts = cutsWithin(some, pages)
      for (const page of cuts) {
        const moved = movedCut(cuts, page, by, pages)
        expect(moved.cuts.size).toBe(cuts.size)
        expect(moved.cuts.has(moved.page)).toBe(true)
        expect(cutsWithin([...moved.cuts], pages).size).toBe(cuts.size)
      }
    }),
  )
})

test('moving pages gives an order that names every page once, and the chosen ones are still the chosen ones', () => {
  fc.assert(
    fc.property(record, direction, ({ pages, some }, by) => {
      const moved = movedPages(pages, new Set(some), by)
      if (moved === null) return
      expect([...moved.order].sort((a, b) => a - b)).toEqual(Array.from({ length: pages }, (_, at) => at + 1))
      const now = [...moved.chosen].map((place) => moved.order[place - 1])
      expect(now.sort()).toEqual([...some].sort())
    }),
  )
})

test('moving later and then earlier brings chosen pages back, unless they stood at the end', () => {
  fc.assert(
    fc.property(record, ({ pages, some }) => {
      fc.pre(some.length > 0 && some.every((page) => page < pages))
      const later = movedPages(pages, new Set(some), 1)
      if (later === null) return
      const back = movedPages(pages, later.chosen, -1)
      const whole = back?.order.map((place) => later.order[place - 1])
      expect(whole).toEqual(Array.from({ length: pages }, (_, at) => at + 1))
    }),
  )
})

test('a chosen page at the very beginning does not move earlier', () => {
  expect(movedPages(5, new Set([1]), -1)).toBeNull()
  expect(movedPages(5, new Set([1, 2]), -1)).toBeNull()
  expect(movedPages(5, new Set([1, 3]), -1)?.order).toEqual([1, 3, 2, 4, 5])
})

test('when pages leave, each cut stays in front of the page it stood before, or of the next that is left', () => {
  // Pages A B | C D | E F; C and D leave: the two cuts fall together in front of E.
  expect([...cutsWithout(new Set([3, 5]), new Set([3, 4]), 6)]).toEqual([3])
  // Only D leaves.
  expect([...cutsWithout(new Set([3, 5]), new Set([4]), 6)]).toEqual([3, 4])
  // Everything before the first cut leaves: there is nothing left to cut off.
  expect([...cutsWithout(new Set([3]), new Set([1, 2]), 6)]).toEqual([])
})

test('every page on the screen exists, and six hundred pages do not exist at once', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 12, max: 120, noNaN: true }),
      fc.double({ min: 0, max: 3000, noNaN: true }),
      (width, top) => {
        const columns = columnsIn(width)
        const rows = Math.ceil(600 / columns)
        const { from, to } = rowsToShow(top, 40, rows)
        const first = Math.floor(top / CELL.height)
        for (let row = first; row * CELL.height < top + 40 && row < rows; row++)
          expect(row >= from && row < to).toBe(true)
        expect(to - from).toBeLessThanOrEqual(Math.ceil(40 / CELL.height) + 3)
      },
    ),
  )
})

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('arrows go by pages and rows, Enter cuts, Space chooses, R turns, Alt moves', () => {
  const act = (key: string, held: Partial<typeof plain> = {}) => actOfKey({ ...plain, ...held, key }, 4, 12)
  expect(act('ArrowDown')).toEqual({ act: 'go', by: 4, extend: false })
  expect(act('ArrowLeft', { shiftKey: true })).toEqual({ act: 'go', by: -1, extend: true })
  expect(act('PageDown')).toEqual({ act: 'go', by: 12, extend: false })
  expect(act('Enter')).toEqual({ act: 'cut' })
  expect(act(' ')).toEqual({ act: 'choose' })
  expect(act('R', { shiftKey: true })).toEqual({ act: 'turn' })
  expect(act('ArrowUp', { altKey: true })).toEqual({ act: 'move', by: -1 })
  expect(act('ArrowLeft', { altKey: true })).toBeNull()
  expect(act('z', { ctrlKey: true })).toBeNull()
  expect(act('r', { ctrlKey: true })).toBeNull()
})
