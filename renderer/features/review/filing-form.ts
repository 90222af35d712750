import { documentKinds, type DocumentKind } from '../../core/model/document-kind.ts'
import { standingOf, toFiling, type FilingFault } from '../../core/model/filing.ts'
import type { Filing } from '../../core/model/understanding.ts'
import { partsOfDate, readDateParts, type DateParts, type DateProblem } from '../../ui/fields/date-parts.ts'
import type { RecordDetail } from '../../vault/contract.ts'

/** What stands in the fields, as typed. */
export type FilingForm = {
  readonly kind: DocumentKind | null
  readonly date: DateParts
  readonly hospital: string
  readonly title: string
}

/** What is wrong: with the date, and with the other fields. */
export type FilingFaults = {
  readonly date: DateProblem | null
  readonly others: readonly FilingFault[]
}

/** The person's own filing, or else what the machine proposes. */
export function formOf({ filing, proposal }: RecordDetail): FilingForm {
  const { kind, date, hospital, title } = standingOf(filing, proposal)
  return { kind, date: partsOfDate(date), hospital: hospital ?? '', title }
}

export const kindOf = (id: string): DocumentKind | null => documentKinds.find((kind) => kind === id) ?? null

/** The filing the fields say, or what is wrong with them. `latest` is the last year a record can be of. */
export function readForm(form: FilingForm, latest: number): { filing: Filing } | { faults: FilingFaults } {
  const date = readDateParts(form.date, { from: 1850, to: latest })
  const filing = toFiling({ ...form, date: date.state === 'read' ? date.date : null })
  if (filing.ok && date.state !== 'wrong') return { filing: filing.value }
  return { faults: { date: date.state === 'wrong' ? date.problem : null, others: filing.ok ? [] : filing.error } }
}
