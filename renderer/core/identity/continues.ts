import { accessionsOf, pageMarksOf } from '../model/page-marks.ts'

type Mark = { readonly page: number; readonly of: number }

const LETTERHEAD =
  /\b(?:hospital|medical (?:center|centre)|clinic|health|laborator(?:y|ies)|imaging|radiology|institute|university|klinik|klinikum|krankenhaus|centro médico)\b/iu
const TITLE = /\b(?:report|summary|note|results|record|consultation|letter|statement|befund|arztbrief|informe|dear)\b/iu

/** "Page 2 of 5", where the page says so itself; the lowest where it says so twice. A number without a count only begins. */
function markOf(text: string): Mark | null {
  const marks = pageMarksOf(text).flatMap(({ page, of }) => (of !== null || page === 1 ? [{ page, of: of ?? 0 }] : []))
  return marks.sort((a, b) => a.page - b.page)[0] ?? null
}

const topOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 5)

/** How sure it is that a page goes on from another: `surely` by page numbers or a shared accession, `probably` where nothing new begins. */
export type Continuation = 'surely' | 'probably' | 'no'

/** Whether a page continues one `apart` pages before it (1 = the page before) in the same document. */
export function continues(before: string, after: string, apart: number): Continuation {
  const numbered = byNumbers(markOf(before), markOf(after), apart)
  const [known, given] = [accessionsOf(before), accessionsOf(after)]
  const shared = given.some((accession) => known.includes(accession))
  if (numbered === 'no' || (known.length > 0 && given.length > 0 && !shared)) return 'no'
  if (numbered === 'surely' || shared) return 'surely'
  return numbered === 'open' && !beginsAnew(after) ? 'probably' : 'no'
}

/** What the page numbers say; `ended` where they only speak against going on, so that an accession may still overrule them. */
function byNumbers(first: Mark | null, next: Mark | null, apart: number): 'surely' | 'no' | 'ended' | 'open' {
  if (next?.page === 1) return 'no'
  if (first && next) return first.of === next.of && next.page === first.page + apart ? 'surely' : 'no'
  return next || (first && first.page >= first.of) ? 'ended' : 'open'
}

/**
 * A letterhead, a title or a greeting at the top. It speaks for a new document even where it repeats the page before:
 * one hospital's papers for two people look alike, and a page that repeats its head repeats whose it is.
 */
function beginsAnew(after: string): boolean {
  return topOf(after).some(
    (line) => line.length < 80 && (LETTERHEAD.test(line) || TITLE.test(line)) && !/[.;,]$/.test(line.trim()),
  )
}
