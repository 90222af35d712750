import { compareDates, type ClinicalDate } from '../base/clinical-date.ts'
import type { DocumentKind } from '../model/document-kind.ts'
import { accessionsOf } from '../model/page-marks.ts'
import type { PageText } from '../model/page-text.ts'
import type { Traits } from '../model/traits.ts'
import type { dateKinds } from '../model/understanding.ts'
import { changesBetween, newerByTime, type Change } from './likeness-changes.ts'
import { hashOf, signatureOf, similarityOf } from './likeness-hash.ts'
import { ownText, wordsOf } from './likeness-text.ts'
import { foldValue, signedAtOf, stageOf, tellingValues, turnsOf } from './likeness-values.ts'

/** What is known of a document beside its text: as it was filed, or else as proposed. */
export type About = {
  readonly kind: DocumentKind | null
  readonly date: ClinicalDate | null
  readonly dateKind: (typeof dateKinds)[number] | null
  readonly hospital: string | null
}
export type Compared = Traits & About

/**
 * How two documents stand to each other. `same-text` and `same-report`: one of them may be hidden behind the other.
 * `newer-version`: the same report at another stage or with other values; `newer` says which, null where it cannot be told.
 * `maybe-same`: ask. `similarity`: estimated Jaccard index of five-word runs. `changed`: values of the older and the newer.
 */
export type Likeness = {
  readonly relation: 'same-text' | 'same-report' | 'newer-version' | 'maybe-same'
  readonly similarity: number
  readonly newer: 'a' | 'b' | null
  readonly changed: readonly Change[]
}

/** Shorter texts (a form's head, a cover) are alike in too many documents. */
const LEAST_WORDS = 15
/** Traits stay below 2 KB as JSON. */
const MOST_VALUES = 60
const MOST_LETTERS = 700

/** What a document is compared by, from the text of its pages; null where they have no words. */
export function traitsOf(pages: readonly PageText[]): Traits | null {
  const whole = pages.map(({ text }) => text).join('\n')
  const own = ownText(whole)
  const words = wordsOf(own)
  if (words.length === 0) return null
  const values = tellingValues(own)
  const turns = turnsOf(own)
  return {
    text: words.length < LEAST_WORDS ? null : hashOf(own.toLowerCase().replace(/\s+/g, ''), 16),
    accessions: accessionsOf(whole)
      .slice(0, 5)
      .map((number) => number.slice(0, 30)),
    shingles: signatureOf(words),
    words: words.length,
    stage: stageOf(own),
    signedAt: signedAtOf(own),
    values: thatFit(values),
    turns: turns.slice(0, 25),
    all: hashOf([...values.map(foldValue).sort(), ...turns].join('\n'), 8),
  }
}

function thatFit(values: readonly string[]): string[] {
  let room = MOST_LETTERS
  return values.slice(0, MOST_VALUES).filter((value) => {
    room -= value.length + 3
    return room >= 0
  })
}

/**
 * How two documents stand to each other (clinical.md §4.2), or null where they are two reports. The same text; else the
 * same facility, accession and stage; else texts alike by 0.9, from 0.75 on a question. A changed value is never the same.
 */
export function relate(a: Compared, b: Compared): Likeness | null {
  if (a.text !== null && a.text === b.text) return { relation: 'same-text', similarity: 1, newer: null, changed: [] }
  const outside = compareOutside(a, b)
  if (areApart(outside)) return null
  const pair = { ...outside, ...compareValues(a, b) }
  const relation = relationOf(pair)
  if (relation === null) return null
  const newer = relation === 'newer-version' ? newerOf(a, b) : null
  const changed = newer === 'a' ? changesBetween(b, a) : changesBetween(a, b)
  return { relation, similarity: pair.similarity, newer, changed: relation === 'same-report' ? [] : changed }
}

type Outside = {
  readonly similarity: number
  readonly accession: 'shared' | 'near' | 'apart' | 'open'
  readonly day: 'same' | 'apart' | 'open'
  readonly kind: 'same' | 'apart' | 'open'
  readonly place: 'same' | 'apart' | 'open'
  readonly sameStage: boolean
}
type Values = {
  readonly sameValues: boolean
  readonly signedApart: boolean
  /** Values that stand in both with another number, and what part of all values they are. */
  readonly conflicts: number
  readonly conflicting: number
}
type Pair = Outside & Values

/** What can be compared quickly. */
function compareOutside(a: Compared, b: Compared): Outside {
  const place = placesOf(a.hospital, b.hospital)
  return {
    similarity: similarityOf(a.shingles, b.shingles),
    accession: place === 'apart' ? 'open' : accessionsBetween(a.accessions, b.accessions),
    day: daysOf(a, b),
    kind: a.kind === null || b.kind === null ? 'open' : sameIf(a.kind === b.kind),
    place,
    sameStage: rankOf(a) === rankOf(b),
  }
}

function compareValues(a: Compared, b: Compared): Values {
  const changes = changesBetween(a, b)
  const conflicts = changes.filter(({ before, after }) => before !== null && after !== null).length
  return {
    sameValues: a.all === b.all,
    signedApart: a.signedAt !== null && b.signedAt !== null && foldValue(a.signedAt) !== foldValue(b.signedAt),
    conflicts,
    conflicting: conflicts / Math.max(1, Math.min(a.values.length, b.values.length)),
  }
}

const sameIf = (isSame: boolean): 'same' | 'apart' => (isSame ? 'same' : 'apart')

/** Two reports, however alike: another case, or another day or kind without a case number that joins them. */
function areApart({ accession, day, kind, similarity, sameStage }: Outside): boolean {
  if (accession === 'apart') return true
  if (accession === 'shared') return sameStage && similarity < 0.3
  return day === 'apart' || kind === 'apart'
}

function relationOf(pair: Pair): Likeness['relation'] | null {
  if (!pair.sameStage) return ofStages(pair)
  if (pair.sameValues) return ofEqualValues(pair)
  return ofOtherValues(pair)
}

const isSureDay = ({ day, kind, place }: Outside): boolean => day === 'same' && kind === 'same' && place !== 'apart'

/** Preliminary, final, addendum, corrected: a chain, never copies. */
function ofStages(pair: Pair): Likeness['relation'] | null {
  if (pair.accession === 'shared') return 'newer-version'
  if (pair.similarity >= 0.75 && isSureDay(pair)) return 'newer-version'
  return pair.similarity >= 0.5 || (pair.accession === 'near' && pair.similarity >= 0.3) ? 'maybe-same' : null
}

function ofEqualValues(pair: Pair): Likeness['relation'] | null {
  const { similarity, accession, day, signedApart } = pair
  if (signedApart && accession === 'shared') return 'newer-version'
  const byNumber = accession === 'shared' && day !== 'apart' && pair.kind !== 'apart' && similarity >= 0.6
  if (!signedApart && (byNumber || (similarity >= 0.9 && isSureDay(pair)))) return 'same-report'
  return mayBeSame(pair) ? 'maybe-same' : null
}

/** As many other numbers as two blood counts from one laboratory have. */
const hasOtherResults = ({ conflicts, conflicting, accession }: Pair): boolean =>
  accession !== 'shared' && conflicts >= 3 && conflicting > 0.25

function ofOtherValues(pair: Pair): Likeness['relation'] | null {
  const { similarity, accession, conflicts, signedApart } = pair
  if (hasOtherResults(pair)) return null
  const isChanged = conflicts > 0 || signedApart
  if (accession === 'shared') return isChanged && similarity >= 0.5 ? 'newer-version' : 'maybe-same'
  if (isChanged && similarity >= 0.9 && isSureDay(pair)) return 'newer-version'
  return mayBeSame(pair) ? 'maybe-same' : null
}

function mayBeSame(pair: Outside): boolean {
  const { similarity, accession, day, kind } = pair
  if (similarity >= 0.75 || accession === 'shared') return true
  if (accession === 'near') return similarity >= 0.2
  // A page scanned anew and badly read: what is left of its runs of words is few, and still more than chance.
  return similarity >= (day === 'same' && kind === 'same' ? 0.15 : 0.5)
}

const ranks = { preliminary: 0, final: 1, addendum: 2, amended: 3, corrected: 3 } as const
/** A report that does not say how far it has come is taken as final. */
const rankOf = ({ stage }: Traits): number => ranks[stage ?? 'final']

function newerOf(a: Compared, b: Compared): 'a' | 'b' | null {
  if (rankOf(a) !== rankOf(b)) return rankOf(a) > rankOf(b) ? 'a' : 'b'
  return newerByTime(a.signedAt, b.signedAt)
}

function accessionsBetween(a: readonly string[], b: readonly string[]): Pair['accession'] {
  if (a.length === 0 || b.length === 0) return 'open'
  if (a.some((number) => b.includes(number))) return 'shared'
  const read = b.map(asRead)
  return a.some((number) => read.includes(asRead(number))) ? 'near' : 'apart'
}

/** A number with the figures and letters that OCR mistakes for each other made the same. */
const asRead = (number: string): string =>
  number.replace(/[OQD]/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5').replace(/[B6]/g, '8').replace(/Z/g, '2')

/** Different days of one kind are two events; a day collected and a day reported are not comparable. */
function daysOf(a: About, b: About): Pair['day'] {
  if (a.date?.day === undefined || b.date?.day === undefined) return 'open'
  if (compareDates(a.date, b.date) === 0) return 'same'
  return a.dateKind === b.dateKind || a.dateKind === null || b.dateKind === null ? 'apart' : 'open'
}

function placesOf(a: string | null, b: string | null): Pair['place'] {
  if (a === null || b === null) return 'open'
  const [x = '', y = ''] = [a, b].map((name) => wordsOf(name).join(''))
  return sameIf(x.includes(y) || y.includes(x))
}
