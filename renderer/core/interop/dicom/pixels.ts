import parser, { type Element } from 'dicom-parser'
import type { Item } from './item.ts'
import type { DicomFile } from './read-file.ts'
import { fragmentsOf, framesOf, type FrameBytes, type Frames } from './fragments.ts'
import { hasRleSegments, streamHeader } from './stream-header.ts'
import type { PixelShape } from './pixel-shape.ts'
import { codecOf, type Codec } from './syntaxes.ts'
import { tags } from './tags.ts'

/** More is refused before anything is decoded (pixels in a frame). */
export const mostFramePixels = 100_000_000

/** Where the frames of a file are. `bytes(n)`: the n-th frame (from 0), still compressed; null where it is not whole. */
export type Pixels = {
  readonly shape: PixelShape
  readonly codec: Codec
  readonly isBigEndian: boolean
  /** Bytes of 8-bit values stored as big-endian words are swapped in pairs. */
  readonly isWords: boolean
  readonly frames: number
  readonly bytes: (frame: number) => FrameBytes | null
}

export type NoPixels = 'no-pixels' | 'codec' | 'damaged'

/** What a file says of its pixels, checked against the bytes that are there; or why nothing can be drawn. */
export function pixelsOf(file: DicomFile): Pixels | NoPixels {
  const stated = pixelElement(file)
  if (!stated) return !file.isWhole && hasShape(file) ? 'damaged' : 'no-pixels'
  const codec = codecOf(file.syntax)
  if (codec === null) return 'codec'
  const shape = shapeOf(file, stated.number)
  const frames = shape ? framesIn(file, stated.element, shape, codec) : null
  if (!shape || !frames || !canBegin(frames, shape, codec)) return 'damaged'
  const isBigEndian = file.item.field.order === parser.bigEndianByteArrayParser
  const isWords = isBigEndian && stated.element.vr === 'OW'
  return { shape, codec, isBigEndian, isWords, frames: frames.count, bytes: frames.bytes }
}

/** Whether there is a first frame, and one that can be what it should be. */
function canBegin(frames: Frames, shape: PixelShape, codec: Codec): boolean {
  const first = frames.bytes(0)?.bytes
  if (!first) return false
  if (codec === 'native') return true
  return codec === 'rle' ? hasRleSegments(first, shape) : streamHeader(codec, first, shape) !== null
}

/** Compressed frames lie in fragments, others one after the other; anything else cannot be meant. */
function framesIn(file: DicomFile, element: Element, shape: PixelShape, codec: Codec): Frames | null {
  if (codec === 'native') return nativeFrames(file, element, shape)
  if (element.length !== undefinedLength) return null
  return framesOf(fragmentsOf(file.body, element.dataOffset), statedFrames(file), longOffsets(file))
}

/** How many frames a file says it has. */
export const statedFrames = (file: DicomFile): number => Math.max(1, Math.trunc(file.item.figure(tags.frames) ?? 1))

const undefinedLength = 0xffffffff

const hasShape = (file: DicomFile): boolean => file.item.has(tags.rows) && file.item.has(tags.columns)

type Stated = { readonly element: Element; readonly number: 'integer' | 'float' }

function pixelElement({ item: { elements } }: DicomFile): Stated | null {
  for (const [tag, number] of [
    [tags.pixels, 'integer'],
    [tags.floatPixels, 'float'],
    [tags.doublePixels, 'float'],
  ] as const) {
    const element = elements[tag]
    if (element && element.length > 0) return { element, number }
  }
  return null
}

function shapeOf({ item }: DicomFile, number: 'integer' | 'float'): PixelShape | null {
  const size = { rows: item.count16(tags.rows) ?? 0, columns: item.count16(tags.columns) ?? 0 }
  const samples = item.count16(tags.samples) ?? 1
  const bits = bitsOf(item, number)
  if (size.rows * size.columns === 0 || size.rows * size.columns > mostFramePixels || !bits) return null
  if (samples !== 1 && samples !== 3) return null
  return {
    ...size,
    ...bits,
    samples,
    photometric: (item.word(tags.photometric) ?? (samples === 1 ? 'MONOCHROME2' : 'RGB')).toUpperCase(),
    planes: samples > 1 && item.count16(tags.planar) === 1,
    isSigned: item.count16(tags.pixelRepresentation) === 1,
    number,
  }
}

/** A high bit that cannot be is taken for the one that nearly all files have. */
function bitsOf(
  item: Item,
  number: 'integer' | 'float',
): Pick<PixelShape, 'bitsAllocated' | 'bitsStored' | 'highBit'> | null {
  const bitsAllocated = item.count16(tags.bitsAllocated) ?? 0
  const bitsStored = item.count16(tags.bitsStored) ?? bitsAllocated
  const allowed = number === 'float' ? [32, 64] : [1, 8, 12, 16, 32]
  if (!allowed.includes(bitsAllocated) || bitsStored < 1 || bitsStored > bitsAllocated) return null
  const highBit = item.count16(tags.highBit) ?? bitsStored - 1
  const canBe = highBit >= bitsStored - 1 && highBit < bitsAllocated
  return { bitsAllocated, bitsStored, highBit: canBe ? highBit : bitsStored - 1 }
}

/** Two pixels share their colour in the native form of this one (PS3.3 C.7.6.3.1.2). */
export const isShared = ({ photometric, samples }: PixelShape): boolean =>
  samples === 3 && (photometric === 'YBR_FULL_422' || photometric === 'YBR_PARTIAL_422')

/** Bits of a frame that is not compressed. */
export const bitsOfFrame = (shape: PixelShape): number =>
  shape.rows * shape.columns * shape.bitsAllocated * (isShared(shape) ? 2 : shape.samples)

function nativeFrames(file: DicomFile, { dataOffset, length }: Element, shape: PixelShape): Frames {
  const { body } = file
  const wanted = statedFrames(file)
  const end = Math.min(body.length, dataOffset + (length === undefinedLength ? body.length : length))
  const bits = bitsOfFrame(shape)
  const count = Math.min(wanted, Math.floor(((end - dataOffset) * 8) / bits))
  return {
    count,
    bytes(frame) {
      if (frame < 0 || frame >= count) return null
      const from = frame * bits
      const bytes = body.subarray(dataOffset + Math.floor(from / 8), dataOffset + Math.ceil((from + bits) / 8))
      return { bytes, bit: from % 8 }
    },
  }
}

/** Extended Offset Table (PS3.3 C.7.6.3.1.8): 64-bit offsets of frames. */
function longOffsets({ item }: DicomFile): readonly number[] {
  const raw = item.raw(tags.extendedOffsets)
  if (!raw) return []
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length)
  return Array.from({ length: raw.length >> 3 }, (_, i) => Number(view.getBigUint64(i * 8, true)))
}
