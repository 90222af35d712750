import { compareDates, type ClinicalDate } from '../../core/base/clinical-date.ts'
import * as v from 'valibot'
import { DocumentId, type PersonId } from '../../core/base/ids.ts'
import { handKinds, type HandEntry, type HandKind } from '../../core/model/rows.ts'
import {
  partsOfDate,
  readDateParts,
  emptyDateParts,
  type DateParts,
  type DateProblem,
} from '../../ui/fields/date-parts.ts'

const parts = v.strictObject({ day: v.string(), month: v.string(), year: v.string() })

/** The form as it is kept while it is not saved. */
export const HandForm = v.strictObject({
  kind: v.nullable(v.picklist(handKinds)),
  title: v.string(),
  date: parts,
  until: parts,
  value: v.string(),
  unit: v.string(),
  range: v.string(),
  place: v.string(),
  note: v.string(),
  documents: v.pipe(v.array(DocumentId), v.readonly()),
})

/** What stands in the fields. */
export type HandForm = {
  readonly kind: HandKind | null
  readonly title: string
  readonly date: DateParts
  readonly until: DateParts
  readonly value: string
  readonly unit: string
  readonly range: string
  readonly place: string
  readonly note: string
  readonly documents: readonly DocumentId[]
}

export type HandProblem =
  'kind-missing' | 'title-missing' | 'title-too-long' | 'value-missing' | 'too-long' | 'ends-before' | DateProblem
/** What is wrong, by the field it stands at, in the order of the fields. */
export type HandProblems = Partial<Record<keyof HandForm, HandProblem>>

export const emptyForm = (documents: readonly DocumentId[]): HandForm => ({
  kind: null,
  title: '',
  date: emptyDateParts,
  until: emptyDateParts,
  value: '',
  unit: '',
  range: '',
  place: '',
  note: '',
  documents,
})

export const formOf = ({ kind, title, date, until, value, place, note, documents }: HandEntry): HandForm => ({
  kind,
  title,
  date: partsOfDate(date),
  until: partsOfDate(until),
  value: value?.text ?? '',
  unit: value?.unit ?? '',
  range: value?.range ?? '',
  place: place ?? '',
  note,
  documents,
})

export const kindOf = (id: string): HandKind | null => handKinds.find((kind) => kind === id) ?? null

/** Kinds that last: they have an end beside their beginning. */
export const lasts = (kind: HandKind | null): boolean => kind === 'medicine' || kind === 'diagnosis' || kind === 'visit'
/** Kinds that are measured. */
export const isMeasured = (kind: HandKind | null): boolean => kind === 'result'

type Draft = Omit<HandEntry, 'id' | 'at'>
type Read = { readonly ok: true; readonly entry: Draft } | { readonly ok: false; readonly problems: HandProblems }

/**
 * The entry that the form says, or what is wrong with it. A date is exactly as precise as it was typed. `year` is this
 * year: only an appointment, or the end of something, may lie after it. What a kind has no field for is left out.
 */
export function readHandForm(form: HandForm, personId: PersonId, year: number): Read {
  const { kind } = form
  const ahead = kind === 'appointment' ? 10 : 0
  const date = readDateParts(form.date, { from: 1850, to: year + ahead })
  const until = lasts(kind) ? readDateParts(form.until, { from: 1850, to: year + 10 }) : { state: 'empty' as const }
  const [from, to] = [dateOf(date), dateOf(until)]
  const problems: HandProblems = {
    ...problemOfKindAndTitle(form),
    ...(date.state === 'wrong' ? { date: date.problem } : {}),
    ...(until.state === 'wrong' ? { until: until.problem } : {}),
    ...(endsBefore(from, to) ? { until: 'ends-before' as const } : {}),
    ...problemsOfTexts(form),
  }
  if (kind === null || Object.keys(problems).length > 0) return { ok: false, problems }
  const value = isMeasured(kind) ? valueOf(form) : null
  const { documents } = form
  const [title, place, note] = [form.title.trim(), form.place.trim() || null, form.note.trim()]
  return {
    ok: true,
    entry: { personId, kind, title, date: from, until: to, value, place, note, documents: [...documents] },
  }
}

const dateOf = (read: ReturnType<typeof readDateParts>): ClinicalDate | null =>
  read.state === 'read' ? read.date : null

/** Only what both dates state is compared: an end in 2023 does not lie before a beginning in May 2023. */
function endsBefore(from: ClinicalDate | null, to: ClinicalDate | null): boolean {
  if (from === null || to === null) return false
  const shared = (date: ClinicalDate, other: ClinicalDate): ClinicalDate => {
    if (other.month === undefined || date.month === undefined) return { year: date.year }
    if (other.day === undefined || date.day === undefined) return { year: date.year, month: date.month }
    return date
  }
  return compareDates(shared(to, from), shared(from, to)) < 0
}

function problemOfKindAndTitle({ kind, title }: HandForm): HandProblems {
  return {
    ...(kind === null ? { kind: 'kind-missing' as const } : {}),
    ...(title.trim() === '' ? { title: 'title-missing' as const } : {}),
    ...(title.trim().length > 300 ? { title: 'title-too-long' as const } : {}),
  }
}

function problemsOfTexts(form: HandForm): HandProblems {
  const isTooLong = (text: string, most: number) => text.trim().length > most
  const noValue = isMeasured(form.kind) && form.value.trim() === '' && (form.unit + form.range).trim() !== ''
  return {
    ...(noValue ? { value: 'value-missing' as const } : {}),
    ...(isTooLong(form.value, 4000) ? { value: 'too-long' as const } : {}),
    ...(isTooLong(form.unit, 100) ? { unit: 'too-long' as const } : {}),
    ...(isTooLong(form.range, 500) ? { range: 'too-long' as const } : {}),
    ...(isTooLong(form.place, 200) ? { place: 'too-long' as const } : {}),
    ...(isTooLong(form.note, 4000) ? { note: 'too-long' as const } : {}),
  }
}

function valueOf({ value, unit, range }: HandForm): HandEntry['value'] {
  const text = value.trim()
  return text === '' ? null : { text, unit: unit.trim() || null, range: range.trim() || null, flag: null }
}
