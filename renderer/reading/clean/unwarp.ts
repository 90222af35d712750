import type { Grey } from '../raster.ts'
import type { Corners } from './page-edges.ts'
import { between } from './between.ts'
import type { Straight } from './deskew.ts'

/** The sheet between four corners of a picture as if it were seen from straight above. */
export function unwarp(grey: Grey, corners: Corners): Straight {
  const [a, b, c, d] = corners
  const width = Math.round(Math.max(Math.hypot(b.x - a.x, b.y - a.y), Math.hypot(c.x - d.x, c.y - d.y)))
  const height = Math.round(Math.max(Math.hypot(d.x - a.x, d.y - a.y), Math.hypot(c.x - b.x, c.y - b.y)))
  const onto = projection(corners)
  const toPage = (x: number, y: number) => {
    const [u, v] = [x / width, y / height]
    const depth = onto.g * u + onto.h * v + 1
    return { x: (onto.a * u + onto.b * v + onto.c) / depth, y: (onto.d * u + onto.e * v + onto.f) / depth }
  }
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) fillRow(data, { grey, onto, y, width, height })
  return { grey: { width, height, data }, toPage }
}

type Projection = Readonly<Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h', number>>

/** Unit square onto four corners (Heckbert, "Fundamentals of Texture Mapping and Image Warping", 1989, §2.2.3). */
function projection([p, q, r, s]: Corners): Projection {
  const [x1, y1, x2, y2] = [q.x - r.x, q.y - r.y, s.x - r.x, s.y - r.y]
  const [sumX, sumY] = [p.x - q.x + r.x - s.x, p.y - q.y + r.y - s.y]
  const whole = x1 * y2 - x2 * y1
  const g = (sumX * y2 - x2 * sumY) / whole
  const h = (x1 * sumY - sumX * y1) / whole
  return {
    a: q.x - p.x + g * q.x,
    b: s.x - p.x + h * s.x,
    c: p.x,
    d: q.y - p.y + g * q.y,
    e: s.y - p.y + h * s.y,
    f: p.y,
    g,
    h,
  }
}

type RowOf = {
  readonly grey: Grey
  readonly onto: Projection
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One row, by steps: each pixel's place is a quotient of two sums that grow evenly along the row. */
function fillRow(data: Uint8Array, { grey, onto, y, width, height }: RowOf): void {
  const v = (y + 0.5) / height
  let overX = onto.a * (0.5 / width) + onto.b * v + onto.c
  let overY = onto.d * (0.5 / width) + onto.e * v + onto.f
  let under = onto.g * (0.5 / width) + onto.h * v + 1
  const [stepX, stepY, stepUnder] = [onto.a / width, onto.d / width, onto.g / width]
  const [right, below] = [grey.width - 2, grey.height - 2]
  for (let i = y * width, end = i + width; i < end; i++, overX += stepX, overY += stepY, under += stepUnder) {
    const x = Math.min(Math.max(overX / under - 0.5, 0), right)
    const down = Math.min(Math.max(overY / under - 0.5, 0), below)
    data[i] = between(grey.data, grey.width, x, down)
  }
}
