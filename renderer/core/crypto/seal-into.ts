import * as v from 'valibot'
import { isWiped } from '../base/bytes.ts'
import { parse } from '../base/parse.ts'
import { KEY_BYTES, NONCE_BYTES, seal, SEAL_FORMAT, TAG_BYTES } from './aead.ts'
import { randomBytes, type RandomSource } from './random.ts'
import { sodium } from './sodium.ts'

/** The library below its wrapper: functions over addresses in its own memory, lengths as low and high 32 bits. */
type RawSodium = {
  readonly HEAPU8: Uint8Array
  _malloc(length: number): number
  _free(address: number): void
  _crypto_aead_xchacha20poly1305_ietf_encrypt(
    ...addresses: [
      ...[sealed: number, sealedLength: number, plain: number, plainLow: number, plainHigh: number],
      ...[data: number, dataLow: number, dataHigh: number, secretNonce: number, nonce: number, key: number],
    ]
  ): number
}

const names = ['_malloc', '_free', '_crypto_aead_xchacha20poly1305_ietf_encrypt'] as const
const isRaw = (given: unknown): given is RawSodium =>
  typeof given === 'object' && given !== null && names.every((name) => typeof Reflect.get(given, name) === 'function')
const WithRaw = v.object({ libsodium: v.custom<RawSodium>(isRaw) })

/** Memory of the library that is kept from one message to the next. */
let kept = { address: 0, length: 0 }

function roomFor(raw: RawSodium, length: number): number {
  if (kept.length < length) {
    if (kept.length > 0) raw._free(kept.address)
    kept = { address: raw._malloc(length), length }
  }
  return kept.address
}

/**
 * The same bytes as `seal` gives, written into memory that is there already, one piece after the other; together the
 * pieces must be exactly as long, and a wiped key is refused alike. For long messages by the thousand: memory asked for anew costs more than the sealing.
 */
export function sealInto(
  pieces: readonly Uint8Array[],
  key: Uint8Array,
  { plaintext, associatedData }: { readonly plaintext: Uint8Array; readonly associatedData: Uint8Array },
  random: RandomSource = randomBytes,
): void {
  if (isWiped(key)) throw new TypeError('sealing with a wiped key')
  const found = parse(WithRaw, sodium)
  if (!found.ok) return lay([seal(key, plaintext, associatedData, random)], pieces)
  const raw = found.value.libsodium
  const nonce = random(NONCE_BYTES)
  const text = roomFor(raw, plaintext.length + TAG_BYTES + associatedData.length + NONCE_BYTES + KEY_BYTES)
  const dataAt = text + plaintext.length + TAG_BYTES
  const nonceAt = dataAt + associatedData.length
  const keyAt = nonceAt + NONCE_BYTES
  raw.HEAPU8.set(plaintext, text)
  raw.HEAPU8.set(associatedData, dataAt)
  raw.HEAPU8.set(nonce, nonceAt)
  raw.HEAPU8.set(key, keyAt)
  const failed = raw._crypto_aead_xchacha20poly1305_ietf_encrypt(
    ...([text, 0, text, plaintext.length, 0, dataAt, associatedData.length, 0, 0, nonceAt, keyAt] as const),
  )
  raw.HEAPU8.fill(0, keyAt, keyAt + KEY_BYTES)
  if (failed !== 0) throw new Error('the library did not seal')
  lay([Uint8Array.of(SEAL_FORMAT), nonce, raw.HEAPU8.subarray(text, dataAt)], pieces)
}

/** Lay bytes out over pieces of memory, in order. */
function lay(parts: readonly Uint8Array[], pieces: readonly Uint8Array[]): void {
  let into = 0
  let at = 0
  for (const part of parts) {
    for (let from = 0; from < part.length;) {
      const piece = pieces[into]
      if (!piece) throw new RangeError('pieces too short')
      const some = part.subarray(from, from + piece.length - at)
      piece.set(some, at)
      from += some.length
      at += some.length
      if (at < piece.length) continue
      into += 1
      at = 0
    }
  }
  if (into !== pieces.length) throw new RangeError('pieces too long')
}
