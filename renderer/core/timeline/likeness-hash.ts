const PERMUTATIONS = 64
const RUN = 5

/** Murmur's finalizer (public domain, A. Appleby): spreads every bit of a 32-bit number over all of them. */
function spread(number: number): number {
  let h = number
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A 32-bit hash of a text (FNV-1a, spread). Not for secrets: it tells documents of one vault apart. */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return spread(h)
}

const hex = (number: number): string => number.toString(16).padStart(8, '0')

/** `bytes` bytes of hash, as hex: 4, 8, 12 or 16. */
export const hashOf = (text: string, bytes: number): string =>
  Array.from({ length: bytes / 4 }, (_, i) => hex(hash32(text, spread(0x811c9dc5 + i * 0x9e3779b9)))).join('')

const factors = Array.from({ length: PERMUTATIONS }, (_, i) => [spread(2 * i + 1) | 1, spread(2 * i + 2)] as const)

/** MinHash signature of the runs of five words (A. Broder, "On the resemblance and containment of documents", 1997), as hex; null below five words. */
export function signatureOf(words: readonly string[]): string | null {
  if (words.length < RUN) return null
  const runs = new Set<number>()
  const hashes = words.map((word) => hash32(word))
  for (let at = 0; at + RUN <= hashes.length; at++) {
    let h = 0
    for (let i = 0; i < RUN; i++) h = spread(Math.imul(h, 31) + (hashes[at + i] ?? 0))
    runs.add(h)
  }
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff)
  for (const run of runs) {
    factors.forEach(([times, plus], i) => {
      const h = spread(Math.imul(run, times) + plus)
      if (h < (least[i] ?? 0)) least[i] = h
    })
  }
  return Array.from(least, hex).join('')
}

/** How much two signatures' documents have in common: the estimated Jaccard index of their runs of words, 0 to 1. */
export function similarityOf(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0
  let same = 0
  for (let at = 0; at < PERMUTATIONS * 8; at += 8) if (a.slice(at, at + 8) === b.slice(at, at + 8)) same++
  return same / PERMUTATIONS
}

/** A signature cut into 16 bands of 4 numbers; documents as alike as 0.75 share one with a chance of 0.998, as 0.5 with 0.64. */
export const bandsOf = (signature: string): string[] =>
  Array.from({ length: 16 }, (_, i) => signature.slice(i * 32, i * 32 + 32))
