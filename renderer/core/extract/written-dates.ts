import { compareDates, isRealDate, type ClinicalDate } from '../base/clinical-date.ts'
import { hasUsAddress, monthNamed, type DayOrder } from '../base/written-dates.ts'

/** A date as it stands in a text. `readings` has two entries where day and month could be exchanged. */
export type WrittenDate = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly readings: readonly ClinicalDate[]
}

const MONTH =
  '(jan(?:uary|uar)?|ene(?:ro)?|feb(?:ruary|ruar|rero)?|mar(?:ch|zo)?|m(?:ä|ae)rz|mrz|apr(?:il)?|abr(?:il)?|may|mayo|mai|june?|juni|junio|july?|juli|julio|' +
  'aug(?:ust)?|ago(?:sto)?|sept?(?:ember|iembre)?|oct(?:ober|ubre)?|okt(?:ober)?|nov(?:ember|iembre)?|dec(?:ember)?|dez(?:ember)?|dic(?:iembre)?)'
const END = '(?![\\p{L}\\d])'
const SHAPES: readonly (readonly [RegExp, (parts: readonly string[]) => ClinicalDate[]])[] = [
  [/(?<![\d/.-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])/gu, ([y, , m, d]) => [day(y, m, d)]],
  [
    /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d/]|-(?!\d{4}(?!\d)))/gu,
    ([a, mark, b, y]) => (mark === '.' || a === b ? [day(y, b, a)] : [day(y, a, b), day(y, b, a)]),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]{0,2}(?:de |of )?${MONTH}\\.?,?[\\s-]{0,2}(?:de |del )?((?:19|20)\\d{2})${END}`,
      'giu',
    ),
    ([d, m, y]) => [day(y, m, d)],
  ],
  [new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})-${MONTH}-(\\d{2})${END}`, 'giu'), ([d, m, y]) => [day(y, m, d)]],
  [
    new RegExp(`(?<![\\p{L}])${MONTH}\\.? ?(\\d{1,2})(?:st|nd|rd|th)?,? {1,2}((?:19|20)\\d{2})${END}`, 'giu'),
    ([m, d, y]) => [day(y, m, d)],
  ],
  [
    new RegExp(`(?<![\\p{L}\\d])${MONTH}\\.?,? (?:de )?((?:19|20)\\d{2})${END}`, 'giu'),
    ([m, y]) => [{ year: fullYear(y), month: monthOf(m) }],
  ],
]

const monthOf = (text = ''): number => (/^\d+$/.test(text) ? Number(text) : (monthNamed(text) ?? 0))
const fullYear = (text = ''): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)

function day(year: string | undefined, month: string | undefined, ofMonth: string | undefined): ClinicalDate {
  return { year: fullYear(year), month: monthOf(month), day: Number(ofMonth) }
}

/** Every date of the calendar written in a text, in order, none overlapping another. */
export function datesIn(text: string): WrittenDate[] {
  const found: WrittenDate[] = []
  const taken = new Set<number>()
  for (const [shape, read] of SHAPES) {
    for (const match of text.matchAll(shape)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const places = Array.from({ length: end - start }, (_, i) => start + i)
      const readings = places.some((place) => taken.has(place)) ? [] : read(match.slice(1)).filter(isRealDate)
      if (readings.length === 0) continue
      places.forEach((place) => taken.add(place))
      found.push({ start, end, text: match[0], readings })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const DAY_FIRST_PLACE =
  /\bNHS\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b(?:geb\.|Befund|Patientin|Klinikum|Krankenhaus|Universitätsklinik\w*|Paciente|Fecha|Informe)/

/** Habits of papers from the United States; each alone is found elsewhere too. */
const AMERICAN: readonly RegExp[] = [
  /\p{L},? (?:M\.?D|D\.?O|N\.?P|PA-C|R\.?N|APRN|PhD)\b/u,
  /(?<!\d)(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?!\d)/,
  /\b(?:mg|g|ng|mcg|µg)\/dL\b|\bK\/uL\b/,
  /\b\d{1,2}:\d{2} ?[AP]\.?M\b/i,
  /\btumors?\b|\banesthe|\bh(?:ematolog|emoglobin)|\bcolor\b|\bcenter\b|\bgynecolog|\besophag|\bedema\b|\bpediatric/i,
  /\bMRN\b|\bmed(?:ical)?\.? rec/i,
]
/** Spellings and numbers of countries that write the day first. */
const ELSEWHERE =
  /\btumours?\b|\ba?n?aesthe|\bhaem|\bcolour\b|\bcentre\b|\bgynaec|\boesoph|\boedema\b|\bpaediatric|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\+(?!1\b)\d{2}\b|\bMedicare no\b|\bPty\b|\bIndia\b|\bCanada\b|\bAustralia\b/i

/** Whether a paper has three of the habits, and no sign of another country. */
const isAmerican = (text: string): boolean =>
  !ELSEWHERE.test(text) && AMERICAN.filter((habit) => habit.test(text)).length >= 3

/** The order of day and month that the document's own dates, a birth date known otherwise, or its address prove; null where they are silent or disagree. */
export function provenOrder(
  text: string,
  dates: readonly WrittenDate[],
  birthDate: ClinicalDate | undefined,
): DayOrder | null {
  const proofs = new Set(dates.flatMap((date) => proofOf(date, birthDate) ?? []))
  if (proofs.size > 0) return proofs.size === 1 ? ([...proofs][0] ?? null) : null
  const [monthFirst, dayFirst] = [hasUsAddress(text) || isAmerican(text), DAY_FIRST_PLACE.test(text)]
  if (monthFirst === dayFirst) return null
  return monthFirst ? 'month-first' : 'day-first'
}

function proofOf({ text, readings }: WrittenDate, birthDate: ClinicalDate | undefined): DayOrder | null {
  const numbers = /^(\d{1,2})[/-](\d{1,2})[/-]/.exec(text)
  if (!numbers || numbers[1] === numbers[2]) return null
  const [monthFirst, dayFirst] = readings
  if (!monthFirst) return null
  if (!dayFirst) return Number(numbers[1]) > 12 ? 'day-first' : 'month-first'
  if (!birthDate || birthDate.day === undefined) return null
  if (isSameDay(monthFirst, birthDate)) return 'month-first'
  return isSameDay(dayFirst, birthDate) ? 'day-first' : null
}

/** Whether two dates are equal; of a year with two digits the century is left open. */
export const isSameDay = (a: ClinicalDate, b: ClinicalDate): boolean =>
  compareDates({ ...a, year: a.year % 100 }, { ...b, year: b.year % 100 }) === 0
