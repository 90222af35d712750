import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { BITS_A_WORD, words } from './words.ts'

const WORDS = 6

/** Below this many bits a vault may not be made; the key derivation multiplies each guess by about a second. */
const LEAST_BITS = 40

export type Verdict = 'too-weak' | 'weak' | 'good' | 'strong'

const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
})

/** Six words drawn by chance (66 bits), joined by spaces. */
export function suggestPassphrase(): string {
  const draws = crypto.getRandomValues(new Uint16Array(WORDS))
  return [...draws].map((draw) => words[draw % words.length]).join(' ')
}

/** How hard a passphrase is to guess: an estimate in bits, and what that means beside our key derivation. */
export function judgePassphrase(passphrase: string): { verdict: Verdict; bits: number } {
  const bits = Math.max(wordBits(passphrase), estimator.check(passphrase.slice(0, 200)).guessesLog10 * Math.log2(10))
  return { verdict: verdictOf(bits), bits: Math.round(bits) }
}

function verdictOf(bits: number): Verdict {
  if (bits < LEAST_BITS) return 'too-weak'
  if (bits < 55) return 'weak'
  return bits < 64 ? 'good' : 'strong'
}

/** What different words of our own list carry; other texts carry nothing by this count. */
function wordBits(passphrase: string): number {
  const typed = passphrase.trim().toLowerCase().split(/\s+/)
  return typed.every((word) => words.includes(word)) ? new Set(typed).size * BITS_A_WORD : 0
}
