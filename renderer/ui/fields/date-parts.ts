/** A date as exact as it is known: a month needs its year, a day needs its month. */
export type VagueDate = { year: number; month?: number; day?: number }

/** What stands in the three inputs, as typed; `month` is '' or '1' to '12'. */
export type DateParts = { day: string; month: string; year: string }

export type DateProblem =
  'year-missing' | 'year-not-four-digits' | 'year-out-of-range' | 'month-missing' | 'day-not-a-number' | 'no-such-day'

export type DateReading =
  { state: 'empty' } | { state: 'read'; date: VagueDate } | { state: 'wrong'; problem: DateProblem }

export const emptyDateParts: DateParts = { day: '', month: '', year: '' }

/** The parts that show this date; no part is filled in that the date does not have. */
export function partsOfDate(date: VagueDate | null): DateParts {
  if (date === null) return emptyDateParts
  const text = (part: number | undefined) => (part === undefined ? '' : String(part))
  return { day: text(date.day), month: text(date.month), year: text(date.year) }
}

function daysIn(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function problemOfYear(text: string, bounds: { from: number; to: number }): DateProblem | null {
  if (text === '') return 'year-missing'
  if (!/^\d{4}$/.test(text)) return 'year-not-four-digits'
  const year = Number(text)
  return year < bounds.from || year > bounds.to ? 'year-out-of-range' : null
}

function problemOfDay(parts: DateParts): DateProblem | null {
  if (parts.day === '') return null
  if (!/^\d{1,2}$/.test(parts.day)) return 'day-not-a-number'
  if (parts.month === '') return 'month-missing'
  const day = Number(parts.day)
  return day < 1 || day > daysIn(Number(parts.month), Number(parts.year)) ? 'no-such-day' : null
}

/** The date the three inputs say, or the first thing that is wrong with them. `bounds` are whole years, both included. */
export function readDateParts(typed: DateParts, bounds = { from: 1850, to: 2200 }): DateReading {
  const parts: DateParts = { day: typed.day.trim(), month: typed.month, year: typed.year.trim() }
  if (parts.day === '' && parts.month === '' && parts.year === '') return { state: 'empty' }
  const problem = problemOfYear(parts.year, bounds) ?? problemOfDay(parts)
  if (problem !== null) return { state: 'wrong', problem }
  const date: VagueDate = { year: Number(parts.year) }
  if (parts.month !== '') date.month = Number(parts.month)
  if (parts.day !== '') date.day = Number(parts.day)
  return { state: 'read', date }
}
