import type { Grey } from '../raster.ts'
import { shrink } from './ink.ts'

type Point = { readonly x: number; readonly y: number }
/** A sheet's corners in pixels of the picture, clockwise from its top left. */
export type Corners = readonly [Point, Point, Point, Point]

/** Longer side of the small picture in which edges are looked for: text is blurred away, an edge stays one. */
const small = 300
/** Paper is brighter than what it lies on by this factor, measured over so many small pixels. */
const step = 1.22
const across = 4
/** An edge is seen along this share of the picture's side at least. */
const seen = 0.45
/** Seen points lie this near to their edge, in small pixels. */
const near = 1.6
/** A sheet fills at least this share of the picture. */
const leastArea = 0.35

/**
 * The corners of a sheet that lies on something darker, with all four of its edges in the picture. Null where an edge is
 * not seen: then the picture's own sides are as good a guess as any.
 */
export function pageCorners(grey: Grey): Corners | null {
  const factor = Math.max(1, Math.round(Math.max(grey.width, grey.height) / small))
  const tiny = blur(shrink(grey, factor))
  const [left, right] = [edgeOf(fromSide(tiny, 1)), edgeOf(fromSide(tiny, -1))]
  const turned = transposed(tiny)
  const [top, bottom] = [edgeOf(fromSide(turned, 1)), edgeOf(fromSide(turned, -1))]
  if (!left || !right || !top || !bottom) return null
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([side, end]) => (side && end ? meet(side, end) : { x: 0, y: 0 }))
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: (x + 0.5) * factor, y: (y + 0.5) * factor }))
  return a && b && c && d && isSheet([a, b, c, d], grey) ? [a, b, c, d] : null
}

/** A line x = at + lean · y, or with x and y changed over. */
type Edge = { readonly at: number; readonly lean: number }
type Seen = { readonly points: readonly Point[]; readonly rows: number }

/** In every row the first place from one side (1: left, -1: right) where dark turns to bright and stays so. */
function fromSide({ width, height, data }: Grey, direction: 1 | -1): Seen {
  const points: Point[] = []
  const first = direction === 1 ? 0 : width - 1
  for (let y = 0; y < height; y++)
    for (let i = 0; i < width * 0.4; i++) {
      const at = y * width + first + direction * i
      const dark = data[at] ?? 0
      const bright = data[at + direction * across] ?? 0
      const beyond = data[at + direction * 2 * across] ?? 0
      if (bright < (dark + 6) * step || beyond < (dark + 6) * step) continue
      points.push({ x: steepest(data, at, direction, first + direction * i), y })
      break
    }
  return { points, rows: height }
}

/** Where within the step brightness changes most. */
function steepest(data: Uint8Array, at: number, direction: 1 | -1, x: number): number {
  let best = { change: -1, i: 0 }
  for (let i = 0; i <= across; i++) {
    const change = (data[at + direction * (i + 1)] ?? 0) - (data[at + direction * i] ?? 0)
    if (change > best.change) best = { change, i }
  }
  return x + direction * (best.i + 0.5)
}

/** The line most points lie on, if enough do: tried through pairs of points, then fitted to those near it. */
function edgeOf({ points, rows }: Seen): Edge | null {
  let best: Point[] = []
  const stride = Math.max(1, Math.floor(points.length / 40))
  for (let i = 0; i < points.length; i += stride)
    for (let k = i + 3 * stride; k < points.length; k += stride) {
      const line = through(points[i], points[k])
      if (!line) continue
      const on = points.filter((point) => Math.abs(point.x - line.at - line.lean * point.y) < near)
      if (on.length > best.length) best = on
    }
  return best.length >= seen * rows ? fit(best) : null
}

function through(a: Point | undefined, b: Point | undefined): Edge | null {
  if (!a || !b || b.y - a.y < 8) return null
  const lean = (b.x - a.x) / (b.y - a.y)
  return Math.abs(lean) > 0.35 ? null : { at: a.x - lean * a.y, lean }
}

function fit(points: readonly Point[]): Edge {
  const n = points.length
  const [x, y] = [
    points.reduce((sum, point) => sum + point.x, 0) / n,
    points.reduce((sum, point) => sum + point.y, 0) / n,
  ]
  let [over, under] = [0, 0]
  for (const point of points) {
    over += (point.x - x) * (point.y - y)
    under += (point.y - y) ** 2
  }
  const lean = under === 0 ? 0 : over / under
  return { at: x - lean * y, lean }
}

/** Where a side (x by y) and a top or bottom (y by x) meet. */
function meet(side: Edge, end: Edge): Point {
  const y = (end.at + end.lean * side.at) / (1 - end.lean * side.lean)
  return { x: side.at + side.lean * y, y }
}

function isSheet([a, b, c, d]: Corners, { width, height }: Grey): boolean {
  const area = Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2
  const isInside = [a, b, c, d].every(
    ({ x, y }) => x > -0.05 * width && x < 1.05 * width && y > -0.05 * height && y < 1.05 * height,
  )
  const [top, bottom, left, right] = [dist(a, b), dist(d, c), dist(a, d), dist(b, c)]
  const isEven =
    Math.min(top, bottom) > 0.7 * Math.max(top, bottom) && Math.min(left, right) > 0.7 * Math.max(left, right)
  return isInside && isEven && area > leastArea * width * height
}

const dist = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Each pixel the mean of the nine around it. */
function blur({ width, height, data }: Grey): Grey {
  const soft = data.slice()
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++)
      soft[at] = (threeAt(data, at - width) + threeAt(data, at) + threeAt(data, at + width)) / 9
  return { width, height, data: soft }
}

const threeAt = (data: Uint8Array, at: number): number => (data[at - 1] ?? 0) + (data[at] ?? 0) + (data[at + 1] ?? 0)

function transposed({ width, height, data }: Grey): Grey {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[x * height + y] = data[y * width + x] ?? 0
  return { width: height, height: width, data: turned }
}
