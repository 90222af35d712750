/** A word of a text: folded for comparing, and where it stands in the original (UTF-16 offsets, end exclusive). */
export type Token = { readonly term: string; readonly start: number; readonly end: number }

/** Longer words are compared by so many of their letters. */
export const LONGEST = 60

const LETTERS_NFKD_KEEPS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Without case, accents, ligatures and width: `Müller` and `MULLER` are the same word. */
export function fold(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  const bare = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[ßøæœłđðþı]/g, (letter) => LETTERS_NFKD_KEEPS[letter] ?? letter)
}

/** What a character is within words; of the first 128 by table, of the others by what Unicode says. */
const OTHER = 0
const SMALL = 1
const CAPITAL = 2
const DIGIT = 3
const FAR = 4
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  if (/[a-z]/.test(letter)) return SMALL
  if (/[A-Z]/.test(letter)) return CAPITAL
  return /[0-9]/.test(letter) ? DIGIT : OTHER
})
const isWordLetter = /^[\p{L}\p{N}\p{M}]$/u

/** Whether a stretch of text is all of the first 128 characters, and small, so that it is its own term. */
export type WordShape = 'plain' | 'capitals' | 'far'

/** The small letter of each of the first 128 characters that stands in words, digits themselves; 0 for the others. */
export const smallLetters = Uint8Array.from({ length: 128 }, (_, code) =>
  kinds[code] === OTHER ? 0 : String.fromCharCode(code).toLowerCase().charCodeAt(0),
)

/** Whether the first of these characters is a digit. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** The words of a text in order, each handed over. A decimal number is one word, so that `2.5` is not found by `5`. */
export function eachWord(text: string, give: (start: number, end: number, shape: WordShape) => void): void {
  let at = 0
  while (at < text.length) {
    if (kindAt(text, at) === OTHER) at++
    else at = wordFrom(text, at, give)
  }
}

/** Hands over the word that begins at this place, and says where it ends. */
export function wordFrom(
  text: string,
  start: number,
  give: (start: number, end: number, shape: WordShape) => void,
): number {
  const decimal = kindAt(text, start) === DIGIT ? endOfDecimal(text, start) : null
  if (decimal !== null) {
    give(start, decimal, 'plain')
    return decimal
  }
  let at = start
  let seen = 0
  for (; at < text.length; at++) {
    const next = kindAt(text, at)
    if (next === OTHER) break
    seen |= 1 << next
    if (next === FAR && isPair(text, at)) at++
  }
  give(start, at, seen & (1 << FAR) ? 'far' : seen & (1 << CAPITAL) ? 'capitals' : 'plain')
  return at
}

/** Whether a character beyond the first 128 stands in words. */
export const isFarLetter = (text: string, at: number): boolean => kindAt(text, at) === FAR

/** The term of a word of a text; empty for marks without a letter. */
export function termOf(text: string, start: number, end: number, shape: WordShape): string {
  if (shape === 'far') return fold(text.slice(start, end)).slice(0, LONGEST)
  const short = text.slice(start, Math.min(end, start + LONGEST))
  return shape === 'capitals' ? short.toLowerCase() : short
}

const isPair = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return kinds[code] ?? OTHER
  return isWordLetter.test(String.fromCodePoint(text.codePointAt(at) ?? 32)) ? FAR : OTHER
}

/** Where a number with a point or comma in it ends; null where the digits here are not one. */
function endOfDecimal(text: string, start: number): number | null {
  let end = afterDigits(text, start)
  let parts = 1
  while (/[.,]/.test(text.charAt(end)) && kinds[text.charCodeAt(end + 1)] === DIGIT) {
    end = afterDigits(text, end + 1)
    parts++
  }
  return parts > 1 ? end : null
}

function afterDigits(text: string, start: number): number {
  let at = start
  while (kinds[text.charCodeAt(at)] === DIGIT) at++
  return at
}

/** The words of a text in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  eachWord(text, (start, end, shape) => {
    const term = termOf(text, start, end, shape)
    if (term !== '') tokens.push({ term, start, end })
  })
  return tokens
}

const JOINS = /^(?:[-‐‑'’.]|[-‐‑\u00ad]\r?\n[ \t]*|\u00ad)$/u

/**
 * Whether two words that follow each other may also be one, if a letter is in them: written with a hyphen or apostrophe, or
 * broken at the end of a line: `HER-2` also as `her2`, `mastec-⏎tomy` also as `mastectomy`. Given where the first ends and the second begins.
 */
export function mayJoin(text: string, end: number, start: number): boolean {
  const gap = start - end
  if (gap > 8 || (gap === 1 && text.charCodeAt(end) === 32)) return false
  return JOINS.test(text.slice(end, start))
}

export const hasLetter = (term: string): boolean => /\p{L}/u.test(term)

/** Every two words of a text that are also one, as one that covers both of its parts. */
export function joinedTokensOf(text: string, tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1]
    if (!next || !mayJoin(text, token.end, next.start) || !hasLetter(token.term + next.term)) return []
    return [{ term: token.term + next.term, start: token.start, end: next.end }]
  })
}
