import type { PersonId } from '../base/ids.ts'
import { kindsCalled, MOST_KIND_WORDS } from './kind-words.ts'
import type { Filter } from '../model/search-filter.ts'
import { spanAt } from './named-dates.ts'
import { tokensOf, type Token } from './tokens.ts'

/** What the words of a query may name. */
export type Nameable = {
  readonly hospitals: readonly string[]
  readonly persons: readonly { readonly id: PersonId; readonly name: string }[]
}

/** A filter that some words of a query name, and the query without them. */
export type NamedFilter = { readonly filter: Filter; readonly rest: string }

type Named = { readonly filter: Filter; readonly length: number }

/**
 * The filters that the words of a query name, in their order. They are offered and never taken by themselves: the words
 * may as well be meant as words. Nothing in quotation marks is a name.
 */
export function namedFilters(query: string, known: Nameable): NamedFilter[] {
  const tokens = tokensOf(query.replace(/["“„][^"”“„]*["”“]?/gu, (quoted) => '"'.repeat(quoted.length)))
  const found: NamedFilter[] = []
  for (let at = 0; at < tokens.length;) {
    const named = namedAt(tokens, at, known)
    for (const { filter, length } of named) found.push({ filter, rest: without(query, tokens, at, length) })
    at += Math.max(1, ...named.map(({ length }) => length))
  }
  return found
}

function namedAt(tokens: readonly Token[], at: number, { hospitals, persons }: Nameable): Named[] {
  const span = spanAt(tokens, at)
  if (span !== null) return [{ filter: { by: 'date', from: span.from, until: span.until }, length: span.length }]
  const kind = kindAt(tokens, at)
  if (kind !== null) return [kind]
  return [
    ...hospitals.flatMap((hospital) => {
      const length = namePart(tokens, at, hospital, COMMON)
      return length === 0 ? [] : [{ filter: { by: 'hospital' as const, hospital }, length }]
    }),
    ...persons.flatMap(({ id, name }) => {
      const length = namePart(tokens, at, name, none)
      return length === 0 ? [] : [{ filter: { by: 'person' as const, person: id }, length }]
    }),
  ]
}

function kindAt(tokens: readonly Token[], at: number): Named | null {
  for (let length = Math.min(MOST_KIND_WORDS, tokens.length - at); length > 0; length--) {
    const words = tokens.slice(at, at + length).map(({ term }) => term)
    const kind = kindsCalled.get(words.join(' '))
    if (kind !== undefined) return { filter: { by: 'kind', kind }, length }
  }
  return null
}

/** Words that stand in the names of many hospitals, so that they alone name none. */
const COMMON = new Set(
  (
    'hospital hospitals clinic clinica clinics center centre centro medical medicine health healthcare care cancer general ' +
    'university universitario regional memorial institute instituto laboratory laboratories lab labs imaging radiology ' +
    'pathology surgical surgery group practice practices associates breast women womens oncology department services service ' +
    'st saint san santa the of and de del la el at for diagnostic diagnostics community county city national royal trust nhs'
  ).split(' '),
)
const none: ReadonlySet<string> = new Set()
/** A beginning of so many letters names the same as the word. */
const LEAST_BEGINNING = 4

/** How many words from here on are part of a name, if one of them is its own. */
function namePart(tokens: readonly Token[], at: number, name: string, common: ReadonlySet<string>): number {
  const words = tokensOf(name).map(({ term }) => term)
  const isIn = ({ term }: Token) =>
    words.some((word) => word === term || (term.length >= LEAST_BEGINNING && word.startsWith(term)))
  let to = at
  let isNamed = false
  for (; to < tokens.length; to++) {
    const token = tokens[to]
    if (!token || !isIn(token)) break
    isNamed ||= token.term.length > 2 && !common.has(token.term)
  }
  return isNamed ? to - at : 0
}

function without(query: string, tokens: readonly Token[], at: number, length: number): string {
  const [first, last] = [tokens[at], tokens[at + length - 1]]
  if (!first || !last) return query
  const before = query
    .slice(0, first.start)
    .replace(/(?:\b(?:from|at|in|by|of|for|person|hospital|kind|date)\s*:?\s*)$/iu, '')
  return `${before.trim()} ${query
    .slice(last.end)
    .replace(/^['’]s\b/u, '')
    .trim()}`.trim()
}
