import type { Segment } from './segment.ts'
import { SegmentWriter, type IndexedPage } from './segment-writer.ts'
import { sortWords } from './dictionary.ts'
import { ByteReader } from './varint.ts'
import { WordPlaces } from './word-places.ts'

/** A part of the index, and which of its slots count no more. */
export type Part = { readonly segment: Segment; readonly gone: ReadonlySet<number> }

/** A segment of these pages. Two pages may be alike in everything; each has its own slot, in the order given. */
export function buildSegment(pages: readonly IndexedPage[]): Segment {
  const writer = new SegmentWriter()
  const words = new WordPlaces()
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
  for (const { word, places } of inOrder(parts)) {
    writer.word(word)
    for (const { part, at } of places) copyWord(writer, { from: parts[part]?.segment, at, slots: slots[part] })
    if (++done % WORDS_A_TURN === 0) yield
  }
  return writer.finish()
}

const WORDS_A_TURN = 500

type Copied = { readonly from: Segment | undefined; readonly at: number; readonly slots: Int32Array | undefined }

function copyWord(writer: SegmentWriter, { from, at, slots }: Copied): void {
  if (!from || !slots) return
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

type InParts = { readonly word: string; readonly places: readonly { readonly part: number; readonly at: number }[] }

/** Every word of all parts once, in order, with where it stands in each. */
function* inOrder(parts: readonly Part[]): Generator<InParts> {
  const all = new Map<string, { part: number; at: number }[]>()
  parts.forEach(({ segment }, part) => {
    let at = 0
    for (const word of segment.words.all()) {
      const places = all.get(word)
      if (places) places.push({ part, at })
      else all.set(word, [{ part, at }])
      at++
    }
  })
  for (const word of sortWords([...all.keys()])) yield { word, places: all.get(word) ?? [] }
}
