import type { PageText } from '../model/page-text.ts'
import { featuresOf, type PageFeatures } from './page-features.ts'
import { boundaryBetween, type Because } from './page-boundary.ts'

/** A page (from 2) on which another report seems to begin, and why. */
export type SplitSuggestion = {
  readonly startsAt: number
  readonly because: Because
  readonly surety: 'sure' | 'likely'
}

/**
 * Where a scan of many reports seems to pass from one to the next (ux.md §2.4): a page that counts itself as the first, a
 * new accession, patient, title or letterhead. Pages that go on (`Page 2 of 4`, the same accession, a head repeated on
 * each page) never begin one. A blank sheet belongs to the part before it. Only the pages' own words are compared.
 */
export function suggestSplits(pages: readonly PageText[]): SplitSuggestion[] {
  const features = featuresOf(pages)
  const found: SplitSuggestion[] = []
  let part: PageFeatures[] = []
  let blanks = 0
  for (const page of features) {
    if (page.isBlank) {
      blanks++
      continue
    }
    const boundary = part.length > 0 ? boundaryBetween(part, page, blanks) : null
    if (boundary) {
      found.push({ startsAt: page.page, ...boundary })
      part = []
    }
    part.push(page)
    blanks = 0
  }
  return found
}
