import { fromBase64, fromHex, toBase64 } from '../base/bytes.ts'
import type { DeviceId, EpochId } from '../base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { KEY_BYTES, open, seal } from '../crypto/aead.ts'
import { binding, u32 } from '../crypto/associated-data.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import { keysOf, wipeKeys, type EarlierEpoch, type VaultHeader, type VaultKeys } from './header.ts'

/** The last frame of an epoch that each device may have: later ones were made with a key that had been taken away. */
export type LastSeqs = Readonly<Record<DeviceId, number>>

/** The keys of an epoch that is over. */
type EarlierKeys = { readonly keys: VaultKeys; readonly number: number; readonly lastSeqs: LastSeqs }

/** Every key of an open vault: what is written is sealed with `current`, what is read with that of its epoch. */
export type Keyring = { readonly current: VaultKeys; readonly earlier: ReadonlyMap<EpochId, EarlierKeys> }

const boundTo = (keys: VaultKeys, epoch: { readonly id: EpochId; readonly number: number }): Uint8Array =>
  binding('satchel/earlier/1', fromHex(keys.vaultId), fromHex(keys.epochId), fromHex(epoch.id), u32(epoch.number))

/** An epoch that is over, for the header of the one whose keys are given (VF-6). */
export function sealEarlier(
  keys: VaultKeys,
  epoch: Omit<EarlierEpoch, 'sealedKey'>,
  vaultKey: Uint8Array,
  random: RandomSource = randomBytes,
): EarlierEpoch {
  return { ...epoch, sealedKey: toBase64(seal(keys.header, vaultKey, boundTo(keys, epoch), random)) }
}

/**
 * The keys of all epochs, from those of the current one. `header-forged`: the header is whole by its MAC and yet holds an
 * earlier key that does not open, which no version of this app writes.
 */
export function openKeyring(header: VaultHeader, current: VaultKeys): Result<Keyring, Refusal<'header-forged'>> {
  const earlier = new Map<EpochId, EarlierKeys>()
  for (const { id, number, sealedKey, lastSeqs } of header.earlier) {
    const vaultKey = open(current.header, fromBase64(sealedKey), boundTo(current, { id, number }))
    if (!vaultKey.ok || vaultKey.value.length !== KEY_BYTES || earlier.has(id) || id === current.epochId) {
      wipeKeyring({ current, earlier })
      return refuse('header-forged')
    }
    earlier.set(id, { keys: keysOf(header.vaultId, id, vaultKey.value), number, lastSeqs })
  }
  return ok({ current, earlier })
}

/** The keys of an epoch (its id as an id or as hex read from a frame); null where this vault does not know it, or no longer. */
export function keysFor({ current, earlier }: Keyring, epochId: string): VaultKeys | null {
  if (epochId === current.epochId) return current
  for (const [id, { keys }] of earlier) if (id === epochId) return keys
  return null
}

/** What a frame of an epoch is to this vault: `late` = made after that epoch was over, with its old key (shown, not merged). */
export function standingOf(
  { current, earlier }: Keyring,
  frame: { readonly epoch: string; readonly device: DeviceId; readonly seq: number },
): 'current' | 'earlier' | 'late' | 'unknown' {
  if (frame.epoch === current.epochId) return 'current'
  for (const [id, { lastSeqs }] of earlier)
    if (id === frame.epoch) return frame.seq <= (lastSeqs[frame.device] ?? 0) ? 'earlier' : 'late'
  return 'unknown'
}

/**
 * The key of content fingerprints: that of the oldest epoch the vault still knows, so that a file taken in before a
 * rotation is known again after it. Fingerprints lie in sealed rows only (VF-4).
 */
export function fingerprintKeys({ current, earlier }: Keyring): VaultKeys {
  const oldest = [...earlier.values()].sort((a, b) => a.number - b.number)[0]
  return oldest?.keys ?? current
}

/** Overwrite every key of every epoch. Ending the worker is what really forgets them. */
export function wipeKeyring({ current, earlier }: Keyring): void {
  wipeKeys(current)
  for (const { keys } of earlier.values()) wipeKeys(keys)
}
