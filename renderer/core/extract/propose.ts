import { type ClinicalDate } from '../base/clinical-date.ts'
import { type PageText } from '../model/page-text.ts'
import { type DocumentFormat } from '../model/source-document.ts'
import { type Proposal } from '../model/understanding.ts'

/** What is known beside the pages. Without `today` no date is refused as future, without `birthDate` none as too early. */
export type ProposalContext = {
  readonly today?: ClinicalDate
  readonly birthDate?: ClinicalDate
  readonly fileKind: DocumentFormat
}
export type Propose = (pages: readonly PageText[], context: ProposalContext) => Proposal
