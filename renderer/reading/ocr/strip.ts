import { inkMap, shrink } from '../clean/ink.ts'
import { cropGrey, type Grey } from '../raster.ts'

const side = 720
const step = 8

/** The square of a page (720 pixels, or the page if smaller) that has the most ink: enough text to tell which way is up. */
export function strip(grey: Grey): Grey {
  const small = shrink(grey, step)
  const ink = inkMap(small, 4)
  const wide = Math.min(small.width, Math.floor(side / step))
  const high = Math.min(small.height, Math.floor(side / step))
  let best = { left: 0, top: 0, sum: -1 }
  for (let top = 0; top + high <= small.height; top += 8)
    for (let left = 0; left + wide <= small.width; left += 8) {
      const sum = inkIn(ink, small.width, { left, top, wide, high })
      if (sum > best.sum) best = { left, top, sum }
    }
  return cropGrey(grey, best.left * step, best.top * step, { width: side, height: side })
}

type Square = { left: number; top: number; wide: number; high: number }

function inkIn(ink: Uint8Array, stride: number, { left, top, wide, high }: Square): number {
  let sum = 0
  for (let y = top; y < top + high; y += 2) for (let x = left; x < left + wide; x += 2) sum += ink[y * stride + x] ?? 0
  return sum
}
