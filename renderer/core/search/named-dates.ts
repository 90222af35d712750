import { isRealDate, type ClinicalDate } from '../base/clinical-date.ts'
import type { Token } from './tokens.ts'

/** A span of time that some words of a query name: so many of them from a place on. */
export type NamedSpan = {
  readonly length: number
  readonly from: ClinicalDate | null
  readonly until: ClinicalDate | null
}

const MONTHS: readonly string[] = [
  ...['january jan enero ene', 'february feb febrero', 'march mar marzo', 'april apr abril abr', 'may mayo'],
  ...['june jun junio', 'july jul julio', 'august aug agosto ago', 'september sep sept septiembre setiembre'],
  ...['october oct octubre', 'november nov noviembre', 'december dec diciembre dic'],
]
const months: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
)
const SINCE = new Set(['since', 'after', 'desde', 'from'])
const UNTIL = new Set(['until', 'before', 'till', 'hasta', 'antes'])
const BETWEEN = new Set(['to', 'and', 'until', 'till', 'a', 'y', 'hasta'])
const JOINING = new Set(['of', 'de', 'in', 'del'])

/** "2023", "June 2023", "2023-06", "3 May 2023", "since 2022", "until March 2021", "2020 to 2022"; null where none begins here. */
export function spanAt(tokens: readonly Token[], at: number): NamedSpan | null {
  const term = termAt(tokens, at)
  if (SINCE.has(term)) return sinceSpan(tokens, at)
  if (UNTIL.has(term)) return untilSpan(tokens, at)
  const first = dateAt(tokens, at)
  if (first === null) return null
  const alone = { length: first.length, from: first.date, until: first.date }
  const then = at + first.length
  const joined = BETWEEN.has(termAt(tokens, then)) ? 1 : 0
  const second = dateAt(tokens, then + joined)
  const isRange = second && second.date.year >= first.date.year && (joined === 1 || isYearOnly(first.date, second.date))
  return isRange ? { length: first.length + joined + second.length, from: first.date, until: second.date } : alone
}

const termAt = (tokens: readonly Token[], at: number): string => tokens[at]?.term ?? ''

const isYearOnly = (...dates: readonly ClinicalDate[]): boolean => dates.every(({ month }) => month === undefined)

function sinceSpan(tokens: readonly Token[], at: number): NamedSpan | null {
  const start = afterSmall(tokens, at)
  const from = dateAt(tokens, start)
  if (from === null) return null
  const then = start + from.length
  const until = BETWEEN.has(termAt(tokens, then)) ? dateAt(tokens, then + 1) : null
  const end = until === null ? then : then + 1 + until.length
  return { length: end - at, from: from.date, until: until && until.date }
}

function untilSpan(tokens: readonly Token[], at: number): NamedSpan | null {
  const start = afterSmall(tokens, at)
  const until = dateAt(tokens, start)
  return until && { length: start + until.length - at, from: null, until: until.date }
}

const afterSmall = (tokens: readonly Token[], at: number): number =>
  JOINING.has(termAt(tokens, at + 1)) ? at + 2 : at + 1

type Dated = { readonly length: number; readonly date: ClinicalDate }

function dateAt(tokens: readonly Token[], at: number): Dated | null {
  const terms = tokens.slice(at, at + 5).map(({ term }) => term)
  const places = terms.flatMap((term, place) => (place > 0 && JOINING.has(term) ? [] : [place]))
  const found = writtenDate(places.map((place) => terms[place] ?? ''))
  if (found === null || !isRealDate(found.date)) return null
  return { date: found.date, length: (places[found.length - 1] ?? 0) + 1 }
}

function writtenDate(words: readonly string[]): Dated | null {
  return inFigures(words) ?? monthFirst(words) ?? dayFirst(words)
}

/** "2023", "2023-06", "2023-06-14": month and day have two figures, so that "2023 3" is not one. */
function inFigures([first = '', second = '', third = '']: readonly string[]): Dated | null {
  const year = yearOf(first)
  if (year === null) return null
  const month = second.length === 2 ? numberUpTo(second, 12) : null
  if (month === null) return { length: 1, date: { year } }
  const day = third.length === 2 ? numberUpTo(third, 31) : null
  return day === null ? { length: 2, date: { year, month } } : { length: 3, date: { year, month, day } }
}

/** "June 2023", "June 14, 2023". */
function monthFirst([first = '', second = '', third = '']: readonly string[]): Dated | null {
  const month = months.get(first)
  if (month === undefined) return null
  const year = yearOf(second)
  if (year !== null) return { length: 2, date: { year, month } }
  const [day, later] = [numberUpTo(second, 31), yearOf(third)]
  return day !== null && later !== null ? { length: 3, date: { year: later, month, day } } : null
}

/** "14 June 2023". */
function dayFirst([first = '', second = '', third = '']: readonly string[]): Dated | null {
  const [day, month, year] = [numberUpTo(first, 31), months.get(second), yearOf(third)]
  return day !== null && month !== undefined && year !== null ? { length: 3, date: { year, month, day } } : null
}

const yearOf = (word: string): number | null => (/^(?:19|20)\d{2}$/.test(word) ? Number(word) : null)
const numberUpTo = (word: string, most: number): number | null =>
  /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= most ? Number(word) : null
