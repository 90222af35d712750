import type { PixelShape } from './pixel-shape.ts'
import type { Codec } from './syntaxes.ts'

/** What a compressed stream says of itself before anything of it is decoded. */
export type StreamHeader = {
  readonly columns: number
  readonly rows: number
  readonly components: number
  readonly bits: number
  readonly isSigned: boolean
  /** The marker of the frame header of a JPEG or JPEG-LS stream (ITU-T T.81 table B.1); 0 for JPEG 2000. */
  readonly process: number
}

const startOfFrame = (marker: number): boolean =>
  marker === 0xf7 || (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)

/** The frame header of a JPEG (ITU-T T.81 B.2.2) or JPEG-LS (T.87 C.2.2) stream; null where there is none. */
function jpegHeader(bytes: Uint8Array): StreamHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (startOfFrame(marker)) return at + 10 > bytes.length ? null : frameHeader(view, at, marker)
    if (marker === 0xda) return null
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function frameHeader(view: DataView, at: number, process: number): StreamHeader {
  return {
    bits: view.getUint8(at + 4),
    rows: view.getUint16(at + 5),
    columns: view.getUint16(at + 7),
    components: view.getUint8(at + 9),
    isSigned: false,
    process,
  }
}

/** The image and tile size marker of a JPEG 2000 code stream (ITU-T T.800 A.5.1), within a file of boxes or not. */
function jpeg2000Header(bytes: Uint8Array): StreamHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = codeStreamStart(bytes)
  if (at === null || at + 43 > bytes.length || view.getUint16(at + 2) !== 0xff51) return null
  const depth = view.getUint8(at + 42)
  return {
    columns: view.getUint32(at + 8) - view.getUint32(at + 16),
    rows: view.getUint32(at + 12) - view.getUint32(at + 20),
    components: view.getUint16(at + 40),
    bits: (depth & 0x7f) + 1,
    isSigned: depth > 127,
    process: 0,
  }
}

/** Where a code stream begins: at once, or in the first 4 KiB of boxes. */
function codeStreamStart(bytes: Uint8Array): number | null {
  for (let at = 0; at < Math.min(bytes.length - 3, 4096); at++)
    if (bytes[at] === 0xff && bytes[at + 1] === 0x4f && bytes[at + 2] === 0xff && bytes[at + 3] === 0x51) return at
  return null
}

/** What a compressed frame claims before it is unpacked: the size that the file gives, and values that are read here. */
export function streamHeader(codec: Codec, bytes: Uint8Array, shape: PixelShape): StreamHeader | null {
  const header = codec === 'jpeg-2000' ? jpeg2000Header(bytes) : jpegHeader(bytes)
  if (!header || header.columns !== shape.columns || header.rows !== shape.rows) return null
  return header.components === shape.samples && header.bits >= 2 && header.bits <= 16 ? header : null
}

/** Whether a frame in run-length coding has a segment for each byte of each colour (PS3.5 §G.5). */
export function hasRleSegments(bytes: Uint8Array, { samples, bitsAllocated }: PixelShape): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return bytes.length >= 64 && bitsAllocated >= 8 && view.getUint32(0, true) === samples * (bitsAllocated >> 3)
}
