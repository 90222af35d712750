import { fromUtf8, utf8 } from '../../base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../../base/result.ts'
import { Dictionary, type WordBytes } from './dictionary.ts'

/** The pages of a segment, one behind the other; the place of a page in these lists is its slot. */
export type SegmentPages = {
  /** Ids of the documents, each once. */
  readonly documents: readonly string[]
  /** For each page the place of its document in `documents`. */
  readonly documentOf: Uint32Array
  /** For each page its number within its document, from 1. */
  readonly numbers: Uint32Array
  /** For each page how many words stand on it. */
  readonly lengths: Uint32Array
  /** For each page which reading of it was indexed. */
  readonly readings: readonly string[]
}

/**
 * A part of the search index that never changes: for every word the pages on which it stands, how often and where. All of
 * it lies in `bytes`, and the rest are views of them.
 */
export type Segment = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: SegmentPages
  readonly words: Dictionary
  /** For each word on how many pages it stands. */
  readonly pageCounts: Uint32Array
  /** For each word the slot of the last page on which it stands. */
  readonly lastSlots: Uint32Array
  /** For each word where its pages begin in `postings`, and where the last ones end. */
  readonly postingsAt: Uint32Array
  /** For each word where its places begin in `places`, and where the last ones end. */
  readonly placesAt: Uint32Array
  /** For each page of a word: twice the distance to the slot before it, and 1 more where it stands there once; else how often. */
  readonly postings: Uint8Array
  /** For each time that a word stands on a page, the distance to the time before, in words. */
  readonly places: Uint8Array
  /** Sees that the pages, or the places, of so many words are there, where they come only when they are wanted. */
  needPostings(from: number, to: number): void
  needPlaces(from: number, to: number): void
  /** False once a part of it was needed that could not be had: nothing may be built upon it then. */
  isWhole(): boolean
}

/** A segment before it is one stretch of bytes. */
export type SegmentParts = Omit<Segment, 'bytes' | 'words' | 'needPostings' | 'needPlaces' | 'isWhole'> & {
  readonly words: WordBytes
}

/** Bytes of a segment that come as they are needed: `need` sees that a stretch is there, as far as it can be had. */
export type Coming = { readonly need: (from: number, to: number) => void; readonly isWhole: () => boolean }

/** "SSI1", the beginning of every segment. */
const MAGIC = 0x31495353
const FORMAT = 2
const HEAD = 12

/** Put the parts of a segment into one stretch of bytes, and open that. */
export function packSegment(parts: SegmentParts): Segment {
  const { pages, words } = parts
  const names = utf8(JSON.stringify([pages.documents, pages.readings]))
  const numbers = [pages.documentOf, pages.numbers, pages.lengths, words.starts, parts.pageCounts, parts.lastSlots]
  const tables = [...numbers, parts.postingsAt, parts.placesAt]
  const stretches = [names, words.bytes, parts.postings, parts.places]
  const head = Uint32Array.of(
    ...[MAGIC, FORMAT, pages.numbers.length, words.count, words.starts.length],
    ...stretches.map(({ length }) => length),
    ...[0, 0, 0],
  )
  const length = [head, ...tables].reduce((sum, table) => sum + table.byteLength, sumOf(stretches))
  const bytes = new Uint8Array(length)
  let at = 0
  for (const table of [head, ...tables]) {
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at)
    at += table.byteLength
  }
  for (const stretch of stretches) {
    bytes.set(stretch, at)
    at += stretch.length
  }
  return viewOf(bytes, pages, allThere)
}

const allThere: Coming = { need: () => undefined, isWhole: () => true }

const sumOf = (stretches: readonly Uint8Array[]): number => stretches.reduce((sum, { length }) => sum + length, 0)

/**
 * A segment from its bytes; `damaged` where they are not one, or not one of this format. The bytes must stay as they are, or
 * come as they are needed: then only what every search needs is asked for at once.
 */
export function openSegment(
  bytes: Uint8Array<ArrayBuffer>,
  coming: Coming = allThere,
): Result<Segment, Refusal<'damaged'>> {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  coming.need(0, Math.min(aligned.length, HEAD * 4))
  const layout = layoutOf(aligned)
  if (layout === null) return refuse('damaged')
  coming.need(0, layout.postings.byteOffset - aligned.byteOffset)
  try {
    const names: unknown = JSON.parse(fromUtf8(layout.names))
    if (!isNames(names) || names[1].length !== layout.pages) return refuse('damaged')
    return ok(viewOf(aligned, { documents: names[0], readings: names[1] }, coming))
  } catch {
    return refuse('damaged')
  }
}

function isNames(value: unknown): value is [string[], string[]] {
  const isTexts = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string')
  return Array.isArray(value) && value.length === 2 && value.every(isTexts)
}

type Layout = {
  readonly pages: number
  readonly words: number
  readonly blocks: number
  readonly tablesAt: number
  readonly names: Uint8Array
  readonly dictionary: Uint8Array
  readonly postings: Uint8Array
  readonly places: Uint8Array
}

/** Where everything lies; null where the lengths do not come to the whole. */
function layoutOf(bytes: Uint8Array<ArrayBuffer>): Layout | null {
  if (bytes.length < HEAD * 4) return null
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, HEAD)
  const [magic, format, pages = 0, words = 0, blocks = 0, ...lengths] = head
  if (magic !== MAGIC || format !== FORMAT) return null
  const tablesAt = HEAD * 4
  let at = tablesAt + 4 * (3 * pages + blocks + 2 * words + 2 * (words + 1))
  const [names, dictionary, postings, places] = lengths.slice(0, 4).map((length) => {
    const from = at
    at += length
    return bytes.subarray(from, at)
  })
  if (at !== bytes.length || !names || !dictionary || !postings || !places) return null
  return { pages, words, blocks, tablesAt, names, dictionary, postings, places }
}

function viewOf(
  bytes: Uint8Array<ArrayBuffer>,
  names: Pick<SegmentPages, 'documents' | 'readings'>,
  { need, isWhole }: Coming,
): Segment {
  const layout = layoutOf(bytes)
  if (layout === null) throw new RangeError('not a segment')
  let at = bytes.byteOffset + layout.tablesAt
  const table = (length: number) => {
    const view = new Uint32Array(bytes.buffer, at, length)
    at += length * 4
    return view
  }
  const [documentOf, numbers, lengths] = [table(layout.pages), table(layout.pages), table(layout.pages)]
  const starts = table(layout.blocks)
  const [pageCounts, lastSlots] = [table(layout.words), table(layout.words)]
  const [postingsAt, placesAt] = [table(layout.words + 1), table(layout.words + 1)]
  const { postings, places } = layout
  const needOf = (stretch: Uint8Array, ends: Uint32Array) => (from: number, to: number) => {
    const base = stretch.byteOffset - bytes.byteOffset
    need(base + (ends[from] ?? 0), base + (ends[to] ?? 0))
  }
  return {
    ...{ bytes, pages: { ...names, documentOf, numbers, lengths } },
    words: new Dictionary({ bytes: layout.dictionary, starts, count: layout.words }),
    ...{ pageCounts, lastSlots, postingsAt, placesAt, postings, places },
    needPostings: needOf(postings, postingsAt),
    needPlaces: needOf(places, placesAt),
    isWhole,
  }
}
