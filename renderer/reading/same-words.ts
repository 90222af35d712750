import type { PageText } from '../core/model/page-text.ts'

/** A word that OCR is as sure of as this stands on the page. */
const sure = 85
const fewestLetters = 4
/** So few sure words prove nothing. */
const fewestWords = 8
/** A text layer that is right has nearly all of them, one with letters of its own hardly any. */
const fewestShared = 0.25

/** Whether OCR is sure of words on a page that its text layer does not have: then that layer's letters are not the page's. */
export function contradicts(seen: PageText, layer: PageText): boolean {
  const words = seen.words
    .filter(({ start, end, confidence }) => confidence >= sure && end - start >= fewestLetters)
    .map(({ start, end }) => plain(seen.text.slice(start, end)))
    .filter((word) => word.length >= fewestLetters)
  if (words.length < fewestWords) return false
  const said = plain(layer.text)
  return words.filter((word) => said.includes(word)).length < fewestShared * words.length
}

/** Letters and digits only, without accents: OCR in another language does not know them. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
