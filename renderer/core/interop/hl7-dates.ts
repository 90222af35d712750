import { fromIso, type ClinicalDate } from '../base/clinical-date.ts'

/** A date with the clock time as written (`HH:MM`, without a zone), where one is. */
export type Timestamp = { readonly date: ClinicalDate; readonly time: string | null }

const hl7 = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\d{2}(?:\.\d+)?)?)?)?)?)?(?:[+-]\d{2,4}|Z)?$/
const iso = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/

/**
 * An HL7 timestamp `YYYY[MM[DD[HH[MM[SS[.s]]]]]][±ZZZZ]` (HL7 v2 DTM, v3 TS), or the ISO 8601 form that some systems put in
 * its place. Exact only as far as stated; null for anything that is no date of the calendar.
 */
export function readHl7Timestamp(text: string): Timestamp | null {
  const match = hl7.exec(text.trim()) ?? iso.exec(text.trim())
  if (!match) return null
  const [, year, month, day, hour, minute] = match
  const date = fromIso([year, month, day].filter((part) => part !== undefined).join('-'))
  if (!date) return null
  const isTime = hour !== undefined && minute !== undefined && Number(hour) < 24 && Number(minute) < 60
  return { date, time: isTime ? `${hour}:${minute}` : null }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `3 May 2023`, `May 2023` or `2023`: never a form in which day and month could be taken for each other. */
export function readableDate({ year, month, day }: ClinicalDate): string {
  const name = month === undefined ? undefined : months[month - 1]
  return [name === undefined ? undefined : day, name, year].filter((part) => part !== undefined).join(' ')
}
