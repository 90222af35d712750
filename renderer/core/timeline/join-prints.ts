import { toIso, type ClinicalDate } from '../base/clinical-date.ts'
import type { DocumentId } from '../base/ids.ts'
import type { DocumentKind } from '../model/document-kind.ts'
import type { Entry } from '../model/entry.ts'
import { linesOf } from '../model/page-layout.ts'
import type { PageText } from '../model/page-text.ts'
import type { JoinedEntry } from './join-entries.ts'

/** A document as a person reads it: what it was filed as, the day it is of, and its pages that may be used. */
export type Print = {
  readonly documentId: DocumentId
  readonly kind: DocumentKind
  readonly date: ClinicalDate | null
  readonly pages: readonly PageText[]
}

/** Where a print says the same as a statement. */
export type Printed = { readonly documentId: DocumentId; readonly page: number }
/** Where a print of the same event says something else, and what, as printed. */
export type SaidOtherwise = Printed & { readonly says: string }

/** A statement with the prints of its event. Nothing is taken from it: `entry` and `sources` are those that came in. */
export type PrintedEntry = JoinedEntry & {
  readonly printed: readonly Printed[]
  readonly otherwise: readonly SaidOtherwise[]
}

/** So many values must be printed, word for word with their units, before a print is of the same event. */
const VALUES_ALIKE = 2

/**
 * The same event from structured files and as a print (clinical.md §4.2): of the same kind and the same day, and at the
 * same hour where both state one; and the print has at least two of the values, each as name, value and unit on one line,
 * or the case number of the statements, letter for letter. Then every statement that it prints alike has it as a further
 * source, and one that it prints with another value says so. A statement never comes to be missing, and its own sources
 * stay as they are. Pure: the outcome depends on the sets of statements and prints, not on their order.
 */
export function joinPrints(statements: readonly JoinedEntry[], prints: readonly Print[]): PrintedEntry[] {
  const inOrder = [...prints].sort((a, b) => compareText(a.documentId, b.documentId))
  const events = inOrder.flatMap((print) => eventOf(print, statements) ?? [])
  return statements.map((statement) => ({
    ...statement,
    printed: events.flatMap(({ alike }) => alike.get(statement) ?? []),
    otherwise: events.flatMap(({ otherwise }) => otherwise.get(statement) ?? []),
  }))
}

/** Which statements a print of this kind can be a print of. */
const PRINTED_AS: Readonly<Partial<Record<DocumentKind, readonly Entry['kind'][]>>> = {
  lab: ['result'],
  pathology: ['result', 'report'],
  cytology: ['result', 'report'],
  biomarker: ['result', 'report'],
  genomic: ['result', 'report'],
  genetics: ['result', 'report'],
  radiology: ['result', 'report'],
  cardiac: ['result', 'report'],
  'history-physical': ['vital-sign'],
  progress: ['vital-sign'],
}

/** Whether a document of this kind and day may be a print of one of the statements; what is worth opening. */
export const mayBePrintOf = ({ kind, date }: Pick<Print, 'kind' | 'date'>, statement: JoinedEntry): boolean =>
  date?.day !== undefined &&
  statement.entry.date !== null &&
  toIso(statement.entry.date) === toIso(date) &&
  !statement.entry.negated &&
  (PRINTED_AS[kind] ?? []).includes(statement.entry.kind)

type Event = {
  readonly alike: ReadonlyMap<JoinedEntry, Printed>
  readonly otherwise: ReadonlyMap<JoinedEntry, SaidOtherwise>
}

function eventOf(print: Print, statements: readonly JoinedEntry[]): Event | null {
  const hours = print.date ? hoursOn(print.pages, print.date) : []
  const meant = statements.filter(
    (one) =>
      mayBePrintOf(print, one) &&
      one.sources.every(({ documentId }) => documentId !== print.documentId) &&
      isAtHour(one.entry, hours),
  )
  const rows = meant.length === 0 ? [] : print.pages.flatMap(rowsOf)
  const found = meant.map((statement) => ({ statement, ...lookFor(statement.entry, rows) }))
  const alike = found.filter(({ same }) => same !== null)
  const names = new Set(alike.filter(({ isWhole }) => isWhole).map(({ statement }) => foldWords(statement.entry.title)))
  const isCase = meant.some(({ sources }) => sources.some(({ entry }) => hasCaseNumber(entry, print.pages)))
  if (names.size < VALUES_ALIKE && !isCase) return null
  const { documentId } = print
  return {
    alike: new Map(alike.map(({ statement, same }) => [statement, { documentId, page: same?.page ?? 1 }])),
    otherwise: new Map(
      found.flatMap(({ statement, other }) =>
        other === null ? [] : [[statement, { documentId, page: other.page, says: other.says }] as const],
      ),
    ),
  }
}

type Row = { readonly page: number; readonly text: string; readonly written: string }

/** What stands beside each other, folded; and as written. */
const rowsOf = (page: PageText): Row[] =>
  linesOf(page).map(({ cells }) => {
    const written = cells.map(({ text }) => text).join(' ')
    return { page: page.page, text: foldWords(written), written }
  })

type Found = {
  readonly same: Row | null
  /** With its unit, which counts; a value without one may stand for anything. */
  readonly isWhole: boolean
  readonly other: { readonly page: number; readonly says: string } | null
}
const NOTHING: Found = { same: null, isWhole: false, other: null }

/** The rows that begin with what was measured; alike where one has the value, otherwise where all have another first. */
function lookFor(entry: Entry, rows: readonly Row[]): Found {
  const { value } = entry
  if (value === null) return NOTHING
  const names = [...new Set([entry.title, ...entry.codes.flatMap(({ display }) => display ?? [])].map(foldWords))]
  const said = rows.flatMap((row) =>
    names.filter((name) => name.length > 1).flatMap((name) => valueBehind(row, name) ?? []),
  )
  const unit = foldWords(value.unit ?? '')
  const sought = foldWords(value.text)
  const same = said.find(({ rest }) => startsWith(rest, sought) && (unit === '' || hasWords(rest, unit)))
  if (same) return { same: same.row, isWhole: unit !== '' && /\d/.test(sought), other: null }
  // Another unit is another way to say it; only the same unit with another number contradicts.
  const [other] = said.filter(({ rest }) => unit !== '' && hasWords(rest, unit))
  const hasIt = said.some(({ rest }) => rest.split(' ').includes(sought))
  return other && !hasIt && /^[<>=]*\d/.test(sought)
    ? { ...NOTHING, other: { page: other.row.page, says: other.row.written.slice(0, 300) } }
    : NOTHING
}

/** What follows a name at the beginning of a row, if that is a value: a figure, or behind a flag one. */
function valueBehind(row: Row, name: string): { row: Row; rest: string }[] | null {
  if (!row.text.startsWith(`${name} `)) return null
  const rest = row.text.slice(name.length + 1).replace(/^(?:hh|ll|h|l|a|high|low) (?=[<>=]*\d)/, '')
  return [{ row, rest }]
}

/** Whole words: `g/dL` is not in `mg/dL`. */
const hasWords = (rest: string, words: string): boolean => ` ${rest} `.includes(` ${words} `)

const startsWith = (rest: string, sought: string): boolean =>
  sought !== '' && (rest === sought || rest.startsWith(`${sought} `))

const CASE_NUMBER =
  /accession|specimen (?:number|id)|order number|filler|placer|lab(?:oratory)? number|case number|report number/i

/** The number that the statement’s own file gives the case, at least six characters with a figure, standing in the print by itself. */
function hasCaseNumber({ details }: Entry, pages: readonly PageText[]): boolean {
  const numbers = details.filter(
    ({ label, text }) => CASE_NUMBER.test(label) && /\d/.test(text) && text.trim().length >= 6,
  )
  return numbers.some(({ text }) =>
    pages.some((page) =>
      ` ${page.text.toUpperCase().replace(/[^0-9A-Z-]+/g, ' ')} `.includes(
        ` ${text
          .trim()
          .toUpperCase()
          .replace(/[^0-9A-Z-]+/g, ' ')} `,
      ),
    ),
  )
}

/** The clock times right behind the day on the pages, in minutes. */
function hoursOn(pages: readonly PageText[], date: ClinicalDate): number[] {
  const { year, month = 0, day = 0 } = date
  const [mm, dd] = [String(month), String(day)].map((part) => `0?${part}`)
  const name = MONTHS[month - 1] ?? ''
  const forms = [
    `${mm}[/.-]${dd}[/.-](?:${year}|${String(year).slice(2)})`,
    `${dd}[/.-]${mm}[/.-](?:${year}|${String(year).slice(2)})`,
  ]
  forms.push(`${year}-${mm}-${dd}`, `${dd}[ -]${name}[a-z]*[ -]${year}`, `${name}[a-z]*\\.? ${dd},? ${year}`)
  const pattern = new RegExp(
    `(?<!\\d)(?:${forms.join('|')})(?:,| at)?[ T]{1,3}(\\d{1,2}):?(\\d{2})(?::\\d{2})?(?: ?([ap])\\.?m)?(?![\\d/.-])`,
    'giu',
  )
  return pages.flatMap(({ text }) =>
    [...text.matchAll(pattern)].flatMap(([, hours, minutes, half]) => minutesOf(Number(hours), Number(minutes), half)),
  )
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function minutesOf(hours: number, minutes: number, half: string | undefined): number[] {
  if (hours > 23 || minutes > 59) return []
  const isAfternoon = half?.toLowerCase() === 'p'
  const full = half === undefined ? hours : (hours % 12) + (isAfternoon ? 12 : 0)
  return [full * 60 + minutes]
}

/** Within a minute of an hour that the print states for the day; open where either states none. */
function isAtHour({ time }: Entry, hours: readonly number[]): boolean {
  const [, h, m] = /^(\d{1,2}):(\d{2})$/.exec(time ?? '') ?? []
  if (h === undefined || m === undefined || hours.length === 0) return true
  const own = Number(h) * 60 + Number(m)
  return hours.some((hour) => Math.abs(hour - own) <= 1)
}

const foldWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .replace(/[^\p{L}\p{N}<>=.+%/*^-]+/gu, ' ')
    .trim()

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
