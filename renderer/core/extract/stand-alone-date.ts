import { type DocumentKind } from '../model/document-kind.ts'
import { linesOf, type Line } from '../model/page-layout.ts'
import { type PageText } from '../model/page-text.ts'
import { dateKindOf, isAnothersDate, isFaxLine } from './date-labels.ts'
import { type Place } from './date-place.ts'
import { datesIn, type WrittenDate } from './written-dates.ts'

const WITH_OWN_DATE: ReadonlySet<DocumentKind | null> = new Set([
  'letter',
  'consult',
  'progress',
  'insurance',
  'bill',
  'discharge',
  'history-physical',
] as const)

/** `Ines Farrow, 12 January 2022`: who signed, and when; below the head, which names the person too. */
export function isBySignature({ cell, date, at, lines }: Place): boolean {
  const before = cell.text.slice(0, date.start)
  return (
    at >= lines.length / 2 &&
    /^\W*\p{Lu}\p{L}*\.?(?: \p{Lu}[\p{L}'’-]*\.?){1,4}(?:, [\p{L}.]{2,6})?,\s*$/u.test(before) &&
    /^[\s.]*$/.test(cell.text.slice(date.end))
  )
}

/** A letter's date: alone on its line near the top of the first page, or behind a place (`Köln, 3. Mai 2023`), and no other such. */
export function isLetterHead({ lines, at, place, cell, date, page }: Place, kind: DocumentKind | null): boolean {
  const line = lines[at]
  if (page !== 1 || at >= 15 || !line || !standsFree(line, place, kind)) return false
  const isInLetter = isAboveSalutation(lines, at)
  if (!WITH_OWN_DATE.has(kind) && !isInLetter) return false
  // Numbers alone at the edge of a page are as often the printer's or the fax machine's as the writer's.
  if (date.readings[0]?.day === undefined || (!/\p{L}/u.test(date.text) && !isInLetter)) return false
  const isOfMessage = kind === 'letter' && at > 0
  return isBare(cell.text.slice(0, date.start), cell.text.slice(date.end), isOfMessage)
}

const SALUTATION = /^\W*(?:dear|sehr geehrte[rs]?|estimad[oa]s?|hello|hi|to whom it may concern)(?!\p{L})/iu

/** Below the letterhead and above `Dear …`. */
function isAboveSalutation(lines: readonly Line[], at: number): boolean {
  const salutation = lines.findIndex(({ cells }) => SALUTATION.test(cells[0]?.text ?? ''))
  return at > 0 && salutation > at && salutation - at <= 12
}

const WEEKDAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag'
const ON_WEEKDAY = new RegExp(`(?<!\\p{L})(?:${WEEKDAY})[,.]?\\s*$`, 'iu')
/** A place: a few words, each beginning large. */
const BARE_BEFORE =
  /^(?:\p{Lu}[\p{L}.-]{2,25}(?: (?:\p{Lu}[\p{L}.-]*|am|an|der|de|la|del|in|im|on|upon)){0,3},\s*(?:den\s+|a\s+)?)?$/u

/** Nothing before the date but a place or a weekday, and nothing behind it; behind a message's the hour. */
const isBare = (before: string, after: string, isOfMessage: boolean): boolean =>
  BARE_BEFORE.test(before.replace(ON_WEEKDAY, '')) && (after.trim() === '' || (isOfMessage && CLOCK.test(after)))

/** The hour behind the date of a message. */
const CLOCK = /^,?\s*(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?$/i

/** Alone on its line; in a letter also at the right of a name or an address, which is no label. */
function standsFree({ cells }: Line, place: number, kind: DocumentKind | null): boolean {
  if (cells.length === 1) return true
  const left = cells[place - 1]?.text ?? ''
  const isLabel = /[:.]$/.test(left) || isAnothersDate(left) || dateKindOf(left, kind) !== null
  return kind === 'letter' && cells.length === 2 && place === 1 && /[\p{L}\d],? \(?[\p{L}\d]/u.test(left) && !isLabel
}

const HEAD_LINES = 12
const FOOT_LINES = 2
/** The address of a web page or a count of sheets: the edge of a printout. */
const OF_PRINTOUT = /https?:|\bwww\.|\b\d{1,3} ?(?:\/|of) ?\d{1,3}\s*$/i
/** What may stand beside a date in its cell without being a label: its hour, its weekday, a ward, a sex, a short title. */
const SHORT_WORDS = 6

/**
 * The one day in the head of the first page that no label claims, standing by itself or behind a short title, where the
 * head has no second such day. It is what a paper without labels is dated by: `OPERATION NOTE   28.03.22`.
 */
export function loneHeadDate(
  page: PageText,
  kind: DocumentKind | null,
  isPossible: (date: WrittenDate) => boolean,
): { date: WrittenDate; start: number } | null {
  const lines = linesOf(page)
  const foot = lines
    .slice(HEAD_LINES / 2)
    .slice(-FOOT_LINES)
    .filter(isOfPrinting)
  const atFoot = foot.flatMap(({ cells }) => cells.flatMap(({ text }) => datesIn(text).map((date) => date.text)))
  const found = lines.slice(0, HEAD_LINES).flatMap((line, at) => {
    const whole = line.cells.map(({ text }) => text).join(' ')
    if (OF_PRINTOUT.test(whole) || isFaxLine(whole) || (at === 0 && line.cells.length > 2 && kind !== 'cardiac'))
      return []
    return line.cells.flatMap((cell, place) =>
      datesIn(cell.text).flatMap((date, i, dates) =>
        i === 0 &&
        !atFoot.includes(date.text) &&
        dates.length === 1 &&
        isPossible(date) &&
        !isLabelLine(lines[at - 1]) &&
        isUnclaimed(line, place, date, kind)
          ? [{ date, start: cell.start }]
          : [],
      ),
    )
  })
  const days = new Set(found.map(({ date }) => JSON.stringify(date.readings)))
  const [first] = found
  return first && days.size === 1 && first.date.readings[0]?.day !== undefined ? first : null
}

/** Whether a line at the foot may be the printer's: with a page's number, an hour or an address, or with nothing beside the date. */
function isOfPrinting({ cells }: Line): boolean {
  const whole = cells.map(({ text }) => text).join(' ')
  const [date] = datesIn(whole)
  const rest = date ? `${whole.slice(0, date.start)} ${whole.slice(date.end)}` : whole
  return OF_PRINTOUT.test(whole) || PRINTED.test(whole) || !/\p{L}{3}.*\p{L}{3}/u.test(rest)
}
const PRINTED = /\b(?:print\w*|page|generated|created|downloaded|impreso|gedruckt|p[aá]gina|seite)\b|\d:\d{2}/i

/** Whether a line is nothing but a label: what stands below it is its value. */
const isLabelLine = (line: Line | undefined): boolean =>
  line?.cells.length === 1 &&
  /\p{L}\s*:$/u.test(line.cells[0]?.text ?? '') &&
  !/\b(?:date|datum|fecha)\b/i.test(line.cells[0]?.text ?? '')

/** A row of a bill. */
const AMOUNT = /[$€£] ?\d|(?<![\d.,])\d{1,3}(?:[.,]\d{3})*[.,]\d{2}(?![\d.,])(?:-|\s*(?:€|EUR|USD))?$/

function isUnclaimed({ cells }: Line, place: number, date: WrittenDate, kind: DocumentKind | null): boolean {
  const text = cells[place]?.text ?? ''
  const before = text.slice(0, date.start)
  const left = cells[place - 1]?.text ?? ''
  const claims = [before, ...(/\p{L}/u.test(before) ? [] : [left])]
  const isClaimed = claims.some((label) => isAnothersDate(label) || /[:;]\s*$/.test(label))
  if (isClaimed || [...claims, left].some((label) => dateKindOf(label, kind) !== null)) return false
  if (cells.some((cell) => AMOUNT.test(cell.text))) return false
  const words = `${before} ${text.slice(date.end)}`.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word))
  return words.length <= SHORT_WORDS && !/[.;]\s+\p{L}/u.test(before) && !/\p{Ll}{3,}\s+\p{Ll}{3,}/u.test(before)
}
