import { child, childrenOf, type XmlElement } from '../xml.ts'
import { referenceOf } from './codes.ts'
import type { Draft } from './entry-words.ts'
import type { Place, Places } from './narrative-places.ts'
import type { Statement } from './statements.ts'
import { cut } from './words.ts'

/**
 * Where the narrative that an entry points to says something else than its codes: the narrative's own words, null where
 * they agree or it cannot be told. Only plain contradictions count: of status, of a number in the same unit, of yes and no.
 */
export function differsOf(statement: Statement, draft: Draft, places: Places): string | null {
  const found = [...new Set(pointersOf(statement.el))].flatMap((pointer) => places(pointer) ?? [])
  for (const place of found) {
    const words = statusDiffers(draft, place) ?? refusalDiffers(draft, place) ?? valueDiffers(draft, place)
    if (words !== null) return cut(words, 2000)
  }
  const words = negationDiffers(draft, found)
  return words === null ? null : cut(words, 2000)
}

/** The references of a statement itself: its text, the original text of its code and its value. */
function pointersOf(el: XmlElement): string[] {
  const own = [child(el, 'text'), child(child(el, 'code'), 'originalText')]
  const values = childrenOf(el, 'value').flatMap((value) => [child(value, 'originalText'), value])
  return [...own, ...values].flatMap((one) => referenceOf(one) ?? [])
}

type Standing = 'active' | 'ended'
const standings: readonly (readonly [Standing, RegExp])[] = [
  ['ended', /^(?:resolved|inactive|completed|complete|discontinued|stopped|ended|no longer active|aborted)$/i],
  ['active', /^(?:active|current|ongoing|unresolved)$/i],
]
const standingOf = (words: string): Standing | null =>
  standings.find(([, pattern]) => pattern.test(words.replace(/[.\s]+$/, '').trim()))?.[0] ?? null

/** `Status` heads a column, or stands before the word in a list: nothing else is taken for a status. */
function statusIn({ cells, around }: Place): string | null {
  const cell = cells.filter(({ head }) => /^(?:\w+ )?status$/i.test(head))
  if (cell.length > 0) return cell.length === 1 ? (cell[0]?.text ?? null) : null
  if (cells.length > 0) return null
  const inline = [...around.matchAll(/\bstatus\s*[:-]\s*([a-z]+)/gi)]
  return inline.length === 1 ? (inline[0]?.[1] ?? null) : null
}

function statusDiffers(draft: Draft, place: Place): string | null {
  if (!['problem', 'allergy', 'medicine'].includes(draft.kind) || draft.status === null) return null
  const words = statusIn(place)
  const [said, coded] = [words && standingOf(words), standingOf(draft.status)]
  if (!said || !coded || said === coded) return null
  // A concern may stay open over a problem that has ended, and be closed without a word on the problem.
  const isWeak = draft.statusOf === 'concern' && (coded === 'ended' || draft.until !== null)
  return isWeak ? null : words
}

const plainUnit = (unit: string): string => unit.toLowerCase().replace(/[\s[\]{}()*^]/g, '')
const numbers = /(?<![\w.,/-])[<>≤≥]?\s*(\d+(?:[.,]\d+)*)(?![\w/-]|[.,]\d)/g

/** The readings of a written number: `1,234` is a thousand, `7,2` may be a decimal. */
const readingsOf = (written: string): number[] =>
  [Number(written.replaceAll(',', '')), Number(written.replace(',', '.'))].filter((one) => !Number.isNaN(one))

/** A cell or place that holds nothing but one number, with or without the same unit. */
function soleNumber(text: string, unit: string): string | null {
  const found = [...text.matchAll(numbers)]
  const only = found.length === 1 ? found[0] : undefined
  if (!only?.[1]) return null
  const rest = plainUnit(text.replace(only[0], ''))
  return rest === '' || rest === plainUnit(unit) ? only[1] : null
}

function valueDiffers({ value, kind }: Draft, place: Place): string | null {
  if (!value || !/^-?\d+(?:\.\d+)?$/.test(value.text) || kind === 'plan') return null
  const unit = value.unit ?? ''
  const columns = place.cells.filter(({ head }) =>
    /^(?:value|result|results|value ?\/ ?unit|result value|measurement)$/i.test(head),
  )
  const spots = columns.length === 1 ? columns.map(({ text }) => text) : [place.words]
  const written = spots.map((text) => soleNumber(text, unit))[0]
  if (!written) return null
  return isSame(value.text, written) || isAlsoIn(value.text, place) ? null : (spots[0] ?? null)
}

/** Equal, also where the narrative is rounded or cut to fewer digits. */
const isSame = (coded: string, written: string): boolean => {
  const digits = /[.,](\d+)$/.exec(written)?.[1]?.length ?? 0
  return readingsOf(written).some((one) => Math.abs(one - Number(coded)) < 10 ** -digits)
}

const isAlsoIn = (coded: string, { around }: Place): boolean =>
  [...around.matchAll(/\d+(?:[.,]\d+)*/g)].some((match) => isSame(coded, match[0]))

const denial = /^\s*(?:no (?:known|history|evidence|active|current)|denies|negative for|none known|nkd?a)\b/i
const anyDenial =
  /\b(?:no|not|non|none|never|neither|nor|denies|denied|negative|without|absent|absence|refus\w+|declin\w+|object\w+|ruled? out|exclud\w+|unknown|nkd?a|cancel\w+|contraindicat\w+|deferred|false|n)\b|n't\b/i

/** Yes in one and no in the other; a "no" anywhere the entry points to is enough to agree with a negated code. */
function negationDiffers(draft: Draft, found: readonly Place[]): string | null {
  const first = found[0]
  if (!first) return null
  if (draft.negated) return found.some(({ around }) => around === '' || anyDenial.test(around)) ? null : first.words
  if (!['problem', 'allergy'].includes(draft.kind) || anyDenial.test(draft.title)) return null
  return found.map(({ words }) => words).find((words) => denial.test(words) && words.length < 100) ?? null
}

/** The table says that it was refused, the code that it was given. */
function refusalDiffers(draft: Draft, place: Place): string | null {
  if (draft.kind !== 'immunisation' || draft.negated) return null
  const words = statusIn(place)
  return words !== null && /^(?:refused|declined|not given|cancell?ed)$/i.test(words) ? words : null
}
