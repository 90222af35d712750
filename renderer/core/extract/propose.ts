import { type ClinicalDate } from '../base/clinical-date.ts'
import { type StatedByFile } from '../model/content.ts'
import { type PageText } from '../model/page-text.ts'
import { type DocumentFormat } from '../model/source-document.ts'
import { type Proposal } from '../model/understanding.ts'
import { withoutCover } from './page-lines.ts'
import { proposeDate } from './propose-date.ts'
import { proposeHospital } from './propose-hospital.ts'
import { proposeKind } from './propose-kind.ts'
import { findTitle, isAddition } from './propose-title.ts'
import { statedProposal } from './stated-proposal.ts'

/** What is known beside the pages. Without `today` no date is refused as future, without `birthDate` none as too early. */
export type ProposalContext = {
  readonly today?: ClinicalDate
  readonly birthDate?: ClinicalDate
  readonly fileKind: DocumentFormat
  /** What the file's own fields state; it goes before what the pages seem to say. */
  readonly stated?: StatedByFile
}

/** The version of the rules, raised with every change that can change a proposal. */
export const rulesVersion = 6

/**
 * What a document seems to be: its kind, its own date, where it is from and its title, each with the place it was read, and
 * null where the pages do not say. Silence is better than a guess: a person fills the gap.
 */
export function propose(pages: readonly PageText[], context: ProposalContext): Proposal {
  const readable = pages.filter((page) => page.source !== 'none' && page.text.trim() !== '')
  const own = withoutCover(readable)
  const title = findTitle(own)
  const kind = proposeKind(own, title)
  const paper = { kind: kind?.value ?? null, isAddendum: isAddition(own) }
  return {
    kind,
    date: proposeDate(own, paper, context),
    hospital: proposeHospital(own, paper.kind),
    title: title && { value: title.value, origin: title.origin },
    ...(context.stated ? statedProposal(readable, context.stated) : {}),
  }
}
