import { LONGEST_SYNONYM, othersFor, type Synonyms } from './synonyms.ts'
import { tokensOf } from './tokens.ts'
import { formsOf, slipsOf, typosOf } from './variants.ts'

/** Words that stand next to each other; `prefix` lets the last of them be a beginning. */
export type Phrase = { readonly terms: readonly string[]; readonly prefix: boolean }

/** One way to say what is wanted: all of these phrases on one page. The nearer to what was typed, the more it weighs, up to 1. */
export type Way = { readonly all: readonly Phrase[]; readonly weight: number }

/** One thing every hit must contain, in one of these ways. */
export type Wanted = { readonly ways: readonly Way[] }

/** What was asked for, and what is looked for besides, as it is written. */
export type Query = { readonly wanted: readonly Wanted[]; readonly also: readonly string[] }

/** What is known of the words of a query: other ways to write them, and whether any page has one. */
export type Known = { readonly synonyms: Synonyms; readonly has: (term: string) => boolean }

type Typed = Phrase & { readonly quoted: boolean }

const PARTS = /["“”„]([^"“”„]*)(["“”„]?)|([^\s"“”„]+)/gu

/**
 * What a person typed, as a list of things wanted. Words in quotation marks must follow each other; words joined without
 * a space (`HER-2`) too, or be one. The last word may be unfinished unless it is quoted or followed by a space. What is
 * quoted is looked for as it stands; other words also in the other ways to write them, and misread by a scanner.
 */
export function parseQuery(query: string, { synonyms, has }: Known): Query {
  const typed = withoutSmallWords(typedParts(query))
  const wanted: Wanted[] = []
  const also = new Set<string>()
  for (let at = 0; at < typed.length;) {
    const { length, others } = longestKnown(typed, at, synonyms)
    const parts = typed.slice(at, at + length)
    for (const { written } of others) also.add(written)
    const written = others.flatMap(({ terms }) => asOneWay(phrasesOf({ terms, prefix: false }), SYNONYM))
    if (parts.length === 1) wanted.push({ ways: [...parts.flatMap((part) => waysOf(part, has)), ...written] })
    else wanted.push({ ways: [{ all: parts.map(({ terms, prefix }) => ({ terms, prefix })), weight: 1 }, ...written] })
    at += length
  }
  const isThere = (written: string) => tokensOf(written).every(({ term }) => has(term))
  const named = [...also].sort((a, b) => Number(isThere(b)) - Number(isThere(a)))
  return { wanted, also: named.slice(0, MOST_NAMED) }
}

/** So many other ways to write it are named, those that stand somewhere first. */
const MOST_NAMED = 6

const SYNONYM = 0.9
const SLIP = 0.7
const TYPO = 0.35
/** Where nobody ever wrote the word as it was typed, it was surely mistyped. */
const ONLY_TYPO = 0.6
const FORM = 0.9

function typedParts(query: string): Typed[] {
  const typed: Typed[] = []
  for (const match of query.matchAll(PARTS)) {
    const [whole, quoted, closing, bare] = match
    const terms = tokensOf(quoted ?? bare ?? '').map((token) => token.term)
    const isLast = match.index + whole.length === query.length
    const isClosed = closing !== undefined && closing !== ''
    const unfinished = isLast && !isClosed && !/\s$/.test(whole)
    if (terms.length > 0) typed.push({ terms, prefix: unfinished, quoted: quoted !== undefined })
  }
  return typed
}

/** Words that stand on nearly every page; they count only where nothing else was asked for. */
const SMALL = new Set(
  (
    'a an the of in on at to for from by with and or is was were are be did do does have has had my me i it what when where ' +
    'which who why how much many el la los las un una de del en con y o que es mi cuando donde cual como por para'
  ).split(' '),
)

function withoutSmallWords(typed: readonly Typed[]): readonly Typed[] {
  const large = typed.filter(({ terms, prefix, quoted }) => quoted || prefix || terms.some((term) => !SMALL.has(term)))
  return large.length > 0 ? large : typed
}

/** The most words from here on, not quoted, of which there are other ways to write them; one word where there are none. */
function longestKnown(typed: readonly Typed[], at: number, synonyms: Synonyms) {
  for (let length = Math.min(LONGEST_SYNONYM, typed.length - at); length > 0; length--) {
    const parts = typed.slice(at, at + length)
    if (parts.some(({ quoted }) => quoted)) continue
    const others = othersFor(
      synonyms,
      parts.flatMap(({ terms }) => terms),
    )
    if (others.length > 0) return { length, others }
  }
  return { length: 1, others: [] }
}

function waysOf(part: Typed, has: Known['has']): Way[] {
  const asTyped = asOneWay(phrasesOf(part), 1)
  const [word = ''] = part.terms
  if (part.quoted || part.terms.length > 1) return asTyped
  const near = (terms: readonly string[], weight: number) =>
    terms.filter(has).map((term) => ({ all: [{ terms: [term], prefix: false }], weight }))
  const forms = near(formsOf(word), FORM)
  const isThere = has(word) || forms.length > 0
  return [...asTyped, ...forms, ...near(slipsOf(word), SLIP), ...near(typosOf(word), isThere ? TYPO : ONLY_TYPO)]
}

/** Words one after the other, or written as one. */
const phrasesOf = ({ terms, prefix }: Phrase): Phrase[] =>
  terms.length === 1
    ? [{ terms, prefix }]
    : [
        { terms, prefix },
        { terms: [terms.join('')], prefix },
      ]

const asOneWay = (phrases: readonly Phrase[], weight: number): Way[] =>
  phrases.map((phrase) => ({ all: [phrase], weight }))
