import { documentKinds, type DocumentKind } from '../../core/model/document-kind.ts'
import { standingOf, toFiling, type FilingFault } from '../../core/model/filing.ts'
import type { Filing, Origin } from '../../core/model/understanding.ts'
import { partsOfDate, readDateParts, type DateParts, type DateProblem } from '../../ui/fields/date-parts.ts'
import type { RecordDetail } from '../../vault/contract.ts'

/** What stands in the form's fields. */
export type FilingForm = {
  readonly kind: DocumentKind | null
  readonly date: DateParts
  readonly hospital: string
  readonly title: string
}

/** What is wrong: with the date, and with the other fields. */
export type FilingProblems = { readonly date: DateProblem | null; readonly others: readonly FilingFault[] }

/** The form filled with what the record is filed as, or else with what was proposed. */
export function formOf({ proposal, filing }: RecordDetail): FilingForm {
  const { kind, date, hospital, title } = standingOf(filing, proposal)
  return { kind, date: partsOfDate(date), hospital: hospital ?? '', title }
}

export const kindOf = (id: string): DocumentKind | null => documentKinds.find((kind) => kind === id) ?? null

/** The filing that the form says, or what is wrong with it. `latest` is the last year a record can be of. */
export function readForm(
  form: FilingForm,
  latest: number,
): { readonly ok: true; readonly filing: Filing } | { readonly ok: false; readonly problems: FilingProblems } {
  const date = readDateParts(form.date, { from: 1850, to: latest })
  const filing = toFiling({ ...form, date: date.state === 'read' ? date.date : null })
  if (filing.ok && date.state !== 'wrong') return { ok: true, filing: filing.value }
  const others = filing.ok ? [] : filing.error
  return { ok: false, problems: { date: date.state === 'wrong' ? date.problem : null, others } }
}

/**
 * The filing that "Looks right" confirms: what was proposed as it stands. Null where there is nothing to confirm: it is
 * checked already, its kind is not known, or it has first to be said whose pages these are.
 */
export function filingToConfirm({ row, proposal }: RecordDetail): Filing | null {
  const { kind, ...others } = standingOf(null, proposal)
  const isSomeoneElses = row.person === 'ask' || row.person === 'quarantine' || row.person === 'not-mine'
  return row.checked || kind === null || isSomeoneElses ? null : { kind, ...others }
}

/** Where a detail comes from: read on a page, typed by a person, or nowhere. */
export type DetailSource =
  { readonly from: 'page'; readonly origin: Origin } | { readonly from: 'person' } | { readonly from: 'nowhere' }
export type DetailName = 'kind' | 'date' | 'hospital' | 'title'

const nowhere: DetailSource = { from: 'nowhere' }

/** A detail keeps its page only as long as it still says what was read there. */
export function sourceOf(name: DetailName, { proposal, filing }: RecordDetail): DetailSource {
  const read = proposal?.[name] ?? null
  const asRead: DetailSource = read?.origin ? { from: 'page', origin: read.origin } : nowhere
  if (filing === null) return asRead
  const filed = filing[name]
  if (filed === null || filed === '') return nowhere
  return JSON.stringify(filed) === JSON.stringify(read?.value) ? asRead : { from: 'person' }
}
