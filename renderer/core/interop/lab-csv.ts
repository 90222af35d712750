import Papa from 'papaparse'
import { fromIso, type ClinicalDate } from '../base/clinical-date.ts'
import { err, ok, type Result } from '../base/result.ts'
import { noContent } from '../model/content.ts'
import type { SheetPart } from '../model/sheet.ts'
import type { Coding } from '../model/entry.ts'
import { alignRows } from './aligned-rows.ts'
import { readableCode } from './code-systems.ts'
import { readHl7Timestamp, readableDate, type Timestamp } from './hl7-dates.ts'
import type { EntryDraft, ParsedRecord, ParseRefusal } from './parsed.ts'
import { printedEntry } from './printed-entry.ts'
import { decodeXml } from './xml-encoding.ts'

/** The most bytes and rows of a table that are read. */
const MOST = 16 * 1024 * 1024
const MOST_ROWS = 100_000

/** What a column of a laboratory's table holds. */
type Column = 'date' | 'code' | 'system' | 'test' | 'value' | 'unit' | 'range' | 'flag' | 'patient' | 'born' | 'number'

/** The words that head each column; the first column that fits is taken. Spaces, case and punctuation do not count. */
const heads: readonly (readonly [Column, RegExp])[] = [
  ['born', /^(?:dob|dateofbirth|birthdate|patientdob|geburtsdatum|fechadenacimiento)$/],
  ['patient', /^(?:patient|patientname|name|fullname|paciente)$/],
  ['number', /^(?:mrn|patientid|recordnumber|medicalrecordnumber|patientnumber)$/],
  [
    'date',
    /^(?:date|collected|collectiondate|datecollected|collectedon|collectiondatetime|specimendate|sampledate|resultdate|testdate|observationdate|effectivedate|datetime|datum|fecha)$/,
  ],
  [
    'test',
    /^(?:test|testname|analyte|component|componentname|labtest|lab|observation|parameter|biomarker|marker|analyse|prueba|displayname)$/,
  ],
  ['value', /^(?:result|value|resultvalue|testresult|observationvalue|numericresult|ergebnis|wert|resultado|valor)$/],
  ['code', /^(?:code|loinc|loinccode|testcode|analytecode)$/],
  ['system', /^(?:codesystem|system|codingsystem)$/],
  ['unit', /^(?:unit|units|uom|einheit|unidad|unidades)$/],
  [
    'range',
    /^(?:range|referencerange|refrange|reference|referenceinterval|normalrange|standardrange|referenzbereich|rango|valoresdereferencia)$/,
  ],
  ['flag', /^(?:flag|flags|abnormal|abnormalflag|interpretation|resultflag)$/],
]

/**
 * Read a table of laboratory results (CSV by comma, semicolon or tab, with a head). Each row is a result where a column of
 * tests and one of values can be told by their heads; else the table is printed as it stands, without entries. Rows of
 * several patients have a part each. `not-this-format` where there is no table; RFC 4180 as far as files keep to it.
 */
export function parseLabCsv(bytes: Uint8Array): Result<ParsedRecord, { readonly code: ParseRefusal }> {
  if (bytes.length > MOST) return err({ code: 'too-large' })
  const text = decodeXml(bytes)
  if (text === null) return err({ code: 'damaged' })
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  if (data.length > MOST_ROWS) return err({ code: 'too-large' })
  const [head, ...rows] = data.map((row) => row.map((cell) => cell.trim()))
  if (!head || head.length < 2) return err({ code: 'not-this-format' })
  const columns = columnsOf(head)
  return ok(
    (columns.has('test') || columns.has('code')) && columns.has('value')
      ? resultsOf(head, rows, columns)
      : tableOf(head, rows, columns),
  )
}

type Columns = ReadonlyMap<Column, number>

function columnsOf(head: readonly string[]): Columns {
  const plain = head.map((cell) => cell.toLowerCase().replace(/[^\p{L}]/gu, ''))
  const found = new Map<Column, number>()
  for (const [column, words] of heads) {
    const at = plain.findIndex((cell, i) => words.test(cell) && ![...found.values()].includes(i))
    if (at >= 0) found.set(column, at)
  }
  return found
}

/** A table whose columns cannot be told, as it stands; rows that name different patients still have a part each. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[], columns: Columns): ParsedRecord {
  const headers = rows.map((row) => headerOf(row, columns))
  const distinct = [...new Set(headers)]
  const parts: SheetPart[] = (distinct.length > 0 ? distinct : [null]).map((header) => {
    const own = rows.filter((_, i) => headers[i] === header)
    const lines = alignRows([head, ...own]).map((said) => ({ text: said, style: 'plain' as const }))
    return { header, lines: [{ text: 'Table', style: 'title' }, ...lines] }
  })
  const named = rows.length === 0 ? [] : [{ what: 'row (unknown-columns)', count: rows.length }]
  return {
    parts,
    stated: noContent.stated,
    entries: [],
    counted: { found: rows.length, carried: 0, named },
    embedded: [],
  }
}

function resultsOf(head: readonly string[], rows: readonly (readonly string[])[], columns: Columns): ParsedRecord {
  const drafts = rows.map((row, i) => ({ entry: entryOf(head, row, columns, i + 2), header: headerOf(row, columns) }))
  const carried = drafts.filter((draft) => draft.entry !== null)
  const headers = [...new Set(carried.map(({ header }) => header))]
  const entries: EntryDraft[] = []
  const parts: SheetPart[] = (headers.length > 0 ? headers : [null]).map((header) => ({
    header,
    lines: [
      { text: header === null && headers.length > 1 ? 'Without a patient' : 'Laboratory results', style: 'title' },
      ...carried
        .filter((draft) => draft.header === header)
        .flatMap(({ entry }) => (entry ? printedEntry(entry, entries.push(entry) - 1) : [])),
    ],
  }))
  const empty = drafts.length - carried.length
  return {
    parts,
    stated: {
      ...noContent.stated,
      kind: entries.length > 0 ? 'lab' : null,
      title: entries.length > 0 ? 'Laboratory results' : null,
    },
    entries,
    counted: {
      found: drafts.length,
      carried: entries.length,
      named: empty === 0 ? [] : [{ what: 'row (no-content)', count: empty }],
    },
    embedded: [],
  }
}

function entryOf(head: readonly string[], row: readonly string[], columns: Columns, line: number): EntryDraft | null {
  const at = (column: Column): string => row[columns.get(column) ?? -1] ?? ''
  const codes = codesOf(at)
  const title = at('test') || codes.map(readableCode).join(', ')
  if (title === '') return null
  const when = dateOf(at('date'))
  const isTold = (column: Column): boolean =>
    column === 'date' ? when !== null : !(at('test') !== '' && (column === 'code' || column === 'system'))
  const told = new Set([...columns].filter(([column]) => isTold(column)).map(([, i]) => i))
  const more = head.flatMap((label, i) =>
    told.has(i) || (row[i] ?? '') === ''
      ? []
      : [{ label: label.slice(0, 200) || 'Column', text: (row[i] ?? '').slice(0, 4000) }],
  )
  return {
    kind: 'result',
    title: title.slice(0, 2000),
    codes,
    status: null,
    negated: false,
    date: when?.date ?? null,
    time: when?.time ?? null,
    until: null,
    value: valueOf(at),
    details: more,
    place: null,
    section: null,
    differs: null,
    origin: `line ${line}`,
  }
}

function codesOf(at: (column: Column) => string): Coding[] {
  const code = at('code').slice(0, 200)
  return code === '' ? [] : [{ system: at('system').slice(0, 300), code, display: at('test').slice(0, 1000) || null }]
}

function valueOf(at: (column: Column) => string): EntryDraft['value'] {
  if (at('value') === '') return null
  return {
    text: at('value').slice(0, 4000),
    unit: at('unit').slice(0, 100) || null,
    range: at('range').slice(0, 500) || null,
    flag: at('flag').slice(0, 100) || null,
  }
}

/** ISO and HL7 dates, and those whose day can be told from the month; anything else is printed as it stands. */
function dateOf(written: string): Timestamp | null {
  const plain = written.trim()
  const date = fromIso(plain) ?? inNumbers(plain)
  if (date) return { date, time: null }
  return /^\d{4}-\d{2}-\d{2}[T ]/.test(plain) || /^\d{8}(?:\d{4,6})?$/.test(plain) ? readHl7Timestamp(plain) : null
}

/** `31.5.2023` and `5/31/2023`, but never `5/3/2023`. */
function inNumbers(plain: string): ClinicalDate | null {
  const [, first, mark, second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(plain) ?? []
  if (first === undefined || second === undefined || year === undefined) return null
  const isDayFirst = mark === '.' || Number(first) > 12
  if (!isDayFirst && Number(second) <= 12) return null
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  return fromIso(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function headerOf(row: readonly string[], columns: Columns): string | null {
  const at = (column: Column): string => (row[columns.get(column) ?? -1] ?? '').slice(0, 120)
  const born = dateOf(at('born'))
  const parts = [
    at('patient') === '' ? null : `Patient: ${at('patient')}`,
    at('born') === '' ? null : `Date of birth: ${born ? readableDate(born.date) : at('born')}`,
    at('number') === '' ? null : `Record number: ${at('number')}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join('   ')
}
