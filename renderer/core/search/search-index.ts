import { BestHits, type PageHit } from './best-hits.ts'
import { parseQuery, type Phrase, type Query, type Wanted } from './query.ts'
import { pagesWith, rarityOf, scoreWanted, type Corpus } from './score-pages.ts'
import type { Segment } from './segment/segment.ts'
import type { Synonyms } from './synonyms.ts'
import type { IndexedPage } from './segment/segment-writer.ts'
import { buildSegment, mergeSegments, needAll } from './segment/write-segment.ts'

type Part = { readonly segment: Segment; readonly gone: Set<number> }
type Place = { readonly part: Part; readonly slot: number; readonly reading: string }

/** What is to be found, and how much of it. */
export type Search = {
  readonly query: Query
  readonly limit: number
  /** Pages that it says no to are left out, as if they were not there. */
  readonly mayShow?: (document: string, page: number) => boolean
  /** Hears of every page that holds everything wanted, before `mayShow` is asked; of more than `limit`. */
  readonly each?: (document: string, page: number) => void
  /** How well what is known of a whole document holds something; it counts for all of its pages. */
  readonly ofDocuments?: (wanted: Wanted) => ReadonlyMap<string, number>
  /** Also pages that lack something: the rarer what they hold and the more of it, the better. */
  readonly partly?: boolean
}

/** Segments up to so many pages are put together at once; larger ones by `merging`, a little at a time. */
const AT_ONCE = 256
/** A document's own words count fully on its first page, and so much on the others. */
const LATER_PAGE = 0.7

/**
 * The search index of one vault, in memory: segments that never change, each newer one smaller, and what of them counts no
 * more. Adding makes a new segment; small ones are put together as they come.
 */
export class SearchIndex {
  private parts: Part[] = []
  private readonly places = new Map<string, Map<number, Place>>()

  /** Adds pages; one that is there already is replaced. */
  add(pages: readonly IndexedPage[]): void {
    if (pages.length === 0) return
    this.addSegment(buildSegment(pages))
    finish(this.merge(this.uneven(AT_ONCE)))
  }

  /** Adds a segment from elsewhere; pages that `isCurrent` says no to count no more. */
  addSegment(segment: Segment, isCurrent: (document: string, page: number, reading: string) => boolean = always): void {
    const part: Part = { segment, gone: new Set() }
    this.parts.push(part)
    const { documents, documentOf, numbers, readings } = segment.pages
    numbers.forEach((page, slot) => {
      const document = documents[documentOf[slot] ?? 0] ?? ''
      const reading = readings[slot] ?? ''
      if (isCurrent(document, page, reading)) this.place(document, page, { part, slot, reading })
      else part.gone.add(slot)
    })
  }

  /** Takes a segment out, with all its pages; nothing happens where it is not one of these any more. */
  drop(segment: Segment): void {
    const gone = this.parts.find((part) => part.segment === segment)
    if (!gone) return
    this.parts = this.parts.filter((part) => part !== gone)
    for (const [document, pages] of this.places) {
      for (const [page, { part }] of pages) if (part === gone) pages.delete(page)
      if (pages.size === 0) this.places.delete(document)
    }
  }

  /** Which reading of a page is in the index; null where the page is not. */
  readingOf(document: string, page: number): string | null {
    return this.places.get(document)?.get(page)?.reading ?? null
  }

  /** Takes every page of a document out; nothing happens where it is not in the index. */
  removeDocument(document: string): void {
    for (const { part, slot } of this.places.get(document)?.values() ?? []) part.gone.add(slot)
    this.places.delete(document)
    this.parts = this.parts.filter(({ segment, gone }) => gone.size < segment.pages.numbers.length)
  }

  /**
   * Puts segments together until few are left, a little at each step; the index may be used and changed in between.
   * Also one of which more than half counts no more is written anew, and each that still has words of a document that is
   * erased: those must not stay.
   */
  *merging(isErased: (document: string) => boolean = never): Generator<void> {
    yield* this.merge(this.uneven(Infinity))
    for (const part of this.parts.filter((one) => isWorn(one, isErased))) yield* this.merge([part])
  }

  /** All segments, oldest first. */
  segments(): readonly Segment[] {
    return this.parts.map(({ segment }) => segment)
  }

  /** What a person typed, with the other words to look for that stand on some page. */
  parse(query: string, synonyms: Synonyms): Query {
    const has = (term: string) => this.parts.some(({ segment }) => segment.words.find(term) >= 0)
    return parseQuery(query, { synonyms, has })
  }

  /**
   * The pages that contain everything wanted, best first: words that are rare in the vault and frequent on the page count
   * most. Case and accents do not matter.
   */
  search(search: Search): readonly PageHit[] {
    const { wanted } = search.query
    const best = new BestHits(search.limit)
    if (wanted.length === 0) return best.all()
    const corpus = this.corpus()
    const ofDocuments = wanted.map((one) => search.ofDocuments?.(one) ?? none)
    for (const part of this.parts) this.searchPart(part, { ...search, corpus, ofDocuments, best })
    return best.all()
  }

  private searchPart(
    part: Part,
    { query, mayShow, each, partly, corpus, ofDocuments, best }: Omit<Search, 'ofDocuments'> & Within,
  ): void {
    const { documents, documentOf, numbers } = part.segment.pages
    const totals = new Float64Array(numbers.length)
    const shares = partly === true ? sharesOf(query.wanted, corpus) : null
    const held = new Float64Array(shares === null ? 0 : numbers.length)
    query.wanted.forEach((wanted, at) => {
      const scores = new Float64Array(numbers.length)
      scoreWanted(part.segment, wanted, corpus, scores)
      this.addOfDocuments(part, ofDocuments[at] ?? none, scores)
      const share = shares?.[at] ?? 0
      scores.forEach((score, slot) => {
        if (shares !== null && score > 0) held[slot] = (held[slot] ?? 0) + share
        totals[slot] = both(totals[slot] ?? 0, score, at === 0 || shares !== null)
      })
    })
    if (shares !== null) totals.forEach((total, slot) => (totals[slot] = partial(total, held[slot] ?? 0)))
    totals.forEach((score, slot) => {
      if (score === 0 || part.gone.has(slot) || (!each && !best.isWorth(score))) return
      const document = documents[documentOf[slot] ?? 0] ?? ''
      const page = numbers[slot] ?? 0
      each?.(document, page)
      if (!best.isWorth(score)) return
      if (mayShow?.(document, page) !== false) best.add({ document, page, score })
    })
  }

  private addOfDocuments(part: Part, ofDocuments: ReadonlyMap<string, number>, scores: Float64Array): void {
    for (const [document, score] of ofDocuments)
      for (const [page, place] of this.places.get(document) ?? []) {
        if (place.part !== part) continue
        const counts = score * (page === 1 ? 1 : LATER_PAGE)
        scores[place.slot] = (scores[place.slot] ?? 0) + counts
      }
  }

  private corpus(): Corpus {
    const known = new Map<Phrase, number>()
    const count = (phrase: Phrase) => this.parts.reduce((sum, { segment }) => sum + pagesWith(segment, phrase), 0)
    const { pages, words } = this.parts.reduce(
      (sum, { segment }) => ({
        pages: sum.pages + segment.pages.numbers.length,
        words: sum.words + wordsOf(segment),
      }),
      { pages: 0, words: 0 },
    )
    return {
      pages,
      words: Math.max(1, words),
      pagesWith: (phrase) => {
        const found = known.get(phrase) ?? count(phrase)
        known.set(phrase, found)
        return found
      },
    }
  }

  private place(document: string, page: number, place: Place): void {
    const ofDocument = this.places.get(document) ?? new Map<number, Place>()
    const old = ofDocument.get(page)
    old?.part.gone.add(old.slot)
    ofDocument.set(page, place)
    this.places.set(document, ofDocument)
  }

  /** The last segments that are to be one: none of them is much larger than all after it together, which are not too large. */
  private uneven(most: number): readonly Part[] {
    let from = this.parts.length - 1
    let pages = pagesIn(this.parts[from])
    for (; from > 0; from--) {
      const earlier = pagesIn(this.parts[from - 1])
      if (earlier >= 2 * pages || earlier + pages > most) break
      pages += earlier
    }
    return from < this.parts.length - 1 ? this.parts.slice(Math.max(0, from)) : []
  }

  /** What is removed or replaced while it goes on is not brought back. */
  private *merge(parts: readonly Part[]): Generator<void> {
    for (const { segment } of parts) needAll(segment)
    // What is damaged is dropped by whoever keeps it, and made anew; merged, its words would be lost for good.
    if (parts.length === 0 || parts.some(({ segment }) => !segment.isWhole())) return
    const merged = yield* mergeSegments(parts.map(({ segment, gone }) => ({ segment, gone: new Set(gone) })))
    const from = this.parts.findIndex((part) => parts.includes(part))
    if (from < 0) return
    const later = this.parts.slice(from).filter((part) => !parts.includes(part))
    this.parts = this.parts.slice(0, from)
    const isCurrent = (document: string, page: number) => {
      const place = this.places.get(document)?.get(page)
      return place !== undefined && parts.includes(place.part)
    }
    this.addSegment(merged, isCurrent)
    this.parts.push(...later)
  }
}

type Within = {
  readonly corpus: Corpus
  readonly ofDocuments: readonly ReadonlyMap<string, number>[]
  readonly best: BestHits
}

const none: ReadonlyMap<string, number> = new Map()
const always = () => true
const never = () => false

function isWorn({ segment, gone }: Part, isErased: (document: string) => boolean): boolean {
  const { documents, documentOf, numbers } = segment.pages
  if (gone.size * 2 > numbers.length) return true
  return [...gone].some((slot) => isErased(documents[documentOf[slot] ?? 0] ?? ''))
}

/** A page that lacks something is out, unless it may lack something. */
const both = (total: number, score: number, mayBegin: boolean): number => {
  if (mayBegin) return total + score
  return score === 0 || total === 0 ? 0 : total + score
}

/** What a page holds must make up this share of what is wanted. */
const LEAST_SHARE = 0.4
const partial = (total: number, share: number): number => (share < LEAST_SHARE ? 0 : total * share * share)

/** How much of what is wanted each thing makes up: rare things more. What stands nowhere in the vault is not counted. */
function sharesOf(wanted: readonly Wanted[], corpus: Corpus): readonly number[] {
  const rarities = wanted.map((one) => rarityOf(one, corpus))
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0)
  return rarities.map((rarity) => (all === 0 ? 0 : rarity / all))
}

const pagesIn = (part: Part | undefined): number => part?.segment.pages.numbers.length ?? 0

const wordCounts = new WeakMap<Segment, number>()

function wordsOf(segment: Segment): number {
  const known = wordCounts.get(segment)
  if (known !== undefined) return known
  const words = segment.pages.lengths.reduce((sum, length) => sum + length, 0)
  wordCounts.set(segment, words)
  return words
}

function finish(steps: Generator<void>): void {
  while (!steps.next().done);
}
