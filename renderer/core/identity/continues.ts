import { foldText } from './score.ts'

type Mark = { readonly page: number; readonly of: number }

const MARK = /(?:^|[^\p{L}\p{N}])(?:page|pg\.?|p\.|seite|página|pagina|hoja)\s*(\d{1,3})\s*(?:of|\/|von|de)\s*(\d{1,3})(?!\d)/iu
const ACCESSION = /\b(?:accession|case|specimen|order|lab|report)\s*(?:number|num|no\.?|id|#)?\s*[:#]+\s*([A-Z]{0,4}[-\s]?\d[\dA-Z-]{3,})/giu
const LETTERHEAD = /\b(?:hospital|medical (?:center|centre)|clinic|health|laborator(?:y|ies)|imaging|radiology|institute|university|klinik|klinikum|krankenhaus|centro médico)\b/iu
const TITLE = /\b(?:report|summary|note|results|record|consultation|letter|statement|befund|arztbrief|informe|dear)\b/iu

/** "Page 2 of 5", where the page says so. */
function markOf(text: string): Mark | null {
  const [, page, of] = MARK.exec(text) ?? []
  return page === undefined || of === undefined ? null : { page: Number(page), of: Number(of) }
}

const accessionsOf = (text: string): string[] => [...text.matchAll(ACCESSION)].map((match) => foldText(match[1] ?? ''))

const topOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '').slice(0, 5)

/** How sure it is that a page goes on from another: `surely` by page numbers or a shared accession, `probably` where nothing new begins. */
export type Continuation = 'surely' | 'probably' | 'no'

/** Whether a page continues one `apart` pages before it (1 = the page before) in the same document. */
export function continues(before: string, after: string, apart: number): Continuation {
  const [first, next] = [markOf(before), markOf(after)]
  if (next?.page === 1) return 'no'
  const [known, given] = [accessionsOf(before), accessionsOf(after)]
  if (known.length > 0 && given.length > 0 && !given.some((accession) => known.includes(accession))) return 'no'
  if (first && next) return first.of === next.of && next.page === first.page + apart ? 'surely' : 'no'
  if (given.some((accession) => known.includes(accession))) return 'surely'
  if (next || (first && first.page >= first.of)) return 'no'
  return beginsAnew(before, after) ? 'no' : 'probably'
}

/** A letterhead, a title or a greeting at the top that the page before did not have there. */
function beginsAnew(before: string, after: string): boolean {
  const seen = new Set(topOf(before).map(foldText))
  const fresh = topOf(after).filter((line) => !seen.has(foldText(line)))
  return fresh.some((line) => line.length < 80 && (LETTERHEAD.test(line) || TITLE.test(line)) && !/[.;,]$/.test(line.trim()))
}
