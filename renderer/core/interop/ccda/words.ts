import { attr, childrenOf, textOf, type XmlElement } from '../xml.ts'

/** White space as one blank, none at the ends. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** At most so many UTF-16 units; what is cut ends with `…`. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`

/** The words of an element's own text, null where it has none. */
export const wordsIn = (el: XmlElement | null): string | null => tidy(plainWords(textOf(el))) || null

const escapedTag = /<\/?(?:paragraph|content|div|span|br|p|b|i|u)(?: [^<>]*)?\/?>/gi
const escapedBlanks = /&(?:nbsp|ensp|emsp|#160);/g

/** Mark-up that a system escaped twice and so made part of the words: line breaks as such, the few plain tags left out. */
export const plainWords = (text: string): string =>
  /[<&]/.test(text)
    ? text
        .replace(/<br ?\/?>/gi, '\n')
        .replace(escapedTag, ' ')
        .replace(escapedBlanks, ' ')
        .replaceAll('&#8211;', '–')
    : text

/** HL7 v3 NullFlavor in plain words; null for `NI` and the like, which say nothing. */
export function nullFlavorWords(el: XmlElement | null): string | null {
  return nullFlavors[attr(el, 'nullFlavor')?.toUpperCase() ?? ''] ?? null
}

const nullFlavors: Readonly<Record<string, string>> = {
  UNK: 'unknown',
  ASKU: 'asked but unknown',
  NASK: 'not asked',
  NAV: 'temporarily unavailable',
  NAVU: 'not available',
  NA: 'not applicable',
  OTH: 'other',
  MSK: 'withheld',
  QS: 'sufficient quantity',
  TRC: 'trace',
}

/** Distinct words in order, blanks and nulls left out. */
export const distinctWords = (words: readonly (string | null | undefined)[]): string[] => [
  ...new Set(words.filter((one): one is string => one !== null && one !== undefined && one !== '')),
]

/** Parts joined by a mark, blanks and nulls left out. */
export const joined = (parts: readonly (string | null | undefined)[], mark: string): string =>
  parts.filter((one) => one !== null && one !== undefined && one !== '').join(mark)

const namedParts = ['prefix', 'given', 'family', 'suffix'] as const

/** A person's or organisation's name as written (HL7 v3 EN): its parts in reading order, else its bare text. */
export function nameWords(name: XmlElement | null): string | null {
  if (!name) return null
  const parts = namedParts.flatMap((part) => mainParts(name, part))
  return (
    joined(
      parts.map((part) => wordsIn(part)),
      ' ',
    ) || wordsIn(name)
  )
}

/** A birth name (`BR`) beside another family name, and a call name (`CL`) behind the given name, are names of their own. */
function mainParts(name: XmlElement, part: string): XmlElement[] {
  const all = childrenOf(name, part).filter((one) => wordsIn(one) !== null)
  if (part === 'given') return all.filter((one, i) => i === 0 || !isQualified(one, 'CL'))
  const main = all.filter((one) => part !== 'family' || !isQualified(one, 'BR'))
  return main.length > 0 ? main : all
}

/** Whether a part of a name has this qualifier (HL7 v3 EntityNamePartQualifier). */
export const isQualified = (part: XmlElement, qualifier: string): boolean =>
  (attr(part, 'qualifier') ?? '').split(/\s+/).includes(qualifier)

/** A postal address on one line. */
export function addressWords(address: XmlElement | null): string | null {
  if (!address) return null
  const lines = childrenOf(address).map((one) => wordsIn(one))
  return joined(lines, ', ') || wordsIn(address)
}

/** Add items at the end; spreading them into `push` would overflow the stack of a document with very many. */
export function append<T>(into: T[], items: readonly T[]): void {
  for (const item of items) into.push(item)
}

/** The greatest of any number of numbers, 0 for none; for the same reason not `Math.max`. */
export const greatest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0)
