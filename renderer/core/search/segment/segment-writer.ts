import { DictionaryWriter } from './dictionary.ts'
import { packSegment, type Segment } from './segment.ts'
import { ByteWriter } from './varint.ts'

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
  private readonly postingsAt: number[] = []
  private readonly placesAt: number[] = []
  private readonly postings = new ByteWriter()
  private readonly places = new ByteWriter()
  /** The word that comes next, once it stands on a page. */
  private next: string | null = null
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

  word(word: string): void {
    this.next = word
  }

  /** A page on which the word stands so many times; as many distances follow. */
  posting(slot: number, times: number): void {
    if (this.next !== null) this.begin(this.next)
    const step = (slot - this.slot) * 2
    this.slot = slot
    this.postings.varint(times === 1 ? step + 1 : step)
    if (times !== 1) this.postings.varint(times)
    this.onPages++
  }

  /** From the place before on this page, or from its beginning, in words. */
  distance(words: number): void {
    this.places.varint(words)
  }

  finish(): Segment {
    if (this.words.size > 0) this.pageCounts.push(this.onPages)
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
      postingsAt: Uint32Array.from([...this.postingsAt, this.postings.length]),
      placesAt: Uint32Array.from([...this.placesAt, this.places.length]),
      postings: this.postings.written(),
      places: this.places.written(),
    })
  }

  private begin(word: string): void {
    if (this.words.size > 0) this.pageCounts.push(this.onPages)
    this.next = null
    this.slot = 0
    this.onPages = 0
    this.words.add(word)
    this.postingsAt.push(this.postings.length)
    this.placesAt.push(this.places.length)
  }
}
