import type { PixelShape } from '../../core/interop/dicom/pixel-shape.ts'
import type { Codec } from '../../core/interop/dicom/syntaxes.ts'

/** A frame as it is compressed. */
export type CompressedFrame = {
  readonly codec: Exclude<Codec, 'native'>
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly shape: PixelShape
}

/**
 * A frame unpacked: values of 8 or 16 bits, little-endian, colours pixel by pixel (RLE: one after the other). `bits`: how
 * many of them the code stream says are used; null where it does not say. `isRgb`: colour differences were resolved.
 */
export type DecodedFrame = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly bits: number | null
  readonly bitsAllocated: number
  readonly planes: boolean
  readonly isRgb: boolean
}
