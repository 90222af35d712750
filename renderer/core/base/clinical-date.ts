import * as v from 'valibot'

const year = v.pipe(v.number(), v.integer(), v.minValue(1850), v.maxValue(2200))
const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))
const day = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))

/** A date as exact as the paper says. No day is invented, and there is no time zone to shift it. */
export const ClinicalDate = v.pipe(
  v.object({ year, month: v.exactOptional(month), day: v.exactOptional(day) }),
  v.check((date) => isRealDate(date), 'not a date of the calendar'),
)
export type ClinicalDate = { year: number; month?: number; day?: number }
export type DatePrecision = 'day' | 'month' | 'year'

export function daysInMonth(inYear: number, ofMonth: number): number {
  if (ofMonth === 2) return (inYear % 4 === 0 && inYear % 100 !== 0) || inYear % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(ofMonth) ? 30 : 31
}

/** Whether the calendar has this date; a day needs its month. */
export function isRealDate(date: ClinicalDate): boolean {
  if (date.month === undefined) return date.day === undefined
  if (date.month < 1 || date.month > 12) return false
  return date.day === undefined || (date.day >= 1 && date.day <= daysInMonth(date.year, date.month))
}

export function precisionOf(date: ClinicalDate): DatePrecision {
  if (date.month === undefined) return 'year'
  return date.day === undefined ? 'month' : 'day'
}

/** A vaguer date sorts before the exact dates it contains. */
export const compareDates = (a: ClinicalDate, b: ClinicalDate): number =>
  a.year - b.year || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0)

/** `2023`, `2023-05` or `2023-05-03` (ISO 8601, reduced precision where the paper is vaguer). */
export function toIso(date: ClinicalDate): string {
  const parts = [String(date.year).padStart(4, '0'), date.month, date.day].filter((part) => part !== undefined)
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** The date written as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null for anything else. */
export function fromIso(text: string): ClinicalDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return null
  const [, y, m, d] = match
  const date: ClinicalDate = {
    year: Number(y),
    ...(m === undefined ? {} : { month: Number(m) }),
    ...(d === undefined ? {} : { day: Number(d) }),
  }
  return v.is(ClinicalDate, date) ? date : null
}
