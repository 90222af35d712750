import type { Gray } from '../sample/pixels.ts'
import { tiffOf } from '../sample/tiff.ts'

const LINES_TO_THE_INCH = 283

/** A fax of standard resolution as a TIFF: 204 dots across to the inch, and only so many lines down (ITU-T T.4). */
export function faxFile(picture: Gray, lines: number): Uint8Array {
  const square = tiffOf([picture], 204)
  const bytes = new Uint8Array(square.length + 8)
  bytes.set(square)
  const view = new DataView(bytes.buffer)
  view.setUint32(square.length, lines, true)
  view.setUint32(square.length + 4, 1, true)
  const directory = view.getUint32(4, true)
  for (let tag = 0; tag < view.getUint16(directory, true); tag++) {
    const at = directory + 2 + tag * 12
    if (view.getUint16(at, true) === LINES_TO_THE_INCH) view.setUint32(at + 8, square.length, true)
  }
  return bytes
}
