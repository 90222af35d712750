import * as v from 'valibot'
import { equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8, wipe } from '../base/bytes.ts'
import { SlotId, type EpochId, type VaultId } from '../base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { base64, hexOf } from '../base/schemas.ts'
import { open, seal } from '../crypto/aead.ts'
import { binding, u32 } from '../crypto/associated-data.ts'
import { boxKeyPair, openWithKeyPair, sealToPublicKey, type BoxKeyPair } from '../crypto/box.ts'
import { keyedHash } from '../crypto/hash.ts'
import { kdfBytes, StatedKdfParameters, type KdfParameters } from '../crypto/kdf.ts'
import { pad, unpad } from '../crypto/padding.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import { recoveryCodeBytes, type RecoveryCode } from './recovery-code.ts'

/** The types this version can open. A header may hold others; they are kept and left alone. */
export const passphraseSlots = ['owner', 'caregiver'] as const
export type SlotType = (typeof passphraseSlots)[number] | 'recovery'

/** One way to open the vault: the vault key sealed to the public key that this slot's secret derives (VF-9). */
export const Slot = v.strictObject({
  id: SlotId,
  type: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  createdOn: v.pipe(v.string(), v.isoDate()),
  publicKey: hexOf(32),
  sealedKey: v.pipe(base64, v.maxLength(256)),
  label: v.pipe(base64, v.maxLength(2048)),
  /** The parameters this slot's passphrase was derived with, where the vault's were raised since and its secret was not at hand. */
  kdf: v.exactOptional(StatedKdfParameters),
})
export type Slot = v.InferOutput<typeof Slot>

/** What a person has: 32 bytes derived from a passphrase, or the recovery code. */
export type SlotSecret =
  | { readonly kind: 'passphrase'; readonly derived: Uint8Array }
  | { readonly kind: 'recovery'; readonly code: RecoveryCode }

/** The vault and epoch that a slot belongs to, and the parameters its secret is derived with. */
export type SlotPlace = { readonly vaultId: VaultId; readonly epochId: EpochId; readonly kdf: KdfParameters }

export const isPassphraseSlot = (slot: Slot): boolean => passphraseSlots.some((type) => type === slot.type)

const matchesKind = (slot: Slot, secret: SlotSecret): boolean =>
  secret.kind === 'recovery' ? slot.type === 'recovery' : isPassphraseSlot(slot)

/** The X25519 pair that a secret gives for one slot: seed = keyed BLAKE2b(secret, slot id) (VF-10, VF-11). */
export function slotKeyPair(id: SlotId, secret: SlotSecret): BoxKeyPair {
  const slotId = fromHex(id)
  const seed =
    secret.kind === 'passphrase'
      ? keyedHash(secret.derived, slotId)
      : keyedHash(recoveryCodeBytes(secret.code), binding('satchel/recovery/1', slotId))
  const pair = boxKeyPair(seed)
  wipe(seed)
  return pair
}

type Placed = Pick<Slot, 'id' | 'type' | 'publicKey' | 'kdf'>

const belongsTo = (place: SlotPlace, slot: Placed): Uint8Array =>
  binding(
    'satchel/slot-place/1',
    fromHex(place.vaultId),
    fromHex(slot.id),
    fromHex(place.epochId),
    utf8(slot.type),
    kdfBytes(slot.kdf ?? place.kdf),
  )

/** Seal the vault key to a slot's public key (lower-case hex). */
export function sealSlotKey(
  place: SlotPlace,
  slot: Placed,
  vaultKey: Uint8Array,
  random: RandomSource = randomBytes,
): string {
  return toBase64(sealToPublicKey(fromHex(slot.publicKey), vaultKey, belongsTo(place, slot), random))
}

/** The slot that this secret opens, by its public key alone. */
export function slotOf(slots: readonly Slot[], secret: SlotSecret): Slot | null {
  return matchOf(slots, secret)?.slot ?? null
}

function matchOf(slots: readonly Slot[], secret: SlotSecret): { slot: Slot; pair: BoxKeyPair } | null {
  for (const slot of slots.filter((candidate) => matchesKind(candidate, secret))) {
    const pair = slotKeyPair(slot.id, secret)
    if (equalBytes(pair.publicKey, fromHex(slot.publicKey))) return { slot, pair }
    wipe(pair.privateKey)
  }
  return null
}

/**
 * The vault key, by the slot that this secret opens. Only the comparison of public keys decides `wrong-secret`; a slot
 * whose public key is right and whose sealed key does not open is `slot-damaged`.
 */
export function openSlots(
  place: SlotPlace,
  slots: readonly Slot[],
  secret: SlotSecret,
): Result<{ slot: Slot; vaultKey: Uint8Array }, Refusal<'wrong-secret' | 'slot-damaged'>> {
  const match = matchOf(slots, secret)
  return match ? openSlot(place, match.slot, match.pair) : refuse('wrong-secret')
}

function openSlot(place: SlotPlace, slot: Slot, pair: BoxKeyPair) {
  const opened = openWithKeyPair(pair, fromBase64(slot.sealedKey), belongsTo(place, slot))
  wipe(pair.privateKey)
  if (!opened.ok || opened.value.length !== 32) return refuse('slot-damaged', slot.id)
  return ok({ slot, vaultKey: opened.value })
}

type LabelKeys = { readonly vaultId: VaultId; readonly epochId: EpochId; readonly header: Uint8Array }

const labelData = (keys: LabelKeys, id: SlotId): Uint8Array =>
  binding('satchel/slot-label/1', fromHex(keys.vaultId), fromHex(keys.epochId), fromHex(id), u32(1))

/** A slot's label, sealed: whose key it is says something about the family. At most 400 bytes of UTF-8. */
export function sealLabel(keys: LabelKeys, id: SlotId, label: string, random: RandomSource = randomBytes): string {
  const bytes = utf8(label)
  if (bytes.length > 400) throw new RangeError('label too long')
  return toBase64(seal(keys.header, pad(bytes), labelData(keys, id), random))
}

export type NewSlot = {
  readonly type: SlotType
  readonly secret: SlotSecret
  readonly label: string
  /** `YYYY-MM-DD`. */
  readonly createdOn: string
}

/** A new slot for a secret, with the vault key sealed to it. */
export function makeSlot(
  place: SlotPlace,
  keys: LabelKeys & { readonly vaultKey: Uint8Array },
  { type, secret, label, createdOn }: NewSlot,
  random: RandomSource = randomBytes,
): Slot {
  const id = v.parse(SlotId, toHex(random(16)))
  const pair = slotKeyPair(id, secret)
  wipe(pair.privateKey)
  const publicKey = toHex(pair.publicKey)
  const sealedKey = sealSlotKey(place, { id, type, publicKey }, keys.vaultKey, random)
  return { id, type, createdOn, publicKey, sealedKey, label: sealLabel(keys, id, label, random) }
}

/** What `sealLabel` was given. */
export function openLabel(keys: LabelKeys, slot: Slot): Result<string, Refusal<'label-damaged'>> {
  const opened = open(keys.header, fromBase64(slot.label), labelData(keys, slot.id))
  const label = opened.ok ? unpad(opened.value) : opened
  return label.ok ? ok(fromUtf8(label.value)) : refuse('label-damaged', slot.id)
}
