import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cropGrey, greyOf, pgmOf, turnGrey, turnRgba, type Grey } from '../../renderer/reading/raster.ts'
import { orient, orientationOf, orientedSize } from '../../renderer/reading/pictures/orientation.ts'
import { greyPage, rgbaPage } from './made-pictures.ts'

const anyGrey = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 12 }),
    fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
  )
  .map(([width, height, values]): Grey => ({ width, height, data: Uint8Array.from([...values.take(width * height)]) }))

describe('pixels', () => {
  test('a clockwise turn brings the top left corner to the top right', () => {
    const turned = turnGrey(
      greyPage(3, 2, (x, y) => y * 3 + x),
      90,
    )
    expect([turned.width, turned.height, ...turned.data]).toEqual([2, 3, 3, 0, 4, 1, 5, 2])
  })

  test('turns add up, and four quarters are none', () => {
    fc.assert(
      fc.property(anyGrey, (grey) => {
        expect(turnGrey(turnGrey(grey, 90), 270)).toEqual(grey)
        expect(turnGrey(turnGrey(grey, 90), 90)).toEqual(turnGrey(grey, 180))
        expect(turnGrey(turnGrey(grey, 180), 180)).toEqual(grey)
      }),
    )
  })

  // The letter F, whose eight Exif versions are all different: ink at the top left, top and right of it, and left.
  const upright = rgbaPage(3, 4, (x, y) => (x === 0 || y === 0 ? [0, 0, 0] : [255, 255, 255]))
  const stored: Record<number, (x: number, y: number) => [number, number]> = {
    1: (x, y) => [x, y],
    2: (x, y) => [2 - x, y],
    3: (x, y) => [2 - x, 3 - y],
    4: (x, y) => [x, 3 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [y, 2 - x],
    7: (x, y) => [3 - y, 2 - x],
    8: (x, y) => [3 - y, x],
  }
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a picture stored with Exif orientation %d comes out upright', (tag) => {
    const marked = rgbaPage(3, 4, (x, y) => [y * 3 + x, 0, 0])
    const turned = tag > 4
    const file = rgbaPage(turned ? 4 : 3, turned ? 3 : 4, () => [255, 255, 255])
    for (let y = 0; y < 4; y++)
      for (let x = 0; x < 3; x++) {
        const [toX, toY] = stored[tag]?.(x, y) ?? [0, 0]
        file.data[(toY * file.width + toX) * 4] = y * 3 + x
        file.data[(toY * file.width + toX) * 4 + 1] = 0
        file.data[(toY * file.width + toX) * 4 + 2] = 0
      }
    expect(orient(file, orientationOf(tag))).toEqual(marked)
    expect(orientedSize(file, orientationOf(tag))).toEqual({ width: upright.width, height: upright.height })
  })

  test('an orientation that does not exist is upright', () => {
    expect(orientationOf(9)).toEqual(orientationOf(1))
    expect(orientationOf(undefined)).toEqual(orientationOf(1))
  })

  test('what is see-through is white paper', () => {
    const clear = { width: 1, height: 1, data: Uint8ClampedArray.of(0, 0, 0, 0) }
    expect(greyOf(clear).data[0]).toBe(255)
    expect(turnRgba(clear, 90)).toEqual(clear)
  })

  test('a piece is cut to what lies inside', () => {
    expect(
      cropGrey(
        greyPage(4, 4, (x, y) => y * 4 + x),
        2,
        3,
        { width: 5, height: 5 },
      ),
    ).toEqual({
      width: 2,
      height: 1,
      data: Uint8Array.of(14, 15),
    })
  })

  test('a PGM file has the header of Netpbm P5', () => {
    expect(new TextDecoder('latin1').decode(pgmOf({ width: 2, height: 1, data: Uint8Array.of(65, 66) }))).toBe(
      'P5\n2 1\n255\nAB',
    )
  })
})
