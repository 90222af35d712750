import type { Look, StudyImage } from '../../core/model/look.ts'
import { paletteOf } from '../../core/interop/dicom/lut.ts'
import type { PixelShape } from '../../core/interop/dicom/pixel-shape.ts'
import type { Pixels } from '../../core/interop/dicom/pixels.ts'
import type { DicomFile } from '../../core/interop/dicom/read-file.ts'
import { windowsOf, type GreyScale } from '../../core/interop/dicom/windows.ts'
import type { CompressedFrame, DecodedFrame } from './decoded.ts'
import { drawColour, drawPalette, plainLook, relit } from './draw-colour.ts'
import { drawGrey } from './draw-grey.ts'
import { decodedValues, nativeValues, type StoredValues } from './stored-values.ts'

export type DecodeFrame = (frame: CompressedFrame) => Promise<DecodedFrame | null>

/** Stored values as they lie, and how they lie once unpacked. */
export type FrameValues = { readonly values: StoredValues; readonly shape: PixelShape; readonly isRgb: boolean }

/** The stored values of a frame (from 0); null where it is not whole or cannot be unpacked. */
export async function frameValues(pixels: Pixels, frame: number, decode: DecodeFrame): Promise<FrameValues | null> {
  const { shape, codec } = pixels
  const found = pixels.bytes(frame)
  if (!found) return null
  if (codec === 'native') {
    const values = nativeValues(shape, { ...found, isBigEndian: pixels.isBigEndian, isWords: pixels.isWords })
    return values && { values, shape, isRgb: false }
  }
  const decoded = await decode({ codec, bytes: found.bytes, shape })
  const values = decoded && decodedValues(shape, decoded)
  if (!decoded || !values) return null
  // Once unpacked every pixel has its own colour, in the order of the decoder.
  const photometric = decoded.isRgb && shape.samples === 3 ? 'RGB' : shape.photometric.replace('_422', '')
  return { values, shape: { ...shape, planes: decoded.planes, photometric }, isRgb: decoded.isRgb }
}

/** Draws the frames (from 1) of a file. The last one unpacked is kept, so that a window is moved without unpacking it again. */
export function frameDrawer(file: DicomFile, pixels: Pixels, decode: DecodeFrame) {
  const windows = windowsOf(file)
  let last: { readonly frame: number; readonly values: Promise<FrameValues | null> } | null = null
  return async (frame: number, look: Look | null): Promise<StudyImage | null> => {
    if (!Number.isInteger(frame) || frame < 1 || frame > pixels.frames) return null
    if (last?.frame !== frame) last = { frame, values: frameValues(pixels, frame - 1, decode) }
    const values = await last.values
    if (!values) return null
    const scale = windows(frame - 1)
    const { columns: width, rows: height } = values.shape
    const drawn = values.shape.samples === 1 ? drawOne(file, values, scale, look) : drawThree(values, look)
    if (!drawn) return null
    return { width, height, ...drawn, spacing: scale.spacing }
  }
}

type Drawn = Pick<StudyImage, 'rgba' | 'look' | 'presets'>

function drawOne(file: DicomFile, { values, shape }: FrameValues, scale: GreyScale, look: Look | null): Drawn | null {
  if (shape.photometric !== 'PALETTE COLOR') return { ...drawGrey(values, scale, look), presets: [...scale.presets] }
  const palette = paletteOf(file.item)
  return palette && inColour(drawPalette(values, palette), look)
}

const drawThree = ({ values, shape, isRgb }: FrameValues, look: Look | null): Drawn =>
  inColour(drawColour(values, shape, isRgb), look)

function inColour(rgba: Uint8ClampedArray<ArrayBuffer>, asked: Look | null): Drawn {
  const look = asked ?? plainLook
  relit(rgba, look)
  return { rgba, look, presets: [] }
}
