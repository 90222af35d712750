import { tokensOf } from './tokens.ts'

/** Several ways to write one thing, each as it is written, and as the words that are looked for. */
type Group = readonly { readonly written: string; readonly terms: readonly string[] }[]

/** Which ways to write the same thing there are, by the letters of each: `HER-2`, `HER 2` and `HER2` are one. */
export type Synonyms = ReadonlyMap<string, readonly Group[]>

/** Most words that one way of writing has. */
export const LONGEST_SYNONYM = 4

/**
 * Reads a list of synonyms: a line is one thing, its ways to be written apart by `=`; what follows a `#` is a remark.
 * Source of the lists: `resources/words`.
 */
export function readSynonyms(list: string): Synonyms {
  const groups = new Map<string, Group[]>()
  for (const line of list.split('\n')) {
    const group = line
      .replace(/#.*/, '')
      .split('=')
      .map((written) => ({ written: written.trim(), terms: tokensOf(written).map(({ term }) => term) }))
      .filter(({ terms }) => terms.length > 0)
    for (const key of new Set(group.map(lettersOf))) groups.set(key, [...(groups.get(key) ?? []), group])
  }
  return groups
}

/** The other ways to write what these words say, and the ways to write those: `mamografía` is `mammogram`, which is `mammography`. */
export function othersFor(synonyms: Synonyms, terms: readonly string[]): Group {
  const own = lettersOf({ terms })
  const near = (synonyms.get(own) ?? []).flat()
  const all = [...near, ...near.flatMap((one) => (synonyms.get(lettersOf(one)) ?? []).flat())]
  return [...new Map(all.map((one) => [lettersOf(one), one])).values()].filter((one) => lettersOf(one) !== own)
}

const lettersOf = ({ terms }: { readonly terms: readonly string[] }): string => terms.join('')
