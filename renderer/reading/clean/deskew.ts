import { cropGrey, sample, type Grey } from '../raster.ts'
import { inkMap, shrink } from './ink.ts'

/** Scans and photographs held by hand lean less than this (degrees); more is taken for a drawing. */
const mostDegrees = 10
/** Leaning less than this changes nothing for OCR. */
const worthTurning = 0.3
const radians = Math.PI / 180

/**
 * By how many degrees the lines of a page fall to the right (clockwise positive): the angle at which ink, added up along
 * the lines, changes most sharply from line to line. 0 where nothing stands out.
 */
export function skewOf(grey: Grey): number {
  const factor = Math.max(1, Math.round(Math.max(grey.width, grey.height) / 1100))
  const small = shrink(grey, factor)
  const dots = dotsOf(small)
  if (dots.x.length < 200) return 0
  const sharp = (degrees: number) => sharpness(dots, small, degrees)
  const coarse = best(range(-mostDegrees, mostDegrees, 0.5), sharp)
  const fine = best(range(coarse - 0.5, coarse + 0.5, 0.1), sharp)
  const exact = best(range(fine - 0.1, fine + 0.1, 0.02), sharp)
  const standsOut = sharp(exact) > 1.08 * sharp(exact + (exact > 0 ? -5 : 5))
  return standsOut && Math.abs(exact) < mostDegrees - 0.5 ? exact : 0
}

type Dots = { readonly x: Float32Array; readonly y: Float32Array }

/** At most 80,000 ink pixels, evenly thinned; pictures and bars (ink on all sides) say nothing about lines. */
function dotsOf(small: Grey): Dots {
  const ink = inkMap(small, 10)
  const at: number[] = []
  for (let i = small.width; i < ink.length - small.width; i++)
    if (ink[i] === 1 && ink[i + small.width] === 0) at.push(i)
  const step = Math.max(1, Math.ceil(at.length / 80_000))
  const kept = at.filter((_, i) => i % step === 0)
  return {
    x: Float32Array.from(kept, (i) => i % small.width),
    y: Float32Array.from(kept, (i) => Math.floor(i / small.width)),
  }
}

function sharpness({ x, y }: Dots, { width, height }: Grey, degrees: number): number {
  const slope = Math.tan(degrees * radians)
  const offset = Math.ceil(Math.abs(slope) * width) + 1
  const lines = new Float32Array(height + 2 * offset + 2)
  for (let i = 0; i < x.length; i++) {
    const line = Math.round((y[i] ?? 0) - slope * (x[i] ?? 0)) + offset
    lines[line] = (lines[line] ?? 0) + 1
  }
  let sum = 0
  for (let i = 1; i < lines.length; i++) {
    const change = (lines[i] ?? 0) - (lines[i - 1] ?? 0)
    sum += change * change
  }
  return sum
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step)
}

function best(candidates: readonly number[], score: (candidate: number) => number): number {
  let winner = 0
  let highest = -1
  for (const candidate of candidates) {
    const value = score(candidate)
    if (value > highest || (value === highest && Math.abs(candidate) < Math.abs(winner))) {
      winner = candidate
      highest = value
    }
  }
  return winner
}

/** A straightened page, and the way back: where a point of it lies on the page as it was. */
export type Straight = { readonly grey: Grey; toPage(x: number, y: number): { x: number; y: number } }

/**
 * Turn the page back by its skew (degrees). The sheet keeps its size where only empty corners are lost by that, since wide
 * wedges of new white upset the search for columns; else it grows to lose nothing. New corners are white.
 */
export function straighten(grey: Grey, degrees: number): Straight {
  if (Math.abs(degrees) < worthTurning) return { grey, toPage: (x, y) => ({ x, y }) }
  const whole = turnBack(grey, degrees)
  const left = Math.max(0, Math.floor((whole.grey.width - grey.width) / 2))
  const top = Math.max(0, Math.floor((whole.grey.height - grey.height) / 2))
  if (!isEmptyAround(whole.grey, left, top)) return whole
  return { grey: cropGrey(whole.grey, left, top, grey), toPage: (x, y) => whole.toPage(x + left, y + top) }
}

const inkLight = 150
/** Specks on a margin, as a share of it. */
const specks = 0.0005

/** Whether the margins of a sheet, so many pixels wide and high, are paper only. */
function isEmptyAround({ width, height, data }: Grey, left: number, top: number): boolean {
  let dark = 0
  let all = 0
  for (let y = 0, i = 0; y < height; y++) {
    const inside = y >= top && y < height - top
    for (let x = 0; x < width; x++, i++) {
      if (inside && x >= left && x < width - left) continue
      all++
      if ((data[i] ?? 0) < inkLight) dark++
    }
  }
  return dark <= specks * all
}

function turnBack(grey: Grey, degrees: number): Straight {
  const cos = Math.cos(degrees * radians)
  const sin = Math.sin(degrees * radians)
  const width = Math.ceil(grey.width * cos + grey.height * Math.abs(sin))
  const height = Math.ceil(grey.height * cos + grey.width * Math.abs(sin))
  const toPage = (x: number, y: number) => {
    const dx = x - width / 2
    const dy = y - height / 2
    return { x: grey.width / 2 + dx * cos - dy * sin, y: grey.height / 2 + dx * sin + dy * cos }
  }
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0, i = 0; y < height; y++) {
    let { x: fromX, y: fromY } = toPage(0.5, y + 0.5)
    for (let x = 0; x < width; x++, i++, fromX += cos, fromY += sin)
      if (fromX >= 0 && fromY >= 0 && fromX < grey.width && fromY < grey.height)
        data[i] = sample(grey, fromX - 0.5, fromY - 0.5)
  }
  return { grey: { width, height, data }, toPage }
}
