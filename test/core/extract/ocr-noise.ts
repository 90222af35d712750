/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <T>(from: readonly [T, ...T[]], chance: () => number): T =>
  from[Math.floor(chance() * from.length)] ?? from[0]

const MISREAD: Readonly<Record<string, string>> = {
  '0': 'O',
  O: '0',
  '1': 'l',
  l: '1',
  i: 'l',
  I: 'l',
  '5': 'S',
  S: '5',
  '6': '5',
  '3': '8',
  '8': '3',
  B: '8',
  m: 'rn',
  w: 'vv',
  d: 'cl',
  e: 'c',
  c: 'e',
  h: 'b',
  n: 'ri',
  a: 'o',
  u: 'v',
  t: 'f',
  ':': ';',
  '.': ',',
}

/** A text as a poor scan is read: `rate` of its letters misread, lost, or followed by a speck. Lines stay lines. */
export function noisy(text: string, rate: number, chance: () => number): string {
  return Array.from(text, (letter) => {
    if (letter === '\n' || letter === ' ' || chance() >= rate) return letter
    const way = chance()
    if (way < 0.7) return MISREAD[letter] ?? letter
    if (way < 0.85) return ''
    return `${letter}${pick(['.', "'", ' ', ','], chance)}`
  }).join('')
}
