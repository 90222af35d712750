import type { Segment } from './segment.ts'
import { SegmentWriter, type IndexedPage } from './segment-writer.ts'
import type { WordCursor } from './dictionary.ts'
import { ByteReader } from './varint.ts'
import { WordPlaces } from './word-places.ts'

/** A part of the index, and which of its slots count no more. */
export type Part = { readonly segment: Segment; readonly gone: ReadonlySet<number> }

/** A segment of these pages. Two pages may be alike in everything; each has its own slot, in the order given. */
export function buildSegment(pages: readonly IndexedPage[]): Segment {
  const writer = new SegmentWriter()
  const words = new WordPlaces(pages.reduce((sum, { text }) => sum + text.length, 0))
  for (const page of pages) writer.page(page, words.addPage(page.text))
  words.writeTo(writer)
  return writer.finish()
}

/** One segment in place of several, without what is gone. It stops after every so many words, so that others get their turn. */
export function* mergeSegments(parts: readonly Part[]): Generator<void, Segment> {
  const writer = new SegmentWriter()
  const slots = parts.map(({ segment, gone }) => {
    const { documents, documentOf, numbers, lengths, readings } = segment.pages
    return Int32Array.from(numbers, (page, slot) => {
      if (gone.has(slot)) return -1
      const document = documents[documentOf[slot] ?? 0] ?? ''
      return writer.page({ document, page, reading: readings[slot] ?? '' }, lengths[slot] ?? 0)
    })
  })
  let done = 0
  const sources = parts.map(({ segment, gone }, at): Source => {
    needAll(segment)
    const own = slots[at] ?? new Int32Array()
    return { segment, slots: own, shift: gone.size === 0 ? (own[0] ?? 0) : null, cursor: segment.words.cursor() }
  })
  for (;;) {
    const first = sources.reduce<Source | undefined>(earlier, undefined)
    if (first === undefined || first.cursor.length < 0) break
    writer.word(first.cursor.word, first.cursor.length)
    const same = sources.filter(({ cursor }) => cursor.compare(first.cursor) === 0)
    for (const source of same) copyWord(writer, source)
    for (const { cursor } of same) cursor.next()
    if (++done % WORDS_A_TURN === 0) yield
  }
  return writer.finish()
}

/** Sees that all of a segment is there. */
export function needAll(segment: Segment): void {
  segment.needPostings(0, segment.words.count)
  segment.needPlaces(0, segment.words.count)
}

/** A segment that is merged: where its slots go, all so far further on where none of it is gone, and at which of its words it stands. */
type Source = {
  readonly segment: Segment
  readonly slots: Int32Array
  readonly shift: number | null
  readonly cursor: WordCursor
}

const earlier = (first: Source | undefined, one: Source): Source =>
  first === undefined || one.cursor.compare(first.cursor) < 0 ? one : first

const WORDS_A_TURN = 500

function copyWord(writer: SegmentWriter, { segment: from, slots, shift, cursor: { place: at } }: Source): void {
  if (shift !== null) return writer.copy(from, at, shift)
  const postings = new ByteReader(from.postings, from.postingsAt[at])
  const places = new ByteReader(from.places, from.placesAt[at])
  let slot = 0
  for (let left = from.pageCounts[at] ?? 0; left > 0; left--) {
    const step = postings.varint()
    slot += step >>> 1
    const times = step & 1 ? 1 : postings.varint()
    const kept = slots[slot] ?? -1
    if (kept < 0) places.skip(times)
    else {
      writer.posting(kept, times)
      for (let time = 0; time < times; time++) writer.distance(places.varint())
    }
  }
}
