import { tokensOf } from './tokens.ts'

/** One thing every hit must contain: words that stand next to each other; `prefix` lets the last of them be a beginning. */
export type Wanted = { readonly terms: readonly string[]; readonly prefix: boolean }

const PARTS = /["“”„]([^"“”„]*)(["“”„]?)|([^\s"“”„]+)/gu

/**
 * What a person typed, as a list of things wanted. Words in quotation marks must follow each other; words joined without
 * a space (`HER-2`) too. The last word may be unfinished unless it is quoted or followed by a space.
 */
export function parseQuery(query: string): Wanted[] {
  const wanted: Wanted[] = []
  for (const match of query.matchAll(PARTS)) {
    const [whole, quoted, closing, bare] = match
    const terms = tokensOf(quoted ?? bare ?? '').map((token) => token.term)
    const isLast = match.index + whole.length === query.length
    const isClosed = closing !== undefined && closing !== ''
    const unfinished = isLast && !isClosed && !/\s$/.test(whole)
    if (terms.length > 0) wanted.push({ terms, prefix: unfinished })
  }
  return wanted
}
