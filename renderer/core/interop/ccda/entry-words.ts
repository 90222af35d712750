import type { EntryKind } from '../../model/entry.ts'
import type { SheetLine } from '../../model/sheet.ts'
import type { EntryDraft } from '../parsed.ts'
import { codesBeside, type NamedCoding } from './codes.ts'
import { spanWords } from './times.ts'
import { distinctWords, joined } from './words.ts'

/** An entry while it is read: its codes still know what the file calls their systems. */
export type Draft = Omit<EntryDraft, 'codes' | 'section' | 'differs' | 'origin'> & {
  readonly codes: readonly NamedCoding[]
  /** Where the status comes from: the statement's own, or only the concern around it. */
  readonly statusOf: 'statement' | 'concern'
}

/** Marks a thing that the source says is not so; a title that says so itself needs no mark. */
const notSo: Readonly<Partial<Record<EntryKind, string>>> = {
  medicine: 'Not given',
  immunisation: 'Not given',
  procedure: 'Not done',
  encounter: 'Did not take place',
  plan: 'Not planned',
}
const saysNo = /^(?:no|not|none|denies|never|without|unknown)\b/i

const titleWords = ({ title, negated, kind }: Draft): string =>
  negated && !saysNo.test(title) ? `${notSo[kind] ?? 'Not present'}: ${title}` : title

/** `13.5 g/dL (H) [12.0–15.5]`; the range as the lab gives it, the flag in the lab's own word. */
function valueWords({ value }: Draft): string | null {
  if (!value) return null
  const range = value.range === null ? null : `[${value.range}]`
  return joined([value.text, value.unit, value.flag && `(${value.flag})`, range], ' ')
}

const whenWords = ({ date, time, until }: Draft): string | null => joined([spanWords(date, until), time], ' ')

/** Words that an entry always has and that say nothing. */
const usual = new Set(['completed', 'final'])

/** A whole entry in one line, for a statement within another. */
export function draftWords(draft: Draft): string {
  const value = valueWords(draft)
  const title = titleWords(draft)
  const status = draft.status !== null && !usual.has(draft.status) ? draft.status : null
  const codes = codesBeside(draft.codes, draft.title)
  const details = draft.details
    .filter(({ label }) => label !== recorder && label !== 'Stated as')
    .map(({ label, text }) => `${label}: ${text}`)
  const head = joined([title, value], ': ')
  return joined([head, whenWords(draft), status, draft.place, codes && `(${codes})`, ...details], ', ')
}

const recorder = 'Recorded by'
/** For these, `completed` says only that the record of them is. */
const observed: readonly EntryKind[] = ['result', 'vital-sign', 'social-history', 'family-history', 'note', 'other']

const statusWords = ({ kind, status }: Draft): string | null =>
  status !== null && observed.includes(kind) && usual.has(status) ? null : status

/** What an entry is printed with: its place in the list, what the narrative says otherwise, and the entry before it. */
type Printed = { readonly entry: number; readonly differs: string | null; readonly before: Draft | null }

/** The lines of the sheet that print an entry: `• Haemoglobin: 13.5 g/dL [12.0–15.5] · 3 May 2023 · LOINC 718-7`, then its details. */
export function entryLines(draft: Draft, { entry, differs, before }: Printed): SheetLine[] {
  const head = joined([titleWords(draft), valueWords(draft)], ': ')
  const codes = codesBeside(draft.codes, draft.title)
  const main = joined([head, whenWords(draft), statusWords(draft), draft.place && `at ${draft.place}`, codes], ' · ')
  const isSaid = ({ label, text }: Draft['details'][number]): boolean =>
    label === recorder && (before?.details ?? []).some((one) => one.label === recorder && one.text === text)
  const details = draft.details.filter((one) => !isSaid(one)).map(({ label, text }) => `${label}: ${text}`)
  const otherwise = differs && `  ! The text of the record says otherwise: ${differs}`
  const lines = [`• ${main}`, details.length > 0 ? `  ${details.join(' · ')}` : null, otherwise]
  return distinctWords(lines).map((text) => ({ text, style: 'plain', entry }))
}
