import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { randomBytes, type RandomSource } from './random.ts'
import { sodium } from './sodium.ts'

/** Random bytes that a stream begins with, and how much longer each of its messages is when sealed. */
export const STREAM_HEADER_BYTES = 24
export const STREAM_OVERHEAD = 17

/** A sealed sequence of messages; `header` stands before it in the clear. */
export type SealingStream = {
  readonly header: Uint8Array
  /** Seal the next message; the `last` one carries the final tag. */
  push(message: Uint8Array, associatedData: Uint8Array, last: boolean): Uint8Array
}

/**
 * Messages that can only be opened in the order in which they were sealed, each once, up to one that says it is the last
 * (libsodium's secretstream, XChaCha20-Poly1305).
 */
export function sealingStream(key: Uint8Array, random: RandomSource = randomBytes): SealingStream {
  const header = random(STREAM_HEADER_BYTES)
  // The state that sealing begins with is the one that opening begins with; only so can a fixed vector bring its own header.
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key)
  const { TAG_FINAL, TAG_MESSAGE } = tags()
  return {
    header,
    push: (message, associatedData, last) =>
      sodium.crypto_secretstream_xchacha20poly1305_push(state, message, associatedData, last ? TAG_FINAL : TAG_MESSAGE),
  }
}

export type StreamMessage = { readonly message: Uint8Array; readonly last: boolean }

/** Opens what `sealingStream` sealed, message by message. `not-authentic`: altered, out of order, or sealed for another place. */
export type OpeningStream = {
  pull(sealed: Uint8Array, associatedData: Uint8Array): Result<StreamMessage, Refusal<'not-authentic'>>
}

export function openingStream(key: Uint8Array, header: Uint8Array): OpeningStream {
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key)
  const { TAG_FINAL, TAG_MESSAGE } = tags()
  return {
    pull(sealed, associatedData) {
      if (sealed.length < STREAM_OVERHEAD) return refuse('not-authentic')
      const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, associatedData)
      if (!pulled || (pulled.tag !== TAG_FINAL && pulled.tag !== TAG_MESSAGE)) return refuse('not-authentic')
      return ok({ message: pulled.message, last: pulled.tag === TAG_FINAL })
    },
  }
}

const tags = () => ({
  TAG_FINAL: sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
  TAG_MESSAGE: sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
})
