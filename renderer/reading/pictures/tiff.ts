import UTIF from 'utif2'
import type { Rgba } from '../raster.ts'
import { readDirectories, type Directory } from './directory.ts'

/**
 * A page of a TIFF file as its directory describes it, before decoding. `square`: its size where pixels are as high as they
 * are wide; a fax has half as many rows as it should.
 */
export type TiffPage = {
  readonly width: number
  readonly height: number
  readonly square: { readonly width: number; readonly height: number }
  readonly orientation: number
  readonly directory: Directory
}

const tag = {
  kind: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  orientation: 274,
  samples: 277,
  across: 282,
  down: 283,
  planar: 284,
}

/** What the decoder may see: the tags of baseline TIFF, tiles, predictor, colour map and JPEG; no private ones. */
const decoderTags = [
  ...[
    254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338, 339,
  ],
  ...[347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 532],
]
const mostPages = 2000

/** The pages in order, without the small previews that some programs store beside them. Null where it is no TIFF. */
export function tiffPages(bytes: Uint8Array): TiffPage[] | null {
  const found = readDirectories(bytes, mostPages)
  if (!found) return null
  const pages = found.directories.flatMap((directory) => {
    const width = directory.tags.get(tag.width)?.[0] ?? 0
    const height = directory.tags.get(tag.height)?.[0] ?? 0
    const orientation = directory.tags.get(tag.orientation)?.[0] ?? 1
    const square = squareSize({ width, height }, directory)
    return width > 0 && height > 0 ? [{ width, height, square, orientation, directory }] : []
  })
  const real = pages.filter(({ directory }) => ((directory.tags.get(tag.kind)?.[0] ?? 0) & 1) === 0)
  return real.length > 0 ? real : pages
}

/** Differences below this are a scanner's rounding; those above the other are a fault of whoever wrote the file. */
const [leastStretch, mostStretch] = [1.1, 4]

/** Fewer dots to the inch one way than the other: more pixels that way. */
function squareSize({ width, height }: { width: number; height: number }, { tags }: Directory) {
  const across = tags.get(tag.across)?.[0] ?? 0
  const down = tags.get(tag.down)?.[0] ?? 0
  const stretch = Math.max(across / down, down / across)
  if (!(stretch > leastStretch && stretch <= mostStretch)) return { width, height }
  return across > down
    ? { width, height: Math.round(height * stretch) }
    : { width: Math.round(width * stretch), height }
}

/** Decode one page (stored orientation). Null where its kind is not known or its data are broken. */
export function decodeTiffPage(bytes: Uint8Array<ArrayBuffer>, { width, height, directory }: TiffPage): Rgba | null {
  const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer
  const image: UTIF.IFD = { data: new Uint8Array(0), width, height }
  Reflect.deleteProperty(image, 'data') // the decoder takes an image that has data for decoded
  for (const number of decoderTags) {
    const values = directory.tags.get(number)
    if (values) image[`t${number}`] = [...values]
  }
  UTIF.decodeImage(whole, image)
  const { data } = image
  if (!(data instanceof Uint8Array)) return null
  const layout = layoutOf(directory)
  if (layout.samples === 1 && layout.photometric <= 1 && layout.bits <= 16)
    return greyRows(data, { width, height }, layout)
  if (layout.planar === 2 || ![1, 2, 4, 8, 16].includes(layout.bits)) return null
  return { width, height, data: new Uint8ClampedArray(UTIF.toRGBA8(image)) }
}

type Layout = { readonly bits: number; readonly samples: number; readonly photometric: number; readonly planar: number }

function layoutOf({ tags }: Directory): Layout {
  const bits = tags.get(tag.bits)?.[0] ?? 1
  return {
    bits,
    samples: tags.get(tag.samples)?.[0] ?? 1,
    photometric: tags.get(tag.photometric)?.[0] ?? (bits === 1 ? 0 : 1),
    planar: tags.get(tag.planar)?.[0] ?? 1,
  }
}

/** Grey of any depth up to 16 bits, rows padded to bytes; 16-bit samples come from the decoder little-endian. */
function greyRows(data: Uint8Array, size: { width: number; height: number }, { bits, photometric }: Layout): Rgba {
  const { width, height } = size
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  const stride = Math.ceil((width * bits) / 8)
  const scale = 255 / (2 ** bits - 1)
  const valueAt = bits === 16 ? wideSample : bits === 8 ? byteSample : packedSample(bits)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const light = valueAt(data, y * stride, x) * scale
      rgba.fill(photometric === 0 ? 255 - light : light, at, at + 3)
    }
  return { width, height, data: rgba }
}

const wideSample = (data: Uint8Array, row: number, x: number): number =>
  (data[row + 2 * x] ?? 0) | ((data[row + 2 * x + 1] ?? 0) << 8)
const byteSample = (data: Uint8Array, row: number, x: number): number => data[row + x] ?? 0

function packedSample(bits: number) {
  return (data: Uint8Array, row: number, x: number): number => {
    const bit = x * bits
    const at = row + (bit >> 3)
    const three = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
    return (three >> (24 - (bit & 7) - bits)) & (2 ** bits - 1)
  }
}
