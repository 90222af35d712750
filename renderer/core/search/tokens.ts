/** A word of a text: folded for comparing, and where it stands in the original (UTF-16 offsets, end exclusive). */
export type Token = { readonly term: string; readonly start: number; readonly end: number }

const WORD = /\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{N}\p{M}]+/gu
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

/** The words of a text in order. A decimal number is one word, so that `2.5` is not found by `5`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const term = fold(match[0])
    if (term !== '') tokens.push({ term, start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

const JOINS = /^(?:[-‐‑'’.]|[-‐‑\u00ad]\r?\n[ \t]*|\u00ad)$/u

/**
 * Words written with a hyphen or apostrophe, or broken at the end of a line, as one: `HER-2` also as `her2`,
 * `mastec-⏎tomy` also as `mastectomy`. Each covers both of its parts.
 */
export function joinedTokensOf(text: string, tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1]
    if (!next || next.start - token.end > 8) return []
    const joins = JOINS.test(text.slice(token.end, next.start)) && /\p{L}/u.test(token.term + next.term)
    return joins ? [{ term: token.term + next.term, start: token.start, end: next.end }] : []
  })
}
