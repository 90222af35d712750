import { compareDates, type ClinicalDate } from '../base/clinical-date.ts'
import { type DocumentKind } from '../model/document-kind.ts'
import { type PageText } from '../model/page-text.ts'
import { isFaxLine } from './date-labels.ts'
import { type Candidate } from './date-place.ts'
import { dayNumber } from './day-number.ts'
import { hasMisreading, isMisread } from './misread-signs.ts'
import { datesIn, isSameDay, type WrittenDate } from './written-dates.ts'

/** An OCR word below this confidence may hold a wrong digit, on a page misread elsewhere below the second. */
const SURE_DIGITS = 75
const SURE_ON_POOR_PAGE = 88

type Read = {
  readonly page: PageText
  readonly kind: DocumentKind | null
  /** Every date of the document, whoever’s. */
  readonly all: readonly WrittenDate[]
  readonly others: readonly Candidate[]
}

/**
 * Whether the pages give reason to doubt a date, so that it is not said: silence beats a wrong day (clinical.md §3.1). The
 * weekday is another day's; an event comes after its own report; it only stands in for a day that could not be read; or it
 * stands on the pages once, and a digit of it may be misread.
 */
export function isDoubtful(
  chosen: Candidate,
  others: readonly Candidate[],
  { pages, kind }: { readonly pages: readonly PageText[]; readonly kind: DocumentKind | null },
): boolean {
  const page = pages.find((one) => one.page === chosen.origin.page)
  if (!page) return false
  const read = { page, kind, others, all: pages.flatMap((one) => datesIn(withoutEdges(one.text))) }
  if (weekdayContradicts(page, chosen) || isOutOfOrder(chosen, others, kind)) return true
  if (isSecondBest(chosen, kind) && (isPoorlyRead(page) || hasUnreadDate(page))) return true
  const times = read.all.filter((date) => date.readings.some((one) => isSameDay(one, chosen.value))).length
  return times < 2 && mayBeMisread(chosen, read)
}

/** What a fax machine or a printer set at the edge was not written by the hand that wrote the rest. */
const withoutEdges = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !isFaxLine(line) && !/https?:\/\/|\bprint(?:ed)?\b/i.test(line))
    .join('\n')

const hasConfidences = ({ source, words }: PageText): boolean => source === 'ocr' && words.length > 0
const isPoorlyRead = (page: PageText): boolean => (hasConfidences(page) ? isMisread(page) : hasMisreading(page))

/** The engine was unsure of it, the page is misread elsewhere, a day one figure apart stands there, or it lacks a figure. */
function mayBeMisread(chosen: Candidate, read: Read): boolean {
  const { page, all } = read
  const isPoor = isMisread(page)
  const isUnsure = hasConfidences(page)
    ? confidenceOf(page, chosen) < (isPoor ? SURE_ON_POOR_PAGE : SURE_DIGITS)
    : isPoor
  return isUnsure || hasTwin(chosen, read) || lacksDigit(page.text.slice(chosen.origin.start, chosen.origin.end), all)
}

/** Another day one figure apart: behind a label of the same kind; or standing there twice, where the label says little. */
function hasTwin(chosen: Candidate, { kind, all, others }: Read): boolean {
  if (others.some((one) => one.dateKind === chosen.dateKind && isDigitApart(one.value, chosen.value))) return true
  const twins = all.filter((date) => date.readings.some((one) => isDigitApart(one, chosen.value)))
  return isSecondBest(chosen, kind) && new Set(twins.map(({ text }) => text)).size < twins.length
}

/** A report's own day, a signature's or one without a label: that of the event may be the one that could not be read. */
function isSecondBest({ dateKind }: Candidate, kind: DocumentKind | null): boolean {
  const isOfMoney = kind === 'bill' || kind === 'insurance'
  if (dateKind === 'unstated') return !isOfMoney && kind !== 'letter'
  return LATE.has(dateKind) || isOfMoney
}

/** What looks like a date in figures or with a month's name, misread letters and all. */
const DATE_LIKE =
  /(?<![\p{L}\d/.-])(?:[\dOolISB|]{1,2}|[\dOolISB|]{4})(?:[.',]?[/-][.', ]?|[.',] ?)[\dOolISB|]{1,2}(?:[.',]?[/-][.', ]?|[.',] ?)[\dOolISB|]{2,4}(?![\p{L}\d/-])|(?<![\p{L}\d])[\dOolISB|]{1,2}[- ]\p{L}[\p{L}\d]{2}[- ][\dOolISB|]{2,4}(?![\p{L}\d])/gu

/** A label, and behind it what looks like a date but is none. */
function hasUnreadDate({ text }: PageText): boolean {
  const head = text.slice(0, LETTERS_OF_HEAD)
  const read = datesIn(head)
  return [...head.matchAll(DATE_LIKE)].some((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const figures = match[0].replace(/[^\d]/g, '').length
    return figures >= 3 && match[0].length >= 6 && !read.some((date) => date.start < end && date.end > start)
  })
}
const LETTERS_OF_HEAD = 1200

function confidenceOf({ words }: PageText, { origin }: Candidate): number {
  const own = words.filter(({ start, end }) => start < origin.end && end > origin.start)
  return own.reduce((least, { confidence }) => Math.min(least, confidence), 100)
}

const LATE: ReadonlySet<Candidate['dateKind']> = new Set(['received', 'reported', 'signed'] as const)
const OF_SPECIMEN: ReadonlySet<DocumentKind | null> = new Set([
  'pathology',
  'cytology',
  'lab',
  'radiology',
  'cardiac',
] as const)
const DAYS_TO_REPORT = 200

/** What was done after it was reported, or long before it, is misread: one of the two is. */
function isOutOfOrder(chosen: Candidate, others: readonly Candidate[], kind: DocumentKind | null): boolean {
  const isEvent = chosen.dateKind === 'collected' || chosen.dateKind === 'performed'
  if (!isEvent || chosen.value.day === undefined) return false
  return others
    .filter(({ dateKind, exact, value }) => exact && LATE.has(dateKind) && value.day !== undefined)
    .some(
      ({ value }) =>
        compareDates(value, chosen.value) < 0 ||
        (OF_SPECIMEN.has(kind) && dayNumber(value) - dayNumber(chosen.value) > DAYS_TO_REPORT),
    )
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function weekdayContradicts({ text }: PageText, { origin, value }: Candidate): boolean {
  const before = text.slice(Math.max(0, origin.start - 14), origin.start)
  const [, named] = /(?<!\p{L})(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?[,.]?\s*$/iu.exec(before) ?? []
  if (named === undefined || value.day === undefined) return false
  // Day 0 of the count, 1 March 0000, was a Wednesday.
  return WEEKDAYS[(dayNumber(value) + 2) % 7] !== named.toLowerCase()
}

/** Two days whose figures differ in one place, and there by two that are taken for each other. */
function isDigitApart(a: ClinicalDate, b: ClinicalDate): boolean {
  const [x, y] = [figuresOf(a), figuresOf(b)]
  const [apart, ...more] = Array.from(x).flatMap((figure, at) => {
    const other = y[at] ?? ''
    return figure === other ? [] : [[figure, other].sort().join('')]
  })
  return x.length === y.length && apart !== undefined && more.length === 0 && TAKEN_FOR_EACH_OTHER.has(apart)
}

const figuresOf = ({ year, month = 0, day = 0 }: ClinicalDate): string =>
  [year, month, day].map((part) => String(part).padStart(2, '0')).join('')

const TAKEN_FOR_EACH_OTHER = new Set(['08', '17', '38', '56', '68', '06', '35', '14', '49', '58'])

/** `05/1/2023` where the page writes `05/03/2023`: a figure may have been lost. */
function lacksDigit(text: string, all: readonly WrittenDate[]): boolean {
  if (!/(?<!\d)\d[/.-]/.test(text)) return false
  const padded = all.filter((date) => /(?<!\d)0\d[/.-]/.test(date.text)).length
  const bare = all.filter((date) => /(?<!\d)[1-9][/.-]/.test(date.text) && date.text !== text).length
  return padded > 0 && bare === 0
}
