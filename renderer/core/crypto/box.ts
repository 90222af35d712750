import { concat, wipe } from '../base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { binding } from './associated-data.ts'
import { KEY_BYTES, SEAL_OVERHEAD, open, seal } from './aead.ts'
import { hash } from './hash.ts'
import { randomBytes, type RandomSource } from './random.ts'
import { sodium } from './sodium.ts'

export const PUBLIC_KEY_BYTES = 32

/** An X25519 pair. */
export type BoxKeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }

/** The X25519 pair of a 32-byte seed (crypto_box_seed_keypair): the same seed always gives the same pair. */
export function boxKeyPair(seed: Uint8Array): BoxKeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed)
  return { publicKey, privateKey }
}

type Bound = { readonly key: Uint8Array; readonly context: Uint8Array }

/** k = BLAKE2b(shared ‖ context); the context names both public keys and everything the key belongs to (VF-9). */
function bind(shared: Uint8Array, ephemeral: Uint8Array, slot: Uint8Array, belongsTo: Uint8Array): Bound {
  const context = binding('satchel/slot/1', ephemeral, slot, belongsTo)
  const message = concat(shared, context)
  const key = hash(message)
  wipe(message)
  return { key, context }
}

/**
 * Seal a key to an X25519 public key: ephemeral public key ‖ sealed string. `belongsTo` is hashed into the key and bound
 * as associated data, so a slot moved into another vault, epoch or place, or given other KDF parameters, does not open.
 */
export function sealToPublicKey(
  publicKey: Uint8Array,
  secret: Uint8Array,
  belongsTo: Uint8Array,
  random: RandomSource = randomBytes,
): Uint8Array {
  const ephemeral = boxKeyPair(random(KEY_BYTES))
  const shared = sodium.crypto_scalarmult(ephemeral.privateKey, publicKey)
  const { key, context } = bind(shared, ephemeral.publicKey, publicKey, belongsTo)
  const sealed = concat(ephemeral.publicKey, seal(key, secret, context, random))
  for (const spent of [ephemeral.privateKey, shared, key]) wipe(spent)
  return sealed
}

/** Open what `sealToPublicKey` gave. */
export function openWithKeyPair(
  pair: BoxKeyPair,
  sealed: Uint8Array,
  belongsTo: Uint8Array,
): Result<Uint8Array, Refusal<'not-authentic'>> {
  if (sealed.length < PUBLIC_KEY_BYTES + SEAL_OVERHEAD) return refuse('not-authentic')
  const ephemeral = sealed.subarray(0, PUBLIC_KEY_BYTES)
  const shared = sharedSecret(pair.privateKey, ephemeral)
  if (!shared.ok) return shared
  const { key, context } = bind(shared.value, ephemeral, pair.publicKey, belongsTo)
  const opened = open(key, sealed.subarray(PUBLIC_KEY_BYTES), context)
  wipe(shared.value)
  wipe(key)
  return opened
}

function sharedSecret(privateKey: Uint8Array, publicKey: Uint8Array): Result<Uint8Array, Refusal<'not-authentic'>> {
  try {
    return ok(sodium.crypto_scalarmult(privateKey, publicKey))
  } catch {
    return refuse('not-authentic') // a public key of low order, which only a forger writes
  }
}
