import { type PageText } from '../model/page-text.ts'
import { bannersOf } from './banners.ts'
import { readBirthDate, type WrittenBirthDate } from './birth-dates.ts'
import { cellsOf, placedCellsOf, type Cell } from './cells.ts'
import { namesAtHead } from './head-names.ts'
import { headsNewPart, headsSomebodyElse, labelsOf, type Label } from './labels.ts'
import { withoutMisread } from './misread-births.ts'
import { splitName } from './names.ts'
import { readName, readNameBefore, type WrittenName } from './written-names.ts'

/** A number the page gives the patient, as written. */
export type WrittenNumber = { readonly value: string; readonly start: number; readonly end: number }

/** Everything a page says of whose it is, in reading order, from labelled spots and header lines only. */
export type FoundIdentity = {
  readonly names: readonly WrittenName[]
  readonly birthDates: readonly WrittenBirthDate[]
  readonly numbers: readonly WrittenNumber[]
  /** Without a label, alone at the head of the page: they may be anybody's. */
  readonly headNames: readonly WrittenName[]
}

type Value = { readonly text: string; readonly start: number }
type Page = {
  readonly lines: readonly (readonly Cell[])[]
  /** Each cell's labels in order; cells without any are not in it. */
  readonly labels: ReadonlyMap<Cell, readonly Label[]>
}

/**
 * Read a page's identity (clinical.md §4.3): doctors, insurance, family and people to call are left out. The page is read
 * twice, in the order of its text and as its words stand on it: columns that reading ran together are seen apart, and
 * nothing that either way shows is lost, so that a second name is never overlooked.
 */
export function findIdentity(page: PageText): FoundIdentity {
  const ways = waysToRead(page).map(identityOn)
  return {
    names: distinct(ways.flatMap(({ names }) => names)),
    birthDates: withoutMisread(page, distinct(ways.flatMap(({ birthDates }) => birthDates))),
    numbers: distinct(ways.flatMap(({ numbers }) => numbers)),
    headNames: distinct(ways.flatMap(({ headNames }) => headNames)),
  }
}

function identityOn(page: Page): FoundIdentity {
  const labels = patientsOwn(page)
  const labelled = labels.flatMap((label) =>
    label.kind === 'name' ? firstRead(valuesOf(page, label), readFullName) : [],
  )
  const headers = labels.flatMap((label) => nameBeside(page, label))
  const rows = labels.flatMap((label) => (label.kind === 'name' ? furtherRows(page, label, labels) : []))
  const banners = labels.some(({ kind }) => kind === 'birth') ? [] : bannersOf(page.lines, labels)
  return {
    names: [...joinedNames(page, labels), ...labelled, ...headers, ...[...rows, ...banners].map(({ name }) => name)],
    birthDates: [
      ...labels.flatMap((label) => (label.kind === 'birth' ? firstRead(valuesOf(page, label), readBirthDate) : [])),
      ...banners.map(({ birth }) => birth),
      ...rows.map(({ birth }) => birth),
    ],
    numbers: labels.flatMap((label) => (label.kind === 'number' ? firstRead(valuesOf(page, label), readNumber) : [])),
    headNames: namesAtHead(page.lines),
  }
}

/** A lone stroke low on the line is a speck, or the end of a rule; a row of them is a place to write on. */
const withoutSpecks = (page: PageText): PageText => ({ ...page, text: page.text.replace(/(?<!_)_(?!_)/g, ' ') })

function waysToRead(read: PageText): Page[] {
  const page = withoutSpecks(read)
  const placed = placedCellsOf(page)
  return (placed ? [cellsOf(page.text), placed] : [cellsOf(page.text)]).map(pageOf)
}

function pageOf(lines: readonly (readonly Cell[])[]): Page {
  const labelled = lines.flat().map((cell) => [cell, labelsOf(cell)] as const)
  return { lines, labels: new Map(labelled.filter(([, labels]) => labels.length > 0)) }
}

/** Whether the page has a place for the patient's name or birth date, even one that could not be read. */
export const hasIdentityLabel = (page: PageText): boolean =>
  waysToRead(page)
    .flatMap(patientsOwn)
    .some(({ kind }) => kind !== 'other' && kind !== 'stop' && kind !== 'number')

/** The labels that speak of the patient: not in a part about somebody else, and not behind somebody else's name on the line. */
function patientsOwn({ lines, labels }: Page): Label[] {
  const own: Label[] = []
  let parts: { column: number; isElse: boolean }[] = []
  for (const line of lines) {
    parts = line.length === 0 ? [] : partsAfter(parts, line)
    let isElse = false
    for (const label of line.flatMap((cell) => labels.get(cell) ?? [])) {
      if (label.kind === 'other') isElse = true
      if (label.kind === 'name' && label.start === 0) isElse = false
      const part = parts.filter(({ column }) => column <= label.cell.column + 2).at(-1)
      if (!isElse && !part?.isElse) own.push(label)
    }
  }
  return own
}

/** Which part of the page each column is in, after a line that may head new ones. */
function partsAfter(
  parts: { column: number; isElse: boolean }[],
  line: readonly Cell[],
): { column: number; isElse: boolean }[] {
  const heads = line.filter(
    (cell) => headsSomebodyElse(cell) || (headsNewPart(cell) && (line.length > 1 || parts.length > 0)),
  )
  const isHeading = heads.length > 0 && (heads.length === line.length || heads.some(headsSomebodyElse))
  return isHeading ? heads.map((cell) => ({ column: cell.column, isElse: headsSomebodyElse(cell) })) : parts
}

/** Where a label's value may stand: behind it, in the next cell, or below it; the first that can be read counts. */
function valuesOf(page: Page, label: Label): Value[] {
  const { cell } = label
  const behind = cell.text.slice(label.valueStart, label.valueEnd)
  if (/[\p{L}\p{N}]/u.test(behind)) return [{ text: behind, start: cell.start + label.valueStart }]
  const beside = page.lines[cell.line]?.[cell.at + 1]
  const free = [beside, below(page, cell)].filter((next) => next !== undefined && !isLabelled(page, next))
  return free.flatMap((next) => (next ? [{ text: next.text, start: next.start }, ...fromFirstDigit(next, label)] : []))
}

type Row = { readonly name: WrittenName; readonly birth: WrittenBirthDate }

/** The list of a ward: below the heads `Patient Name` and `DOB` stand several people, each in a row of as many cells. */
function furtherRows(page: Page, label: Label, labels: readonly Label[]): Row[] {
  const { cell } = label
  const heads = page.lines[cell.line] ?? []
  const birth = labels.find((other) => other.kind === 'birth' && other.cell.line === cell.line)?.cell
  if (!birth || birth === cell || label.valueStart < cell.text.length) return []
  const rows: Row[] = []
  for (const line of page.lines.slice(cell.line + 1)) {
    const row = line.length === heads.length ? rowOf(page, line, { name: cell.at, birth: birth.at }) : null
    if (!row) break
    rows.push(row)
  }
  return rows
}

function rowOf(page: Page, line: readonly Cell[], at: { name: number; birth: number }): Row | null {
  const [named, born] = [line[at.name], line[at.birth]]
  if (!named || !born || line.some((cell) => isLabelled(page, cell))) return null
  const [name, birth] = [readFullName(named.text, named.start), readBirthDate(born.text, born.start)]
  return name && birth ? { name, birth } : null
}

const isLabelled = (page: Page, cell: Cell): boolean => page.labels.get(cell)?.[0]?.start === 0

/** The date in a row of values read as one cell: `ALVAREZ, ROSA 03/14/1958 LRO-1187` under its labels. */
function fromFirstDigit({ text, start }: Cell, { kind }: Label): Value[] {
  const at = text.search(/\d/)
  return kind === 'birth' && at > 0 ? [{ text: text.slice(at), start: start + at }] : []
}

/** The cell under a label: the same place in a row of as many cells, else the nearest column; or the matching line of a stack of values under a stack of labels. */
function below(page: Page, cell: Cell): Cell | undefined {
  const line = page.lines[cell.line] ?? []
  let next = cell.line + 1
  while (page.lines[next]?.length === 0 && next < cell.line + 3) next++
  if (line.length === 1 && isBareLabel(page, next)) return inStack(page, cell)
  const under = page.lines[next] ?? []
  if (under.length === line.length && under.length > 1) return under[cell.at]
  // A line of the other column may stand between a label and its value.
  return inColumn(under, cell) ?? inColumn(page.lines[next + 1] ?? [], cell)
}

function inColumn(line: readonly Cell[], { column }: Cell): Cell | undefined {
  const nearest = [...line].sort((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column))[0]
  return nearest && Math.abs(nearest.column - column) <= 10 ? nearest : undefined
}

/** A line of one cell that is a label without a value. */
function isBareLabel(page: Page, line: number): boolean {
  const [cell, ...more] = page.lines[line] ?? []
  if (!cell || more.length > 0) return false
  if (/^[^:]{2,30}:$/.test(cell.text)) return true
  const label = page.labels.get(cell)?.[0]
  return label?.start === 0 && label.valueStart >= cell.text.length
}

/** Labels under each other, in lines. */
const LONGEST_STACK = 12

function inStack(page: Page, cell: Cell): Cell | undefined {
  let first = cell.line
  while (first > cell.line - LONGEST_STACK && isBareLabel(page, first - 1)) first--
  let end = cell.line
  while (end < cell.line + LONGEST_STACK && isBareLabel(page, end)) end++
  return page.lines[end + cell.line - first]?.[0]
}

/** `Last name: … First name: …` as one name, in the order `LAST, FIRST`; the place is that of the family name. */
function joinedNames(page: Page, labels: readonly Label[]): WrittenName[] {
  const read = (kind: 'family' | 'given'): WrittenName[] =>
    labels.flatMap((label) => (label.kind === kind ? firstRead(valuesOf(page, label), readName) : []))
  const given = read('given')
  return read('family').map((family, i) => {
    const first = given[i]
    return first ? { ...family, value: `${family.value}, ${first.value}` } : { ...family, value: `${family.value},` }
  })
}

/** The name in a header line such as `ALVAREZ, ROSA | DOB 3/14/58`, or alone on the line above. */
function nameBeside(page: Page, label: Label): WrittenName[] {
  if (label.kind !== 'birth' && label.kind !== 'number') return []
  const { cell } = label
  const before = cell.text.slice(0, label.start)
  const line = page.lines[cell.line] ?? []
  const isFirst = !line
    .slice(0, cell.at + 1)
    .some((other) => (page.labels.get(other) ?? []).some((one) => standsBefore(one, label)))
  if (!isFirst) return []
  if (/\p{L}/u.test(before)) return listOf(readNameBefore(before, cell.start))
  const left = line[cell.at - 1]
  if (left) return listOf(readNameBefore(left.text, left.start))
  const above = page.lines[cell.line - 1]?.[0]
  return above ? nameAlone(above) : []
}

function nameAlone(cell: Cell): WrittenName[] {
  if (TITLED.test(cell.text)) return listOf(readTitledName(cell))
  const isName = /^[\p{Lu}][\p{L}'’-]+,\s?[\p{Lu}]/u.test(cell.text) && !/\d/.test(cell.text)
  return isName ? listOf(readNameBefore(cell.text, cell.start)) : []
}

/** `Mr Harold Whitcombe, 3 Signal Terrace`: how an address or a heading begins. */
const TITLED = /^(?:Mrs?|Ms|Miss|Mx|Herrn?|Frau|Sra?|Srta|Dña|Don|Doña|Mme|M)\.? +\p{Lu}/u

function readTitledName({ text, start }: Cell): WrittenName | null {
  const [upToComma = ''] = text.split(',')
  return readFullName(upToComma, start) ?? readFullName(text, start)
}

const standsBefore = (a: Label, b: Label): boolean =>
  a.cell.at < b.cell.at || (a.cell.at === b.cell.at && a.start < b.start)

/** A name of two words at least: a single word beside `Name` is as often the next head of a table. */
function readFullName(text: string, offset: number): WrittenName | null {
  const name = readName(text, offset)
  return name && splitName(name.value).words.length > 1 ? name : null
}

function readNumber(text: string, offset: number): WrittenNumber | null {
  const match = /^[\s:.#=(-]*((?:[A-Z]{1,4}[- ]?)?\d[\dA-Z]*(?:[-. ]\d+)*)/i.exec(text)
  const value = match?.[1]
  if (!match || value === undefined || value.replace(/\D/g, '').length < 3) return null
  const start = offset + match[0].length - value.length
  return { value, start, end: start + value.length }
}

const listOf = <T>(value: T | null): T[] => (value === null ? [] : [value])

/** The first of several places whose text can be read. */
function firstRead<T>(values: readonly Value[], read: (text: string, offset: number) => T | null): T[] {
  for (const { text, start } of values) {
    const found = read(text, start)
    if (found) return [found]
  }
  return []
}

function distinct<T extends { readonly value: string; readonly start: number }>(found: readonly T[]): T[] {
  const places = new Set<string>()
  return [...found]
    .sort((a, b) => a.start - b.start)
    .filter(({ value, start }) => {
      const isNew = !places.has(`${start} ${value}`)
      places.add(`${start} ${value}`)
      return isNew
    })
}
