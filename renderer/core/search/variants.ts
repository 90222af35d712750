/** Shapes that readers of scans take for one another. Both directions count. */
const SLIPS: readonly (readonly [string, string])[] = [
  ['0', 'o'],
  ['1', 'l'],
  ['1', 'i'],
  ['l', 'i'],
  ['5', 's'],
  ['8', 'b'],
  ['2', 'z'],
  ['rn', 'm'],
  ['cl', 'd'],
  ['vv', 'w'],
  ['ii', 'u'],
  ['li', 'h'],
]
const slips = [...SLIPS, ...SLIPS.map(([a, b]) => [b, a] as const)]

/** So many slips in one word are thought of. */
const MOST_SLIPS = 2

/** The words that a reader of scans may have made of this one, by up to two slips: `mastectomy` → `rnastectomy`, `mastect0my` … */
export function slipsOf(word: string): string[] {
  const found = new Set<string>()
  let last = [word]
  for (let slip = 0; slip < MOST_SLIPS; slip++) {
    last = last.flatMap(withOneSlip)
    for (const one of last) found.add(one)
  }
  found.delete(word)
  return [...found]
}

function withOneSlip(word: string): string[] {
  return slips.flatMap(([from, to]) => {
    const made: string[] = []
    for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1))
      made.push(word.slice(0, at) + to + word.slice(at + from.length))
    return made
  })
}

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at))
/** Shorter words have too many neighbours that mean something else. */
const LEAST_LETTERS = 5

/**
 * The words that one mistyped letter makes of this one: left out, added, exchanged, or two in the wrong order. None of
 * words with digits, where every one counts (`2018` is not `2019`), and none of short ones.
 */
export function typosOf(word: string): string[] {
  if (word.length < LEAST_LETTERS || /\p{N}/u.test(word)) return []
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at)
    const after = word.slice(at)
    for (const letter of LETTERS) {
      found.add(before + letter + after)
      if (after !== '') found.add(before + letter + after.slice(1))
    }
    if (after !== '') found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + after.charAt(1) + after.charAt(0) + after.slice(2))
  }
  found.delete(word)
  return [...found]
}

/** Endings of English and Spanish words that say the same of one thing and of many, of now and then: each pair in both directions. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['', 's'],
  ['', 'es'],
  ['y', 'ies'],
  ['is', 'es'],
  ['', 'ed'],
  ['e', 'ed'],
  ['', 'ing'],
  ['e', 'ing'],
  ['ed', 'ing'],
  ['s', 'ed'],
]
const endings = [...ENDINGS, ...ENDINGS.map(([a, b]) => [b, a] as const)]
const LEAST_STEM = 3

/** Other forms of a word: `node` and `nodes`, `biopsy` and `biopsies`, `stop` and `stopped` only where no letter is doubled. */
export function formsOf(word: string): string[] {
  if (word.length < LEAST_LETTERS - 1 || /\p{N}/u.test(word)) return []
  const found = endings.flatMap(([from, to]) => {
    const stem = word.slice(0, word.length - from.length)
    return word.endsWith(from) && stem.length >= LEAST_STEM ? [stem + to] : []
  })
  return [...new Set(found)].filter((form) => form !== word)
}
