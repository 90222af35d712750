import * as v from 'valibot'
import { call } from '../../core/base/door.ts'
import { bytes, count } from '../../core/base/schemas.ts'
import { DERIVED_BYTES } from '../../core/crypto/argon2id.ts'
import { KdfParameters } from '../../core/crypto/kdf.ts'

/** The door of the KDF worker, which sees a passphrase, answers once, and is ended. */
export const kdfDoor = {
  /** 32 bytes from a passphrase (NFC) by Argon2id. */
  derive: call({
    ask: v.object({ passphrase: v.pipe(v.string(), v.minLength(1)), parameters: KdfParameters }),
    gives: v.pipe(bytes, v.length(DERIVED_BYTES)),
    refuses: ['out-of-memory'],
  }),
  /** Parameters with a new salt whose derivation takes 0.8 to 1.2 s here; at most `memoryCapBytes`, never below the floor. */
  calibrate: call({ ask: v.object({ memoryCapBytes: count }), gives: KdfParameters }),
} as const

export type KdfDoor = typeof kdfDoor
