/** The size a picture claims, in pixels as stored. */
export type Size = { readonly width: number; readonly height: number }

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** Windows bitmap: size in the second header, the height negative where rows run downwards. */
export function bitmapSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 26) return null
  const view = viewOf(bytes)
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) }
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
}

/** GIF89a §18 and §20: the larger of the screen and the first picture, which need not stay within it. */
export function gifSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 13) return null
  const view = viewOf(bytes)
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  const first = firstGifPicture(view)
  return first ? { width: Math.max(screen.width, first.width), height: Math.max(screen.height, first.height) } : screen
}

function firstGifPicture(view: DataView): Size | null {
  const flags = view.getUint8(10)
  let at = 13 + ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))
  while (at + 10 <= view.byteLength && view.getUint8(at) === 0x21) {
    at += 2
    while (at < view.byteLength && view.getUint8(at) !== 0) at += view.getUint8(at) + 1
    at++
  }
  if (at + 10 > view.byteLength || view.getUint8(at) !== 0x2c) return null
  return {
    width: view.getUint16(at + 1, true) + view.getUint16(at + 5, true),
    height: view.getUint16(at + 3, true) + view.getUint16(at + 7, true),
  }
}

export type WebpHeader = { readonly size: Size; readonly exif: { readonly start: number; readonly end: number } | null }

/** WebP (RFC 9649 §2.5 to §2.7): the first chunk has the size; Exif data are a chunk of their own. */
export function webpSize(bytes: Uint8Array): WebpHeader | null {
  let size: Size | null = null
  let exif: WebpHeader['exif'] = null
  const view = viewOf(bytes)
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = ascii(bytes, at, 4)
    const length = view.getUint32(at + 4, true)
    size ??= webpChunkSize(bytes, name, at + 8)
    if (name === 'EXIF') exif = exifPlace(bytes, at + 8, Math.min(at + 8 + length, bytes.length))
    at += 8 + length + (length % 2)
  }
  return size && { size, exif }
}

/** Some programs put the mark of a JPEG's Exif segment before the data. */
function exifPlace(bytes: Uint8Array, start: number, end: number): { start: number; end: number } {
  return ascii(bytes, start, 4) === 'Exif' ? { start: start + 6, end } : { start, end }
}

function webpChunkSize(bytes: Uint8Array, name: string, at: number): Size | null {
  const byte = (offset: number): number => bytes[at + offset] ?? 0
  if (at + 10 > bytes.length) return null
  if (name === 'VP8X')
    return {
      width: 1 + (byte(4) | (byte(5) << 8) | (byte(6) << 16)),
      height: 1 + (byte(7) | (byte(8) << 8) | (byte(9) << 16)),
    }
  if (name === 'VP8L')
    return {
      width: 1 + (byte(1) | ((byte(2) & 0x3f) << 8)),
      height: 1 + ((byte(2) >> 6) | (byte(3) << 2) | ((byte(4) & 0x0f) << 10)),
    }
  if (name === 'VP8 ')
    return { width: (byte(6) | (byte(7) << 8)) & 0x3fff, height: (byte(8) | (byte(9) << 8)) & 0x3fff }
  return null
}

/** HEIF and AVIF: the largest of the extents (`ispe`) that the items have (ISO/IEC 23008-12 §6.5.3). */
export function heifSize(bytes: Uint8Array): Size | null {
  const meta = boxesIn(bytes, 0, bytes.length).find(({ name }) => name === 'meta')
  const properties = meta && boxesIn(bytes, meta.start + 4, meta.end).find(({ name }) => name === 'iprp')
  const container = properties && boxesIn(bytes, properties.start, properties.end).find(({ name }) => name === 'ipco')
  if (!container) return null
  const view = viewOf(bytes)
  const sizes = boxesIn(bytes, container.start, container.end)
    .filter(({ name, start, end }) => name === 'ispe' && end - start >= 12)
    .map(({ start }) => ({ width: view.getUint32(start + 4), height: view.getUint32(start + 8) }))
  return sizes.reduce<Size | null>((largest, size) => (area(size) > area(largest) ? size : largest), null)
}

const area = (size: Size | null): number => (size ? size.width * size.height : 0)

type BoxAt = { readonly name: string; readonly start: number; readonly end: number }

/** The boxes that lie next to each other between two places (ISO/IEC 14496-12 §4.2). */
function boxesIn(bytes: Uint8Array, from: number, to: number): BoxAt[] {
  const boxes: BoxAt[] = []
  const view = viewOf(bytes)
  for (let at = from; at + 8 <= to && boxes.length < 10_000;) {
    const short = view.getUint32(at)
    const wide = short === 1 && at + 16 <= to
    const length = wide ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
    if (length < (wide ? 16 : 8)) break
    boxes.push({ name: ascii(bytes, at + 4, 4), start: at + (wide ? 16 : 8), end: Math.min(at + length, to) })
    at += length
  }
  return boxes
}
