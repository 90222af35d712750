import type { Grey } from '../raster.ts'
import { inkMap, shrink } from './ink.ts'

const looked = 1400
/** Lines across are this much sharper than columns down, or the other way about, where the direction is beyond doubt. */
const clearly = 1.8
/** Letters stand on their line and end at several heights above it: the line is the sharper edge, unless the page stands on its head. */
const headFirst = 0.85

/** `across`, `down`: which way the lines of text run; `upsideDown`: what the edges of the letters hint at. */
export type Direction = { readonly lines: 'across' | 'down' | 'unknown'; readonly mayBeUpsideDown: boolean }

/** How the text of a level page without ruled lines runs, by the edges of its ink alone. */
export function directionOf(grey: Grey): Direction {
  const small = shrink(grey, Math.max(1, Math.round(Math.max(grey.width, grey.height) / looked)))
  const edges = edgesOf(small)
  const rows = sharpness(edges.below) + sharpness(edges.above)
  const columns = sharpness(edges.right) + sharpness(edges.left)
  const lines = rows > clearly * columns ? 'across' : columns > clearly * rows ? 'down' : 'unknown'
  return { lines, mayBeUpsideDown: sharpness(edges.below) < headFirst * sharpness(edges.above) }
}

/** Edges of ink added up along rows (below, above) and columns (right, left). */
function edgesOf({ width, height, data }: Grey) {
  const ink = inkMap({ width, height, data }, 10)
  const [below, above] = [new Float64Array(height), new Float64Array(height)]
  const [right, left] = [new Float64Array(width), new Float64Array(width)]
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      if (ink[i] !== 1) continue
      if (ink[i + width] === 0) below[y] = (below[y] ?? 0) + 1
      if (ink[i - width] === 0) above[y] = (above[y] ?? 0) + 1
      if (ink[i + 1] === 0) right[x] = (right[x] ?? 0) + 1
      if (ink[i - 1] === 0) left[x] = (left[x] ?? 0) + 1
    }
  return { below, above, right, left }
}

/** How sharply the sums change from one to the next, whatever their number and size. */
function sharpness(sums: Float64Array): number {
  let [all, changes] = [0, 0]
  for (let i = 0; i < sums.length; i++) {
    all += sums[i] ?? 0
    changes += ((sums[i] ?? 0) - (sums[i - 1] ?? 0)) ** 2
  }
  return all === 0 ? 0 : (changes * sums.length) / (all * all)
}
