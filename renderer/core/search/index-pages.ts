import { parseQuery, type Wanted } from './query.ts'
import { spansOf, type Span } from './spans.ts'
import { joinedTokensOf, tokensOf } from './tokens.ts'

/** One page to be found again. `document` is an id; pages count from 1. */
export type IndexedPage = { readonly document: string; readonly page: number; readonly text: string }

/** Where the query's words stand on one page, in reading order, for marking; UTF-16 offsets into the page's own text. */
export type Hit = {
  readonly document: string
  readonly page: number
  readonly score: number
  readonly spans: readonly Span[]
}

type Postings = { readonly slots: number[]; readonly counts: number[] }

/**
 * An inverted index in memory. `addPage` and `removeDocument` change the index they are given and give it back: a copy of
 * five thousand pages for each page read would be too slow. Its insides are nobody else's business.
 */
export type PageIndex = {
  readonly pages: (IndexedPage | null)[]
  readonly slots: Map<string, Map<number, number>>
  readonly terms: Map<string, Postings>
  sorted: string[] | null
  gone: number
}

export const emptyIndex = (): PageIndex => ({ pages: [], slots: new Map(), terms: new Map(), sorted: null, gone: 0 })

/** Add a page; one that is there already is replaced. */
export function addPage(index: PageIndex, page: IndexedPage): PageIndex {
  const ofDocument = index.slots.get(page.document) ?? new Map<number, number>()
  const old = ofDocument.get(page.page)
  if (old !== undefined) forget(index, old)
  const slot = index.pages.push(page) - 1
  ofDocument.set(page.page, slot)
  index.slots.set(page.document, ofDocument)
  for (const [term, count] of countTerms(page.text)) post(index, term, { slot, count })
  return index
}

/** Take every page of a document out; nothing happens where it is not in the index. */
export function removeDocument(index: PageIndex, document: string): PageIndex {
  for (const slot of index.slots.get(document)?.values() ?? []) forget(index, slot)
  index.slots.delete(document)
  if (index.gone > 64 && index.gone > index.pages.length / 2) compact(index)
  return index
}

/**
 * The pages that contain everything asked for, best first: words that are rare in the vault and frequent on the page count
 * most. Case and accents do not matter; "quoted words" must follow each other; the last word may be just begun.
 * Equal scores are ordered by document id and page, so the order never depends on the order of adding.
 */
export function search(index: PageIndex, query: string, { limit }: { readonly limit: number }): Hit[] {
  const wanted = parseQuery(query)
  if (wanted.length === 0 || limit <= 0) return []
  const found = [...scoresOf(index, wanted)].flatMap(([slot, score]) => {
    const page = index.pages[slot]
    return page ? [{ page, score }] : []
  })
  found.sort((a, b) => b.score - a.score || compareDocuments(a.page, b.page) || a.page.page - b.page.page)
  const hits: Hit[] = []
  for (const { page, score } of found) {
    if (hits.length >= limit) break
    const spans = spansOf(page.text, wanted)
    if (spans) hits.push({ document: page.document, page: page.page, score, spans })
  }
  return hits
}

function countTerms(text: string): Map<string, number> {
  const tokens = tokensOf(text)
  const counts = new Map<string, number>()
  for (const { term } of [...tokens, ...joinedTokensOf(text, tokens)]) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function post(index: PageIndex, term: string, { slot, count }: { slot: number; count: number }): void {
  const postings = index.terms.get(term)
  if (postings) {
    postings.slots.push(slot)
    postings.counts.push(count)
    return
  }
  index.terms.set(term, { slots: [slot], counts: [count] })
  index.sorted = null
}

function forget(index: PageIndex, slot: number): void {
  if (index.pages[slot]) index.gone++
  index.pages[slot] = null
}

/** Builds the index anew without what was removed, so that removed words do not stay in memory for long. */
function compact(index: PageIndex): void {
  const kept = index.pages.filter((page) => page !== null)
  index.pages.length = 0
  index.slots.clear()
  index.terms.clear()
  index.sorted = null
  index.gone = 0
  for (const page of kept) addPage(index, page)
}

/** Slots on which every wanted word stands somewhere, with their scores; whether words stand side by side is not yet known. */
function scoresOf(index: PageIndex, wanted: readonly Wanted[]): Map<number, number> {
  const [first, ...others] = wanted.map((one) => scoresOfWanted(index, one)).sort((a, b) => a.size - b.size)
  if (!first) return new Map()
  return others.reduce((left, right) => addWhereBoth(left, right), first)
}

function scoresOfWanted(index: PageIndex, { terms, prefix }: Wanted): Map<number, number> {
  const last = terms.length - 1
  const apart = terms.map((term, at) => scoresOfTerm(index, term, prefix && at === last))
  const inAll = apart.reduce((left, right) => addWhereBoth(left, right))
  if (terms.length === 1) return inAll
  const joined = scoresOfTerm(index, terms.join(''), prefix)
  for (const [slot, score] of joined) inAll.set(slot, Math.max(score, inAll.get(slot) ?? 0))
  return inAll
}

function addWhereBoth(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): Map<number, number> {
  const both = new Map<number, number>()
  for (const [slot, score] of left) {
    const other = right.get(slot)
    if (other !== undefined) both.set(slot, score + other)
  }
  return both
}

function scoresOfTerm(index: PageIndex, term: string, prefix: boolean): Map<number, number> {
  const scores = new Map<number, number>()
  for (const found of prefix ? termsWithPrefix(index, term) : [term]) {
    const postings = index.terms.get(found)
    if (!postings) continue
    const rarity = Math.log(1 + index.pages.length / postings.slots.length) * (found === term ? 1 : 0.5)
    postings.slots.forEach((slot, at) => {
      const count = postings.counts[at] ?? 1
      scores.set(slot, Math.max(scores.get(slot) ?? 0, rarity * (count / (count + 1.2))))
    })
  }
  return scores
}

function termsWithPrefix(index: PageIndex, prefix: string): string[] {
  index.sorted ??= [...index.terms.keys()].sort()
  const { sorted } = index
  const from = firstNotBefore(sorted, prefix)
  let to = from
  while (sorted[to]?.startsWith(prefix)) to++
  return sorted.slice(from, to)
}

/** Place of the first word that does not sort before the given one (binary search). */
function firstNotBefore(sorted: readonly string[], word: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

function compareDocuments(a: IndexedPage, b: IndexedPage): number {
  if (a.document === b.document) return 0
  return a.document < b.document ? -1 : 1
}
