import { lightAt } from './pixels.ts'
import type { Gray } from './pixels.ts'
import type { Box } from './sheet.ts'

type Point = readonly [x: number, y: number]
export type Corners = readonly [topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point]

/** A projection of the unit square onto four corners, and back. */
export type Projection = { to(point: Point): Point; from(point: Point): Point }

type Nine = readonly [number, number, number, number, number, number, number, number, number]

// Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), §2.2.3: unit square to quadrilateral.
function squareToCorners([p0, p1, p2, p3]: Corners): Nine {
  const [dx1, dy1] = [p1[0] - p2[0], p1[1] - p2[1]]
  const [dx2, dy2] = [p3[0] - p2[0], p3[1] - p2[1]]
  const [sx, sy] = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]]
  const whole = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / whole
  const h = (dx1 * sy - sx * dy1) / whole
  const across: Point = [p1[0] - p0[0] + g * p1[0], p1[1] - p0[1] + g * p1[1]]
  const down: Point = [p3[0] - p0[0] + h * p3[0], p3[1] - p0[1] + h * p3[1]]
  return [across[0], down[0], p0[0], across[1], down[1], p0[1], g, h, 1]
}

function adjoint([a, b, c, d, e, f, g, h, i]: Nine): Nine {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

function apply([a, b, c, d, e, f, g, h, i]: Nine, [x, y]: Point): Point {
  const scale = g * x + h * y + i
  return [(a * x + b * y + c) / scale, (d * x + e * y + f) / scale]
}

export function projectionOnto(corners: Corners): Projection {
  const there = squareToCorners(corners)
  const back = adjoint(there)
  return { to: (point) => apply(there, point), from: (point) => apply(back, point) }
}

/** The corners of a sheet that lies turned by `degrees` and fills `scale` of the picture. */
export function turnedCorners(degrees: number, aspect: number, scale = 1): Corners {
  const angle = (degrees * Math.PI) / 180
  const place = ([x, y]: Point): Point => {
    const [across, down] = [(x - 0.5) * scale, ((y - 0.5) * scale) / aspect]
    const turnedX = across * Math.cos(angle) - down * Math.sin(angle)
    const turnedY = across * Math.sin(angle) + down * Math.cos(angle)
    return [0.5 + turnedX, 0.5 + turnedY * aspect]
  }
  return [place([0, 0]), place([1, 0]), place([1, 1]), place([0, 1])]
}

/** Lays a picture into a new one; corners and projection are in fractions of the new picture. */
export function lay(gray: Gray, size: { width: number; height: number }, onto: Projection, outside: number): Gray {
  const data = new Uint8Array(size.width * size.height)
  for (let y = 0, at = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, at++) {
      const [across, down] = onto.from([(x + 0.5) / size.width, (y + 0.5) / size.height])
      data[at] = lightAt(gray, { x: across * gray.width - 0.5, y: down * gray.height - 0.5 }, outside)
    }
  }
  return { ...size, data }
}

/** The upright box around a projected box. */
export function projectBox(box: Box, onto: Projection): Box {
  const right = box.x + box.width
  const bottom = box.y + box.height
  const corners = [onto.to([box.x, box.y]), onto.to([right, box.y]), onto.to([right, bottom]), onto.to([box.x, bottom])]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}
