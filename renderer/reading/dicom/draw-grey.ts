import type { Look } from '../../core/model/look.ts'
import { lightByLut, lightIn, modalityValue, type GreyScale } from '../../core/interop/dicom/windows.ts'
import { paintBy } from './paint.ts'
import type { StoredValues } from './stored-values.ts'

/** Grey pixels with the look that they were drawn with. */
export type DrawnGrey = { readonly rgba: Uint8ClampedArray<ArrayBuffer>; readonly look: Look }

/** Draw stored values in grey: as asked, else by the file's first window, else by its look-up table, else from least to most. */
export function drawGrey(values: StoredValues, scale: GreyScale, asked: Look | null): DrawnGrey {
  const range = asked || scale.presets.length > 0 ? null : rangeOf(values, scale)
  const look = asked ?? ownLook(scale, range)
  const light = lightOf(scale, look, asked === null)
  const isDark = scale.isInverse !== look.invert
  const grey = (stored: number): number => {
    if (scale.padding && stored >= scale.padding[0] && stored <= scale.padding[1]) return 0
    const value = light(modalityValue(scale.modality, stored))
    return Math.round(255 * (isDark ? 1 - value : value))
  }
  return { rgba: paint(values, grey), look }
}

type Range = { readonly least: number; readonly most: number }

function ownLook(scale: GreyScale, range: Range | null): Look {
  const preset = scale.presets[0]
  if (preset) return { centre: preset.centre, width: preset.width, invert: false }
  const { least, most } = range ?? { least: 0, most: 255 }
  return { centre: (least + most) / 2, width: Math.max(most - least, Number.EPSILON), invert: false }
}

/** What is stated of the shape of a window belongs to the windows of the file; one that is measured goes from end to end. */
function lightOf(scale: GreyScale, look: Look, isOwn: boolean): (value: number) => number {
  const { voiLut } = scale
  if (isOwn && voiLut && scale.presets.length === 0) return (value) => lightByLut(voiLut, value)
  const shape = scale.presets.length === 0 && scale.shape === 'LINEAR' ? 'LINEAR_EXACT' : scale.shape
  return (value) => lightIn(shape, look, value)
}

/** Least and most value of the picture without its padding, in its own unit; for a look-up table what goes into it. */
function rangeOf(values: StoredValues, { modality, padding, voiLut, presets }: GreyScale): Range {
  if (voiLut && presets.length === 0) return { least: voiLut.first, most: voiLut.first + voiLut.entries.length - 1 }
  let least = Infinity
  let most = -Infinity
  const [from, to] = padding ?? [1, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value >= from && value <= to) continue
    if (value < least) least = value
    if (value > most) most = value
  }
  if (!Number.isFinite(least) || !Number.isFinite(most)) return { least: 0, most: 255 }
  const ends = [modalityValue(modality, least), modalityValue(modality, most)]
  return { least: Math.min(...ends), most: Math.max(...ends) }
}

/** Black, opaque, as this machine (little-endian) has a pixel in memory. */
const black = 0xff000000 | 0

function paint(values: StoredValues, grey: (stored: number) => number): Uint8ClampedArray<ArrayBuffer> {
  return paintBy(values, (stored) => black | (grey(stored) * 0x010101))
}
