import type { StatedValue } from '../../model/entry.ts'
import { detailsOfText } from '../long-text.ts'
import type { EntryDraft } from '../parsed.ts'
import { blank, statusOfResult } from './rules.ts'
import { component, field, part, repetitions, type Segment } from './segments.ts'
import { codedAt, encapsulated, observedWords, timeAt, type Encapsulated } from './values.ts'

/** What an OBX comes to: an entry, and the document it carries. */
export type Observed = { readonly entry: EntryDraft; readonly document: Encapsulated | null }

/** An observation: its name, value, unit, range, flag (in the sender's own letters), status and time. `report` is the OBR it stands under. */
export function observationOf(segment: Segment, origin: string, report: Segment | null): Observed {
  const type = field(segment, 2)
  const document = type === 'ED' ? encapsulated(segment) : null
  const words = document === null ? observedWords(segment) : ''
  const status = statusOfResult(segment).slice(0, 200)
  const wrong = isWrong(segment) ? [{ label: 'Marked by its source', text: status }] : []
  const entry: EntryDraft = {
    ...blank(origin),
    ...namedBy(segment),
    ...whenOf(segment, report),
    status: status || null,
    value: valueOf(segment, words),
    details: [...beside(segment, type, words), ...wrong],
    place: part(segment, 23, 1).slice(0, 300) || null,
    section: report ? (codedAt(report, 4)?.words.slice(0, 300) ?? null) : null,
  }
  return { entry, document }
}

function namedBy(segment: Segment): Pick<EntryDraft, 'kind' | 'title' | 'codes'> {
  const named = codedAt(segment, 3)
  return { kind: 'result', title: (named?.words ?? 'Observation').slice(0, 2000), codes: named?.codes ?? [] }
}

function whenOf(segment: Segment, report: Segment | null): Pick<EntryDraft, 'date' | 'time'> {
  const when = timeAt(segment, 14) ?? (report ? timeAt(report, 7) : null)
  return { date: when?.date ?? null, time: when?.time ?? null }
}

const isWrong = (segment: Segment): boolean => /^[DW]$/.test(part(segment, 11, 1))

/** The longest text that is a value; what is longer is told in details. */
const LONGEST_VALUE = 4000

function valueOf(segment: Segment, words: string): StatedValue | null {
  const isPointer = field(segment, 2) === 'RP'
  if (words === '' || words.length > LONGEST_VALUE || isPointer) return null
  const unit = part(segment, 6, 1) || part(segment, 6, 2)
  const flags = repetitions(segment, 8)
    .map((each) => component(segment, each, 1))
    .filter((each) => each !== '')
  return {
    text: words,
    unit: unit.slice(0, 100) || null,
    range: part(segment, 7, 1).slice(0, 500) || null,
    flag: flags.join(', ').slice(0, 100) || null,
  }
}

function beside(segment: Segment, type: string, words: string): { label: string; text: string }[] {
  const method = codedAt(segment, 17)
  return [
    ...(type === 'RP' && words !== ''
      ? [{ label: 'Document', text: `not in this file: ${words}`.slice(0, 4000) }]
      : []),
    ...(words.length > LONGEST_VALUE ? detailsOfText('Text', words) : []),
    ...(method ? [{ label: 'Method', text: method.words.slice(0, 4000) }] : []),
  ]
}

/** Whether an OBX goes on with the text of the one before: the same observation, in lines of free text. */
export const goesOn = (before: Segment | null, segment: Segment): boolean =>
  before?.id === 'OBX' &&
  segment.id === 'OBX' &&
  [2, 3, 4].every((number) => field(before, number) === field(segment, number)) &&
  /^(?:TX|FT|ST)$/.test(field(segment, 2)) &&
  field(segment, 6) === ''

/** One segment from several that are lines of one text. */
export function joinTexts(segments: readonly Segment[]): Segment | null {
  const [first] = segments
  if (!first || segments.length === 1) return first ?? null
  const lines = segments.map((segment) => field(segment, 5)).join(`${first.by.escape}.br${first.by.escape}`)
  return { ...first, fields: first.fields.map((raw, i) => (i === 4 ? lines : raw)) }
}
