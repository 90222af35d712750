import type { Phrase, Wanted } from './query.ts'
import { joinedTokensOf, tokensOf, type Token } from './tokens.ts'

/** A stretch of a page's text: UTF-16 offsets, end exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** A text and its words: taken apart once, however often it is looked through. */
export type ReadText = { readonly text: string; readonly tokens: readonly Token[]; readonly joined: readonly Token[] }

export function readText(text: string): ReadText {
  const tokens = tokensOf(text)
  return { text, tokens, joined: joinedTokensOf(text, tokens) }
}

/** Where what is wanted stands in a text, in reading order and without overlaps. */
export const spansOf = (text: string, wanted: readonly Wanted[]): Span[] => spansIn(readText(text), wanted)

/** For each thing wanted where it stands in a text. */
export type Standing = readonly (readonly Span[])[]

export const standingOf = (read: ReadText, wanted: readonly Wanted[]): Standing =>
  wanted.map((one) => spansIn(read, [one]))

function spansIn({ tokens, joined }: ReadText, wanted: readonly Wanted[]): Span[] {
  const phrases = wanted.flatMap(({ ways }) => ways.flatMap((way) => way.all))
  const [single, several] = [phrases.filter(isSingle), phrases.filter((phrase) => !isSingle(phrase))]
  const words = new Set(single.filter(({ prefix }) => !prefix).flatMap(({ terms }) => terms))
  const beginnings = single.filter(({ prefix }) => prefix).flatMap(({ terms }) => terms)
  const isWanted = ({ term }: Token) => words.has(term) || beginnings.some((beginning) => term.startsWith(beginning))
  const all = [...tokens.filter(isWanted), ...joined.filter(isWanted)]
  return mergeSpans([...all, ...several.flatMap((phrase) => sideBySide(tokens, phrase))])
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
export const snippetFor = (text: string, each: Standing): Snippet =>
  snippetOf(text, mergeSpans(each.flat()), bestPlace(each))

/**
 * How near to each other the things wanted stand in a text: 1 side by side, less the more letters lie between them, 0 where they
 * are far apart or one stands nowhere.
 */
export function nearness(all: Standing): number {
  const each = all.filter((spans) => spans.length > 0)
  if (each.length < 2) return 0
  const between = leastBetween(each)
  return Math.max(0, 1 - between / FAR) * (each.length / all.length)
}

/** A label is at most so many letters long before its colon; a heading has at most so many words, and is no sentence. */
const LABEL = 40
const [HEADING, BEGUN_HEADING] = [8, 12]

/** Whether a line that begins with a thing, or has it within, tells of it: as a label before its value, or as a heading. */
function isHead(line: string, isBegun: boolean): boolean {
  const colon = line.indexOf(':')
  if (isBegun && colon >= 0 && colon <= LABEL) return true
  const trimmed = line.trim()
  return !/[.,;]$/.test(trimmed) && trimmed.split(/\s+/).length <= (isBegun ? BEGUN_HEADING : HEADING)
}

/**
 * How much of what is wanted stands in one heading, or begins a label with its value, up to 1: there it is told, and not only named.
 */
export function heading(text: string, each: Standing): number {
  const shares = each.flat().map((first) => {
    const start = text.lastIndexOf('\n', first.start - 1) + 1
    const after = text.indexOf('\n', first.end)
    const end = after < 0 ? text.length : after
    const isBegun = !/[\p{L}\p{N}]/u.test(text.slice(start, first.start))
    if (!isHead(text.slice(start, end), isBegun)) return 0
    const within = (spans: readonly Span[]) => spans.some((span) => span.start >= start && span.end <= end)
    return each.filter(within).length / each.length
  })
  return Math.max(0, ...shares)
}

/** So many letters between two things are too many to make them one. */
const FAR = 80

/** The fewest letters, for each further thing, that lie between one of each. */
function leastBetween(each: readonly (readonly Span[])[]): number {
  const all = each.flatMap((spans, of) => spans.map((span) => ({ ...span, of }))).sort((a, b) => a.start - b.start)
  const last = new Map<number, Span>()
  let least = Infinity
  for (const span of all) {
    last.set(span.of, span)
    if (last.size < each.length) continue
    const there = [...last.values()]
    const first = Math.min(...there.map(({ start }) => start))
    const words = there.reduce((sum, { start, end }) => sum + end - start, 0)
    least = Math.min(least, Math.max(0, span.end - first - words) / (each.length - 1))
  }
  return least
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
