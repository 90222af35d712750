import { compareDates, type ClinicalDate } from '../base/clinical-date.ts'
import { type DocumentKind } from '../model/document-kind.ts'
import { linesOf, type Cell } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { dateKindOf, isAnothersDate } from './date-labels.ts'
import { type Candidate, type Paper } from './date-place.ts'
import { datesIn, type WrittenDate } from './written-dates.ts'

/** Papers that are of the day they were written. */
export const OF_THEIR_WRITING: ReadonlySet<DocumentKind | null> = new Set([
  'letter',
  'bill',
  'insurance',
  'consent',
  'identity',
] as const)
/** Reports on what was taken from the body. */
export const OF_SPECIMEN: ReadonlySet<DocumentKind | null> = new Set([
  'pathology',
  'cytology',
  'biomarker',
  'genomic',
  'genetics',
  'lab',
] as const)
const HEAD_LINES = 15

/** Whether there is reason to believe that the day meant is another, which could not be read. */
export const standsInForAnother = (chosen: Candidate, paper: Paper, pages: readonly PageText[]): boolean =>
  isOvertaken(chosen, paper, pages) ||
  isOfStay(chosen, paper, pages) ||
  isOfCourse(chosen, paper, pages) ||
  isBesideEmptyLabel(chosen, paper, pages)

/**
 * A report is dated by its specimen or examination, a note by the visit. Where only its reporting or signing could be read, and its head holds
 * an earlier date behind a label that says nothing, that one may be the day meant (a scan misread its label): silence.
 */
function isOvertaken(chosen: Candidate, { kind, isAddendum }: Paper, pages: readonly PageText[]): boolean {
  const isLate = chosen.dateKind === 'reported' || chosen.dateKind === 'signed' || chosen.dateKind === 'received'
  const page = pages.find((one) => one.page === chosen.origin.page)
  if (!isLate || isAddendum || !page || OF_THEIR_WRITING.has(kind)) return false
  return linesOf(page)
    .slice(0, HEAD_LINES)
    .flatMap(({ cells }) => cells.map((cell, place) => ({ cell, left: cells[place - 1]?.text ?? '' })))
    .some(({ cell, left }) =>
      datesIn(cell.text).some((date) => isEarlierOpen({ cell, left, date }, chosen.value, kind)),
    )
}

type Labelled = { readonly cell: Cell; readonly left: string; readonly date: WrittenDate }

/** A day at the beginning of its cell, in the head of a note that only its signature dates: that of the visit. */
const isOfVisit = (text: string, { start }: WrittenDate, kind: DocumentKind | null): boolean =>
  !OF_SPECIMEN.has(kind) && !/\p{L}{3}/u.test(text.slice(0, start))

/** With a label that names neither this paper's event nor another's; within half a year before. */
function isEarlierOpen({ cell, left, date }: Labelled, chosen: ClinicalDate, kind: DocumentKind | null): boolean {
  const own = cell.text.slice(0, date.start)
  const before = /\p{L}/u.test(own) ? own : left
  if (isAnothersDate(before) || dateKindOf(before, kind) !== null) return false
  if (!/\p{L}[^:;]{0,30}[:;]?\s*$/u.test(before) && !isOfVisit(cell.text, date, kind)) return false
  return date.readings.some((one) => compareDates(one, chosen) < 0 && monthsOf(chosen) - monthsOf(one) <= 6)
}

/** A course is dated by its end. A report of it that tells of earlier days is not dated by its own where no end was found. */
function isOfCourse({ dateKind, value, origin }: Candidate, { kind }: Paper, pages: readonly PageText[]): boolean {
  if (kind !== 'radiation' || dateKind === 'performed') return false
  return pages
    .flatMap(({ page, text }) => (page === origin.page ? datesIn(text) : []))
    .some(({ readings }) =>
      readings.some((one) => compareDates(one, value) < 0 && monthsOf(value) - monthsOf(one) <= MONTHS_OF_COURSE),
    )
}
const MONTHS_OF_COURSE = 6

const LINES_OF_LABELS = 25
/** Only the reporting could be read, and the label of the event stands on the page with nothing beside it. */
function isBesideEmptyLabel(
  { dateKind, origin }: Candidate,
  { kind, isAddendum }: Paper,
  pages: readonly PageText[],
): boolean {
  const isLate = dateKind === 'reported' || dateKind === 'signed' || dateKind === 'received'
  const page = pages.find((one) => one.page === origin.page)
  if (!isLate || isAddendum || !page || OF_THEIR_WRITING.has(kind)) return false
  return linesOf(page)
    .slice(0, LINES_OF_LABELS)
    .some(({ cells }) => cells.some(({ text }) => text.length <= 30 && isEventLabel(text, kind)))
}

const EXAM = /^\W*(?:exam|study|visit|encounter|service)\W*$/i
function isEventLabel(text: string, kind: DocumentKind | null): boolean {
  if (EXAM.test(text)) return true
  if (datesIn(text).length > 0 || !/(?:date|time|taken|collected|performed|dos|d\/t)\W*$/iu.test(text)) return false
  const named = dateKindOf(`${text} `, kind)
  return named === 'collected' || named === 'performed'
}

/** A stay is dated by its end. Where that was not found on a paper that tells of a stay, its letter's day is not said for it. */
const isOfStay = ({ dateKind }: Candidate, { kind }: Paper, pages: readonly PageText[]): boolean =>
  kind === 'discharge' && dateKind !== 'performed' && pages.some(({ text }) => STAY.test(text))
const STAY =
  /(?<!\p{L})(?:admitted|admission|admit|stay|inpatient|aufenthalt|stationär\p{L}*|ingreso|estancia|aufnahme)(?!\p{L})[^\d]{0,40}\d/iu

/** A day's month, counted from the year 0. */
export const monthsOf = ({ year, month = 1 }: ClinicalDate): number => 12 * year + month
