import type { ClinicalDate } from '../base/clinical-date.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { DocumentKind } from './document-kind.ts'
import type { Filing, Proposal } from './understanding.ts'

/** What a record is taken to be for now; null, and an empty title, where nobody and no page says. */
export type Standing = {
  readonly kind: DocumentKind | null
  readonly date: ClinicalDate | null
  readonly hospital: string | null
  readonly title: string
}

/** As a person filed it, whole; or else as proposed. A file's own name is never part of it: it may say more than is known. */
export function standingOf(filing: Filing | null, proposal: Proposal | null): Standing {
  if (filing) return filing
  if (!proposal) return { kind: null, date: null, hospital: null, title: '' }
  const { kind, date, hospital, title } = proposal
  return {
    kind: kind && kind.value,
    date: date && date.value,
    hospital: hospital && hospital.value,
    title: title ? title.value : '',
  }
}

/** The longest hospital or title that is filed, in UTF-16 units. */
export const longestLine = 200
export type FilingFault = 'kind-missing' | 'hospital-too-long' | 'title-too-long'

/** The filing that a person's entries make, spaces around them dropped, or everything that is wrong with them. An empty title stays empty. */
export function toFiling(entered: {
  readonly kind: DocumentKind | null
  readonly date: ClinicalDate | null
  readonly hospital: string
  readonly title: string
}): Result<Filing, readonly FilingFault[]> {
  const hospital = entered.hospital.trim()
  const title = entered.title.trim()
  const faults: FilingFault[] = []
  if (hospital.length > longestLine) faults.push('hospital-too-long')
  if (title.length > longestLine) faults.push('title-too-long')
  if (entered.kind === null) return err(['kind-missing', ...faults])
  if (faults.length > 0) return err(faults)
  return ok({ kind: entered.kind, date: entered.date, hospital: hospital === '' ? null : hospital, title })
}
