import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { kdfSets, type VaultHeader } from '../../core/format/header.ts'
import { parseRecoveryCode } from '../../core/format/recovery-code.ts'
import { slotOf, type Slot, type SlotSecret } from '../../core/format/slots.ts'
import type { AskKdf } from './ask-kdf.ts'

/** What somebody types to show that they have a key. */
export type Typed = { by: 'passphrase'; passphrase: string } | { by: 'recovery-code'; code: string }

/** A typed secret and the slot it opens. `derived`: from the passphrase with the header's own parameters, for a slot that states older ones. */
export type Matched = { readonly slot: Slot; readonly secret: SlotSecret; readonly derived: Uint8Array | null }

export type TypedCode = 'wrong-secret' | 'kit-mistyped' | 'out-of-memory'

/** 32 bytes of a passphrase; a KDF worker that cannot have its memory, or cannot start, says so. */
export async function derivedOf(
  askKdf: AskKdf,
  passphrase: string,
  parameters: VaultHeader['kdf'],
): Promise<Result<Uint8Array, Refusal<'out-of-memory'>>> {
  const derived = await askKdf((kdf) => kdf.derive({ passphrase, parameters }))
  return derived.ok ? derived : refuse('out-of-memory')
}

/** The slot that was meant, by one derivation; by more only while some slots still state older parameters (VF-8). */
export async function matchTyped(
  header: VaultHeader,
  typed: Typed,
  askKdf: AskKdf,
): Promise<Result<Matched, Refusal<TypedCode>>> {
  if (typed.by === 'recovery-code') {
    const code = parseRecoveryCode(typed.code)
    if (!code.ok) return refuse('kit-mistyped')
    return matched(header, { kind: 'recovery', code: code.value }, null)
  }
  let first: Uint8Array | null = null
  for (const set of kdfSets(header)) {
    const derived = await derivedOf(askKdf, typed.passphrase, set)
    if (!derived.ok) return derived
    first ??= derived.value
    const found = matched(header, { kind: 'passphrase', derived: derived.value }, first)
    if (found.ok) return found
  }
  return refuse('wrong-secret')
}

function matched(
  header: VaultHeader,
  secret: SlotSecret,
  derived: Uint8Array | null,
): Result<Matched, Refusal<'wrong-secret'>> {
  const slot = slotOf(header.slots, secret)
  return slot ? ok({ slot, secret, derived }) : refuse('wrong-secret')
}
