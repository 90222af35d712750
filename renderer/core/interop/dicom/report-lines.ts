import { readableDate, readHl7Timestamp } from '../hl7-dates.ts'
import type { SheetLine } from '../../model/sheet.ts'
import { meaningIn, unitIn } from './code.ts'
import type { Item } from './item.ts'
import { dateWords, nameIn, spokenNames } from './patient.ts'
import { objectOf } from './sop-class.ts'
import { tags } from './tags.ts'

/** More than this deep or long is no report that a person wrote or reads. */
const deepest = 24
const mostLines = 20_000

/** The content tree of a structured report as text (PS3.3 C.17.3): one line an item, indented by its place in the tree. */
export function reportLines(report: Item): SheetLine[] {
  const lines: SheetLine[] = []
  for (const child of report.items(tags.contentItems)) addItem(lines, child, 0)
  return lines
}

/** How far a report is, and who signed it. */
export function reportState(report: Item): string[] {
  const observers = report
    .items(tags.verifyingObservers)
    .map((observer) =>
      [
        nameIn(observer, tags.verifierName),
        observer.word(tags.verifierOrganisation),
        dateWords(observer, tags.verifiedAt),
      ]
        .filter((part) => part !== null)
        .join(', '),
    )
  return [
    line('Completion', lowered(report.word(tags.completion))),
    line('Verification', lowered(report.word(tags.verification))),
    ...observers.map((observer) => line('Verified by', observer)),
  ].filter((text) => text !== null)
}

const line = (label: string, value: string | null): string | null =>
  value === null || value === '' ? null : `${label}: ${value}`
const lowered = (text: string | null): string | null => text?.toLowerCase() ?? null

function addItem(lines: SheetLine[], item: Item, depth: number): void {
  if (depth > deepest || lines.length > mostLines) return
  const name = meaningIn(item, tags.conceptName)
  const children = item.items(tags.contentItems)
  const [first = '', ...more] = valueLines(item)
  const text = [relation(item), name, first].filter((part) => part !== null && part !== '')
  const style = depth === 0 && children.length > 0 ? 'heading' : 'plain'
  const indent = '  '.repeat(Math.min(depth, 12))
  if (style === 'heading') lines.push({ text: '', style: 'plain' })
  if (text.length > 0) lines.push({ text: indent + joined(item, text), style })
  for (const further of more) lines.push({ text: `${indent}  ${further}`, style: 'plain' })
  for (const child of children) addItem(lines, child, text.length === 0 ? depth : depth + 1)
}

function joined(item: Item, parts: readonly (string | null)[]): string {
  const isBare = item.word(tags.valueType)?.toUpperCase() === 'CONTAINER'
  return isBare ? parts.join(' ') : parts.join(': ').replace(/^(\([^)]*\)): /, '$1 ')
}

/** Relations that a reader must know of to understand what an item says of its parent. */
function relation(item: Item): string | null {
  switch (item.word(tags.relationship)?.toUpperCase()) {
    case 'INFERRED FROM':
      return '(inferred from)'
    case 'SELECTED FROM':
      return '(selected from)'
    default:
      return null
  }
}

function valueLines(item: Item): string[] {
  const type = item.word(tags.valueType)?.toUpperCase() ?? ''
  if (type === 'TEXT') return textLines(item.text(tags.textValue))
  const value = valueOf(item, type)
  return value === null ? [] : [value]
}

const textLines = (text: string | null): string[] => (text ?? '').split(/\r\n?|\n/).map((part) => part.trimEnd())

const readers: Readonly<Record<string, (item: Item) => string | null>> = {
  CODE: (item) => meaningIn(item, tags.conceptCode),
  NUM: measurement,
  DATETIME: (item) => momentWords(item.word(tags.dateTime)),
  DATE: (item) => dateWords(item, tags.date),
  TIME: (item) => clockWords(item.word(tags.time)),
  PNAME: (item) => item.texts(tags.personName).flatMap(spokenNames).join(', '),
  UIDREF: (item) => item.word(tags.uid),
  IMAGE: reference,
  COMPOSITE: reference,
  WAVEFORM: reference,
  SCOORD: shapeWords,
  SCOORD3D: shapeWords,
  TCOORD: () => 'moment marked in a recording',
  CONTAINER: () => null,
}

/** A value of a type that is not known is shown as the text it may hold; an item may also only point to another. */
function valueOf(item: Item, type: string): string | null {
  const read = readers[type]
  if (read) return read(item)
  return item.has(tags.contentReference) ? 'see the item above' : item.word(tags.textValue)
}

function shapeWords(item: Item): string {
  return `place marked in an image (${item.word(tags.graphicType)?.toLowerCase() ?? 'shape'})`
}

/** The figure as it is written, with its unit; a measurement without a figure says why, if the file does. */
function measurement(item: Item): string | null {
  const measured = item.item(tags.measured)
  const figure = measured?.word(tags.numericValue) ?? null
  if (!measured || figure === null) return meaningIn(item, tags.qualifier)
  const unit = unitIn(measured, tags.units)
  return unit === null ? figure : `${figure} ${unit}`
}

function reference(item: Item): string {
  const target = item.item(tags.referencedSop)
  const words = objectOf(target?.word(tags.referencedSopClass) ?? '', true).words
  const uid = target?.word(tags.referencedInstance)
  return uid ? `${words} ${uid}` : words
}

function momentWords(text: string | null): string | null {
  const moment = text === null ? null : readHl7Timestamp(text)
  if (!moment) return text
  return moment.time === null ? readableDate(moment.date) : `${readableDate(moment.date)}, ${moment.time}`
}

/** `112749.5` as `11:27`; anything else as it stands. */
function clockWords(text: string | null): string | null {
  const match = /^(\d{2}):?(\d{2})/.exec(text ?? '')
  return match ? `${match[1] ?? ''}:${match[2] ?? ''}` : text
}
