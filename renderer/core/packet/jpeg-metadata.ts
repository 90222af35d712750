import { concat } from '../base/bytes.ts'

const SOS = 0xda
const EOI = 0xd9
const COMMENT = 0xfe

/** JFIF, colour profile and Adobe's colour transform say how to draw; every other application segment is about something else. */
const DRAWN_BY = new Set([0xe0, 0xe2, 0xee])
const isMetadata = (marker: number): boolean =>
  marker === COMMENT || (marker >= 0xe0 && marker <= 0xef && !DRAWN_BY.has(marker))

/**
 * A JPEG without what a camera writes into it (place, time, owner, a small copy of the uncropped picture) and without anything behind
 * its end. The picture's own data are not touched. A file that cannot be walked through is cut where that ends.
 */
export function withoutMetadata(jpeg: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) break
    const header = 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0))
    const end = marker === SOS ? endOfScan(jpeg, at + header) : at + header
    if (!isMetadata(marker)) kept.push(jpeg.subarray(at, end))
    at = end
  }
  return concat(...kept, Uint8Array.of(0xff, EOI))
}

/** The next marker after entropy-coded data: FF00 is a data byte, FFD0 to FFD7 are restarts (ITU-T T.81 §B.1.1.5). */
function endOfScan(jpeg: Uint8Array, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0 && at + 1 < jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return jpeg.length
}
