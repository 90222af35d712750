import { fromUtf8, utf8 } from '../base/bytes.ts'
import { canonicalJson } from '../base/canonical-json.ts'
import { isExactly, parseOwn } from '../base/exact.ts'
import type { Schema } from '../base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { open, seal, SEAL_OVERHEAD } from '../crypto/aead.ts'
import { pad, unpad } from '../crypto/padding.ts'
import type { RandomSource } from '../crypto/random.ts'

/** A value as padded canonical JSON, ready to seal. */
export type PlainJson = { readonly padded: Uint8Array; readonly sealedLength: number }

/** Throws where the value would not come back from `openJson` (undefined, NaN …): nothing is sealed that cannot be read. */
export function plainJson(schema: Schema, value: unknown): PlainJson {
  const text = canonicalJson(value)
  if (!isExactly(schema, value)) checkReadable(schema, text)
  const padded = pad(utf8(text))
  return { padded, sealedLength: padded.length + SEAL_OVERHEAD }
}

function checkReadable(schema: Schema, text: string): void {
  const read = parseOwn(schema, JSON.parse(text) as unknown)
  if (!read.ok) throw new TypeError(`not to be sealed: ${read.error.detail}`)
}

/** Seal it: associated data binds it to its place. */
export const sealJson = (
  key: Uint8Array,
  { padded }: PlainJson,
  associatedData: Uint8Array,
  random: RandomSource,
): Uint8Array => seal(key, padded, associatedData, random)

/** Open it again: `not-authentic` for anything altered or moved; `bad-body` for something sealed by a key holder in a shape unknown here. */
export function openJson<T>(
  schema: Schema<T>,
  key: Uint8Array,
  sealed: Uint8Array,
  associatedData: Uint8Array,
): Result<T, Refusal<'not-authentic' | 'bad-body'>> {
  const opened = open(key, sealed, associatedData)
  if (!opened.ok) return opened
  const plain = unpad(opened.value)
  if (!plain.ok) return refuse('bad-body')
  try {
    const value = parseOwn(schema, JSON.parse(fromUtf8(plain.value)))
    return value.ok ? ok(value.value) : refuse('bad-body')
  } catch {
    return refuse('bad-body') // neither UTF-8 nor JSON
  }
}
