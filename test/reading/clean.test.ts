import { describe, expect, test } from 'vitest'
import { flatten, unevenness } from '../../renderer/reading/clean/background.ts'
import { straighten } from '../../renderer/reading/clean/deskew.ts'
import { inkShare } from '../../renderer/reading/clean/ink.ts'
import { leanOf, skewOf } from '../../renderer/reading/clean/lean.ts'
import { median3 } from '../../renderer/reading/clean/median.ts'
import { fannedPage, greyPage, linedPage } from './made-pictures.ts'

describe('making a page fit for OCR', () => {
  test.each([-6, -1.4, 0.6, 3, 8])('a page that leans by %d degrees is found to', (degrees) => {
    expect(Math.abs(skewOf(linedPage(900, 1200, degrees)) - degrees)).toBeLessThan(0.1)
  })

  test('lines that fan out, as on a page seen at a slant, are laid level from top to bottom', () => {
    const fanned = fannedPage(900, 1200, 0.00005)
    const lean = leanOf(fanned)
    expect(Math.abs(lean.fan - 0.00005)).toBeLessThan(0.00001)
    const { grey, toPage } = straighten(fanned, lean)
    expect(Math.abs(leanOf(grey).fan)).toBeLessThan(0.00001)
    const [top, bottom] = [toPage(880, 200), toPage(880, 1000)]
    expect(top.y).toBeLessThan(200 - 5)
    expect(bottom.y).toBeGreaterThan(1000 - 40 + 5)
    expect(leanOf(linedPage(900, 1200, 2)).fan).toBe(0)
  })

  test('a straight page and an empty page are left as they are', () => {
    const page = linedPage(900, 1200)
    expect(Math.abs(skewOf(page))).toBeLessThan(0.1)
    expect(straighten(page, { degrees: 0, fan: 0 }).grey).toBe(page)
    expect(skewOf(greyPage(500, 500, () => 255))).toBe(0)
  })

  test('straightening makes the lines level and loses no ink', () => {
    const leaning = linedPage(900, 1200, 3)
    const { grey } = straighten(leaning, { degrees: 3, fan: 0 })
    expect(Math.abs(skewOf(grey))).toBeLessThan(0.15)
    const ink = (data: Uint8Array) => data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0)
    expect(ink(grey.data) / ink(leaning.data)).toBeGreaterThan(0.95)
  })

  test('the sheet grows only where something would be lost at its edges', () => {
    const framed = greyPage(400, 600, (x, y) => (x < 8 || y < 8 || x > 391 || y > 591 ? 0 : 255))
    expect(straighten(linedPage(900, 1200, 1.4), { degrees: 1.4, fan: 0 }).grey).toMatchObject({
      width: 900,
      height: 1200,
    })
    expect(straighten(framed, { degrees: 3, fan: 0 }).grey.width).toBeGreaterThan(400)
  })

  test('a point of the straightened page is led back to where it was', () => {
    const dot = greyPage(400, 600, (x, y) => (Math.abs(x - 300) < 3 && Math.abs(y - 100) < 3 ? 0 : 255))
    const { grey, toPage } = straighten(dot, { degrees: 5, fan: 0 })
    const at = grey.data.indexOf(grey.data.reduce((a, b) => Math.min(a, b)))
    const back = toPage((at % grey.width) + 0.5, Math.floor(at / grey.width) + 0.5)
    expect(Math.hypot(back.x - 300, back.y - 100)).toBeLessThan(5)
  })

  test('uneven light is noticed and taken away, and the text stays', () => {
    const even = linedPage(800, 800)
    const shaded = greyPage(800, 800, (x, y) => ((even.data[y * 800 + x] ?? 0) * (255 - x * 0.2)) / 255)
    expect(unevenness(even)).toBeLessThan(0.05)
    expect(unevenness(shaded)).toBeGreaterThan(0.3)
    const flat = flatten(shaded)
    expect(unevenness(flat)).toBeLessThan(0.05)
    expect(Math.abs(inkShare(flat) - inkShare(even))).toBeLessThan(0.01)
  })

  test('specks go and strokes stay', () => {
    const page = greyPage(60, 60, (x, y) => ((x === 10 && y === 10) || (x > 30 && x < 36) ? 0 : 255))
    const clean = median3(page)
    expect(clean.data[10 * 60 + 10]).toBe(255)
    expect(clean.data[30 * 60 + 33]).toBe(0)
  })

  test('a white, a grey and a slowly shaded sheet have no ink', () => {
    expect(inkShare(greyPage(300, 300, () => 255))).toBe(0)
    expect(inkShare(greyPage(300, 300, () => 120))).toBe(0)
    expect(inkShare(greyPage(300, 300, (x) => 255 - x / 3))).toBe(0)
  })
})
