import { PDFArray, PDFNumber, type PDFContext, type PDFObject } from '@cantoo/pdf-lib'

/** A rectangle with x0 < x1 and y0 < y1, in the source page's own units. */
export type Rect = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
/** `[a b c d e f]` as in ISO 32000-1 §8.3.3: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** Numbers of a PDF array, direct or by reference; null where it is not all numbers or one is beyond reason. */
export function numbersOf(context: PDFContext, object: PDFObject | undefined, length: number): number[] | null {
  const array = context.lookup(object)
  if (!(array instanceof PDFArray) || array.size() < length) return null
  const numbers: number[] = []
  for (let i = 0; i < length; i++) {
    const value = array.lookup(i)
    if (!(value instanceof PDFNumber) || !(Math.abs(value.asNumber()) < 1e6)) return null
    numbers.push(value.asNumber())
  }
  return numbers
}

export function rectOf(context: PDFContext, object: PDFObject | undefined): Rect | null {
  const [a, b, c, d] = numbersOf(context, object, 4) ?? []
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null
  const rect = { x0: Math.min(a, c), y0: Math.min(b, d), x1: Math.max(a, c), y1: Math.max(b, d) }
  return rect.x1 - rect.x0 >= 1 && rect.y1 - rect.y0 >= 1 ? rect : null
}

/** What two rectangles share; the first where they share nothing. */
export function within(rect: Rect, bounds: Rect): Rect {
  const both = {
    x0: Math.max(rect.x0, bounds.x0),
    y0: Math.max(rect.y0, bounds.y0),
    x1: Math.min(rect.x1, bounds.x1),
    y1: Math.min(rect.y1, bounds.y1),
  }
  return both.x1 - both.x0 >= 1 && both.y1 - both.y0 >= 1 ? both : bounds
}

/** The matrix that brings `area`, turned clockwise by `turn` and scaled by `unit`, to stand at the origin; with its upright size. */
export function uprightMatrix(
  area: Rect,
  turn: number,
  unit: number,
): { matrix: Matrix; width: number; height: number } {
  const width = (area.x1 - area.x0) * unit
  const height = (area.y1 - area.y0) * unit
  const [x, y, u] = [area.x0 * unit, area.y0 * unit, unit]
  if (turn === 90) return { matrix: [0, -u, u, 0, -y, width + x], width: height, height: width }
  if (turn === 180) return { matrix: [-u, 0, 0, -u, width + x, height + y], width, height }
  if (turn === 270) return { matrix: [0, u, -u, 0, height + y, -x], width: height, height: width }
  return { matrix: [u, 0, 0, u, -x, -y], width, height }
}

/** The smallest rectangle around `rect` after `matrix`. */
export function boundsOf(rect: Rect, [a, b, c, d, e, f]: Matrix): Rect {
  const corners: [number, number][] = [
    [rect.x0, rect.y0],
    [rect.x0, rect.y1],
    [rect.x1, rect.y0],
    [rect.x1, rect.y1],
  ]
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
}

/** Operands of `cm` or `re`, with no more digits than a viewer uses and never in exponent form. */
export const operands = (...values: readonly number[]): string =>
  values.map((value) => (Math.round(value * 1e5) / 1e5).toFixed(5).replace(/\.?0+$/, '')).join(' ')

/** Any turn as 0, 90, 180 or 270. */
export const quarterTurn = (degrees: number): number => (((Math.round(degrees / 90) % 4) + 4) % 4) * 90
