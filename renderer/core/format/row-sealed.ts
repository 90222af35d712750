import { fromUtf8, utf8 } from '../base/bytes.ts'
import { canonicalJson } from '../base/canonical-json.ts'
import { parseJson, type Schema } from '../base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { open, seal, SEAL_OVERHEAD } from '../crypto/aead.ts'
import { pad, unpad } from '../crypto/padding.ts'
import type { RandomSource } from '../crypto/random.ts'

/** A value as padded canonical JSON, ready to seal. */
export type PlainJson = { readonly padded: Uint8Array; readonly sealedLength: number }

/** Throws where the value would not come back from `openJson` (undefined, NaN …): nothing is sealed that cannot be read. */
export function plainJson(schema: Schema, value: unknown): PlainJson {
  const text = canonicalJson(value)
  const read = parseJson(schema, text)
  if (!read.ok) throw new TypeError(`not to be sealed: ${read.error.detail}`)
  const padded = pad(utf8(text))
  return { padded, sealedLength: padded.length + SEAL_OVERHEAD }
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
  const value = plain.ok ? parseJson(schema, textOf(plain.value)) : plain
  return value.ok ? ok(value.value) : refuse('bad-body')
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return '' // which is not JSON
  }
}
