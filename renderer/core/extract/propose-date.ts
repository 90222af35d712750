import { compareDates, toIso, type ClinicalDate } from '../base/clinical-date.ts'
import { type DocumentKind } from '../model/document-kind.ts'
import { type PageText } from '../model/page-text.ts'
import { type Origin, type Proposal } from '../model/understanding.ts'
import { dateKindOf, dateKindsInOrder, type DateKind } from './date-labels.ts'
import { linesOf, type Cell, type Line } from './page-lines.ts'
import { datesIn, isSameDay, provenOrder, type DayOrder, type WrittenDate } from './written-dates.ts'

type Limits = { readonly today?: ClinicalDate; readonly birthDate?: ClinicalDate }
type Candidate = { readonly dateKind: DateKind; readonly value: ClinicalDate; readonly exact: boolean; readonly origin: Origin }

/**
 * The date of a document: collected, else performed, reported, signed, received, else a letter's own date. Dates without a
 * label are not read, except the one that stands alone at the top of a page. Where day and month could be exchanged and
 * nothing in the document decides, only the year is given. Two different dates of one kind on one page are no date.
 */
export function proposeDate(pages: readonly PageText[], kind: DocumentKind | null, limits: Limits): Proposal['date'] {
  const text = pages.map((page) => page.text).join('\n')
  const order = provenOrder(text, datesIn(text), limits.birthDate)
  const candidates = pages.flatMap((page) => candidatesOn(page, kind, { ...limits, order }))
  return choose(candidates.filter(({ exact }) => exact)) ?? choose(candidates.filter(({ exact }) => !exact))
}

function choose(candidates: readonly Candidate[]): Proposal['date'] {
  for (const dateKind of dateKindsInOrder) {
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
  return lines.flatMap((line, at) =>
    line.cells.flatMap((cell, place) =>
      datesIn(cell.text).flatMap((date) => {
        const value = valueOf(date, reading)
        if (!value) return []
        const dateKind = kindOfDate({ lines, at, place, cell, date }, kind)
        const origin = { page: page.page, start: cell.start + date.start, end: cell.start + date.end }
        return dateKind ? [{ dateKind, ...value, origin }] : []
      }),
    ),
  )
}

type Place = { readonly lines: readonly Line[]; readonly at: number; readonly place: number; readonly cell: Cell; readonly date: WrittenDate }

function kindOfDate(place: Place, kind: DocumentKind | null): DateKind | null {
  const { lines, at, cell, date } = place
  const before = cell.text.slice(0, date.start)
  const isDischarge = kind === 'discharge'
  if (/\p{L}/u.test(before)) return dateKindOf(before, isDischarge) ?? (isLetterHead(place, kind) ? 'unstated' : null)
  const left = lines[at]?.cells[place.place - 1]
  if (left && datesIn(left.text).length === 0) return dateKindOf(left.text, isDischarge)
  const above = cellAbove(place)
  const named = above && datesIn(above.text).length === 0 && above.text.length <= 40 ? above.text : ''
  return dateKindOf(named, isDischarge) ?? (isLetterHead(place, kind) ? 'unstated' : null)
}

/** The head of the column: the same place in a row of as many cells above, else the nearest column. */
function cellAbove({ lines, at, place, cell }: Place): Cell | undefined {
  const row = lines[at]?.cells ?? []
  const above = lines[at - 1]?.cells ?? []
  if (above.length === row.length) return above[place]
  const nearest = [...above].sort((a, b) => Math.abs(a.column - cell.column) - Math.abs(b.column - cell.column))[0]
  return nearest && Math.abs(nearest.column - cell.column) <= 10 ? nearest : undefined
}

const WITH_OWN_DATE: ReadonlySet<DocumentKind | null> = new Set(['letter', 'consult', 'progress', 'insurance', 'bill', 'discharge', 'history-physical'] as const)

/** A letter's date: alone on its line near the top of the first page, or behind a place (`Köln, 3. Mai 2023`), and no other such. */
function isLetterHead({ lines, at, cell, date }: Place, kind: DocumentKind | null): boolean {
  if (!WITH_OWN_DATE.has(kind) || lines[at]?.page !== 1 || at >= 15) return false
  const [before, after] = [cell.text.slice(0, date.start), cell.text.slice(date.end)]
  const isAlone = /^(?:\p{Lu}[\p{L} .-]{2,25},\s*(?:den\s+|a\s+)?)?$/u.test(before) && after.trim() === '' && date.readings[0]?.day !== undefined
  // Numbers alone at the edge of a page are as often the printer's or the fax machine's as the writer's.
  return isAlone && /\p{L}/u.test(date.text) && lines[at]?.cells.length === 1
}

/** The date that is meant, or the year alone; null where it is no possible date of a paper about the person. */
function valueOf(date: WrittenDate, { today, birthDate, order }: Reading): { value: ClinicalDate; exact: boolean } | null {
  if (birthDate && date.readings.some((reading) => isSameDay(reading, birthDate))) return null
  const possible = date.readings.filter((reading) => !isLater(reading, today) && !isBefore(reading, birthDate))
  const [first, second] = possible
  if (!first) return null
  if (!second) return { value: first, exact: true }
  if (order !== null) return { value: order === 'month-first' ? first : second, exact: true }
  return { value: { year: first.year }, exact: false }
}

const isLater = (date: ClinicalDate, today: ClinicalDate | undefined): boolean => today !== undefined && compareDates(date, today) > 0
const isBefore = (date: ClinicalDate, birth: ClinicalDate | undefined): boolean => birth !== undefined && date.year < birth.year
