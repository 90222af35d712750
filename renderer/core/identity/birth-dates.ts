import { isRealDate, type ClinicalDate } from '../base/clinical-date.ts'
import { hasUsAddress, monthNamed, type DayOrder } from '../base/written-dates.ts'

type Day = { readonly year: number; readonly month: number; readonly day: number }

/**
 * A birth date as written. `readings` holds each way its numbers can be meant, also such as are no dates of the calendar
 * (an OCR slip may hide behind them). `shortYear`: only two digits of the year are known. `repaired`: a letter was read as
 * a digit.
 */
export type WrittenBirthDate = {
  readonly value: string
  readonly start: number
  readonly end: number
  readonly readings: readonly Day[]
  readonly shortYear: boolean
  readonly repaired: boolean
}

const DIGIT = '[\\dOoQIl|SB]'
const PART = `(${DIGIT}{1,2})`
const SEPARATOR = '\\s?[/.\\-–]\\s?'
const MONTH_NAME = '(\\p{L}{3,10})\\.?'
const SHAPES = {
  iso: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/,
  compact: /^((?:18|19|20)\d{2})(\d{2})(\d{2})(?!\d)/,
  numbers: new RegExp(`^${PART}${SEPARATOR}${PART}${SEPARATOR}(${DIGIT}{4}|${DIGIT}{2})(?![\\dA-Za-z])`),
  dayMonthName: new RegExp(
    `^((?:[[!Il|](?=\\d)|\\d)?\\d)(?:st|nd|rd|th|\\.)?[\\s-]*(?:de\\s+|of\\s+)?${MONTH_NAME},?[\\s-]*(?:de\\s+)?(\\d{4}|\\d{2})(?!\\d)`,
    'iu',
  ),
  monthNameDay: new RegExp(`^${MONTH_NAME}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'iu'),
}

type Read = {
  readonly length: number
  readonly readings: readonly Day[]
  readonly shortYear: boolean
  readonly repaired: boolean
}

/** The date that begins a text, after white space and the odd `am`, `on` or bracket; null where none does. `offset` is where the text stands in its page. */
export function readBirthDate(text: string, offset: number): WrittenBirthDate | null {
  const lead = /^(?:[\s:.#=(*-]|am\b|on\b|el\b|\[(?=[^[\]]{6,24}\]))*/iu.exec(text)?.[0].length ?? 0
  const rest = text.slice(lead, lead + 40)
  const read = readNumbers(rest) ?? readNames(rest)
  if (!read || read.readings.length === 0) return null
  const start = offset + lead
  return { ...read, value: rest.slice(0, read.length), start, end: start + read.length }
}

function readNumbers(text: string): Read | null {
  return readYearFirst(text) ?? readParts(text)
}

function readYearFirst(text: string): Read | null {
  const match = SHAPES.iso.exec(text) ?? SHAPES.compact.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  return { length: match[0].length, readings: [{ year, month, day }], shortYear: false, repaired: false }
}

function readParts(text: string): Read | null {
  const match = SHAPES.numbers.exec(text)
  if (!match) return null
  const [whole] = match
  const repaired = /[^\d\s/.\-–]/.test(whole)
  // A letter look-alike is believed only inside a date that is mostly digits.
  if (repaired && whole.replace(/\D/g, '').length < 4) return null
  const [a = 0, b = 0, year = 0] = match.slice(1).map(digits)
  const dayFirst = { year, month: b, day: a }
  const readings = whole.includes('.') || a === b ? [dayFirst] : [{ year, month: a, day: b }, dayFirst]
  return { length: whole.length, readings, shortYear: match[3]?.length === 2, repaired }
}

function readNames(text: string): Read | null {
  const dayFirst = SHAPES.dayMonthName.exec(text)
  const match = dayFirst ?? SHAPES.monthNameDay.exec(text)
  if (!match) return null
  const [whole, a = '', b = '', year = ''] = match
  const month = monthNamed(dayFirst ? b : a)
  if (month === null) return null
  const day = dayFirst ? a : b
  // `[4 Mar 1958`: a slim figure read as a stroke.
  const reading = { year: Number(year), month, day: Number(day.replace(/^\D/, '1')) }
  return { length: whole.length, readings: [reading], shortYear: year.length === 2, repaired: /\D/.test(day) }
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  B: '8',
}
const digits = (part: string): number => Number(part.replace(/\D/g, (letter) => LOOK_ALIKES[letter] ?? letter))

/**
 * How a written birth date fits. `close`: the order of day and month is open, they are exchanged, or one digit is a likely
 * misreading (`isSlip` for the last two). `differs` says in how many of day, month and year, and how many years apart.
 */
export type BirthFit =
  | { readonly fit: 'equal' }
  | { readonly fit: 'close'; readonly isSlip: boolean }
  | { readonly fit: 'differs'; readonly parts: number; readonly years: number }
  | { readonly fit: 'unknown' }

/** Compare with a person's birth date; a person's date without a day can only be close or differ in its year. */
export function fitBirthDate(written: WrittenBirthDate, birthDate: ClinicalDate, order: DayOrder | null): BirthFit {
  const { year, month, day } = birthDate
  if (month === undefined || day === undefined) return fitYear(written, year)
  const own = { year, month, day }
  const real = written.readings.filter((reading) => isRealDate({ ...reading, year: reading.year || 2000 }))
  const meant = inOrder(real, order)
  const isEqual = (reading: Day): boolean => partsDiffering(reading, own, written.shortYear) === 0
  if (meant.length === 1 && meant.some(isEqual))
    return written.repaired ? { fit: 'close', isSlip: true } : { fit: 'equal' }
  if (meant.some(isEqual)) return { fit: 'close', isSlip: written.repaired }
  if (written.readings.some((reading) => isSlipOf(reading, own, written.shortYear)))
    return { fit: 'close', isSlip: true }
  if (real.length === 0) return { fit: 'unknown' }
  const parts = Math.min(...meant.map((reading) => partsDiffering(reading, own, written.shortYear)))
  const years = Math.min(...meant.map((reading) => yearsApart(reading.year, year, written.shortYear)))
  return { fit: 'differs', parts, years }
}

function fitYear(written: WrittenBirthDate, year: number): BirthFit {
  const apart = Math.min(...written.readings.map((reading) => yearsApart(reading.year, year, written.shortYear)))
  return apart === 0 ? { fit: 'close', isSlip: false } : { fit: 'differs', parts: 1, years: apart }
}

/** Of a pair month-first and day-first, the one the document's other dates speak for. */
function inOrder(readings: readonly Day[], order: DayOrder | null): readonly Day[] {
  const [monthFirst, dayFirst] = readings
  if (!monthFirst || !dayFirst || order === null) return readings
  return [order === 'day-first' ? dayFirst : monthFirst]
}

const yearsApart = (a: number, b: number, short: boolean): number => Math.abs(short ? (a % 100) - (b % 100) : a - b)

const partsDiffering = (a: Day, b: Day, short: boolean): number =>
  [a.day !== b.day, a.month !== b.month, yearsApart(a.year, b.year, short) !== 0].filter(Boolean).length

const SLIPS = new Set(['08', '17', '38', '56', '68'])

/** Whether day and month are exchanged, or exactly one digit differs and is a likely misreading of the other. */
function isSlipOf(a: Day, b: Day, short: boolean): boolean {
  if (partsDiffering({ ...a, day: a.month, month: a.day }, b, short) === 0) return true
  const [x, y] = [digitsOf(a, short), digitsOf(b, short)]
  if (x.length !== y.length) return false
  const differing = Array.from(x, (digit, i) => [digit, y[i]].sort().join('')).filter((pair) => pair[0] !== pair[1])
  return differing.length === 1 && SLIPS.has(differing[0] ?? '')
}

function digitsOf({ year, month, day }: Day, short: boolean): string {
  const ofYear = String(short ? year % 100 : year).padStart(short ? 2 : 4, '0')
  return String(day).padStart(2, '0') + String(month).padStart(2, '0') + ofYear
}

const NUMERIC_DATES = /(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])/g
/** The order of day and month that a document's own dates prove, or else an American address; null where open or contradictory. */
export function evidentOrder(text: string): DayOrder | null {
  let dayFirst = 0
  let monthFirst = 0
  for (const [, a, , b] of text.matchAll(NUMERIC_DATES)) {
    if (Number(a) > 12 && Number(b) <= 12) dayFirst++
    if (Number(b) > 12 && Number(a) <= 12) monthFirst++
  }
  if (dayFirst > 0 && monthFirst > 0) return null
  if (dayFirst > 0) return 'day-first'
  return monthFirst > 0 || hasUsAddress(text) ? 'month-first' : null
}
