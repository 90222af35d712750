import type { Phrase, Wanted, Way } from './query.ts'
import type { Segment } from './segment/segment.ts'
import { ByteReader } from './segment/varint.ts'

/** Of all pages that are searched: how many there are, how many words an average one has, and on how many a phrase stands at most. */
export type Corpus = {
  readonly pages: number
  readonly words: number
  readonly pagesWith: (phrase: Phrase) => number
}

/** BM25 (Robertson and Zaragoza 2009): how soon more times count no more, and how far long pages count less. */
const K1 = 1.2
const B = 0.4

/**
 * How well each page of a segment holds one thing that is wanted, in the best of its ways: 0 for not at all. `scores` has a
 * place for each slot.
 */
export function scoreWanted(segment: Segment, wanted: Wanted, corpus: Corpus, scores: Float64Array): void {
  for (const way of wanted.ways) scoreWay(segment, way, corpus, scores)
}

function scoreWay(segment: Segment, { all, weight }: Way, corpus: Corpus, scores: Float64Array): void {
  const [first, ...others] = all
  if (first === undefined) return
  if (others.length === 0) return eachPage(segment, first, corpus, (slot, score) => raise(scores, slot, score * weight))
  const counts = new Uint8Array(scores.length)
  const sums = new Float64Array(scores.length)
  all.forEach((phrase, at) =>
    eachPage(segment, phrase, corpus, (slot, score) => {
      if (counts[slot] === at) counts[slot] = at + 1
      if (counts[slot] === at + 1) sums[slot] = (sums[slot] ?? 0) + score
    }),
  )
  counts.forEach((count, slot) => {
    if (count === all.length) raise(scores, slot, (sums[slot] ?? 0) * weight)
  })
}

function raise(scores: Float64Array, slot: number, score: number): void {
  if (score > (scores[slot] ?? 0)) scores[slot] = score
}

const rarityAmong = ({ pages }: Corpus, found: number): number => Math.log(1 + (pages - found + 0.5) / (found + 0.5))

/** How rare a thing that is wanted is, by the commonest of its ways, less where that is far from what was typed; 0 where it stands nowhere. */
export function rarityOf({ ways }: Wanted, corpus: Corpus): number {
  const [most, weight] = ways.reduce<readonly [number, number]>(
    (so, { all, weight }) => {
      const found = Math.min(...all.map((phrase) => corpus.pagesWith(phrase)))
      return found > so[0] ? [found, weight] : so
    },
    [0, 0],
  )
  return most === 0 ? 0 : rarityAmong(corpus, most) * weight
}

/** Every page on which the words stand next to each other, with how well. A page may come more than once. */
function eachPage(segment: Segment, phrase: Phrase, corpus: Corpus, give: (slot: number, score: number) => void): void {
  const rarity = rarityAmong(corpus, corpus.pagesWith(phrase))
  const { lengths } = segment.pages
  const average = corpus.words / Math.max(1, corpus.pages)
  const scored = (slot: number, times: number) => {
    const long = 1 - B + (B * (lengths[slot] ?? 0)) / average
    give(slot, (rarity * times * (K1 + 1)) / (times + K1 * long))
  }
  if (phrase.terms.length > 1) return eachPhrase(segment, phrase, scored)
  const [from, to] = placesOfTerm(segment, phrase.terms[0] ?? '', phrase.prefix)
  for (let at = from; at < to; at++) eachPosting(segment, at, scored)
}

/** On how many pages of a segment the rarest word of a phrase stands, at most. */
export function pagesWith(segment: Segment, { terms, prefix }: Phrase): number {
  const last = terms.length - 1
  return Math.min(...terms.map((term, at) => pagesWithTerm(segment, term, prefix && at === last)))
}

function pagesWithTerm(segment: Segment, term: string, prefix: boolean): number {
  const [from, to] = placesOfTerm(segment, term, prefix)
  let pages = 0
  for (let at = from; at < to; at++) pages += segment.pageCounts[at] ?? 0
  return Math.min(pages, segment.pages.numbers.length)
}

/** The words of the dictionary that a term stands for. */
function placesOfTerm({ words }: Segment, term: string, prefix: boolean): readonly [number, number] {
  if (prefix) return words.range(term)
  const at = words.find(term)
  return at < 0 ? [0, 0] : [at, at + 1]
}

function eachPosting(segment: Segment, at: number, give: (slot: number, times: number) => void): void {
  segment.needPostings(at, at + 1)
  const reader = new ByteReader(segment.postings, segment.postingsAt[at])
  let slot = 0
  for (let left = segment.pageCounts[at] ?? 0; left > 0; left--) {
    const step = reader.varint()
    slot += step >>> 1
    give(slot, step & 1 ? 1 : reader.varint())
  }
}

/** Pages on which the terms stand one behind the other, and how often. */
function eachPhrase(segment: Segment, { terms, prefix }: Phrase, give: (slot: number, times: number) => void): void {
  const last = terms.length - 1
  let ends: Map<number, Set<number>> | null = null
  for (const [i, term] of terms.entries()) ends = standsAfter(segment, ends, term, prefix && i === last)
  ends?.forEach((places, slot) => give(slot, places.size))
}

/** Where a term stands directly behind the places of `before`: for each page the places. */
function standsAfter(segment: Segment, before: Places | null, term: string, prefix: boolean): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  const [from, to] = placesOfTerm(segment, term, prefix)
  for (let at = from; at < to; at++) eachStand(segment, at, before, (slot, place) => addTo(found, slot, place))
  return found
}

type Places = ReadonlyMap<number, ReadonlySet<number>>

function addTo(places: Map<number, Set<number>>, slot: number, place: number): void {
  const ofSlot = places.get(slot)
  if (ofSlot) ofSlot.add(place)
  else places.set(slot, new Set([place]))
}

/** Where a word stands, of those places that follow a place in `before`; everywhere where that is null. */
function eachStand(
  segment: Segment,
  at: number,
  before: Places | null,
  give: (slot: number, place: number) => void,
): void {
  segment.needPlaces(at, at + 1)
  const reader = new ByteReader(segment.places, segment.placesAt[at])
  eachPosting(segment, at, (slot, times) => {
    const wanted = before?.get(slot)
    if (before && !wanted) return reader.skip(times)
    let place = 0
    for (let left = times; left > 0; left--) {
      place += reader.varint()
      if (!wanted || wanted.has(place - 1)) give(slot, place)
    }
  })
}
