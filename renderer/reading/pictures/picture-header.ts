import { readDirectories } from './directory.ts'
import { bitmapSize, gifSize, heifSize, webpSize, type Size } from './picture-sizes.ts'
import { takenAt } from './taken-at.ts'

/** Formats that the browser's own decoder takes. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'bmp' | 'gif' | 'avif'

/** What a picture's own header says, read before anything is decoded. `orientation` is the Exif tag's value. */
export type PictureHeader = Size & {
  /** When the photo says it was taken, `YYYY-MM-DDTHH:MM:SS`. */
  readonly takenAt: string | null
  readonly orientation: number
  /** Where the orientation's value stands in the file, so that a decoder can be kept from applying it as well. */
  readonly orientationAt: { readonly place: number; readonly littleEndian: boolean } | null
}

type Exif = Pick<PictureHeader, 'orientation' | 'orientationAt' | 'takenAt'>
const noExif: Exif = { orientation: 1, orientationAt: null, takenAt: null }
const orientationTag = 0x0112

/** Null where no size is found before the image data. */
export function pictureHeader(bytes: Uint8Array, format: PictureFormat): PictureHeader | null {
  switch (format) {
    case 'png':
      return pngHeader(bytes)
    case 'jpeg':
      return jpegHeader(bytes)
    case 'webp': {
      const found = webpSize(bytes)
      return found && { ...found.size, ...(found.exif ? exifAt(bytes, found.exif.start, found.exif.end) : noExif) }
    }
    case 'gif':
      return withoutExif(gifSize(bytes))
    case 'bmp':
      return withoutExif(bitmapSize(bytes))
    case 'avif': // turned by its own boxes, which the decoder minds
      return withoutExif(heifSize(bytes))
  }
}

const withoutExif = (size: Size | null): PictureHeader | null => size && { ...size, ...noExif }

/** PNG (W3C PNG 3rd ed.): IHDR comes first; eXIf may come anywhere before IEND. */
function pngHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 33 || view.getUint32(12) !== 0x49484452) return null
  let exif = noExif
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    if (view.getUint32(at + 4) === 0x65584966) exif = exifAt(bytes, at + 8, Math.min(at + 8 + length, bytes.length))
    at += 12 + length
  }
  return { width: view.getUint32(16), height: view.getUint32(20), ...exif }
}

/** Start-of-frame markers (ITU T.81 table B.1): C0–CF without DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const standsAlone = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01

function jpegHeader(bytes: Uint8Array): PictureHeader | null {
  let exif = noExif
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) {
      at++
      continue
    }
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff || standsAlone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const length = word(bytes, at + 2)
    if (isFrame(marker)) return { width: word(bytes, at + 7), height: word(bytes, at + 5), ...exif }
    if (marker === 0xda || marker === 0xd9) return null
    if (marker === 0xe1 && isExif(bytes, at + 4)) exif = exifAt(bytes, at + 10, Math.min(at + 2 + length, bytes.length))
    at += 2 + Math.max(2, length)
  }
  return null
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const isExif = (bytes: Uint8Array, at: number): boolean =>
  [0x45, 0x78, 0x69, 0x66, 0].every((byte, i) => bytes[at + i] === byte)

function exifAt(bytes: Uint8Array, start: number, end: number): Exif {
  const exif = bytes.subarray(start, end)
  const found = readDirectories(exif, 1)
  const [directory] = found?.directories ?? []
  const dated = { ...noExif, takenAt: takenAt(exif) }
  const orientation = directory?.tags.get(orientationTag)?.[0]
  const place = directory?.places.get(orientationTag)
  if (!found || orientation === undefined || place === undefined) return dated
  if (orientation < 1 || orientation > 8) return dated
  return { ...dated, orientation, orientationAt: { place: start + place, littleEndian: found.littleEndian } }
}

/** The same file with its orientation set to upright. Some decoders turn by it and some do not; this one way all agree. */
export function withoutOrientation(
  bytes: Uint8Array<ArrayBuffer>,
  { orientationAt }: PictureHeader,
): Uint8Array<ArrayBuffer> {
  if (!orientationAt) return bytes
  const { place, littleEndian } = orientationAt
  const copy = bytes.slice()
  new DataView(copy.buffer).setUint16(place, 1, littleEndian)
  return copy
}
