import * as v from 'valibot'
import { count, hexOf, textUpTo } from '../base/schemas.ts'

/** How far a report has come, in its own words (clinical.md §4.2); a later stage never is a copy of an earlier one. */
export const reportStages = ['preliminary', 'final', 'addendum', 'amended', 'corrected'] as const
export type ReportStage = (typeof reportStages)[number]

/**
 * What documents are compared by (clinical.md §4.2); small (below 2 KB as JSON), and made from the text alone.
 *
 * `text`: hash of the text without case, spaces, print stamps, page numbers and portal words; null where there is too little
 * to be told apart by. `accessions` as written, letters and digits only. `shingles`: MinHash signature of runs of five words,
 * 64 numbers of 32 bits as hex; null below five words. `values`: what would change the meaning (numbers with units, TNM,
 * receptors, grades, dates), verbatim and cut to what fits. `all`: hash of all of them, and of how often words that turn a
 * sentence around (left, not, positive …) stand in the text.
 */
export const Traits = v.object({
  text: v.nullable(hexOf(16)),
  accessions: v.array(textUpTo(30)),
  shingles: v.nullable(hexOf(256)),
  words: count,
  stage: v.nullable(v.picklist(reportStages)),
  /** When it was signed, as written; null where it does not say. */
  signedAt: v.nullable(textUpTo(40)),
  values: v.array(textUpTo(40)),
  turns: v.array(textUpTo(30)),
  all: hexOf(8),
})
export type Traits = v.InferOutput<typeof Traits>
