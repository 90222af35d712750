import { describe, expect, test } from 'vitest'
import { directionOf } from '../../renderer/reading/clean/direction.ts'
import { pageCorners } from '../../renderer/reading/clean/page-edges.ts'
import { withoutRules } from '../../renderer/reading/clean/rules.ts'
import { isRagged } from '../../renderer/reading/clean/ragged.ts'
import { withoutSpecks } from '../../renderer/reading/clean/specks.ts'
import { unwarp } from '../../renderer/reading/clean/unwarp.ts'
import { turnGrey, type Grey } from '../../renderer/reading/raster.ts'
import { greyPage, linedPage } from './made-pictures.ts'

/** A white sheet on a dark table: its left side leans by 40 pixels, its right side by 20 the other way. */
const leftAt = (y: number) => 60 + y * (40 / 1200)
const rightAt = (y: number) => 850 - y * (20 / 1200)
const photo = greyPage(900, 1200, (x, y) => (y > 70 && y < 1120 && x > leftAt(y) && x < rightAt(y) ? 230 : 60))
const at = ({ data, width }: Grey, x: number, y: number) => data[y * width + x] ?? -1

describe('a sheet on a table', () => {
  test('its corners are found to within a few pixels', () => {
    const corners = pageCorners(photo)
    const wanted = [
      [leftAt(70), 70],
      [rightAt(70), 70],
      [rightAt(1120), 1120],
      [leftAt(1120), 1120],
    ]
    expect(corners).not.toBeNull()
    corners?.forEach(({ x, y }, i) => {
      expect(Math.hypot(x - (wanted[i]?.[0] ?? 0), y - (wanted[i]?.[1] ?? 0))).toBeLessThan(8)
    })
  })

  test('a sheet that fills the picture has no edges to go by', () => {
    expect(pageCorners(linedPage(900, 1200))).toBeNull()
    expect(pageCorners(greyPage(400, 500, () => 128))).toBeNull()
  })

  test('seen from above it fills its picture, and its points are led back to where they were', () => {
    const corners = pageCorners(photo)
    const { grey, toPage } = unwarp(photo, corners ?? ([0, 1, 2, 3].map(() => ({ x: 0, y: 0 })) as never))
    for (const [x, y] of [
      [12, 12],
      [grey.width - 12, 12],
      [grey.width - 12, grey.height - 12],
      [12, grey.height - 12],
    ] as const)
      expect(at(grey, x, y)).toBeGreaterThan(200)
    const middle = toPage(grey.width, grey.height)
    expect(Math.hypot(middle.x - rightAt(1120), middle.y - 1120)).toBeLessThan(8)
  })
})

describe('ruled lines', () => {
  const isRule = (x: number, y: number) => (y % 80 < 3 || x % 160 < 3) && y < 600
  const isStroke = (x: number, y: number) => x > 200 && x < 206 && y > 140 && y < 190
  const table = greyPage(900, 1200, (x, y) => (isRule(x, y) || isStroke(x, y) ? 20 : 250))

  test('go, and the stroke that crosses one stays', () => {
    const bare = withoutRules(table)
    expect(at(bare, 100, 81)).toBeGreaterThan(200)
    expect(at(bare, 161, 120)).toBeGreaterThan(200)
    expect(at(bare, 203, 150)).toBeLessThan(60)
    expect(at(bare, 203, 161)).toBeLessThan(60)
  })

  test('a page without any is given back as it is', () => {
    const page = linedPage(900, 1200)
    expect(withoutRules(page)).toBe(page)
  })
})

describe('which way lines run', () => {
  const page = linedPage(900, 1200)

  test('lines across and lines down are told apart', () => {
    expect(directionOf(page).lines).toBe('across')
    expect(directionOf(turnGrey(page, 90)).lines).toBe('down')
    expect(directionOf(turnGrey(page, 270)).lines).toBe('down')
  })

  test('an empty sheet has none', () => {
    expect(directionOf(greyPage(400, 600, () => 255)).lines).toBe('unknown')
  })
})

describe('a fax', () => {
  const strewn = (every: number) => greyPage(1000, 1000, (x, y) => (x % every === 7 && y % every === 7 ? 0 : 255))

  test('single dots all over a page go', () => {
    const clean = withoutSpecks(strewn(50))
    expect(clean.data.every((light) => light === 255)).toBe(true)
  })

  test('a few of them stay, and so do dots as large as a full stop', () => {
    const few = strewn(400)
    expect(withoutSpecks(few)).toBe(few)
    const stops = greyPage(1000, 1000, (x, y) => (x % 50 < 3 && y % 50 < 3 ? 0 : 255))
    expect(withoutSpecks(stops).data.filter((light) => light === 0)).toHaveLength(20 * 20 * 9)
  })

  test('black and white without anything between is known, and grey between is not', () => {
    const page = greyPage(300, 300, (x, y) => (x % 9 < 4 && y % 12 < 7 ? 0 : 255))
    expect(isRagged(page)).toBe(true)
    expect(isRagged(greyPage(300, 300, (x, y) => (x % 9 < 4 && y % 12 < 7 ? (x % 9 < 2 ? 0 : 120) : 255)))).toBe(false)
  })
})
