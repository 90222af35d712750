/** What the text of a text layer is worth by itself. */
export type TextWorth = { readonly letters: number; readonly state: 'empty' | 'garbage' | 'doubtful' | 'sound' }

const odd = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/gu
const vowel = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ]/i

/**
 * Judge the characters of a text layer. Fonts without a proper mapping give replacement or private-use characters, or
 * letters that make no words; scripts other than Latin are taken as they are.
 */
export function textWorth(text: string): TextWorth {
  const visible = text.replace(/\s+/g, '')
  const letters = visible.replace(/[^\p{L}\p{N}]/gu, '').length
  if (visible.length === 0) return { letters: 0, state: 'empty' }
  const oddShare = (visible.match(odd) ?? []).length / visible.length
  if (oddShare > 0.3 || letters === 0) return { letters, state: 'garbage' }
  const readable = wordShare(text)
  if (oddShare > 0.05 || readable < 0.55) return { letters, state: readable < 0.3 ? 'garbage' : 'doubtful' }
  return { letters, state: 'sound' }
}

/** The share of longer words that could be words; 1 where there are too few to tell. */
function wordShare(text: string): number {
  const tokens = text.match(/[\p{L}\p{M}\p{N}'’]{3,}/gu) ?? []
  const words = tokens.filter((token) => (token.match(/\p{L}/gu) ?? []).length >= 3)
  if (words.length < 10) return 1
  return words.filter(couldBeWord).length / words.length
}

function couldBeWord(word: string): boolean {
  if (!/\p{Script=Latin}/u.test(word)) return true
  if (/\p{Ll}\p{Lu}.*\p{Ll}\p{Lu}/u.test(word)) return false
  return vowel.test(word) && !/[bcdfghjklmnpqrstvwxz]{6}/i.test(word)
}
