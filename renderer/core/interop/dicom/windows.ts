import type { Item } from './item.ts'
import { lookUp, lutIn, type Lut } from './lut.ts'
import type { DicomFile } from './read-file.ts'
import { tags } from './tags.ts'

/** How values become light (PS3.3 C.11.2.1.2, C.11.2.1.3). */
export type WindowFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID'

/** A window that the file names; `name` is blank where the file gives it none. */
export type Preset = { readonly name: string; readonly centre: number; readonly width: number }

/** What a frame says of its grey values, from stored value to light. */
export type GreyScale = {
  /** Stored value to the image's own unit (Modality LUT, or slope and intercept). */
  readonly modality: { readonly slope: number; readonly intercept: number; readonly lut: Lut | null }
  readonly presets: readonly Preset[]
  readonly voiLut: Lut | null
  readonly shape: WindowFunction
  /** Stored values that are no part of the picture, from and to. */
  readonly padding: readonly [number, number] | null
  /** Low values are light. */
  readonly isInverse: boolean
  /** Between the centres of rows and of columns, millimetres. */
  readonly spacing: [number, number] | null
}

/**
 * The grey scale of each frame (from 0) of a file. Enhanced objects say it in functional groups (PS3.3 C.7.6.16), for one
 * frame or for all; else it stands in the data set itself.
 */
export function windowsOf({ item }: DicomFile): (frame: number) => GreyScale {
  const perFrame = item.items(tags.frameGroups)
  const shared = item.item(tags.sharedGroups)
  return (frame) => {
    const groups = [perFrame[frame], shared].filter((group) => group !== undefined && group !== null)
    const within = (tag: typeof tags.frameVoi | typeof tags.frameTransformation | typeof tags.pixelMeasures) =>
      groups.map((group) => group.item(tag)).find((found) => found !== null) ?? item
    return greyScale(item, {
      voi: within(tags.frameVoi),
      transformation: within(tags.frameTransformation),
      measures: within(tags.pixelMeasures),
    })
  }
}

type Said = { readonly voi: Item; readonly transformation: Item; readonly measures: Item }

function greyScale(item: Item, { voi, transformation, measures }: Said): GreyScale {
  const isSigned = item.count16(tags.pixelRepresentation) === 1
  const modalityItem = item.item(tags.modalityLuts)
  const modality = {
    slope: transformation.figure(tags.slope) ?? 1,
    intercept: transformation.figure(tags.intercept) ?? 0,
    lut: modalityItem ? lutIn(modalityItem, isSigned) : null,
  }
  const voiItem = voi.item(tags.voiLuts)
  const goesBelowZero = modality.lut === null && (isSigned || modality.intercept < 0)
  return {
    modality: { ...modality, slope: modality.slope === 0 ? 1 : modality.slope },
    presets: presetsOf(voi),
    voiLut: voiItem ? lutIn(voiItem, goesBelowZero) : null,
    shape: functionOf(voi),
    padding: paddingOf(item, isSigned),
    isInverse: item.word(tags.photometric)?.toUpperCase() === 'MONOCHROME1',
    spacing: spacingOf(measures),
  }
}

function presetsOf(voi: Item): Preset[] {
  const centres = voi.figures(tags.windowCentre)
  const widths = voi.figures(tags.windowWidth)
  const names = voi.texts(tags.windowNames)
  return centres.flatMap((centre, i) => {
    const width = widths[i]
    return width === undefined || width <= 0 ? [] : [{ name: (names[i] ?? '').slice(0, 64), centre, width }]
  })
}

function functionOf(voi: Item): WindowFunction {
  const word = voi.word(tags.voiFunction)?.toUpperCase()
  return word === 'SIGMOID' || word === 'LINEAR_EXACT' ? word : 'LINEAR'
}

function paddingOf(item: Item, isSigned: boolean): readonly [number, number] | null {
  const value = item.words(tags.padding, isSigned)[0]
  if (value === undefined) return null
  const limit = item.words(tags.paddingLimit, isSigned)[0] ?? value
  return [Math.min(value, limit), Math.max(value, limit)]
}

function spacingOf(measures: Item): [number, number] | null {
  const [row, column] = measures.figures(tags.pixelSpacing)
  return row !== undefined && column !== undefined && row > 0 && column > 0 ? [row, column] : null
}

/** Stored value to the image's own unit. */
export function modalityValue({ slope, intercept, lut }: GreyScale['modality'], stored: number): number {
  return lut ? lookUp(lut, stored) : stored * slope + intercept
}

/** Light from 0 to 1 of a value in a window (PS3.3 C.11.2.1.2.1 and C.11.2.1.3). */
export function lightIn(shape: WindowFunction, { centre, width }: Omit<Preset, 'name'>, value: number): number {
  if (shape === 'SIGMOID') return 1 / (1 + Math.exp((-4 * (value - centre)) / width))
  // A linear window one value wide is a threshold, and a narrower one is not defined.
  const isExact = shape === 'LINEAR_EXACT' || width < 1
  const span = isExact ? width : width - 1
  const middle = isExact ? centre : centre - 0.5
  if (value <= middle - span / 2) return 0
  if (value > middle + span / 2) return 1
  return (value - middle) / span + 0.5
}

/** Light from 0 to 1 of a value by a VOI LUT. */
export const lightByLut = (lut: Lut, value: number): number => Math.min(1, lookUp(lut, value) / (2 ** lut.bits - 1))
