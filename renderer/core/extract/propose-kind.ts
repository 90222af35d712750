import { type DocumentKind } from '../model/document-kind.ts'
import { type PageText } from '../model/page-text.ts'
import { type Proposal } from '../model/understanding.ts'
import { traits, type Trait } from './kind-traits.ts'
import { type Title } from './propose-title.ts'

/** How much a title line weighs against the traits of the text. */
const TITLE_WEIGHT = 10
const BRANCH_WEIGHT = 6
/** Below this, and nearer than this to the runner-up, the text is said to be of no known kind. */
const LEAST = 5
const LEAD = 2
const READ_AT_MOST = 60_000

type Weighed = {
  readonly kind: DocumentKind
  readonly weight: number
  readonly origin: { page: number; start: number; end: number } | null
}

/** The kind of a document by its title and the traits of its text; null where nothing stands out. */
export function proposeKind(pages: readonly PageText[], title: Title | null): Proposal['kind'] {
  const weighed = weighKinds(pages, title).sort((a, b) => b.weight - a.weight)
  const [best, second] = weighed
  if (!best || best.weight < LEAST) return null
  const isClear = best.weight - (second?.weight ?? 0) >= LEAD
  const isReport = isClear && best.kind !== 'letter'
  const chosen = insurerLetterOf(weighed) ?? (isReport ? best : (reportInLetterOf(weighed) ?? letterOf(weighed)))
  return chosen && { value: chosen.kind, origin: title?.kind === chosen.kind ? title.origin : chosen.origin }
}

/** A letter of an insurer is the insurer's. */
function insurerLetterOf(weighed: readonly Weighed[]): Weighed | null {
  const top = weighed[0]?.weight ?? 0
  const near = weighed.filter(({ weight }) => top - weight < LEAD)
  if (!near.every(({ kind }) => kind === 'letter' || kind === 'insurance')) return null
  return weighed.find(({ kind, weight }) => kind === 'insurance' && weight >= LEAST) ?? null
}

/** A report that is sent as a letter, with a greeting and thanks: as heavy as the letter, and clear of every other kind. */
function reportInLetterOf(weighed: readonly Weighed[]): Weighed | null {
  const [best, second] = weighed.filter(({ kind }) => kind !== 'letter' && !OF_A_VISIT.has(kind))
  const letter = weighed.find(({ kind }) => kind === 'letter')
  if (!best || !letter || !REPORTS.has(best.kind)) return null
  return best.weight >= Math.max(SURE_OF_REPORT, letter.weight) && best.weight - (second?.weight ?? 0) >= LEAD
    ? best
    : null
}

const REPORTS: ReadonlySet<DocumentKind> = new Set([
  'pathology',
  'cytology',
  'radiology',
  'cardiac',
  'operative',
  'discharge',
  'radiation',
  'genetics',
])
const SURE_OF_REPORT = 8

const OF_A_VISIT: ReadonlySet<DocumentKind> = new Set(['consult', 'progress'])
/** What a letter must show of a visit to be called by it. */
const SURE_OF_VISIT = 5
/** So much a salutation alone sets a letter ahead of the visit it tells of. */
const SALUTATION = 2

/** A letter about a visit is both: near each other these two do not contradict. Null where a third kind is as near. */
function letterOf(weighed: readonly Weighed[]): Weighed | null {
  const top = weighed[0]?.weight ?? 0
  const near = weighed.filter(({ weight }) => top - weight < LEAD)
  const letter = near.find(({ kind }) => kind === 'letter')
  if (!letter || near.some(({ kind }) => kind !== 'letter' && !OF_A_VISIT.has(kind))) return null
  const visits = weighed.filter(
    ({ kind, weight }) => OF_A_VISIT.has(kind) && weight >= SURE_OF_VISIT && top - weight < LEAD + SALUTATION,
  )
  return visits.length === 1 ? (visits[0] ?? letter) : letter
}

function weighKinds(pages: readonly PageText[], title: Title | null): Weighed[] {
  const byText = entriesOf(traits).map(([kind, ofKind]) => weigh(pages, kind, ofKind))
  if (!title) return byText
  const added = title.isBranch ? BRANCH_WEIGHT : TITLE_WEIGHT
  const ofTitle = { kind: title.kind, weight: added, origin: title.origin }
  const isTitled = byText.some(({ kind }) => kind === title.kind)
  return isTitled
    ? byText.map((one) => (one.kind === title.kind ? { ...one, weight: one.weight + added } : one))
    : [...byText, ofTitle]
}

// Object.entries loses the key's type; the keys are those of the record itself.
const entriesOf = <K extends string, V>(record: Readonly<Partial<Record<K, V>>>): [K, V][] =>
  Object.entries(record) as [K, V][]

function weigh(pages: readonly PageText[], kind: DocumentKind, ofKind: readonly Trait[]): Weighed {
  let weight = 0
  let heaviest = 0
  let origin: Weighed['origin'] = null
  for (const [points, pattern, times = 1] of ofKind) {
    const found = findTrait(pages, pattern, times)
    if (!found) continue
    weight += points
    if (points > heaviest) {
      heaviest = points
      origin = found
    }
  }
  return { kind, weight, origin }
}

/** Where a trait is first seen, if it is seen often enough. */
function findTrait(pages: readonly PageText[], pattern: RegExp, times: number): Weighed['origin'] {
  const everywhere = new RegExp(pattern.source, `${pattern.flags}g`)
  let first: Weighed['origin'] = null
  let count = 0
  let read = 0
  for (const page of pages) {
    if (read > READ_AT_MOST) break
    read += page.text.length
    for (const match of page.text.matchAll(everywhere)) {
      first ??= { page: page.page, start: match.index, end: match.index + match[0].length }
      if (++count >= times) return first
    }
  }
  return null
}
