import * as v from 'valibot'
import { fromUtf8 } from '../../core/base/bytes.ts'
import { toIso } from '../../core/base/clinical-date.ts'
import { parseJson } from '../../core/base/parse.ts'
import { dateCell, type Cell, type OpenTable } from '../../core/format/open-copy-rows.ts'
import type { OpenPerson, OpenRecord } from '../../core/format/open-copy-page.ts'
import { Entry } from '../../core/model/entry.ts'
import { standingOf, type Standing } from '../../core/model/filing.ts'
import { PageText } from '../../core/model/page-text.ts'
import type { Person } from '../../core/model/person.ts'
import type { BlobRef, SourceDocument } from '../../core/model/source-document.ts'
import { isOpenDoubt, type PageIdentity } from '../../core/model/understanding.ts'
import { openWhole } from './blobs.ts'
import type { Session } from './session.ts'
import type { Tables } from './tables.ts'

export function standing(tables: Tables, { id }: SourceDocument): Standing {
  const understanding = tables.get('understanding', id)
  return standingOf(understanding?.filed?.filing ?? null, understanding?.proposal ?? null)
}

/** A record's title, or where nobody and no page says one its file's own name. */
export function titleOf(tables: Tables, document: SourceDocument): string {
  const { title } = standing(tables, document)
  return title === '' ? document.name.replace(/\.[^.]{1,8}$/, '') : title
}

/** What has to be known of a record before it is shown to somebody: whose pages, the bin, what it is part of. */
export function notesOf(tables: Tables, document: SourceDocument, person: string): string[] {
  const pages = tables.get('understanding', document.id)?.pages ?? []
  const doubtful = pages.filter(isOpenDoubt).map(({ page }) => page)
  const foreign = pages.filter(({ answer }) => answer?.isPerson === false).map(({ page }) => page)
  const within = document.within && tables.get('document', document.within.documentId)
  return [
    ...(doubtful.length ? [`May be about another person than ${person}: page ${doubtful.join(', ')}.`] : []),
    ...(foreign.length ? [`You said that this is not about ${person}: page ${foreign.join(', ')}.`] : []),
    ...(document.binned ? ['In the bin.'] : []),
    ...(within ? [`Part of “${titleOf(tables, within)}”.`] : []),
    ...(document.sheets ? ['Its pages were arranged by hand; the file is as it was received.'] : []),
  ]
}

/** The words of a record's own pages, as they were read; null where none were. */
export async function wordsOf(session: Session, document: SourceDocument): Promise<string | null> {
  const parts: string[] = []
  for (const { page, blob } of session.tables.ownPages(document.id)) {
    const read = blob && (await jsonIn(session, PageText, blob))
    if (read) parts.push(`--- page ${page} ---\r\n${read.text.replaceAll('\n', '\r\n')}`)
  }
  return parts.length ? `${parts.join('\r\n')}\r\n` : null
}

export async function entriesIn(session: Session, document: SourceDocument): Promise<readonly Entry[]> {
  const blob = session.tables.get('content', document.id)?.entries
  return (blob && (await jsonIn(session, v.array(Entry), blob))) ?? []
}

async function jsonIn<S extends v.GenericSchema>(
  session: Session,
  schema: S,
  blob: BlobRef,
): Promise<v.InferOutput<S> | null> {
  const opened = await openWhole(session, blob)
  if (!opened.ok) return null
  const parsed = parseJson(schema, fromUtf8(opened.value))
  return parsed.ok ? parsed.value : null
}

/** One copied record, and everything about it that goes into tables. */
export type CopiedRecord = {
  readonly document: SourceDocument
  readonly person: Person | undefined
  readonly shown: OpenRecord
  readonly entries: readonly Entry[]
}

const kindWords = (kind: string | null): string => (kind === null ? '' : kind.replaceAll('-', ' '))

/** Everybody's records and statements as the page shows them, in order of dates. */
export function personsOf(tables: Tables, records: readonly CopiedRecord[]): OpenPerson[] {
  return tables.all('person').map((person) => {
    const own = records.filter(({ document }) => document.personId === person.id)
    const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : Number(a.date > b.date))
    return {
      name: person.name,
      born: toIso(person.birthDate),
      records: own.map(({ shown }) => shown).sort(byDate),
      statements: statementsOf(tables, own, person).sort(byDate),
    }
  })
}

function statementsOf(
  tables: Tables,
  records: readonly CopiedRecord[],
  person: Person,
): { date: string; kind: string; text: string; from: string }[] {
  const stated = records.flatMap(({ entries, shown }) =>
    entries.map((entry) => ({
      date: dateCell(entry.date),
      kind: kindWords(entry.kind),
      text: [entry.negated ? `Not: ${entry.title}` : entry.title, valueWords(entry.value)].filter(Boolean).join(': '),
      from: shown.title,
    })),
  )
  const byHand = tables
    .all('hand')
    .filter(({ personId }) => personId === person.id)
    .map(({ date, kind, title, value, note }) => ({
      date: dateCell(date),
      kind: kindWords(kind),
      text: [title, valueWords(value), note].filter(Boolean).join(': '),
      from: 'written by hand',
    }))
  return [...stated, ...byHand]
}

const valueWords = (value: Entry['value']): string =>
  value === null
    ? ''
    : [value.text, value.unit, value.range && `(${value.range})`, value.flag].filter(Boolean).join(' ')

/** Everything the vault knows as tables, one for each kind of thing; keys and places of sealed files are not in them. */
export function tablesFor(
  tables: Tables,
  records: readonly CopiedRecord[],
  persons: readonly OpenPerson[],
): OpenTable[] {
  return [
    peopleTable(tables),
    hospitalTable(tables),
    recordTable(tables, records),
    pageTable(tables),
    entryTable(records),
    handTable(tables),
    timelineTable(persons),
    importTable(tables),
    samenessTable(tables),
    correctionTable(tables),
    draftTable(tables),
    sentTable(tables),
  ]
}

const nameOf = (tables: Tables, id: string | null): string => (id && tables.get('person', id)?.name) ?? ''
const joined = (items: readonly unknown[]): string => items.map(String).join('; ')

const peopleTable = (tables: Tables): OpenTable => ({
  name: 'people',
  columns: ['name', 'other names', 'born', 'these records are'],
  rows: tables
    .all('person')
    .map(({ name, otherNames, birthDate, relation }) => [name, joined(otherNames), toIso(birthDate), relation]),
})

const hospitalTable = (tables: Tables): OpenTable => ({
  name: 'hospitals',
  columns: ['person', 'hospital', 'number there', 'name there'],
  rows: tables
    .all('person')
    .flatMap(({ name, hospitalNumbers }) =>
      hospitalNumbers.map(({ hospital, number, spelling }) => [name, hospital, number, spelling]),
    ),
})

const recordTable = (tables: Tables, records: readonly CopiedRecord[]): OpenTable => ({
  name: 'records',
  columns: [
    ...['record', 'person', 'date', 'kind', 'title', 'hospital', 'checked by a person', 'pages', 'notes'],
    ...['file', 'words', 'name as received', 'lay in', 'format', 'bytes', 'added at', 'in the bin since', 'part of'],
  ],
  rows: records.map(({ document, shown }) => {
    const { kind, date, title, hospital } = standing(tables, document)
    const isChecked = tables.get('understanding', document.id)?.filed != null
    const from = document.path ?? document.cameFrom?.path ?? null
    return [
      ...[document.id, nameOf(tables, document.personId), dateCell(date), kind, title, hospital, isChecked],
      ...[tables.pages(document.id).length, shown.notes.join(' '), shown.path?.join('/') ?? null],
      ...[shown.textPath?.join('/') ?? null, document.name, from, document.format, document.size],
      ...[document.addedAt, document.binned, document.within?.documentId ?? null],
    ]
  }),
})

const pageTable = (tables: Tables): OpenTable => ({
  name: 'pages',
  columns: ['record', 'page', 'read from', 'quality', 'whose page', 'name on it', 'birth date on it', 'your answer'],
  rows: tables.all('page').map(({ documentId, page, source, quality }) => {
    const identity = tables.get('understanding', documentId)?.pages.find((one) => one.page === page)
    return [documentId, page, source, quality, ...identityCells(identity)]
  }),
})

function identityCells(identity: PageIdentity | undefined): Cell[] {
  if (!identity) return [null, null, null, null]
  const { verdict, nameAsWritten, birthDateAsWritten, answer } = identity
  const said = answer && (answer.isPerson ? 'this person' : 'somebody else')
  return [verdict, nameAsWritten?.value ?? null, birthDateAsWritten?.value ?? null, said]
}

const entryColumns = [
  'kind',
  'title',
  'not so',
  'status',
  'date',
  'time',
  'until',
  'value',
  'unit',
  'range',
  'flag',
] as const

function entryCells(entry: Entry): Cell[] {
  const { value } = entry
  return [
    ...[entry.kind, entry.title, entry.negated, entry.status, dateCell(entry.date), entry.time, dateCell(entry.until)],
    ...[value?.text ?? null, value?.unit ?? null, value?.range ?? null, value?.flag ?? null],
  ]
}

const entryTable = (records: readonly CopiedRecord[]): OpenTable => ({
  name: 'entries',
  columns: [
    'record',
    'person',
    ...entryColumns,
    'place',
    'section',
    'readable part says',
    'codes',
    'details',
    'page',
    'element',
  ],
  rows: records.flatMap(({ document, person, entries }) =>
    entries.map((entry) => [
      ...[document.id, person?.name ?? null, ...entryCells(entry), entry.place, entry.section, entry.differs],
      joined(entry.codes.map(({ system, code, display }) => `${system}|${code}|${display ?? ''}`)),
      joined(entry.details.map(({ label, text }) => `${label}: ${text}`)),
      ...[entry.page, entry.origin],
    ]),
  ),
})

const handTable = (tables: Tables): OpenTable => ({
  name: 'by-hand',
  columns: ['person', 'kind', 'title', 'date', 'until', 'value', 'unit', 'place', 'note', 'records', 'written at'],
  rows: tables
    .all('hand')
    .map((one) => [
      ...[nameOf(tables, one.personId), one.kind, one.title, dateCell(one.date), dateCell(one.until)],
      ...[one.value?.text ?? null, one.value?.unit ?? null, one.place, one.note, joined(one.documents), one.at],
    ]),
})

const timelineTable = (persons: readonly OpenPerson[]): OpenTable => ({
  name: 'timeline',
  columns: ['person', 'date', 'kind', 'what', 'from'],
  rows: persons.flatMap(({ name, records, statements }) =>
    [
      ...records.map(({ date, kind, title, hospital }) => [name, date, kind, title, hospital]),
      ...statements.map(({ date, kind, text, from }) => [name, date, kind, text, from]),
    ].sort((a, b) => ((a[1] ?? '') < (b[1] ?? '') ? -1 : Number((a[1] ?? '') > (b[1] ?? '')))),
  ),
})

const importTable = (tables: Tables): OpenTable => ({
  name: 'imports',
  columns: ['at', 'person', 'from hospital', 'file', 'bytes', 'what became of it', 'record'],
  rows: tables.all('item').map(({ batchId, name, size, at, end }) => {
    const batch = tables.get('batch', batchId)
    const record = end.end === 'left-out' ? null : end.documentId
    return [at, nameOf(tables, batch?.personId ?? null), batch?.hospital ?? null, name, size, end.end, record]
  }),
})

const samenessTable = (tables: Tables): OpenTable => ({
  name: 'same-or-different',
  columns: ['record', 'other record', 'your answer', 'at'],
  rows: tables.all('sameness').map(({ a, b, answer, at }) => [a, b, answer, at]),
})

const correctionTable = (tables: Tables): OpenTable => ({
  name: 'corrections',
  columns: ['record', 'page', 'as read', 'as you corrected it', 'at'],
  rows: tables.all('correction').map(({ documentId, page, read, text, at }) => [documentId, page, read, text, at]),
})

const draftTable = (tables: Tables): OpenTable => ({
  name: 'packet-drafts',
  columns: ['person', 'purpose', 'records', 'questions', 'note'],
  rows: tables
    .all('draft')
    .map((one) => [nameOf(tables, one.personId), one.purpose, joined(one.documents), joined(one.questions), one.note]),
})

const sentTable = (tables: Tables): OpenTable => ({
  name: 'packets-saved',
  columns: ['person', 'at', 'form', 'name', 'pages', 'sources', 'sha256'],
  rows: tables
    .all('sent')
    .map((one) => [nameOf(tables, one.personId), one.at, one.form, one.name, one.pages, one.sources, one.sha256]),
})

/** The words that stand for a record's kind on the page. */
export const kindOf = (tables: Tables, document: SourceDocument): string => kindWords(standing(tables, document).kind)
