import { toHex } from '../base/bytes.ts'
import { startKeyedHash } from './hash.ts'

/** The running fingerprint of a content: `add` its parts in order, then `end` once for the hex of it. */
export type Fingerprint = { add(part: Uint8Array): void; end(): string }

/**
 * Keyed BLAKE2b-256 of a content under the vault's fingerprint key (VF-4): equal contents are recognised, and to anybody
 * without the key it says nothing about them.
 */
export function startFingerprint(keys: { readonly fingerprint: Uint8Array }): Fingerprint {
  const running = startKeyedHash(keys.fingerprint)
  return { add: (part) => running.update(part), end: () => toHex(running.finish()) }
}
