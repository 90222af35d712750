import { readDirectories, readDirectoryAt } from './directory.ts'

const exifDirectoryTag = 0x8769
const dateTimeOriginalTag = 0x9003

/** When a photo was taken as its Exif data say (DateTimeOriginal, Exif 2.32 §4.6.5): `YYYY-MM-DDTHH:MM:SS`, without a zone. */
export function takenAt(exif: Uint8Array): string | null {
  const found = readDirectories(exif, 1)
  const place = found?.directories[0]?.tags.get(exifDirectoryTag)?.[0]
  if (!found || place === undefined) return null
  const letters = readDirectoryAt(exif, place, found.littleEndian)?.tags.get(dateTimeOriginalTag) ?? []
  return instantOf(String.fromCharCode(...letters.slice(0, 19)))
}

function instantOf(written: string): string | null {
  const [, day, time] = /^(\d{4}[:-]\d{2}[:-]\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(written) ?? []
  if (day === undefined || time === undefined) return null
  const instant = `${day.replaceAll(':', '-')}T${time}`
  return instant >= '1850' && isOnCalendar(instant) ? instant : null
}

/** A clock that was never set writes zeros. */
function isOnCalendar(instant: string): boolean {
  const time = new Date(`${instant}Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(instant)
}

const exifStart = [0x45, 0x78, 0x69, 0x66, 0, 0]
const looksThrough = 8 * 1024 * 1024

/** The Exif data of a HEIF file: an item like any other, found by how it begins (ISO/IEC 23008-12 annex A.2.1). */
export function exifInHeif(bytes: Uint8Array): Uint8Array | null {
  const within = bytes.subarray(0, looksThrough)
  for (let at = within.indexOf(0x45); at >= 0; at = within.indexOf(0x45, at + 1)) {
    const order = within[at + 6]
    const isExif = exifStart.every((byte, i) => within[at + i] === byte)
    if (isExif && (order === 0x49 || order === 0x4d) && within[at + 7] === order) return bytes.subarray(at + 6)
  }
  return null
}
