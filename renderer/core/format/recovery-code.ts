import { randomBytes, type RandomSource } from '../crypto/random.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 8
const GROUP_LENGTH = 4
const CODE_LENGTH = GROUPS * GROUP_LENGTH
const RANDOM_BITS = 150n
const CHECK_BITS = 10n
/** The largest prime below 2^10, larger than 31 × 32: every single wrong character and every two swapped neighbours change the check. */
const CHECK_PRIME = 1021n

declare const recoveryCode: unique symbol
/** 32 characters of Crockford's base 32, checked, without hyphens: 150 random bits and 10 check bits (VF-11). */
export type RecoveryCode = string & { readonly [recoveryCode]: true }

export type RecoveryCodeCode = 'wrong-length' | 'wrong-character' | 'check-failed'

/** A new code. */
export function newRecoveryCode(random: RandomSource = randomBytes): RecoveryCode {
  let number = 0n
  for (const byte of random(19)) number = (number << 8n) | BigInt(byte)
  return codeOf(BigInt.asUintN(Number(RANDOM_BITS), number))
}

function codeOf(number: bigint): RecoveryCode {
  let rest = (number << CHECK_BITS) | (number % CHECK_PRIME)
  let code = ''
  for (let i = 0; i < CODE_LENGTH; i++) {
    code = DIGITS.charAt(Number(rest & 31n)) + code
    rest >>= 5n
  }
  // The one place that makes codes from numbers, with their check.
  return code as RecoveryCode
}

/** Read a code as people type it: any case, spaces and hyphens anywhere, O for 0, I and L for 1. */
export function parseRecoveryCode(text: string): Result<RecoveryCode, Refusal<RecoveryCodeCode>> {
  const typed = charactersOf(text)
  if (typed.length !== CODE_LENGTH) return refuse('wrong-length', String(typed.length))
  let number = 0n
  for (const character of typed) {
    const digit = DIGITS.indexOf(character)
    if (digit < 0) return refuse('wrong-character')
    number = (number << 5n) | BigInt(digit)
  }
  const code = codeOf(number >> CHECK_BITS)
  return code === typed ? ok(code) : refuse('check-failed')
}

const charactersOf = (text: string): string =>
  text
    .replace(/[\s\-\u2010-\u2015\u2212_.]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** The eight groups of four, in order. */
export const recoveryCodeGroups = (code: RecoveryCode): string[] =>
  Array.from({ length: GROUPS }, (_, i) => code.slice(i * GROUP_LENGTH, (i + 1) * GROUP_LENGTH))

/** As printed: eight groups of four with hyphens between. */
export const formatRecoveryCode = (code: RecoveryCode): string => recoveryCodeGroups(code).join('-')

/**
 * The code with some groups (by index from 0) replaced by what a person typed from the paper. The proof that the paper is
 * right: the result must still open the vault.
 */
export function replaceGroups(
  code: RecoveryCode,
  typed: Readonly<Record<number, string>>,
): Result<RecoveryCode, Refusal<RecoveryCodeCode>> {
  const groups = recoveryCodeGroups(code).map((group, index) => charactersOf(typed[index] ?? group))
  if (groups.some((group) => group.length !== GROUP_LENGTH)) return refuse('wrong-length')
  return parseRecoveryCode(groups.join(''))
}

/** The code as 20 bytes, for keyed hashing: 150 random bits, then 10 check bits. */
export function recoveryCodeBytes(code: RecoveryCode): Uint8Array {
  let number = 0n
  for (const character of code) number = (number << 5n) | BigInt(DIGITS.indexOf(character))
  return Uint8Array.from({ length: 20 }, (_, i) => Number((number >> BigInt(8 * (19 - i))) & 255n))
}
