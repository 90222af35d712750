import { wipe } from '../base/bytes.ts'

/** Gives this many random bytes. Tests of fixed vectors bring their own; nothing else does. */
export type RandomSource = (length: number) => Uint8Array

const POOL_BYTES = 6144
const pool = new Uint8Array(POOL_BYTES)
let used = POOL_BYTES

/**
 * Bytes from the platform's generator, drawn in bulk because each call into it costs more than the bytes.
 * [Note: nonce choice] Nonces have 24 bytes, so random ones do not repeat in any number of messages a vault can hold.
 */
export const randomBytes: RandomSource = (length) => {
  if (length > 64) return crypto.getRandomValues(new Uint8Array(length))
  if (used + length > POOL_BYTES) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const drawn = pool.slice(used, used + length)
  wipe(pool.subarray(used, used + length))
  used += length
  return drawn
}
