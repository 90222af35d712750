import type { Grey } from '../raster.ts'

/** Ink is darker than this. */
const inkLight = 140
/** A full stop has more pixels than this, most dirt does not. */
const largest = 2
/** So many specks that nothing is near, on a page of a million pixels, are dirt; fewer may be the dots of a dotted line. */
const dirty = 40

/**
 * The page without the single dots that a fax or a copy of a copy is strewn with. A page with few of them is given back as
 * it is: there they may be faint points that mean something.
 */
export function withoutSpecks(grey: Grey): Grey {
  const specks = specksOf(grey)
  if (specks.length * 1_000_000 < dirty * grey.width * grey.height) return grey
  const data = grey.data.slice()
  for (const at of specks)
    for (let row = -grey.width; row <= grey.width; row += grey.width) data.fill(255, at + row - 1, at + row + 2)
  return { ...grey, data }
}

/** Middles of squares of three pixels that hold a little ink and have none around them. */
function specksOf({ width, height, data }: Grey): number[] {
  const ring = ringOf(width)
  const specks: number[] = []
  for (let y = 2; y < height - 2; y++)
    for (let x = 2, at = y * width + 2; x < width - 2; x++, at++)
      if ((data[at] ?? 255) < inkLight && isAlone(data, at, ring) && inkIn(data, at, width) <= largest) specks.push(at)
  return specks
}

/** The sixteen pixels around a square of three. */
function ringOf(width: number): number[] {
  const ring: number[] = []
  for (let y = -2; y <= 2; y++)
    for (let x = -2; x <= 2; x++) if (Math.max(Math.abs(x), Math.abs(y)) === 2) ring.push(y * width + x)
  return ring
}

function isAlone(data: Uint8Array, at: number, ring: readonly number[]): boolean {
  for (const step of ring) if ((data[at + step] ?? 255) < inkLight) return false
  return true
}

function inkIn(data: Uint8Array, at: number, width: number): number {
  let count = 0
  for (let row = -width; row <= width; row += width)
    for (let i = at + row - 1; i <= at + row + 1; i++) if ((data[i] ?? 255) < inkLight) count++
  return count
}
