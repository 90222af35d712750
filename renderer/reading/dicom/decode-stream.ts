import { Decoder as LosslessDecoder } from 'jpeg-lossless-decoder-js'
import { streamHeader, type StreamHeader } from '../../core/interop/dicom/stream-header.ts'
import type { CompressedFrame, DecodedFrame } from './decoded.ts'
import { decodeJpeg12 } from './jpeg12.ts'
import { decodeRle } from './rle.ts'

/**
 * Unpack a frame. Null where it is damaged, where its stream is of another size than the file says (so that nothing is
 * decoded that was not bounded), or of a kind that is not read. Decoders throw all kinds of things on broken data.
 */
export async function decodeStream(frame: CompressedFrame): Promise<DecodedFrame | null> {
  if (frame.codec === 'rle') return decodeRle(frame)
  const header = streamHeader(frame.codec, frame.bytes, frame.shape)
  if (!header) return null
  try {
    return await decodeFitting(frame, header)
  } catch {
    return null
  }
}

const lossless = 0xc3
const jpegLs = 0xf7

/** The stream's own kind counts, whatever the file calls it. */
async function decodeFitting(frame: CompressedFrame, header: StreamHeader): Promise<DecodedFrame | null> {
  if (frame.codec === 'jpeg-2000') return byEngine('jpeg-2000', frame)
  if (header.process === jpegLs) return byEngine('jpeg-ls', frame)
  if (header.process === lossless) return decodeLossless(frame, header)
  if (header.bits === 8) return byEngine('jpeg', frame)
  return header.bits === 12 ? decodeJpeg12(frame.bytes) : null
}

async function byEngine(kind: 'jpeg-2000' | 'jpeg-ls' | 'jpeg', frame: CompressedFrame): Promise<DecodedFrame | null> {
  const { unpack } = await import('./wasm-codecs.ts')
  const isRgb = kind !== 'jpeg-ls' && (kind === 'jpeg' || /^YBR_(ICT|RCT)$|^RGB$/.test(frame.shape.photometric))
  const stream =
    kind === 'jpeg' && frame.shape.samples === 3 ? withColourMarker(frame.bytes, colourOf(frame)) : frame.bytes
  const { bytes, bits, isPlanar } = await unpack(kind, stream)
  return whole(frame, { bytes, bits, bitsAllocated: bits > 8 ? 16 : 8, planes: isPlanar, isRgb })
}

function decodeLossless(frame: CompressedFrame, { bits }: StreamHeader): DecodedFrame | null {
  const { buffer, byteOffset, length } = frame.bytes
  const decoded = new LosslessDecoder().decode(buffer, byteOffset, length)
  const bytes = new Uint8Array(decoded.buffer, decoded.byteOffset, decoded.byteLength)
  return whole(frame, { bytes, bits, bitsAllocated: bits > 8 ? 16 : 8, planes: false, isRgb: false })
}

function whole(frame: CompressedFrame, decoded: DecodedFrame): DecodedFrame | null {
  const { columns, rows, samples } = frame.shape
  const size = columns * rows * samples * (decoded.bitsAllocated / 8)
  return decoded.bytes.length >= size ? { ...decoded, bytes: decoded.bytes.subarray(0, size) } : null
}

/**
 * Whether a JPEG's components are colour differences: the file's photometric interpretation says so, and writers that say
 * RGB but did convert leave a JFIF or Adobe marker that says otherwise.
 */
function colourOf({ shape, bytes }: CompressedFrame): 'rgb' | 'differences' {
  if (shape.photometric !== 'RGB') return 'differences'
  const found = markerSegments(bytes).find(({ marker, at }) => isJfif(bytes, marker, at) || isAdobe(bytes, marker, at))
  if (!found) return 'rgb'
  return found.marker === 0xee && bytes[found.at + 15] === 0 ? 'rgb' : 'differences'
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
const isJfif = (bytes: Uint8Array, marker: number, at: number): boolean =>
  marker === 0xe0 && textAt(bytes, at + 4, 4) === 'JFIF'
const isAdobe = (bytes: Uint8Array, marker: number, at: number): boolean =>
  marker === 0xee && textAt(bytes, at + 4, 5) === 'Adobe'

/** The segments before the frame header, from their marker on. */
function markerSegments(bytes: Uint8Array): { marker: number; at: number; length: number }[] {
  const segments: { marker: number; at: number; length: number }[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) break
    const length = 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    segments.push({ marker, at, length })
    at += length
  }
  return segments
}

/** The engine decides by markers alone: all that speak of colour are taken out, and one that says what we know is put in. */
function withColourMarker(bytes: Uint8Array, colour: 'rgb' | 'differences'): Uint8Array {
  const drop = markerSegments(bytes).filter(({ marker }) => marker === 0xe0 || marker === 0xee)
  const adobe = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, colour === 'rgb' ? 0 : 1]
  const out = new Uint8Array(bytes.length + adobe.length)
  out.set([0xff, 0xd8, ...adobe])
  let to = 2 + adobe.length
  let from = 2
  for (const { at, length } of [...drop, { at: bytes.length, length: 0 }]) {
    out.set(bytes.subarray(from, at), to)
    to += at - from
    from = at + length
  }
  return out.subarray(0, to)
}
