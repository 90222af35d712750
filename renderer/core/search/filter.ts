import type { ClinicalDate } from '../base/clinical-date.ts'
import type { DocumentKind } from '../model/document-kind.ts'
import type { Filter } from '../model/search-filter.ts'
import { tokensOf } from './tokens.ts'

/** What a record is, as far as filters ask for it. */
export type Filtered = {
  readonly kind: DocumentKind | null
  readonly date: ClinicalDate | null
  readonly hospital: string | null
}

/** Whether a record passes; whose it is is not asked here. `no-date`: all but that it has no date, and one is asked for. */
export function passes(record: Filtered, filters: readonly Filter[]): 'yes' | 'no' | 'no-date' {
  const kinds = filters.flatMap((filter) => (filter.by === 'kind' ? [filter.kind] : []))
  const hospitals = filters.flatMap((filter) => (filter.by === 'hospital' ? [hospitalKey(filter.hospital)] : []))
  const spans = filters.flatMap((filter) => (filter.by === 'date' ? [filter] : []))
  if (kinds.length > 0 && !kinds.some((kind) => kind === record.kind)) return 'no'
  if (hospitals.length > 0 && !hospitals.includes(hospitalKey(record.hospital))) return 'no'
  if (spans.length === 0) return 'yes'
  const { date } = record
  if (date === null) return 'no-date'
  return spans.some((span) => touches(date, span)) ? 'yes' : 'no'
}

type Span = { readonly from: ClinicalDate | null; readonly until: ClinicalDate | null }

/** Whether a date may lie within a span: "2023" touches "June 2023", for it may be meant. */
const touches = (date: ClinicalDate, { from, until }: Span): boolean =>
  (from === null || lastDay(date) >= firstDay(from)) && (until === null || firstDay(date) <= lastDay(until))

const firstDay = ({ year, month = 1, day = 1 }: ClinicalDate): number => (year * 100 + month) * 100 + day
const lastDay = ({ year, month = 12, day = 31 }: ClinicalDate): number => (year * 100 + month) * 100 + day

/** "ST MARY HOSPITAL" and "St. Mary Hospital" are one: reports write their heads as they like. */
const hospitalKey = (hospital: string | null): string =>
  tokensOf(hospital ?? '')
    .map(({ term }) => term)
    .join(' ')

/** One text for each filter; the same for the same filter. */
export function filterKey(filter: Filter): string {
  switch (filter.by) {
    case 'kind':
      return `kind ${filter.kind}`
    case 'hospital':
      return `hospital ${hospitalKey(filter.hospital)}`
    case 'person':
      return `person ${filter.person}`
    case 'date':
      return `date ${dateKey(filter.from)} ${dateKey(filter.until)}`
  }
}

const dateKey = (date: ClinicalDate | null): string =>
  date === null ? '' : [date.year, date.month, date.day].filter((part) => part !== undefined).join('-')
