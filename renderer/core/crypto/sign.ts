import { KEY_BYTES } from './aead.ts'
import { randomBytes, type RandomSource } from './random.ts'
import { sodium } from './sodium.ts'

export const SIGNATURE_BYTES = 64
const PUBLIC_KEY_BYTES = 32

/** An Ed25519 pair; `privateKey` has 64 bytes (seed ‖ public key). */
export type SigningKeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }

/** The Ed25519 pair of a 32-byte seed (RFC 8032). */
export function signingKeyPair(seed: Uint8Array): SigningKeyPair {
  const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed)
  return { publicKey, privateKey }
}

/** A new seed for `signingKeyPair`. */
export const newSigningSeed = (random: RandomSource = randomBytes): Uint8Array => random(KEY_BYTES)

/** Ed25519 signature of a message, 64 bytes. */
export const sign = (message: Uint8Array, pair: SigningKeyPair): Uint8Array =>
  sodium.crypto_sign_detached(message, pair.privateKey)

/** Whether the signature is this key's over this message; wrong lengths are simply no. */
export function isSignedBy(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return false
  return sodium.crypto_sign_verify_detached(signature, message, publicKey)
}
