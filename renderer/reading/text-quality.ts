import { usualShare } from './usual-words.ts'

/**
 * What the text of a text layer is worth by itself. `doubtful`: partly broken. `strange`: its characters are letters, but
 * they may not be those that are seen on the page; only a look at the page can tell.
 */
export type TextWorth = {
  readonly letters: number
  readonly state: 'empty' | 'garbage' | 'doubtful' | 'strange' | 'sound'
}

const odd = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/gu
/** What some programs write for a character that they cannot name: `(cid:36)`, `/g36`, `&#x24;`. */
const named = /\(cid:\d+\)|\/g\d{1,4}(?=\/|\s|$)|&#x?[\da-f]{2,6};/gi
const vowel = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāăąēęěīıįőūůűųươ\u0300-\u036f]/i
/** UTF-8 taken for Latin-1: `cÃ¡ncer`, `diagnÃ³stico`, `â€™`. */
const misread = /[ÃÂ][\u0080-\u00bf]|â€./g

/**
 * Judge the characters of a text layer. Fonts without a proper mapping give replacement or private-use characters, or
 * letters that make no words; scripts other than Latin are taken as they are.
 */
export function textWorth(text: string): TextWorth {
  const visible = text.replace(/\s+/g, '')
  const letters = visible.replace(/[^\p{L}\p{N}]/gu, '').length
  if (visible.length === 0) return { letters: 0, state: 'empty' }
  const oddShare = (lengthOf(visible, odd) + lengthOf(visible, named)) / visible.length
  if (oddShare > 0.3 || letters === 0) return { letters, state: 'garbage' }
  const readable = wordShare(text)
  if (oddShare > 0.05 || readable < 0.55) return { letters, state: readable < 0.3 ? 'garbage' : 'doubtful' }
  if (lengthOf(visible, misread) > 0.01 * visible.length) return { letters, state: 'doubtful' }
  return { letters, state: isStrange(text, readable) ? 'strange' : 'sound' }
}

const lengthOf = (text: string, shape: RegExp): number =>
  (text.match(shape) ?? []).reduce((sum, one) => sum + one.length, 0)

/** Latin letters, hardly a usual word of any language that is known here, and shapes that words seldom have. */
function isStrange(text: string, readable: number): boolean {
  const share = usualShare(text)
  if (share === null || share >= 0.04) return false
  const latin = (text.match(/\p{Script=Latin}/gu) ?? []).length
  if (latin < 0.6 * (text.match(/\p{L}/gu) ?? []).length) return false
  return readable < 0.9 || share < 0.015
}

/** `WBC`, `HGB`: what a laboratory calls its tests is no word and no garbage. */
const short = /^\p{Lu}{1,5}$/u

/** The share of longer words that could be words; 1 where there are too few to tell. */
function wordShare(text: string): number {
  const tokens = text.match(/[\p{L}\p{M}\p{N}'’]{3,}/gu) ?? []
  const words = tokens.filter((token) => (token.match(/\p{L}/gu) ?? []).length >= 3 && !short.test(token))
  if (words.length < 10) return 1
  return words.filter(couldBeWord).length / words.length
}

function couldBeWord(word: string): boolean {
  if (!/\p{Script=Latin}/u.test(word)) return true
  if (/\p{Ll}\p{Lu}.*\p{Ll}\p{Lu}/u.test(word)) return false
  return vowel.test(word.normalize('NFD')) && !/[bcdfghjklmnpqrstvwxz]{6}/i.test(word)
}
