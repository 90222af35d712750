import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextToDraw, release, type HeldPages } from '../../../../renderer/features/reader/held-pages.ts'
import {
  anchorAt,
  drawnWidth,
  GAP,
  layOut,
  nextTurn,
  nextZoom,
  wholePage,
  pageInView,
  pagesToDraw,
  topAt,
  topOf,
  turns,
  zooms,
  type Shape,
} from '../../../../renderer/features/reader/page-layout.ts'

const shapes: fc.Arbitrary<Shape[]> = fc
  .array(fc.record({ width: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 0, max: 4000 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((list) => list.map((shape, at) => ({ ...shape, page: at + 1 })))
const view = fc.record({
  room: fc.integer({ min: 100, max: 1500 }),
  zoom: fc.constantFrom(...zooms),
  turn: fc.constantFrom(...turns),
})
const window = fc.record({ top: fc.nat({ max: 20000 }), height: fc.integer({ min: 100, max: 1200 }) })
const pages = (count: number): Shape[] =>
  Array.from({ length: count }, (_, at) => ({ page: at + 1, width: 600, height: 800 }))

test('pages lie under each other in order with the same gap', () => {
  fc.assert(
    fc.property(shapes, view, (list, how) => {
      const { sheets } = layOut(list, how)
      expect(sheets.map(({ page }) => page)).toEqual(list.map(({ page }) => page))
      for (const [at, sheet] of sheets.entries()) {
        const before = sheets[at - 1]
        expect(sheet.top).toBeCloseTo(before === undefined ? 0 : before.top + before.height + GAP, 3)
      }
    }),
  )
})

test('every page that is on the screen is drawn, the first of them first, and never more than two besides', () => {
  fc.assert(
    fc.property(shapes, view, window, (list, how, where) => {
      const layout = layOut(list, how)
      const seen = layout.sheets
        .filter(({ top, height }) => top < where.top + where.height && top + height > where.top)
        .map(({ page }) => page)
      const drawn = pagesToDraw(layout, where)
      expect(drawn.slice(0, seen.length)).toEqual(seen)
      expect(drawn.length).toBeLessThanOrEqual(Math.max(1, seen.length + 2))
      expect(new Set(drawn).size).toBe(drawn.length)
    }),
  )
})

test('of a record of 300 pages only the few near the screen are drawn', () => {
  const layout = layOut(pages(300), { room: 600, zoom: 1, turn: 0 })
  expect(pagesToDraw(layout, { top: topOf(layout, 150) ?? 0, height: 700 })).toEqual([150, 151, 149])
})

test('scrolled to the top of a page, that page is the one in view', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), view, (count, how) => {
      const layout = layOut(pages(count), how)
      const height = Math.min(...layout.sheets.map((sheet) => sheet.height))
      for (const { page, top } of layout.sheets) expect(pageInView(layout, { top, height })).toBe(page)
    }),
  )
})

test('at the end of a record the last page is in view, however short it is', () => {
  const layout = layOut([...pages(3), { page: 4, width: 600, height: 60 }], { room: 600, zoom: 1, turn: 0 })
  expect(pageInView(layout, { top: layout.height - 700, height: 700 })).toBe(4)
  const whole = layOut(pages(2), { room: 100, zoom: 1, turn: 0 })
  expect(pageInView(whole, { top: 0, height: 700 })).not.toBe(2)
})

test('a place on a page stays the same place when the size changes and changes back', () => {
  fc.assert(
    fc.property(shapes, view, fc.constantFrom(...zooms), fc.nat({ max: 5000 }), (list, how, zoom, top) => {
      const before = layOut(list, how)
      const inside = Math.min(top, before.height)
      const anchor = anchorAt(before, inside)
      if (anchor === null) throw new Error('no page')
      expect(topAt(before, anchor)).toBeCloseTo(inside, 3)
      const after = layOut(list, { ...how, zoom })
      expect(anchorAt(after, topAt(after, anchor) + 1e-6)?.page).toBe(anchor.page)
    }),
  )
})

test('a turned page takes the room of its turned shape', () => {
  const upright = layOut(pages(1), { room: 600, zoom: 1, turn: 0 }).sheets[0]
  const turned = layOut(pages(1), { room: 600, zoom: 1, turn: 90 }).sheets[0]
  expect(upright?.height).toBeCloseTo(800)
  expect(turned?.height).toBeCloseTo(450)
})

test('pages are never asked for wider than 2000 pixels, and in steps of 200', () => {
  fc.assert(
    fc.property(shapes, view, fc.constantFrom(1, 1.25, 2, 3), (list, how, ratio) => {
      const width = drawnWidth(layOut(list, how).sheets[0], how.turn, ratio)
      expect(width).toBeLessThanOrEqual(2000)
      expect(width % 200).toBe(0)
      expect(width).toBeGreaterThan(0)
    }),
  )
})

test('larger and smaller go through the sizes and stop at the ends, four turns lead back', () => {
  let zoom = 1
  for (let step = 0; step < 20; step++) zoom = nextZoom(zoom, 1)
  expect(zoom).toBe(4)
  for (let step = 0; step < 20; step++) zoom = nextZoom(zoom, -1)
  expect(zoom).toBe(0.5)
  expect(nextTurn(nextTurn(nextTurn(nextTurn(0))))).toBe(0)
})

const drawn = (width: number) => ({ state: 'drawn' as const, width, picture: 'pixels' })
const failed = { state: 'failed' as const, width: 400, fault: 'page-failed' }

test('what is missing is drawn before what only has another size, and nothing is asked for twice', () => {
  const held: HeldPages<string, string> = new Map([[1, drawn(400)]])
  expect(nextToDraw([1, 2], held, new Set(), 800)).toBe(2)
  expect(nextToDraw([1, 2], held, new Set([2]), 800)).toBe(1)
  expect(nextToDraw([1, 2], held, new Set([1, 2]), 800)).toBeNull()
  expect(nextToDraw([1], held, new Set(), 400)).toBeNull()
})

test('a page that cannot be drawn is not asked for again and again', () => {
  expect(nextToDraw([1], new Map([[1, failed]]), new Set(), 800)).toBeNull()
})

test('pictures far from the screen are let go, those on it never', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
      (have, wanted) => {
        const held: HeldPages<string, string> = new Map(have.map((page) => [page, drawn(400)]))
        const kept = [...release(held, wanted).keys()]
        for (const page of wanted) expect(kept.includes(page)).toBe(have.includes(page))
        expect(kept.filter((page) => !wanted.includes(page)).length).toBeLessThanOrEqual(2)
      },
    ),
  )
})

test('a whole page is as high as its room, and never wider than it', () => {
  const page = { page: 1, width: 600, height: 800 }
  expect(wholePage(page, { room: 900, height: 600, turn: 0 })).toBeCloseTo(0.5)
  expect(wholePage(page, { room: 900, height: 600, turn: 90 })).toBeCloseTo(600 / 675)
  expect(wholePage(page, { room: 300, height: 4000, turn: 0 })).toBe(1)
  expect(wholePage(undefined, { room: 300, height: 400, turn: 0 })).toBe(1)
})
