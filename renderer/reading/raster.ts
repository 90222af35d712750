import type { PageText } from '../core/model/page-text.ts'

export type Turn = PageText['turned']

/** 8-bit grey pixels in rows from the top, no padding; 0 is black. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array<ArrayBuffer> }

/** 8-bit red, green, blue, alpha in rows from the top, no padding. */
export type Rgba = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> }

/** Rec. 601 luminance, as seen on white paper where the picture lets it through. */
export function greyOf({ width, height, data }: Rgba): Grey {
  const grey = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    const light = (299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0)) / 1000
    const alpha = data[at + 3] ?? 255
    grey[i] = alpha === 255 ? light : 255 - ((255 - light) * alpha) / 255
  }
  return { width, height, data: grey }
}

/** Where the pixel of a turned picture comes from: index = start + x · alongX + y · alongY of the stored one. */
function walk({ width, height }: { width: number; height: number }, turn: Turn) {
  const last = width * height - 1
  if (turn === 90) return { start: (height - 1) * width, alongX: -width, alongY: 1 }
  if (turn === 180) return { start: last, alongX: -1, alongY: -width }
  if (turn === 270) return { start: width - 1, alongX: width, alongY: -1 }
  return { start: 0, alongX: 1, alongY: width }
}

const turnedSize = ({ width, height }: { width: number; height: number }, turn: Turn) =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width }

function turnPixels(
  size: { width: number; height: number },
  turn: Turn,
  put: (to: number, from: number) => void,
): void {
  const { width, height } = turnedSize(size, turn)
  const { start, alongX, alongY } = walk(size, turn)
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0, from = start + y * alongY; x < width; x++, from += alongX) put(to++, from)
}

/** Turned clockwise. */
export function turnGrey(grey: Grey, turn: Turn): Grey {
  if (turn === 0) return grey
  const data = new Uint8Array(grey.data.length)
  turnPixels(grey, turn, (to, from) => void (data[to] = grey.data[from] ?? 0))
  return { ...turnedSize(grey, turn), data }
}

/** Turned clockwise. */
export function turnRgba(rgba: Rgba, turn: Turn): Rgba {
  if (turn === 0) return rgba
  const data = new Uint8ClampedArray(rgba.data.length)
  const from32 = new Uint32Array(rgba.data.buffer, rgba.data.byteOffset, rgba.data.length / 4)
  const to32 = new Uint32Array(data.buffer)
  turnPixels(rgba, turn, (to, from) => void (to32[to] = from32[from] ?? 0))
  return { ...turnedSize(rgba, turn), data }
}

/** A rectangle of a picture, cut to what lies inside it. */
export function cropGrey(grey: Grey, left: number, top: number, size: { width: number; height: number }): Grey {
  const width = Math.min(size.width, grey.width - left)
  const height = Math.min(size.height, grey.height - top)
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (top + y) * grey.width + left
    data.set(grey.data.subarray(from, from + width), y * width)
  }
  return { width, height, data }
}

/** Made larger or smaller by a factor; bilinear, so not for less than half the size. */
export function scaleGrey(grey: Grey, factor: number): Grey {
  const width = Math.max(1, Math.round(grey.width * factor))
  const height = Math.max(1, Math.round(grey.height * factor))
  const data = new Uint8Array(width * height)
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++) data[to++] = sample(grey, (x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5)
  return { width, height, data }
}

/** The grey between pixels; beyond the edges the edge's own. */
export function sample({ width, height, data }: Grey, x: number, y: number): number {
  const cx = Math.min(Math.max(x, 0), width - 1)
  const cy = Math.min(Math.max(y, 0), height - 1)
  const left = Math.floor(cx)
  const top = Math.floor(cy)
  const at = top * width + left
  const right = left + 1 < width ? 1 : 0
  const below = top + 1 < height ? width : 0
  const fx = cx - left
  const upper = (data[at] ?? 0) * (1 - fx) + (data[at + right] ?? 0) * fx
  const lower = (data[at + below] ?? 0) * (1 - fx) + (data[at + below + right] ?? 0) * fx
  return upper + (lower - upper) * (cy - top) + 0.5
}

/** Binary PGM (Netpbm P5): what OCR takes without a picture codec in between. */
export function pgmOf({ width, height, data }: Grey): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const pgm = new Uint8Array(header.length + data.length)
  pgm.set(header)
  pgm.set(data, header.length)
  return pgm
}
