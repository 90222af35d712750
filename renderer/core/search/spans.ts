import type { Phrase, Wanted } from './query.ts'
import { joinedTokensOf, tokensOf, type Token } from './tokens.ts'

/** A stretch of a page's text: UTF-16 offsets, end exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** Where what is wanted stands in a text, in reading order and without overlaps. */
export function spansOf(text: string, wanted: readonly Wanted[]): Span[] {
  const tokens = tokensOf(text)
  const all = [...tokens, ...joinedTokensOf(text, tokens)]
  const phrases = wanted.flatMap(({ ways }) => ways.flatMap((way) => way.all))
  const [single, several] = [phrases.filter(isSingle), phrases.filter((phrase) => !isSingle(phrase))]
  const words = new Set(single.filter(({ prefix }) => !prefix).flatMap(({ terms }) => terms))
  const beginnings = single.filter(({ prefix }) => prefix).flatMap(({ terms }) => terms)
  const isWanted = ({ term }: Token) => words.has(term) || beginnings.some((beginning) => term.startsWith(beginning))
  return mergeSpans([...all.filter(isWanted), ...several.flatMap((phrase) => sideBySide(tokens, phrase))])
}

const isSingle = ({ terms }: Phrase): boolean => terms.length === 1

const fits = (token: Token | undefined, term: string, prefix: boolean): boolean =>
  token !== undefined && (prefix ? token.term.startsWith(term) : token.term === term)

function sideBySide(tokens: readonly Token[], { terms, prefix }: Phrase): Span[] {
  const last = terms.length - 1
  return tokens.flatMap((token, at) => {
    const end = tokens[at + last]
    const all = terms.every((term, i) => fits(tokens[at + i], term, prefix && i === last))
    return all && end ? [{ start: token.start, end: end.end }] : []
  })
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && span.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else merged.push({ start: span.start, end: span.end })
  }
  return merged
}

/** Part of a page's text for a list of hits: the words around the first mark, with the marks counted from the part's own start. */
export type Snippet = { readonly text: string; readonly start: number; readonly spans: readonly Span[] }

const BEFORE = 60
const LENGTH = 180

/**
 * The text around the place where the most of what is wanted stands together, cut between words; `start` is where it begins in
 * the page. The page's beginning where nothing of it stands there.
 */
export function snippetFor(text: string, wanted: readonly Wanted[]): Snippet {
  const each = wanted.map((one) => spansOf(text, [one]))
  return snippetOf(text, spansOf(text, wanted), bestPlace(each))
}

/** The span at which a snippet begins: what stands seldom on the page says more of why it was found than what stands often. */
function bestPlace(each: readonly (readonly Span[])[]): Span | undefined {
  let [best, most]: [Span | undefined, number] = [undefined, 0]
  for (const first of each.flat().sort((a, b) => a.start - b.start)) {
    const worth = each.reduce((sum, spans) => {
      const isNear = spans.some(({ start, end }) => start >= first.start && end <= first.start + LENGTH - BEFORE)
      return isNear ? sum + 1 / Math.sqrt(spans.length) : sum
    }, 0)
    if (worth > most) [best, most] = [first, worth]
  }
  return best
}

/** The text around a span, the first unless another is given. */
export function snippetOf(text: string, spans: readonly Span[], around = spans[0]): Snippet {
  const first = around?.start ?? 0
  const start = afterGap(text, Math.max(0, first - BEFORE), first)
  const least = around?.end ?? start
  const end = beforeGap(text, Math.min(text.length, Math.max(start + LENGTH, around?.end ?? 0)), least)
  const inside = spans.filter((span) => span.start >= start && span.end <= end)
  const moved = inside.map((span) => ({ start: span.start - start, end: span.end - start }))
  return { text: text.slice(start, end).replace(/\s/g, ' '), start, spans: moved }
}

/** The first place after white space from `from` on, not beyond `most`. */
function afterGap(text: string, from: number, most: number): number {
  if (from === 0) return 0
  const gap = text.slice(from, most).search(/\s\S/)
  return gap < 0 ? most : from + gap + 1
}

/** The last place before white space up to `to`, not before `least`. */
function beforeGap(text: string, to: number, least: number): number {
  if (to >= text.length) return text.length
  let end = to
  while (end > least && !/\s/.test(text.charAt(end))) end--
  return end > least ? end : Math.max(to, least)
}
