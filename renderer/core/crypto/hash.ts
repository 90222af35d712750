import { sodium } from './sodium.ts'

export const HASH_BYTES = 32

/** BLAKE2b-256 without a key (RFC 7693): tells damage, proves nothing about who wrote. */
export const hash = (message: Uint8Array): Uint8Array => sodium.crypto_generichash(HASH_BYTES, message, null)

/** Keyed BLAKE2b-256; the key has 16 to 64 bytes. */
export const keyedHash = (key: Uint8Array, message: Uint8Array): Uint8Array =>
  sodium.crypto_generichash(HASH_BYTES, message, key)

/** A hash that takes its message in parts. `finish` may be called once. */
export type RunningHash = { update(part: Uint8Array): void; finish(): Uint8Array }

/** Keyed BLAKE2b-256 of a message that comes in parts; equals `keyedHash` of the whole. */
export function startKeyedHash(key: Uint8Array): RunningHash {
  const state = sodium.crypto_generichash_init(key, HASH_BYTES)
  return {
    update: (part) => sodium.crypto_generichash_update(state, part),
    finish: () => sodium.crypto_generichash_final(state, HASH_BYTES),
  }
}

/** BLAKE2b-256 without a key of a message that comes in parts; equals `hash` of the whole. */
export function startHash(): RunningHash {
  const state = sodium.crypto_generichash_init(null, HASH_BYTES)
  return {
    update: (part) => sodium.crypto_generichash_update(state, part),
    finish: () => sodium.crypto_generichash_final(state, HASH_BYTES),
  }
}
