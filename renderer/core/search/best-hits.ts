/** A page that was found, and how well it fits. */
export type PageHit = { readonly document: string; readonly page: number; readonly score: number }

/**
 * The best of many hits, best first. Hits that fit equally well are ordered by document and page, so the order never
 * depends on the order in which they come.
 */
export class BestHits {
  private readonly hits: PageHit[] = []

  constructor(private readonly limit: number) {}

  /** Whether a hit with this score could still be one of the best. */
  isWorth(score: number): boolean {
    const last = this.hits[this.limit - 1]
    return this.limit > 0 && (last === undefined || score >= last.score)
  }

  add(hit: PageHit): void {
    let low = 0
    let high = this.hits.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.hits[middle]
      if (there && comesBefore(there, hit)) low = middle + 1
      else high = middle
    }
    this.hits.splice(low, 0, hit)
    if (this.hits.length > this.limit) this.hits.pop()
  }

  all(): readonly PageHit[] {
    return this.hits
  }
}

function comesBefore(a: PageHit, b: PageHit): boolean {
  if (a.score !== b.score) return a.score > b.score
  if (a.document !== b.document) return a.document < b.document
  return a.page <= b.page
}
