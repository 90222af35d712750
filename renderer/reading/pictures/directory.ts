/**
 * One image file directory of TIFF 6.0 (§2), as TIFF files and Exif have it: whole numbers and fractions, as arrays.
 * Reads within the bytes only; a tag that points outside or is longer than the file is left out.
 */
export type Directory = {
  readonly tags: ReadonlyMap<number, readonly number[]>
  readonly places: ReadonlyMap<number, number>
}

/** `next` directories of a file, at most `most`; a chain that bites its tail ends there. */
export type Directories = { readonly littleEndian: boolean; readonly directories: readonly Directory[] }

const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 13: 4 }
const longestTag = 4_000_000

/** Null where the bytes do not begin with a TIFF header. `most`: how many directories are wanted. */
export function readDirectories(bytes: Uint8Array, most: number): Directories | null {
  if (bytes.length < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const littleEndian = order === 0x4949
  if (view.getUint16(2, littleEndian) !== 42) return null
  const directories: Directory[] = []
  const seen = new Set<number>()
  let at = view.getUint32(4, littleEndian)
  while (at >= 8 && at + 2 <= bytes.length && !seen.has(at) && directories.length < most) {
    seen.add(at)
    const entries = view.getUint16(at, littleEndian)
    directories.push(readDirectory(view, at + 2, entries, littleEndian))
    const link = at + 2 + entries * 12
    at = link + 4 <= bytes.length ? view.getUint32(link, littleEndian) : 0
  }
  return { littleEndian, directories }
}

/** A directory that a tag of another points to; null where it points outside. */
export function readDirectoryAt(bytes: Uint8Array, at: number, littleEndian: boolean): Directory | null {
  if (at < 8 || at + 2 > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return readDirectory(view, at + 2, view.getUint16(at, littleEndian), littleEndian)
}

function readDirectory(view: DataView, start: number, entries: number, littleEndian: boolean): Directory {
  const tags = new Map<number, number[]>()
  const places = new Map<number, number>()
  for (let entry = 0; entry < entries; entry++) {
    const at = start + entry * 12
    if (at + 12 > view.byteLength) break
    const size = sizes[view.getUint16(at + 2, littleEndian)]
    const length = view.getUint32(at + 4, littleEndian)
    if (size === undefined || length > longestTag) continue
    const place = size * length <= 4 ? at + 8 : view.getUint32(at + 8, littleEndian)
    if (place + size * length > view.byteLength) continue
    const tag = view.getUint16(at, littleEndian)
    places.set(tag, place)
    tags.set(
      tag,
      Array.from({ length }, (_, i) => numberAt(view, place + i * size, size, littleEndian)),
    )
  }
  return { tags, places }
}

function numberAt(view: DataView, at: number, size: number, littleEndian: boolean): number {
  if (size === 1) return view.getUint8(at)
  if (size === 2) return view.getUint16(at, littleEndian)
  const whole = view.getUint32(at, littleEndian)
  return size === 8 ? whole / view.getUint32(at + 4, littleEndian) : whole
}
