import type { PixelShape } from '../../core/interop/dicom/pixel-shape.ts'
import { isShared } from '../../core/interop/dicom/pixels.ts'
import type { DecodedFrame } from './decoded.ts'

/**
 * Stored values of a frame, colours as `planes` of the shape says. No more kinds of array than these, for the loops over
 * them are many times slower where they meet a fifth; values of 32 bits are exact in the last.
 */
export type StoredValues =
  Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Float64Array<ArrayBuffer>

type Laid = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly bit: number
  readonly isBigEndian: boolean
  readonly isWords: boolean
}

/** The values of a frame that is not compressed (PS3.5 §8.1.1 and annex D): cut out of their cells and given their sign. */
export function nativeValues(shape: PixelShape, laid: Laid): StoredValues | null {
  const count = shape.rows * shape.columns * (isShared(shape) ? 2 : shape.samples)
  if (shape.number === 'float') return floats(shape.bitsAllocated, laid, count)
  switch (shape.bitsAllocated) {
    case 1:
    case 12:
      return signed(shape, packedValues(laid, shape.bitsAllocated, count))
    case 8:
      return signed(shape, laid.isWords ? swapped(laid.bytes, 2) : laid.bytes)
    case 16:
      return signed(shape, new Uint16Array(ordered(laid, 2, count).buffer))
    case 32:
      return signed(shape, new Uint32Array(ordered(laid, 4, count).buffer))
    default:
      return null
  }
}

/** The values of an unpacked frame; a stream that says how many bits it has used is believed. */
export function decodedValues(shape: PixelShape, { bytes, bits, bitsAllocated }: DecodedFrame): StoredValues | null {
  const own = bits !== null && bits <= shape.bitsStored
  const laid = { bytes, bit: 0, isBigEndian: false, isWords: false }
  const highBit = own ? shape.bitsStored - 1 : Math.min(shape.highBit, bitsAllocated - 1)
  const bitsStored = Math.min(shape.bitsStored, bitsAllocated)
  return nativeValues({ ...shape, bitsAllocated, bitsStored, highBit, photometric: '' }, laid)
}

/** A copy of its own, in the order of this machine (little-endian). */
function ordered({ bytes, isBigEndian }: Laid, size: number, count: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice(0, count * size)
  return isBigEndian ? swapped(copy, size) : copy
}

function swapped(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) out[at] = bytes[at - (at % size) + size - 1 - (at % size)] ?? 0
  return out
}

/** Values without gaps between them, the least significant bit first. */
function packedValues({ bytes, bit }: Laid, size: number, count: number): Uint16Array<ArrayBuffer> {
  const values = new Uint16Array(count)
  let at = bit
  for (let i = 0; i < count; i++) {
    let value = 0
    for (let n = 0; n < size; n++, at++) value |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << n
    values[i] = value
  }
  return values
}

function floats(bits: number, laid: Laid, count: number): StoredValues {
  const { buffer } = ordered(laid, bits / 8, count)
  return bits === 64 ? new Float64Array(buffer) : Float64Array.from(new Float32Array(buffer))
}

type Cells = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** Cells to values: whatever lies above or below the bits that are used is cut off (old files keep overlays there). */
function signed({ bitsStored, highBit, isSigned }: PixelShape, cells: Cells): StoredValues {
  const size = cells.BYTES_PER_ELEMENT * 8
  if (bitsStored === size && !isSigned && !(cells instanceof Uint32Array)) return cells
  if (bitsStored === size && isSigned && cells instanceof Uint16Array) return new Int16Array(cells.buffer)
  const values = arrayFor(size, isSigned, cells.length)
  const left = 31 - highBit
  const shift = 32 - bitsStored
  for (let i = 0; i < cells.length; i++) {
    const cell = (cells[i] ?? 0) << left
    values[i] = isSigned ? cell >> shift : cell >>> shift
  }
  return values
}

function arrayFor(size: number, isSigned: boolean, length: number): StoredValues {
  if (size === 32) return new Float64Array(length)
  if (isSigned) return new Int16Array(length)
  return size === 8 ? new Uint8Array(length) : new Uint16Array(length)
}
