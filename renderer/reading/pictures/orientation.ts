import { turnRgba, type Rgba, type Turn } from '../raster.ts'

/** How stored pixels become upright: mirrored left to right first, then turned clockwise. */
export type Orientation = { readonly mirrored: boolean; readonly turn: Turn }

const upright: Orientation = { mirrored: false, turn: 0 }

/** The eight values of the Orientation tag (TIFF 6.0 §8, Exif 2.32 §4.6.4). Anything else is upright. */
const byTag: readonly Orientation[] = [
  upright,
  upright,
  { mirrored: true, turn: 0 },
  { mirrored: false, turn: 180 },
  { mirrored: true, turn: 180 },
  { mirrored: true, turn: 270 },
  { mirrored: false, turn: 90 },
  { mirrored: true, turn: 90 },
  { mirrored: false, turn: 270 },
]

export const orientationOf = (tag: number | undefined): Orientation => byTag[tag ?? 1] ?? upright

export function orient(rgba: Rgba, { mirrored, turn }: Orientation): Rgba {
  return turnRgba(mirrored ? mirror(rgba) : rgba, turn)
}

/** Width and height after turning. */
export const orientedSize = (size: { width: number; height: number }, { turn }: Orientation) =>
  turn % 180 === 0 ? { width: size.width, height: size.height } : { width: size.height, height: size.width }

function mirror({ width, height, data }: Rgba): Rgba {
  const to = new Uint8ClampedArray(data.length)
  const from32 = new Uint32Array(data.buffer, data.byteOffset, data.length / 4)
  const to32 = new Uint32Array(to.buffer)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) to32[y * width + x] = from32[(y + 1) * width - 1 - x] ?? 0
  return { width, height, data: to }
}
