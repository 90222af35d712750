import { BITS_A_WORD, words } from './words.ts'

const WORDS = 6

/** Below this many bits a vault may not be made; the key derivation multiplies each guess by about a second. */
const LEAST_BITS = 40

export type Verdict = 'too-weak' | 'weak' | 'good' | 'strong'
export type Judgement = { readonly verdict: Verdict; readonly bits: number }

/** What this worker has drawn: words chosen by chance are worth their bits, the same words chosen by a person are not. */
const drawn = new Set<string>()

/** Six words drawn by chance (66 bits), joined by spaces. */
export function suggestPassphrase(): string {
  const draws = crypto.getRandomValues(new Uint16Array(WORDS))
  const passphrase = [...draws].map((draw) => words[draw % words.length]).join(' ')
  drawn.add(passphrase)
  return passphrase
}

/** How hard a passphrase is to guess: an estimate in bits, and what that means beside our key derivation. */
export async function judgePassphrase(passphrase: string): Promise<Judgement> {
  if (drawn.has(passphrase.trim())) return judgement(WORDS * BITS_A_WORD)
  const { guessBits } = await import('./guess-estimate.ts')
  return judgement(guessBits(passphrase))
}

const judgement = (bits: number): Judgement => ({ verdict: verdictOf(bits), bits: Math.round(bits) })

function verdictOf(bits: number): Verdict {
  if (bits < LEAST_BITS) return 'too-weak'
  if (bits < 55) return 'weak'
  return bits < 64 ? 'good' : 'strong'
}
