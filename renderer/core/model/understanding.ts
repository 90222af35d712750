import * as v from 'valibot'
import { ClinicalDate } from '../base/clinical-date.ts'
import { DocumentId, PersonId, RowId } from '../base/ids.ts'
import { count, instant, textUpTo } from '../base/schemas.ts'
import { DocumentKind } from './document-kind.ts'
import { Traits } from './traits.ts'

/** Where something was read: page (from 1) and UTF-16 offsets in that page's text, end exclusive. */
export const Origin = v.object({ page: count, start: count, end: count })
export type Origin = v.InferOutput<typeof Origin>

export const dateKinds = ['collected', 'performed', 'reported', 'signed', 'received', 'unstated'] as const

/** What the software proposes about a document; each part is null where the pages do not say. */
export const Proposal = v.object({
  kind: v.nullable(v.object({ value: DocumentKind, origin: v.nullable(Origin) })),
  date: v.nullable(v.object({ value: ClinicalDate, dateKind: v.picklist(dateKinds), origin: Origin })),
  hospital: v.nullable(v.object({ value: textUpTo(200), origin: Origin })),
  title: v.nullable(v.object({ value: textUpTo(200), origin: Origin })),
})
export type Proposal = v.InferOutput<typeof Proposal>

/** What a person decided a document is; null where they left it open. */
export const Filing = v.object({
  kind: DocumentKind,
  date: v.nullable(ClinicalDate),
  hospital: v.nullable(textUpTo(200)),
  title: textUpTo(200),
})
export type Filing = v.InferOutput<typeof Filing>

export const identityVerdicts = ['match', 'ask', 'quarantine', 'none'] as const

/** Why a page's identity came out as it did, strongest first; each code has words. */
export const identityReasons = [
  'birth-date-equal',
  'birth-date-close',
  'birth-date-differs',
  'record-number-equal',
  'record-number-differs',
  'family-name-equal',
  'family-name-close',
  'family-name-differs',
  'given-name-equal',
  'given-name-initial',
  'given-name-differs',
  'suffix-differs',
  'twin-or-sibling',
  'parent-or-child',
  'several-patients',
  'other-person-fits-better',
  'nothing-on-page',
] as const
export type IdentityReason = (typeof identityReasons)[number]

/** Whether one page is about the person: what was found on it (as written, with its place), and what a person answered. */
export const PageIdentity = v.object({
  page: count,
  verdict: v.picklist(identityVerdicts),
  reasons: v.array(v.picklist(identityReasons)),
  nameAsWritten: v.nullable(v.object({ value: textUpTo(200), origin: Origin })),
  birthDateAsWritten: v.nullable(v.object({ value: textUpTo(60), origin: Origin })),
  answer: v.nullable(v.object({ isPerson: v.boolean(), at: instant })),
})
export type PageIdentity = v.InferOutput<typeof PageIdentity>

/** First understanding of a document: proposed by rules, decided by a person. `rules` is the version of the rules that proposed. */
export const Understanding = v.object({
  id: RowId,
  documentId: DocumentId,
  rules: count,
  proposal: Proposal,
  pages: v.array(PageIdentity),
  filed: v.nullable(v.object({ filing: Filing, at: instant })),
  /** What other documents are compared by; null where there is too little to compare. */
  traits: v.optional(v.nullable(Traits), null),
  /** Another person of the vault whom the pages in question fit, and nobody else. */
  fits: v.optional(v.nullable(PersonId), null),
  /** Pages on which another report seems to begin, as long as nobody has arranged the pages. */
  splits: v.optional(v.array(v.object({ startsAt: count, because: textUpTo(40) })), []),
})
export type Understanding = v.InferOutput<typeof Understanding>

/** Nobody has said yet whose this page is, and it may be somebody else's. */
export const isOpenDoubt = ({ answer, verdict }: PageIdentity): boolean =>
  !answer && (verdict === 'quarantine' || verdict === 'ask')

/** A page may be used for facts and packets only when it matches or a person has said that it belongs here. */
export function isUsable(page: PageIdentity): boolean {
  if (page.answer) return page.answer.isPerson
  return page.verdict === 'match'
}
