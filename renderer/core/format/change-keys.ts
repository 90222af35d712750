import * as v from 'valibot'
import { toHex, wipe } from '../base/bytes.ts'
import { canonicalJson } from '../base/canonical-json.ts'
import { EpochId, type SlotId } from '../base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { KEY_BYTES } from '../crypto/aead.ts'
import type { KdfParameters } from '../crypto/kdf.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import { openKeyring, sealEarlier, type Keyring, type LastSeqs } from './epochs.ts'
import {
  encodeHeader,
  kdfSets,
  keysOf,
  MOST_HEADER_BYTES,
  MOST_KDF_SETS,
  MOST_SLOTS,
  nextHeader,
  placeOf,
  type VaultHeader,
  type VaultKeys,
} from './header.ts'
import {
  isPassphraseSlot,
  makeSlot,
  openLabel,
  sealLabel,
  sealSlotKey,
  slotKeyPair,
  slotOf,
  type NewSlot,
  type Slot,
  type SlotSecret,
} from './slots.ts'

/** Caregivers of one vault at most (vault.md §2). */
export const MOST_CAREGIVERS = 8

/**
 * A key more: one kind of key, it opens everything. `same-secret`: a key that is there opens with this secret already, so
 * that taking one away would not take the other away. The vault key stays as it is.
 */
export function addSlot(
  header: VaultHeader,
  keys: VaultKeys,
  slot: NewSlot,
  random: RandomSource = randomBytes,
): Result<VaultHeader, Refusal<'too-many' | 'same-secret'>> {
  const caregivers = header.slots.filter(({ type }) => type === 'caregiver').length
  if (slot.type === 'caregiver' && caregivers >= MOST_CAREGIVERS) return refuse('too-many')
  if (header.slots.length >= MOST_SLOTS) return refuse('too-many')
  if (slotOf(header.slots, slot.secret)) return refuse('same-secret')
  const slots = [...header.slots, makeSlot(placeOf(header), keys, slot, random)]
  return ok(nextHeader(header, keys, { slots }))
}

export type SlotChange = {
  readonly slot: SlotId
  readonly secret: SlotSecret
  /** New parameters with which a passphrase was derived; absent: those of the header. */
  readonly kdf?: KdfParameters
}

/**
 * Give one slot a new secret. The header that comes back is the next one (counter, parent hash). New parameters become the
 * whole vault's: passphrases that are not at hand go on with the old ones, which their slots then state; slots without a
 * passphrase are sealed again to the public keys they have. `too-many`: sets of parameters that somebody still needs.
 */
export function resealSlot(
  header: VaultHeader,
  keys: VaultKeys,
  change: SlotChange,
  random: RandomSource = randomBytes,
): Result<VaultHeader, Refusal<'no-such-slot' | 'too-many'>> {
  const changed = header.slots.find(({ id, type }) => id === change.slot && isFor(type, change.secret))
  if (!changed) return refuse('no-such-slot')
  const kdf = change.kdf ?? header.kdf
  const raised = canonicalJson(kdf) !== canonicalJson(header.kdf)
  const place = placeOf({ ...header, kdf })
  const slots = header.slots.map((slot) => {
    if (slot === changed) {
      const { id, type, createdOn, label } = slot
      const now = { id, type, createdOn, label, publicKey: publicKeyOf(slot, change.secret) }
      return { ...now, sealedKey: sealSlotKey(place, now, keys.vaultKey, random) }
    }
    if (!raised) return slot
    if (isPassphraseSlot(slot)) return { kdf: header.kdf, ...slot }
    return { ...slot, sealedKey: sealSlotKey(place, slot, keys.vaultKey, random) }
  })
  if (kdfSets({ kdf, slots }).length > MOST_KDF_SETS) return refuse('too-many')
  return ok(nextHeader(header, keys, { kdf, slots }))
}

const isFor = (type: string, secret: SlotSecret): boolean => (type === 'recovery') === (secret.kind === 'recovery')

function publicKeyOf({ id }: Slot, secret: SlotSecret): string {
  const pair = slotKeyPair(id, secret)
  wipe(pair.privateKey)
  return toHex(pair.publicKey)
}

export type Rotation = {
  readonly remove: readonly SlotId[]
  readonly add?: readonly NewSlot[]
  /** The last frame that each known device has made until now; none may be made in between. */
  readonly lastSeqs: LastSeqs
}

/**
 * A new vault key and with it a new epoch (VF-22). It is sealed to the public keys that stay, so it needs nobody's secret;
 * the keys of all epochs before are sealed under it. What is removed opens neither this header nor anything written from
 * now on. `last-key`: no passphrase would be left. `too-many`: the header would outgrow its bounds.
 */
export function rotate(
  header: VaultHeader,
  keyring: Keyring,
  { remove, add = [], lastSeqs }: Rotation,
  random: RandomSource = randomBytes,
): Result<{ header: VaultHeader; keyring: Keyring }, Refusal<'no-such-slot' | 'last-key' | 'too-many'>> {
  const staying = header.slots.filter(({ id }) => !remove.includes(id))
  if (header.slots.length - staying.length !== remove.length) return refuse('no-such-slot')
  if (!staying.some(isPassphraseSlot) && !add.some(({ type }) => type !== 'recovery')) return refuse('last-key')
  const old = keyring.current
  const keys = keysOf(header.vaultId, v.parse(EpochId, toHex(random(16))), random(KEY_BYTES))
  const epoch = { id: keys.epochId, number: header.epoch.number + 1, parent: header.epoch.id }
  const place = placeOf({ ...header, epoch })
  const slots = [
    ...staying.map((slot) => movedOn(place, { from: old, to: keys }, slot, random)),
    ...add.map((slot) => makeSlot(place, keys, slot, random)),
  ]
  const over = { id: header.epoch.id, number: header.epoch.number, lastSeqs }
  const earlier = [
    ...[...keyring.earlier].map(
      ([
        id,
        {
          keys: { vaultKey },
          number,
          lastSeqs: last,
        },
      ]) => sealEarlier(keys, { id, number, lastSeqs: last }, vaultKey, random),
    ),
    sealEarlier(keys, over, old.vaultKey, random),
  ]
  const next = nextHeader(header, keys, { epoch, earlier, slots })
  if (slots.length > MOST_SLOTS || encodeHeader(next, keys).length > MOST_HEADER_BYTES) return refuse('too-many')
  const opened = openKeyring(next, keys)
  if (!opened.ok) throw new Error('a rotation that cannot be read back')
  return ok({ header: next, keyring: opened.value })
}

/** A slot as it is in the next epoch: the new key sealed to the public key it has, its label sealed again. */
function movedOn(
  place: ReturnType<typeof placeOf>,
  { from, to }: { from: VaultKeys; to: VaultKeys },
  slot: Slot,
  random: RandomSource,
): Slot {
  const label = openLabel(from, slot)
  const sealedKey = sealSlotKey(place, slot, to.vaultKey, random)
  return { ...slot, sealedKey, label: sealLabel(to, slot.id, label.ok ? label.value : '', random) }
}
