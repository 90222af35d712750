import type { Look } from '../../core/model/look.ts'
import { lookUp, type Lut } from '../../core/interop/dicom/lut.ts'
import type { PixelShape } from '../../core/interop/dicom/pixel-shape.ts'
import { isShared } from '../../core/interop/dicom/pixels.ts'
import { paintBy } from './paint.ts'
import type { StoredValues } from './stored-values.ts'

/** A window that changes nothing: colours have no unit but their own 256 steps. */
export const plainLook: Look = { centre: 127.5, width: 255, invert: false }

/** Pixels of a palette (PS3.3 C.7.6.3.1.5). */
export function drawPalette(values: StoredValues, palette: readonly [Lut, Lut, Lut]): Uint8ClampedArray<ArrayBuffer> {
  const light = (lut: Lut, stored: number) => Math.round((255 * lookUp(lut, stored)) / (2 ** lut.bits - 1)) & 255
  const [red, green, blue] = palette
  const opaque = 0xff000000
  return paintBy(
    values,
    (stored) => opaque | (light(blue, stored) << 16) | (light(green, stored) << 8) | light(red, stored),
  )
}

/** Pixels of three colours, or of luminance and colour differences (PS3.3 C.7.6.3.1.2). */
export function drawColour(values: StoredValues, shape: PixelShape, isRgb: boolean): Uint8ClampedArray<ArrayBuffer> {
  const count = shape.rows * shape.columns
  const place = placing(shape, count)
  const most = 2 ** shape.bitsStored - 1
  const isDifferences = !isRgb && /^YBR_(FULL|PARTIAL)/.test(shape.photometric)
  const convert = isDifferences ? (shape.photometric.startsWith('YBR_PARTIAL') ? fromPartial : fromFull) : null
  const rgba = new Uint8ClampedArray(count * 4)
  const scale = 255 / most
  for (let i = 0; i < count; i++) {
    const to = i * 4
    const one = (values[place(i, 0)] ?? 0) * scale
    const two = (values[place(i, 1)] ?? 0) * scale
    const three = (values[place(i, 2)] ?? 0) * scale
    if (convert) convert(rgba, to, [one, two, three])
    else {
      rgba[to] = one
      rgba[to + 1] = two
      rgba[to + 2] = three
    }
    rgba[to + 3] = 255
  }
  return rgba
}

/** Where the n-th value of a pixel stands. */
function placing(shape: PixelShape, count: number): (pixel: number, n: number) => number {
  if (isShared(shape)) return (pixel, n) => (pixel >> 1) * 4 + (n === 0 ? pixel & 1 : n + 1)
  return shape.planes ? (pixel, n) => n * count + pixel : (pixel, n) => pixel * 3 + n
}

type Triple = readonly [number, number, number]

function fromFull(rgba: Uint8ClampedArray, to: number, [y, blue, red]: Triple): void {
  rgba[to] = y + 1.402 * (red - 128)
  rgba[to + 1] = y - 0.344136 * (blue - 128) - 0.714136 * (red - 128)
  rgba[to + 2] = y + 1.772 * (blue - 128)
}

/** Luminance from 16 to 235, differences from 16 to 240. */
function fromPartial(rgba: Uint8ClampedArray, to: number, [y, blue, red]: Triple): void {
  const light = 1.1644 * (y - 16)
  rgba[to] = light + 1.596 * (red - 128)
  rgba[to + 1] = light - 0.3917 * (blue - 128) - 0.8129 * (red - 128)
  rgba[to + 2] = light + 2.0173 * (blue - 128)
}

/** Colours with a window over their 256 steps; unchanged by the plain one. */
export function relit(rgba: Uint8ClampedArray<ArrayBuffer>, { centre, width, invert }: Look): void {
  if (centre === plainLook.centre && width === plainLook.width && !invert) return
  const table = Uint8ClampedArray.from({ length: 256 }, (_, value) => {
    const light = 255 * ((value - centre) / Math.max(width, 1) + 0.5)
    return invert ? 255 - light : light
  })
  for (let at = 0; at < rgba.length; at++) if (at % 4 !== 3) rgba[at] = table[rgba[at] ?? 0] ?? 0
}
