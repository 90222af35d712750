import { concat, isWiped } from '../base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { randomBytes, type RandomSource } from './random.ts'
import { sodium } from './sodium.ts'

export const KEY_BYTES = 32
export const NONCE_BYTES = 24
export const TAG_BYTES = 16

/** The byte every sealed string begins with; it alone chooses the cipher and the layout (VF-2). */
export const SEAL_FORMAT = 1

/** How much longer a sealed string is than its plaintext: format byte, nonce, tag. */
export const SEAL_OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES

/**
 * Seal with XChaCha20-Poly1305-IETF: format ‖ nonce ‖ ciphertext ‖ tag (VF-2). What it belongs to goes into
 * `associatedData`, so that two sealed strings cannot change places. Throws for a key that has been wiped: what it sealed
 * anybody could open.
 */
export function seal(
  key: Uint8Array,
  plaintext: Uint8Array,
  associatedData: Uint8Array,
  random: RandomSource = randomBytes,
): Uint8Array<ArrayBuffer> {
  if (isWiped(key)) throw new TypeError('sealing with a wiped key')
  const nonce = random(NONCE_BYTES)
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, associatedData, null, nonce, key)
  return concat(Uint8Array.of(SEAL_FORMAT), nonce, sealed)
}

/** The plaintext, or `not-authentic`: altered, swapped, cut, sealed with another key or a wiped one, or of a format this reader lacks. */
export function open(
  key: Uint8Array,
  sealed: Uint8Array,
  associatedData: Uint8Array,
): Result<Uint8Array, Refusal<'not-authentic'>> {
  if (isWiped(key) || sealed.length < SEAL_OVERHEAD || sealed[0] !== SEAL_FORMAT) return refuse('not-authentic')
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const body = sealed.subarray(1 + NONCE_BYTES)
  try {
    return ok(sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, associatedData, nonce, key))
  } catch {
    return refuse('not-authentic') // the only thing this call throws for when all lengths are right
  }
}
