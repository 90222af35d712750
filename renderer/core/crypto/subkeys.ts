import { KEY_BYTES } from './aead.ts'
import { sodium } from './sodium.ts'

/** The number of each subkey of a vault key (VF-4). Numbers are never used again for something else. */
export const subkeyNumbers = {
  rows: 1,
  blobWrap: 2,
  headerMac: 3,
  digest: 4,
  fingerprint: 5,
  signing: 6,
  header: 7,
  backup: 8,
} as const
export type SubkeyName = keyof typeof subkeyNumbers

const CONTEXT = 'satchel1'

/** One subkey by crypto_kdf (BLAKE2b with the number as salt and `satchel1` as personalisation). */
export const subkey = (vaultKey: Uint8Array, name: SubkeyName): Uint8Array =>
  sodium.crypto_kdf_derive_from_key(KEY_BYTES, subkeyNumbers[name], CONTEXT, vaultKey)
