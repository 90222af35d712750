import { compareDates, isRealDate, type ClinicalDate } from '../base/clinical-date.ts'
import { monthNamed } from '../base/written-dates.ts'

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
    /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2}|(?!(?:19|20)[ .,']\d{2}(?![\d:]))\d{2})(?![\d/]|-(?!\d{4}(?!\d)))/gu,
    ([a, mark, b, y]) => (mark === '.' || a === b ? [day(y, b, a)] : [day(y, a, b), day(y, b, a)]),
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]{0,2}(?:de |of |day of )?${MONTH}\\.?,?[\\s-]{0,2}(?:de |del )?((?:19|20)\\d{2})${END}`,
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

/** Whether two dates are equal; of a year with two digits the century is left open. */
export const isSameDay = (a: ClinicalDate, b: ClinicalDate): boolean =>
  compareDates({ ...a, year: a.year % 100 }, { ...b, year: b.year % 100 }) === 0
