import { compareDates, toIso, type ClinicalDate } from '../base/clinical-date.ts'
import { type DayOrder } from '../base/written-dates.ts'
import { type DocumentKind } from '../model/document-kind.ts'
import { linesOf, type Cell, type Line } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { type Origin, type Proposal } from '../model/understanding.ts'
import {
  dateKindOf,
  dateKindsInOrder,
  dateKindsOfAddendum,
  dateKindsOfBill,
  endsRange,
  isAnothersDate,
  isFaxLine,
  type DateKind,
} from './date-labels.ts'
import { datesIn, isSameDay, provenOrder, type WrittenDate } from './written-dates.ts'

type Limits = { readonly today?: ClinicalDate; readonly birthDate?: ClinicalDate }
/** An addendum is dated by its own report: the specimen's date is that of the report it adds to. */
export type Paper = { readonly kind: DocumentKind | null; readonly isAddendum: boolean }
type Candidate = {
  readonly dateKind: DateKind
  readonly value: ClinicalDate
  readonly exact: boolean
  readonly origin: Origin
}

/**
 * The date of a document: collected, else performed, reported, signed, received, else a letter's own date. Dates without a
 * label are not read, except the one that stands alone at the top of a page. Where day and month could be exchanged and
 * nothing in the document decides, only the year is given. Two different dates of one kind on one page are no date.
 */
export function proposeDate(pages: readonly PageText[], paper: Paper, limits: Limits): Proposal['date'] {
  const text = pages.map((page) => page.text).join('\n')
  const order = provenOrder(text, datesIn(text), limits.birthDate)
  const candidates = pages.flatMap((page) => candidatesOn(page, paper.kind, { ...limits, order }))
  const inOrder = orderFor(paper)
  const [exact, vague] = [candidates.filter((one) => one.exact), candidates.filter((one) => !one.exact)]
  const chosen = choose(exact, inOrder) ?? choose(vague, inOrder)
  return chosen && isOvertaken(chosen, paper, pages) ? null : chosen
}

function orderFor({ kind, isAddendum }: Paper): readonly DateKind[] {
  if (isAddendum) return dateKindsOfAddendum
  return kind === 'bill' ? dateKindsOfBill : dateKindsInOrder
}

const OF_AN_EVENT: ReadonlySet<DocumentKind | null> = new Set([
  'pathology',
  'cytology',
  'biomarker',
  'genomic',
  'genetics',
  'lab',
  'radiology',
  'cardiac',
  'operative',
] as const)
const HEAD_LINES = 15

/**
 * A report is dated by its specimen or examination. Where only its reporting or signing could be read, and its head holds
 * an earlier date behind a label that says nothing, that one may be the day meant (a scan misread its label): silence.
 */
function isOvertaken(
  chosen: NonNullable<Proposal['date']>,
  { kind, isAddendum }: Paper,
  pages: readonly PageText[],
): boolean {
  const isLate = chosen.dateKind === 'reported' || chosen.dateKind === 'signed' || chosen.dateKind === 'received'
  const page = pages.find((one) => one.page === chosen.origin.page)
  if (!isLate || isAddendum || !page || !OF_AN_EVENT.has(kind)) return false
  return linesOf(page)
    .slice(0, HEAD_LINES)
    .flatMap(({ cells }) => cells)
    .some((cell) => datesIn(cell.text).some((date) => isEarlierOpen(cell, date, chosen.value, kind)))
}

/** Behind a colon, with a label that names neither this paper's event nor another's; within half a year before. */
function isEarlierOpen(cell: Cell, date: WrittenDate, chosen: ClinicalDate, kind: DocumentKind | null): boolean {
  const before = cell.text.slice(0, date.start)
  if (!/\p{L}[^:;]{0,30}[:;]\s*$/u.test(before) || isAnothersDate(before) || dateKindOf(before, kind) !== null)
    return false
  return date.readings.some((one) => compareDates(one, chosen) < 0 && monthsOf(chosen) - monthsOf(one) <= 6)
}

const monthsOf = ({ year, month = 1 }: ClinicalDate): number => 12 * year + month

function choose(candidates: readonly Candidate[], inOrder: readonly DateKind[]): Proposal['date'] {
  for (const dateKind of inOrder) {
    const ofKind = candidates.filter((candidate) => candidate.dateKind === dateKind)
    const [first] = ofKind
    if (!first) continue
    const onPage = ofKind.filter(({ origin }) => origin.page === first.origin.page)
    const [chosen] = [...onPage].sort((a, b) => toIso(b.value).length - toIso(a.value).length)
    const agree = chosen && onPage.every(({ value }) => toIso(chosen.value).startsWith(toIso(value)))
    if (chosen && agree) return { value: chosen.value, dateKind, origin: chosen.origin }
  }
  return null
}

type Reading = Limits & { readonly order: DayOrder | null }

function candidatesOn(page: PageText, kind: DocumentKind | null, reading: Reading): Candidate[] {
  const lines = linesOf(page)
  return lines.flatMap((line, at) => {
    const found = line.cells.flatMap((cell, place) =>
      candidatesIn({ lines, at, place, cell, page: page.page }, kind, reading),
    )
    const isFax = isFaxLine(line.cells.map(({ text }) => text).join(' '))
    return found.filter(({ dateKind }) => !isFax || (dateKind !== 'received' && dateKind !== 'unstated'))
  })
}

type Spot = {
  readonly lines: readonly Line[]
  readonly at: number
  readonly place: number
  readonly cell: Cell
  readonly page: number
}
/** `earlier` and `later`: the dates beside it in the same cell. */
type Place = Spot & {
  readonly date: WrittenDate
  readonly earlier: WrittenDate | undefined
  readonly later: WrittenDate | undefined
}

function candidatesIn(spot: Spot, kind: DocumentKind | null, reading: Reading): Candidate[] {
  const { cell, page } = spot
  return datesIn(cell.text).flatMap((date, i, dates) => {
    const value = valueOf(date, reading)
    const dateKind = value && kindOfDate({ ...spot, date, earlier: dates[i - 1], later: dates[i + 1] }, kind)
    const origin = { page, start: cell.start + date.start, end: cell.start + date.end }
    return value && dateKind ? [{ dateKind, ...value, origin }] : []
  })
}

function kindOfDate(place: Place, kind: DocumentKind | null): DateKind | null {
  const labelled = labelledKind(place, kind)
  if (labelled) return labelled
  if (kind === 'consent' && isBySignature(place)) return 'signed'
  return isLetterHead(place, kind) ? 'unstated' : null
}

/** By the words before it in its cell, since the date before; else by the cell to the left; else by the head of its column. */
function labelledKind(place: Place, kind: DocumentKind | null): DateKind | null {
  const { cell, date, earlier, later } = place
  if (endsRange(cell.text, earlier, date)) return courseEnd(place, kind)
  if (isCourse(kind) && later && endsRange(cell.text, date, later)) return null
  const before = cell.text.slice(earlier?.end ?? 0, date.start)
  if (earlier || /\p{L}/u.test(before)) return dateKindOf(before, kind)
  return besideKind(place, kind)
}

function besideKind(place: Place, kind: DocumentKind | null): DateKind | null {
  const left = place.lines[place.at]?.cells[place.place - 1]
  if (!left || datesIn(left.text).length > 0) return headOfColumn(place, kind)
  const named = dateKindOf(left.text, kind)
  // What is no label is the value of another column.
  const decides = named !== null || left.place === null || /[:;]$/.test(left.text) || isAnothersDate(left.text)
  return decides ? named : headOfColumn(place, kind)
}

/** `Treatment dates: 11/06/2023 to 12/04/2023`: a course is dated by its end. */
function courseEnd(place: Place, kind: DocumentKind | null): DateKind | null {
  const { lines, at, cell, earlier } = place
  const before = cell.text.slice(0, earlier?.start ?? 0)
  const label = /\p{L}/u.test(before) ? before : (lines[at]?.cells[place.place - 1]?.text ?? '')
  return isCourse(kind) && NAMES_COURSE.test(label) ? 'performed' : null
}

const isCourse = (kind: DocumentKind | null): boolean => kind === 'radiation' || kind === 'chemotherapy'
const NAMES_COURSE =
  /(?<!\p{L})(?:treatment dates?|dates? (?:of treatment|treated)|treated|course of treatment)\s*[:(]?\s*$/iu

function headOfColumn(place: Place, kind: DocumentKind | null): DateKind | null {
  const above = cellAbove(place)
  if (!above || above.text.length > 40 || datesIn(above.text).length > 0) return null
  const named = dateKindOf(above.text, kind)
  // `Date` over a column dates the rows of a table, not the paper.
  return named === 'unstated' && /^\W*(?:date|dated|datum|fecha)\W*$/iu.test(above.text) ? null : named
}

/** How far above a value its label may stand, in usual word heights, and how far the two may be set off sideways, in characters. */
const NEAR_ABOVE = 2.5
const ALIGNED = 3

/** The head of the column: what stands right above. Without places, the same cell in a row of as many, else the nearest column. */
function cellAbove({ lines, at, place, cell }: Place): Cell | undefined {
  const row = lines[at]?.cells ?? []
  const above = lines[at - 1]?.cells ?? []
  if (cell.place) {
    if ((lines[at]?.gap ?? 0) > NEAR_ABOVE) return undefined
    const { left, right } = cell.place
    return above.find((other) => other.place && other.place.left < right && other.place.right > left - ALIGNED)
  }
  if (above.length === row.length) return above[place]
  const nearest = [...above].sort((a, b) => Math.abs(a.column - cell.column) - Math.abs(b.column - cell.column))[0]
  return nearest && Math.abs(nearest.column - cell.column) <= 10 ? nearest : undefined
}

const WITH_OWN_DATE: ReadonlySet<DocumentKind | null> = new Set([
  'letter',
  'consult',
  'progress',
  'insurance',
  'bill',
  'discharge',
  'history-physical',
] as const)

/** `Ines Farrow, 12 January 2022`: who signed, and when; below the head, which names the person too. */
function isBySignature({ cell, date, at, lines }: Place): boolean {
  const before = cell.text.slice(0, date.start)
  return (
    at >= lines.length / 2 &&
    /^\W*\p{Lu}\p{L}*\.?(?: \p{Lu}[\p{L}'’-]*\.?){1,4}(?:, [\p{L}.]{2,6})?,\s*$/u.test(before) &&
    /^[\s.]*$/.test(cell.text.slice(date.end))
  )
}

/** A letter's date: alone on its line near the top of the first page, or behind a place (`Köln, 3. Mai 2023`), and no other such. */
function isLetterHead({ lines, at, place, cell, date, page }: Place, kind: DocumentKind | null): boolean {
  const line = lines[at]
  if (!WITH_OWN_DATE.has(kind) || page !== 1 || at >= 15 || !line || !standsFree(line, place, kind)) return false
  // Numbers alone at the edge of a page are as often the printer's or the fax machine's as the writer's.
  if (date.readings[0]?.day === undefined || !/\p{L}/u.test(date.text)) return false
  const isOfMessage = kind === 'letter' && at > 0
  return isBare(cell.text.slice(0, date.start), cell.text.slice(date.end), isOfMessage)
}

/** Nothing before the date but a place, and nothing behind it; behind a message's the hour. */
const isBare = (before: string, after: string, isOfMessage: boolean): boolean =>
  /^(?:\p{Lu}[\p{L} .-]{2,25},\s*(?:den\s+|a\s+)?)?$/u.test(before) &&
  (after.trim() === '' || (isOfMessage && CLOCK.test(after)))

/** The hour behind the date of a message. */
const CLOCK = /^,?\s*(?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?$/i

/** Alone on its line; in a letter also at the right of a name or an address, which is no label. */
function standsFree({ cells }: Line, place: number, kind: DocumentKind | null): boolean {
  if (cells.length === 1) return true
  const left = cells[place - 1]?.text ?? ''
  const isLabel = /[:.]$/.test(left) || isAnothersDate(left) || dateKindOf(left, kind) !== null
  return kind === 'letter' && cells.length === 2 && place === 1 && /[\p{L}\d],? \(?[\p{L}\d]/u.test(left) && !isLabel
}

/** The date that is meant, or the year alone; null where it is no possible date of a paper about the person. */
function valueOf(
  date: WrittenDate,
  { today, birthDate, order }: Reading,
): { value: ClinicalDate; exact: boolean } | null {
  if (birthDate && date.readings.some((reading) => isSameDay(reading, birthDate))) return null
  const possible = date.readings.filter((reading) => !isLater(reading, today) && !isBefore(reading, birthDate))
  const [first, second] = possible
  if (!first) return null
  if (!second) return { value: first, exact: true }
  if (order !== null) return { value: order === 'month-first' ? first : second, exact: true }
  return { value: { year: first.year }, exact: false }
}

const isLater = (date: ClinicalDate, today: ClinicalDate | undefined): boolean =>
  today !== undefined && compareDates(date, today) > 0
const isBefore = (date: ClinicalDate, birth: ClinicalDate | undefined): boolean =>
  birth !== undefined && date.year < birth.year
