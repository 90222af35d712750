import { hasRleSegments } from '../../core/interop/dicom/stream-header.ts'
import type { CompressedFrame, DecodedFrame } from './decoded.ts'

/**
 * A frame in DICOM's run-length coding (PS3.5 annex G): each byte of each colour is a segment of its own, the most
 * significant first. Null where a segment ends too early.
 */
export function decodeRle({ bytes, shape }: CompressedFrame): DecodedFrame | null {
  const { columns, rows, samples, bitsAllocated } = shape
  const bytesEach = bitsAllocated >> 3
  const size = columns * rows
  const wanted = samples * bytesEach
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (!hasRleSegments(bytes, shape)) return null
  const out = new Uint8Array(size * wanted)
  for (let segment = 0; segment < wanted; segment++) {
    const from = view.getUint32(4 + segment * 4, true)
    const to = segment + 1 < wanted ? view.getUint32(8 + segment * 4, true) : bytes.length
    const sample = Math.floor(segment / bytesEach)
    const at = sample * size * bytesEach + (bytesEach - 1 - (segment % bytesEach))
    if (!unpack(bytes.subarray(from, to), out, { at, step: bytesEach, count: size })) return null
  }
  return { bytes: out, bits: null, bitsAllocated, planes: samples > 1, isRgb: false }
}

type Place = { readonly at: number; readonly step: number; readonly count: number }

/** PackBits: whether it gave as many bytes as wanted. */
function unpack(packed: Uint8Array, out: Uint8Array, { at, step, count }: Place): boolean {
  let done = 0
  let from = 0
  while (done < count && from < packed.length) {
    const head = packed[from++] ?? 0
    if (head === 128) continue
    const isRun = head > 128
    const length = Math.min(isRun ? 257 - head : head + 1, count - done)
    if (from + (isRun ? 1 : length) > packed.length) return false
    for (let i = 0; i < length; i++) out[at + (done + i) * step] = packed[isRun ? from : from + i] ?? 0
    done += length
    from += isRun ? 1 : head + 1
  }
  return done === count
}
