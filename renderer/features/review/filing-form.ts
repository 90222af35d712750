import * as v from 'valibot'
import { documentKinds, type DocumentKind } from '../../core/model/document-kind.ts'
import { Filing } from '../../core/model/understanding.ts'
import { partsOfDate, readDateParts, type DateParts, type DateProblem } from '../../ui/fields/date-parts.ts'
import type { RecordDetail } from '../../vault/contract.ts'

/** What stands in the fields, as typed. */
export type FilingForm = {
  readonly kind: DocumentKind | null
  readonly date: DateParts
  readonly hospital: string
  readonly title: string
}

/** What is wrong, by field. */
export type FilingFaults = {
  readonly kind?: 'kind-missing'
  readonly date?: DateProblem
  readonly hospital?: 'too-long'
  readonly title?: 'too-long'
}

export const longestLine = 200

/** The person's own filing, or else what the machine proposes. */
export function formOf({ row }: RecordDetail): FilingForm {
  return {
    kind: row.kind,
    date: partsOfDate(row.date),
    hospital: row.hospital ?? '',
    title: row.title.slice(0, longestLine),
  }
}

export const kindOf = (id: string): DocumentKind | null => documentKinds.find((kind) => kind === id) ?? null

/** The filing the fields say, or what is wrong with them. An empty title is the file's name; the rest may stay open. */
export function readForm(
  form: FilingForm,
  fileName: string,
  thisYear: number,
): { filing: Filing } | { faults: FilingFaults } {
  const date = readDateParts(form.date, { from: 1850, to: thisYear + 1 })
  const hospital = form.hospital.trim()
  const title = form.title.trim() || fileName.slice(0, longestLine)
  const faults: FilingFaults = {
    ...(form.kind === null ? { kind: 'kind-missing' } : {}),
    ...(date.state === 'wrong' ? { date: date.problem } : {}),
    ...(hospital.length > longestLine ? { hospital: 'too-long' } : {}),
    ...(title.length > longestLine ? { title: 'too-long' } : {}),
  }
  const filing = v.safeParse(Filing, {
    kind: form.kind,
    date: date.state === 'read' ? date.date : null,
    hospital: hospital === '' ? null : hospital,
    title,
  })
  return Object.keys(faults).length === 0 && filing.success ? { filing: filing.output } : { faults }
}
