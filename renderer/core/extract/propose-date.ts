import { compareDates, toIso, type ClinicalDate } from '../base/clinical-date.ts'
import { type DayOrder } from '../base/written-dates.ts'
import { type DocumentKind } from '../model/document-kind.ts'
import { linesOf, type Cell } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { type Proposal } from '../model/understanding.ts'
import {
  dateKindOf,
  dateKindsInOrder,
  dateKindsOfAddendum,
  dateKindsOfBill,
  endsRange,
  isAnothersDate,
  isFaxLine,
  isNoun,
  type DateKind,
} from './date-labels.ts'
import { type Candidate, type Paper, type Place, type Spot } from './date-place.ts'
import { isDoubtful } from './date-doubt.ts'
import { monthsOf, OF_SPECIMEN, OF_THEIR_WRITING, standsInForAnother } from './date-stand-in.ts'
import { isBySignature, isLetterHead, loneHeadDate } from './stand-alone-date.ts'
import { orderByTurnaround, provenOrder } from './day-order.ts'
import { datesIn, isSameDay, type WrittenDate } from './written-dates.ts'

type Limits = { readonly today?: ClinicalDate; readonly birthDate?: ClinicalDate }
/**
 * The date of a document: collected, else performed, reported, signed, received, else a letter's own date. Dates without a
 * label are not read, except the one that stands alone at the top of a page. Where day and month could be exchanged and
 * nothing in the document decides, only the year is given. Two different dates of one kind on one page are no date.
 */
export function proposeDate(pages: readonly PageText[], paper: Paper, limits: Limits): Proposal['date'] {
  const text = pages.map((page) => page.text).join('\n')
  const proven = provenOrder(text, datesIn(text), limits.birthDate)
  const read = (order: DayOrder | null): Candidate[] =>
    pages.flatMap((page) => candidatesOn(page, paper.kind, { ...limits, order }))
  const order = proven ?? (IS_SOON_REPORTED.has(paper.kind) ? orderByTurnaround(read, pages) : null)
  const candidates = read(order)
  const inOrder = orderFor(paper)
  const [exact, vague] = [candidates.filter((one) => one.exact), candidates.filter((one) => !one.exact)]
  const lone = loneDate(pages, paper, { ...limits, order })
  const endsLast = paper.isAddendum || paper.kind === 'radiation'
  const labelled = choose(endsLast ? latestOfEach(exact) : exact, inOrder)
  const chosen = labelled && !isVisitBefore(lone, labelled, paper) ? labelled : (lone ?? choose(vague, inOrder))
  if (!chosen || standsInForAnother(chosen, paper, pages)) return null
  if (isDoubtful(chosen, exact, { pages, kind: paper.kind })) return null
  const { value, dateKind, origin } = chosen
  return { value, dateKind, origin }
}

/** An addendum comes after what it adds to, a course ends with its last part: of several days of one kind on a page the last counts. */
const latestOfEach = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(
    (one) =>
      !candidates.some(
        (other) =>
          other.dateKind === one.dateKind &&
          other.origin.page === one.origin.page &&
          compareDates(other.value, one.value) > 0,
      ),
  )

/** A visit is older than its note's signature: the day in the head counts where only the signature has a label. */
const isVisitBefore = (lone: Candidate | null, labelled: Candidate, { kind }: Paper): boolean =>
  lone !== null &&
  (labelled.dateKind === 'signed' || labelled.dateKind === 'reported') &&
  !OF_SPECIMEN.has(kind) &&
  !OF_THEIR_WRITING.has(kind) &&
  kind !== 'other' &&
  compareDates(lone.value, labelled.value) <= 0 &&
  monthsOf(labelled.value) - monthsOf(lone.value) <= 2

/** Where no label dates the paper: the one day in its head that is nobody else's. */
function loneDate(pages: readonly PageText[], { kind }: Paper, reading: Reading): Candidate | null {
  const [page] = pages
  const found =
    page && kind !== null && kind !== 'identity'
      ? loneHeadDate(page, kind, (date) => valueOf(date, reading) !== null)
      : null
  const value = found ? valueOf(found.date, reading) : null
  if (!page || !found || !value?.exact) return null
  const origin = { page: page.page, start: found.start + found.date.start, end: found.start + found.date.end }
  return { dateKind: 'unstated', ...value, origin }
}

function orderFor({ kind, isAddendum }: Paper): readonly DateKind[] {
  if (isAddendum) return dateKindsOfAddendum
  return kind === 'bill' || kind === 'insurance' ? dateKindsOfBill : dateKindsInOrder
}

/** Genetic tests take weeks or months. */
const IS_SOON_REPORTED: ReadonlySet<DocumentKind | null> = new Set([
  'pathology',
  'cytology',
  'lab',
  'radiology',
  'cardiac',
  'discharge',
  'other',
] as const)
const HEAD_LINES = 15

function choose(candidates: readonly Candidate[], inOrder: readonly DateKind[]): Candidate | null {
  for (const dateKind of inOrder) {
    const ofKind = candidates.filter((candidate) => candidate.dateKind === dateKind)
    const [first] = ofKind
    if (!first) continue
    const onPage = ofKind.filter(({ origin }) => origin.page === first.origin.page)
    const [chosen] = [...onPage].sort((a, b) => toIso(b.value).length - toIso(a.value).length)
    const agree = chosen && onPage.every(({ value }) => toIso(chosen.value).startsWith(toIso(value)))
    if (chosen && agree) return chosen
    // Of two days of the event one is right: that of the report would be said in its place.
    if (dateKind === 'collected' || dateKind === 'performed') return null
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
  const behind = labelBehind(cell.text.slice(date.end), kind)
  if (earlier || /\p{L}/u.test(before))
    return dateKindOf(before, kind) ?? (OF_STUDY.test(before) ? 'performed' : behind)
  return behind ?? besideKind(place, kind)
}

/** `Procedure: whole body bone scan 29/01/24`. */
const OF_STUDY = /^\W*(?:procedure|exam(?:ination)?|study|test|investigation|operation)\s*:\s*[^.;:]{3,60}\s$/iu

/** `04/02/2021 6:40 PM (Exam completed)`. */
function labelBehind(after: string, kind: DocumentKind | null): DateKind | null {
  const [, label] =
    /^[\s,]*(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?)?\s*\(([^()]{3,30})\)\s*$/iu.exec(after) ?? []
  return label === undefined || isAnothersDate(label) ? null : dateKindOf(label, kind)
}

function besideKind(place: Place, kind: DocumentKind | null): DateKind | null {
  const left = place.lines[place.at]?.cells[place.place - 1]
  if (!left || datesIn(left.text).length > 0) return headOfColumn(place, kind)
  const named = dateKindOf(left.text, kind) ?? (isNoun(left.text) && place.at < HEAD_LINES ? 'performed' : null)
  // What is no label is the value of another column.
  const decides =
    named !== null ||
    (left.place === null && !isUnderHeads(place)) ||
    /[:;]$/.test(left.text) ||
    isAnothersDate(left.text)
  return decides ? named : headOfColumn(place, kind)
}

/** Whether the line above has a cell for each of this one's, as a table's head has. */
const isUnderHeads = ({ lines, at }: Place): boolean => lines[at - 1]?.cells.length === lines[at]?.cells.length

/** `Treatment dates: 11/06/2023 to 12/04/2023`: a course is dated by its end. */
function courseEnd(place: Place, kind: DocumentKind | null): DateKind | null {
  const { lines, at, cell, earlier } = place
  const before = cell.text.slice(0, earlier?.start ?? 0)
  const label = /\p{L}/u.test(before) ? before : (lines[at]?.cells[place.place - 1]?.text ?? '')
  if (kind === 'discharge' && NAMES_STAY.test(label)) return 'performed'
  return isCourse(kind) && NAMES_COURSE.test(label) ? 'performed' : null
}

const isCourse = (kind: DocumentKind | null): boolean => kind === 'radiation' || kind === 'chemotherapy'
const NAMES_COURSE =
  /(?<!\p{L})(?:(?:treatment|course|therapy|radiotherapy|radiation|delivery) dates?|dates? (?:of (?:treatment|course|radiotherapy|radiation|therapy)|treated|delivered)|treated|delivered|(?:treatment )?course(?: of treatment)?|from)\s*[:(]?\s*$/iu
/** A stay is dated by its end as well: `Inpatient stay: 3 May 2023 to 6 May 2023`. */
const NAMES_STAY =
  /(?<!\p{L})(?:stay|inpatient|in-patient|aufenthalt|stationär\p{L}*|ingreso|estancia|hospitalizaci[oó]n|hospitali[sz](?:ed|ation)|admitted|admission|treated|dates? of (?:stay|admission))(?!\p{L})[^.;]{0,40}$/iu

function headOfColumn(place: Place, kind: DocumentKind | null): DateKind | null {
  const above = isCourse(kind) ? headOfTable(place) : cellAbove(place)
  if (!above || above.text.length > 40 || datesIn(above.text).length > 0) return null
  const named = dateKindOf(above.text, kind)
  if (named !== 'unstated' && (kind === 'bill' || kind === 'insurance')) return null
  if (!isCourse(kind) && isTopOfColumn(place)) return null
  // `Date` over a column dates the rows of a table, not the paper.
  return named === 'unstated' && /^\W*(?:date|dated|datum|fecha)\W*$/iu.test(above.text) ? null : named
}

/** Whether a day stands below it too: the rows of a table have days of their own. */
function isTopOfColumn({ lines, at, place, cell }: Place): boolean {
  const row = lines[at]?.cells ?? []
  const below = lines[at + 1]?.cells ?? []
  const under = cell.place
    ? below.find(
        (other) =>
          other.place && cell.place && other.place.left < cell.place.right && other.place.right > cell.place.left,
      )
    : below.length === row.length
      ? below[place]
      : undefined
  return row.length > 1 && under !== undefined && datesIn(under.text).length > 0
}

/** Above the rows of a table with a day in this column each. */
function headOfTable(place: Place): Cell | undefined {
  const above = cellAbove(place)
  const row = place.lines[place.at - 1]
  const isRow = above !== undefined && row !== undefined && datesIn(above.text).length > 0
  return isRow ? headOfTable({ ...place, at: place.at - 1, place: row.cells.indexOf(above), cell: above }) : above
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
