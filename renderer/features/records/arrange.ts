import { compareDates } from '../../core/base/clinical-date.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { RecordRow } from '../../vault/contract.ts'

/** The columns a person can sort by. */
export const sortColumns = ['date', 'kind', 'title', 'hospital', 'pages', 'state'] as const
export type SortColumn = (typeof sortColumns)[number]
export type SortOrder = { readonly column: SortColumn; readonly direction: 'ascending' | 'descending' }

/** Which records are shown: of one kind (`unknown`: those without one), and perhaps only what nobody has checked. */
export type Filter = { readonly kind: DocumentKind | 'unknown' | 'all'; readonly uncheckedOnly: boolean }

export const everything: Filter = { kind: 'all', uncheckedOnly: false }
export const newestFirst: SortOrder = { column: 'date', direction: 'descending' }

/** What a record waits for, the most urgent first; a list sorted by state follows this order. */
export const standings = [
  'whose',
  'needs-password',
  'unchecked',
  'reading',
  'waiting',
  'kept',
  'not-mine',
  'unpacked',
  'checked',
] as const
export type Standing = (typeof standings)[number]

/** Where a record stands; a doubt about the person goes before everything that a check could say. */
export function standingOf({ reading, person, checked }: RecordRow): Standing {
  // What came out of an archive is to be checked; the archive itself has nothing to be checked.
  if (reading.state === 'unpacked') return 'unpacked'
  if (reading.state === 'waiting' || reading.state === 'reading' || reading.state === 'needs-password')
    return reading.state
  if (person === 'quarantine' || person === 'ask') return 'whose'
  if (person === 'not-mine') return 'not-mine'
  if (checked) return 'checked'
  return reading.state === 'kept' ? 'kept' : 'unchecked'
}

/** Whether "they look right" means anything for this record: it is read, has a kind, and is nobody else's. */
export const canBeFiled = (row: RecordRow): boolean => standingOf(row) === 'unchecked' && row.kind !== null

/** Several records can become one when each has pages and none may be somebody else's. */
export const canBeJoined = (rows: readonly RecordRow[]): boolean =>
  rows.length > 1 &&
  rows.every((row) => row.reading.state === 'read' && row.pages > 0 && row.images === 0 && row.person !== 'not-mine')

/** Oldest first, those without a date last; photos of one paper then follow the numbers in their names. */
export function asTheyCame(a: RecordRow, b: RecordRow): number {
  const byDate = a.date && b.date ? compareDates(a.date, b.date) : Number(a.date === null) - Number(b.date === null)
  return byDate || compareText(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id))
}

/** Whether a person still has to look at this record. */
const waitsForCheck = (row: RecordRow): boolean => ['whose', 'unchecked', 'kept'].includes(standingOf(row))

export function countUnchecked(rows: readonly RecordRow[]): number {
  return rows.filter(waitsForCheck).length
}

const filterKey = (row: RecordRow): DocumentKind | 'unknown' => row.kind ?? 'unknown'

/** How many records there are of each kind that occurs; the commonest first. */
export function kindCounts(rows: readonly RecordRow[]): { kind: DocumentKind | 'unknown'; count: number }[] {
  const counts = new Map<DocumentKind | 'unknown', number>()
  for (const row of rows) counts.set(filterKey(row), (counts.get(filterKey(row)) ?? 0) + 1)
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || compareText(a.kind, b.kind))
}

/** The records a filter lets through, in the order asked for. Records without a value come last, whichever the direction. */
export function arrange(rows: readonly RecordRow[], filter: Filter, order: SortOrder): RecordRow[] {
  const shown = rows
    .filter((row) => filter.kind === 'all' || filterKey(row) === filter.kind)
    .filter((row) => !filter.uncheckedOnly || waitsForCheck(row))
  return shown.sort((a, b) => compareBy(order, a, b) || settle(a, b))
}

function compareBy({ column, direction }: SortOrder, a: RecordRow, b: RecordRow): number {
  const missing = Number(isMissing(column, a)) - Number(isMissing(column, b))
  if (missing !== 0) return missing
  const sign = direction === 'ascending' ? 1 : -1
  return sign * compareColumn[column](a, b)
}

function isMissing(column: SortColumn, row: RecordRow): boolean {
  if (column === 'date') return row.date === null
  if (column === 'kind') return row.kind === null
  return column === 'hospital' && row.hospital === null
}

type Compare = (a: RecordRow, b: RecordRow) => number
const compareColumn: Readonly<Record<SortColumn, Compare>> = {
  date: (a, b) => (a.date && b.date ? compareDates(a.date, b.date) : 0),
  kind: (a, b) => compareText(a.kind ?? '', b.kind ?? ''),
  title: (a, b) => compareText(a.title, b.title),
  hospital: (a, b) => compareText(a.hospital ?? '', b.hospital ?? ''),
  pages: (a, b) => a.pages - b.pages,
  state: (a, b) => standings.indexOf(standingOf(a)) - standings.indexOf(standingOf(b)),
}

/** What is left equal: newest first, then by title, and the id makes the order total. */
function settle(a: RecordRow, b: RecordRow): number {
  const byDate = compareBy(newestFirst, a, b)
  return byDate || compareText(a.title, b.title) || (a.id < b.id ? -1 : Number(a.id > b.id))
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const compareText = (a: string, b: string): number => collator.compare(a, b)
