import type { Item } from './item.ts'
import { tags, type Tag } from './tags.ts'

/** A look-up table (PS3.3 C.11.1.1.1): values below `first` get the first entry, values beyond the last the last. */
export type Lut = { readonly first: number; readonly bits: number; readonly entries: readonly number[] | Uint16Array }

export function lookUp({ first, entries }: Lut, value: number): number {
  return entries[Math.min(Math.max(Math.round(value) - first, 0), entries.length - 1)] ?? 0
}

/** The table of an item of a Modality or VOI LUT Sequence; `isSigned`: what goes into it can be below zero. */
export function lutIn(item: Item, isSigned: boolean): Lut | null {
  return tableOf(item, { descriptor: tags.lutDescriptor, data: tags.lutData, segments: null }, isSigned)
}

/** The tables of red, green and blue for PALETTE COLOR (PS3.3 C.7.6.3.1.5, C.7.9.2 where in segments). */
export function paletteOf(item: Item): readonly [Lut, Lut, Lut] | null {
  const colours = [
    { descriptor: tags.redPalette, data: tags.redData, segments: tags.redSegments },
    { descriptor: tags.greenPalette, data: tags.greenData, segments: tags.greenSegments },
    { descriptor: tags.bluePalette, data: tags.blueData, segments: tags.blueSegments },
  ]
  const isSigned = item.count16(tags.pixelRepresentation) === 1
  const [red, green, blue] = colours.map((names) => tableOf(item, names, isSigned))
  return red && green && blue ? [red, green, blue] : null
}

type Names = { readonly descriptor: Tag; readonly data: Tag; readonly segments: Tag | null }

function tableOf(item: Item, { descriptor, data, segments }: Names, isSigned: boolean): Lut | null {
  const [length, , bits = 16] = item.words(descriptor)
  const first = item.words(descriptor, isSigned)[1]
  if (length === undefined || first === undefined) return null
  const count = length === 0 ? 65_536 : length
  const raw = item.raw(data)
  const entries = raw
    ? entriesOf(item, data, raw, count)
    : segments && item.has(segments)
      ? expand(item.words(segments), count)
      : []
  return entries.length === 0 ? null : { first, entries, bits: usedBits(entries, bits) }
}

/** Entries of 8 bits are packed two in a word, unless the data are long enough for a word each. */
function entriesOf(item: Item, data: Tag, raw: Uint8Array, count: number): number[] {
  const isPacked = raw.length < count * 2
  return (isPacked ? [...raw] : item.words(data)).slice(0, count)
}

/** Tables that say 16 bits and use 8 of them are common; a table that says fewer than it uses cannot be meant. */
function usedBits(entries: readonly number[], stated: number): number {
  let most = 0
  for (const entry of entries) most = Math.max(most, entry)
  if (most < 256) return stated > 8 ? 8 : Math.max(1, stated)
  return most >= 2 ** stated ? 16 : stated
}

/** Segments: a run of values, a line to a value, or segments that stood before (PS3.3 C.7.9.2). */
function expand(words: readonly number[], count: number): number[] {
  const entries: number[] = []
  expandInto(entries, words, { from: 0, segments: Infinity, count, isNested: false })
  return entries.slice(0, count)
}

type Stretch = { readonly from: number; readonly segments: number; readonly count: number; readonly isNested: boolean }

function expandInto(entries: number[], words: readonly number[], stretch: Stretch): void {
  let at = stretch.from
  for (let done = 0; done < stretch.segments && at + 1 < words.length && entries.length < stretch.count; done++) {
    const [kind, length = 0] = words.slice(at, at + 2)
    if (kind === 0) {
      entries.push(...words.slice(at + 2, at + 2 + length))
      at += 2 + length
    } else if (kind === 1) {
      line(entries, length, words[at + 2] ?? 0)
      at += 3
    } else {
      if (kind !== 2 || stretch.isNested) return
      const from = ((words[at + 2] ?? 0) | ((words[at + 3] ?? 0) << 16)) >> 1
      expandInto(entries, words, { ...stretch, from, segments: length, isNested: true })
      at += 4
    }
  }
}

function line(entries: number[], length: number, to: number): void {
  const from = entries.at(-1) ?? to
  for (let i = 1; i <= length; i++) entries.push(Math.round(from + ((to - from) * i) / length))
}
