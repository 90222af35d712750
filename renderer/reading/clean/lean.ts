import type { Grey } from '../raster.ts'
import { inkMap, shrink } from './ink.ts'

/** Scans and photographs held by hand lean less than this (degrees); more is taken for a drawing. */
const mostDegrees = 10
const radians = Math.PI / 180
/** The longer side of the picture in which lines are looked for. */
const looked = 1100
const mostDots = 60_000
const fewestDots = 200
/** Lines of one direction are this much sharper than lines five degrees off. */
const standsOut = 1.08
/** A page seen at a slant is this much sharper with lines that fan out than with parallel ones. */
const clearlyFanned = 1.04

/**
 * How the lines of a page lie: by how many degrees they fall to the right at its middle (clockwise positive), and by how
 * much more (slope for each pixel down) they fall further below: 0 but for pages seen at a slant.
 */
export type Lean = { readonly degrees: number; readonly fan: number }

/** The angle at which ink, added up along the lines, changes most sharply from line to line. 0 where nothing stands out. */
export function skewOf(grey: Grey): number {
  const small = smallOf(grey)
  return skewOfDots(dotsOf(small), small)
}

/** The lean of a page that may have been photographed at a slant. */
export function leanOf(grey: Grey): Lean {
  const small = smallOf(grey)
  const dots = dotsOf(small)
  const degrees = skewOfDots(dots, small)
  const fan = fanOf(dots, small)
  const isFanned =
    fan !== null && sharpness(dots, small, fan) > clearlyFanned * sharpness(dots, small, { degrees, fan: 0 })
  return isFanned ? { degrees: fan.degrees, fan: (fan.fan * small.width) / grey.width } : { degrees, fan: 0 }
}

const smallOf = (grey: Grey): Grey => shrink(grey, Math.max(1, Math.round(Math.max(grey.width, grey.height) / looked)))

/** Places of ink from the middle of the page. */
type Dots = { readonly x: Float32Array; readonly y: Float32Array }

/** Lower edges of ink, evenly thinned; pictures and bars (ink on all sides) say nothing about lines. */
function dotsOf(small: Grey): Dots {
  const { width, height } = small
  const ink = inkMap(small, 10)
  const at: number[] = []
  for (let i = width; i < ink.length - width; i++) if (ink[i] === 1 && ink[i + width] === 0) at.push(i)
  const step = Math.max(1, Math.ceil(at.length / mostDots))
  const kept = step === 1 ? at : at.filter((_, i) => i % step === 0)
  return {
    x: Float32Array.from(kept, (i) => (i % width) - width / 2),
    y: Float32Array.from(kept, (i) => Math.floor(i / width) - height / 2),
  }
}

function skewOfDots(dots: Dots, small: Grey): number {
  if (dots.x.length < fewestDots) return 0
  const sharp = (degrees: number) => sharpness(dots, small, { degrees, fan: 0 })
  const coarse = best(range(-mostDegrees, mostDegrees, 0.5), sharp)
  const fine = best(range(coarse - 0.4, coarse + 0.4, 0.1), sharp)
  const exact = best(range(fine - 0.08, fine + 0.08, 0.02), sharp)
  const isClear = sharp(exact) > standsOut * sharp(exact + (exact > 0 ? -5 : 5))
  return isClear && Math.abs(exact) < mostDegrees - 0.5 ? exact : 0
}

const bands = 4

/** A straight line through the leans of several bands of the page, each taken by itself; null where fewer than three are clear. */
function fanOf(dots: Dots, small: Grey): Lean | null {
  const found: { y: number; slope: number }[] = []
  for (let band = 0; band < bands; band++) {
    const top = (band / bands - 0.5) * small.height
    const bottom = top + small.height / bands
    const part = within(dots, top, bottom)
    const degrees = skewOfDots(part, small)
    if (part.x.length >= fewestDots && degrees !== 0)
      found.push({ y: (top + bottom) / 2, slope: Math.tan(degrees * radians) })
  }
  if (found.length < 3) return null
  const y = found.reduce((sum, one) => sum + one.y, 0) / found.length
  const slope = found.reduce((sum, one) => sum + one.slope, 0) / found.length
  const over = found.reduce((sum, one) => sum + (one.y - y) * (one.slope - slope), 0)
  const under = found.reduce((sum, one) => sum + (one.y - y) ** 2, 0)
  const fan = over / under
  return { degrees: Math.atan(slope - fan * y) / radians, fan }
}

function within({ x, y }: Dots, top: number, bottom: number): Dots {
  const belongs = (_: number, i: number) => (y[i] ?? 0) >= top && (y[i] ?? 0) < bottom
  return { x: x.filter(belongs), y: y.filter(belongs) }
}

function sharpness({ x, y }: Dots, { width, height }: Grey, { degrees, fan }: Lean): number {
  const slope = Math.tan(degrees * radians)
  const offset = height / 2 + Math.ceil((Math.abs(slope) + (Math.abs(fan) * height) / 2) * width) + 1
  const lines = new Float32Array(Math.ceil(2 * offset) + 2)
  for (let i = 0; i < x.length; i++) {
    const down = y[i] ?? 0
    const line = (down - (slope + fan * down) * (x[i] ?? 0) + offset) | 0
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
