import type { Grey } from '../raster.ts'

/** A smaller picture by averaging whole squares of pixels; `factor` is a whole number. */
export function shrink(grey: Grey, factor: number): Grey {
  if (factor <= 1) return grey
  const width = Math.max(1, Math.floor(grey.width / factor))
  const height = Math.max(1, Math.floor(grey.height / factor))
  const data = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) data[i] = mean(grey, x, y, factor)
  return { width, height, data }
}

function mean({ width, height, data }: Grey, x: number, y: number, factor: number): number {
  let sum = 0
  let count = 0
  for (let row = y * factor; row < Math.min((y + 1) * factor, height); row++)
    for (let at = row * width + x * factor, end = Math.min(at + factor, (row + 1) * width); at < end; at++) {
      sum += data[at] ?? 0
      count++
    }
  return count === 0 ? 255 : sum / count
}

/** How much darker than its surroundings a pixel must be to count as ink. */
const contrast = 0.8

/**
 * Where there is ink: 1 for pixels clearly darker than the mean of the square of `2 · reach + 1` pixels around them.
 * The running sums make the cost independent of `reach`.
 */
export function inkMap({ width, height, data }: Grey, reach: number): Uint8Array {
  const sums = integral({ width, height, data })
  const ink = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.max(0, y - reach)
    const bottom = Math.min(height, y + reach + 1)
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - reach)
      const right = Math.min(width, x + reach + 1)
      const around = boxSum(sums, width + 1, { left, top, right, bottom }) / ((right - left) * (bottom - top))
      const value = data[i] ?? 0
      ink[i] = value < around * contrast && around - value > 24 ? 1 : 0
    }
  }
  return ink
}

function integral({ width, height, data }: Grey): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sums
}

type Edges = { left: number; top: number; right: number; bottom: number }
const boxSum = (sums: Float64Array, stride: number, { left, top, right, bottom }: Edges): number =>
  (sums[bottom * stride + right] ?? 0) -
  (sums[top * stride + right] ?? 0) -
  (sums[bottom * stride + left] ?? 0) +
  (sums[top * stride + left] ?? 0)

/** Share of the page that is ink, 0 to 1. */
export function inkShare(grey: Grey): number {
  const small = shrink(grey, Math.max(1, Math.floor(Math.max(grey.width, grey.height) / 1200)))
  const ink = inkMap(small, 12)
  let sum = 0
  for (const dot of ink) sum += dot
  return sum / Math.max(1, ink.length)
}
