import type { ClinicalDate } from '../core/base/clinical-date.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => months[month - 1] ?? ''

/** A date as exact as it is: "3 May 2023", "May 2023", "2023". Never with the month as a number. */
export function dateText(date: ClinicalDate): string {
  if (date.month === undefined) return String(date.year)
  const month = monthName(date.month)
  return date.day === undefined ? `${month} ${date.year}` : `${date.day} ${month} ${date.year}`
}

/** An instant of this computer's own doing, by its clock: "22 November 2026, 14:02". */
export function instantText(instant: string): string {
  const at = new Date(instant)
  const minutes = String(at.getMinutes()).padStart(2, '0')
  return `${dateText({ year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() })}, ${at.getHours()}:${minutes}`
}

/** The day of an instant by this computer's clock: "22 November 2026". */
export function instantDay(instant: string): string {
  const at = new Date(instant)
  return dateText({ year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() })
}

/** A day written `2026-05-04`, as people write it. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return year && month && date ? dateText({ year, month, day: date }) : day
}
