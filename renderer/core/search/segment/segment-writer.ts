import { DictionaryWriter } from './dictionary.ts'
import { packSegment, type Segment } from './segment.ts'
import { ByteReader, ByteWriter, LONGEST } from './varint.ts'

/** One page to be found again. `document` is an id; pages count from 1; `reading` says which reading of the page this is. */
export type IndexedPage = {
  readonly document: string
  readonly page: number
  readonly reading: string
  readonly text: string
}

/**
 * Writes a segment: first its pages; then for each word in order the pages on which it stands in order, and for each of
 * those the distances of its places. A word that stands nowhere is left out.
 */
export class SegmentWriter {
  private readonly documents = new Map<string, number>()
  private readonly documentOf: number[] = []
  private readonly numbers: number[] = []
  private readonly lengths: number[] = []
  private readonly readings: string[] = []
  private readonly words = new DictionaryWriter()
  private readonly pageCounts: number[] = []
  private readonly lastSlots: number[] = []
  private readonly postingsAt: number[] = []
  private readonly placesAt: number[] = []
  private readonly postings = new ByteWriter()
  private readonly places = new ByteWriter()
  /** The word that comes next, once it stands on a page; as bytes. */
  private readonly nextBytes = new Uint8Array(256)
  private nextLength = -1
  private slot = 0
  private onPages = 0

  /** Adds a page on which so many words stand, and gives its slot. */
  page({ document, page, reading }: Omit<IndexedPage, 'text'>, length: number): number {
    const known = this.documents.get(document)
    const at = known ?? this.documents.size
    if (known === undefined) this.documents.set(document, at)
    this.documentOf.push(at)
    this.numbers.push(page)
    this.readings.push(reading)
    return this.lengths.push(length) - 1
  }

  /** The word that what follows is about: its bytes, so many of them. */
  word(bytes: Uint8Array, length: number): void {
    for (let at = 0; at < length; at++) this.nextBytes[at] = bytes[at] ?? 0
    this.nextLength = length
  }

  /** A page on which the word stands so many times; as many distances follow. */
  posting(slot: number, times: number): void {
    if (this.nextLength >= 0) this.begin()
    const step = (slot - this.slot) * 2
    this.slot = slot
    this.postings.varint(times === 1 ? step + 1 : step)
    if (times !== 1) this.postings.varint(times)
    this.onPages++
  }

  /** All times of a word: pairs of page and place, in order, from one place of the list up to another. */
  times(pairs: Uint32Array, from: number, to: number): void {
    if (this.nextLength >= 0 && to > from) this.begin()
    const { postings, places } = this
    // For each pair one place, and at most the distance of a page and how often.
    postings.makeRoom(LONGEST * (to - from))
    places.makeRoom((LONGEST * (to - from)) / 2)
    let slot = this.slot
    for (let at = from; at < to;) {
      const page = pairs[at] ?? 0
      let before = 0
      let times = 0
      for (; at < to && pairs[at] === page; at += 2, times++) {
        const place = pairs[at + 1] ?? 0
        places.varintInRoom(place - before)
        before = place
      }
      const step = (page - slot) * 2
      slot = page
      postings.varintInRoom(times === 1 ? step + 1 : step)
      if (times !== 1) postings.varintInRoom(times)
      this.onPages++
    }
    this.slot = slot
  }

  /** From the place before on this page, or from its beginning, in words. */
  distance(words: number): void {
    this.places.varint(words)
  }

  /** All pages of a word of another segment as they are, each `shift` slots further on; nothing of them is gone. */
  copy(from: Segment, at: number, shift: number): void {
    if (this.nextLength >= 0) this.begin()
    const { postings, places, postingsAt, placesAt } = from
    const reader = new ByteReader(postings, postingsAt[at])
    const first = reader.varint()
    const step = ((first >>> 1) + shift - this.slot) * 2
    this.postings.varint(step + (first & 1))
    this.postings.put(postings.subarray(reader.at, postingsAt[at + 1]))
    this.places.put(places.subarray(placesAt[at], placesAt[at + 1]))
    this.slot = (from.lastSlots[at] ?? 0) + shift
    this.onPages += from.pageCounts[at] ?? 0
  }

  finish(): Segment {
    if (this.words.size > 0) this.endWord()
    return packSegment({
      pages: {
        documents: [...this.documents.keys()],
        documentOf: Uint32Array.from(this.documentOf),
        numbers: Uint32Array.from(this.numbers),
        lengths: Uint32Array.from(this.lengths),
        readings: this.readings,
      },
      words: this.words.finish(),
      pageCounts: Uint32Array.from(this.pageCounts),
      lastSlots: Uint32Array.from(this.lastSlots),
      postingsAt: Uint32Array.from([...this.postingsAt, this.postings.length]),
      placesAt: Uint32Array.from([...this.placesAt, this.places.length]),
      postings: this.postings.written(),
      places: this.places.written(),
    })
  }

  private begin(): void {
    if (this.words.size > 0) this.endWord()
    this.words.addBytes(this.nextBytes, this.nextLength)
    this.nextLength = -1
    this.slot = 0
    this.onPages = 0
    this.postingsAt.push(this.postings.length)
    this.placesAt.push(this.places.length)
  }

  private endWord(): void {
    this.pageCounts.push(this.onPages)
    this.lastSlots.push(this.slot)
  }
}
