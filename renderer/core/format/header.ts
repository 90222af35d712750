import * as v from 'valibot'
import { equalBytes, fromHex, fromUtf8, toHex, utf8, wipe } from '../base/bytes.ts'
import { canonicalJson } from '../base/canonical-json.ts'
import { DeviceId, EpochId, VaultId } from '../base/ids.ts'
import { parseJson } from '../base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import { base64, count, hexOf } from '../base/schemas.ts'
import { KEY_BYTES } from '../crypto/aead.ts'
import { hash, keyedHash } from '../crypto/hash.ts'
import { isWithinKdfBounds, StatedKdfParameters, type KdfParameters } from '../crypto/kdf.ts'
import { randomBytes, type RandomSource } from '../crypto/random.ts'
import { subkey } from '../crypto/subkeys.ts'
import { makeSlot, openSlots, Slot, type SlotPlace, type SlotSecret, type SlotType } from './slots.ts'
import type { RecoveryCode } from './recovery-code.ts'

export const HEADER_FORMAT = 1
export const MOST_HEADER_BYTES = 64 * 1024
export const MOST_SLOTS = 16
/** How many sets of KDF parameters a header may state: what somebody without the key can make an unlock cost. */
export const MOST_KDF_SETS = 4

/** A key of an earlier epoch, sealed under this epoch's header key, and the last frame of it that each device may have. */
const EarlierEpoch = v.strictObject({
  id: EpochId,
  number: count,
  sealedKey: v.pipe(base64, v.maxLength(256)),
  lastSeqs: v.record(DeviceId, count),
})
export type EarlierEpoch = v.InferOutput<typeof EarlierEpoch>

/** The vault's header (VF-6): everything needed to open it but the secret. `mac` is checked once a key is there. */
export const VaultHeader = v.strictObject({
  kind: v.literal('satchel-vault'),
  format: v.literal(HEADER_FORMAT),
  vaultId: VaultId,
  createdOn: v.pipe(v.string(), v.isoDate()),
  kdf: StatedKdfParameters,
  epoch: v.strictObject({ id: EpochId, number: count, parent: v.nullable(EpochId) }),
  earlier: v.array(EarlierEpoch),
  counter: v.pipe(count, v.minValue(1)),
  parentHash: v.nullable(hexOf(32)),
  slots: v.pipe(v.array(Slot), v.minLength(1)),
  mark: v.nullable(v.literal('made-on-trial-runtime')),
  mac: hexOf(32),
})
export type VaultHeader = v.InferOutput<typeof VaultHeader>

/** The keys of an open vault: the vault key of its epoch and its subkeys (VF-4). Wiped when the vault is locked. */
export type VaultKeys = {
  readonly vaultId: VaultId
  readonly epochId: EpochId
  readonly vaultKey: Uint8Array
  readonly rows: Uint8Array
  readonly blobWrap: Uint8Array
  readonly headerMac: Uint8Array
  readonly digest: Uint8Array
  readonly fingerprint: Uint8Array
  readonly signing: Uint8Array
  readonly header: Uint8Array
}

/** The subkeys of a vault key (VF-4). */
export function keysOf(vaultId: VaultId, epochId: EpochId, vaultKey: Uint8Array): VaultKeys {
  return {
    vaultId,
    epochId,
    vaultKey,
    rows: subkey(vaultKey, 'rows'),
    blobWrap: subkey(vaultKey, 'blobWrap'),
    headerMac: subkey(vaultKey, 'headerMac'),
    digest: subkey(vaultKey, 'digest'),
    fingerprint: subkey(vaultKey, 'fingerprint'),
    signing: subkey(vaultKey, 'signing'),
    header: subkey(vaultKey, 'header'),
  }
}

/** Overwrite every key. Ending the worker is what really forgets them. */
export function wipeKeys(keys: VaultKeys): void {
  for (const key of Object.values(keys)) if (key instanceof Uint8Array) wipe(key)
}

/** What the slots of a header are bound to. */
export const placeOf = (header: Pick<VaultHeader, 'vaultId' | 'epoch' | 'kdf'>): SlotPlace => ({
  vaultId: header.vaultId,
  epochId: header.epoch.id,
  kdf: header.kdf,
})

export type NewVault = {
  readonly kdf: KdfParameters
  /** 32 bytes derived from the owner's passphrase with `kdf`. */
  readonly derived: Uint8Array
  readonly recoveryCode: RecoveryCode
  /** `YYYY-MM-DD`. */
  readonly createdOn: string
  readonly mark: VaultHeader['mark']
}

/** A new vault: a random vault key under the owner's passphrase and under the recovery code. */
export function createVault(
  { kdf, derived, recoveryCode, createdOn, mark }: NewVault,
  random: RandomSource = randomBytes,
): { header: VaultHeader; keys: VaultKeys } {
  const vaultId = v.parse(VaultId, toHex(random(16)))
  const epochId = v.parse(EpochId, toHex(random(16)))
  const keys = keysOf(vaultId, epochId, random(KEY_BYTES))
  const place = { vaultId, epochId, kdf }
  const slot = (type: SlotType, secret: SlotSecret): Slot =>
    makeSlot(place, keys, { type, secret, createdOn, label: '' }, random)
  const header = {
    kind: 'satchel-vault' as const,
    format: HEADER_FORMAT,
    vaultId,
    createdOn,
    kdf,
    epoch: { id: epochId, number: 1, parent: null },
    earlier: [],
    counter: 1,
    parentHash: null,
    slots: [slot('owner', { kind: 'passphrase', derived }), slot('recovery', { kind: 'recovery', code: recoveryCode })],
    mark,
  } satisfies Omit<VaultHeader, 'mac'>
  return { header: withMac(header, keys), keys }
}

function macOf(header: VaultHeader | Omit<VaultHeader, 'mac'>, keys: Pick<VaultKeys, 'headerMac'>): Uint8Array {
  return keyedHash(keys.headerMac, utf8(canonicalJson({ ...header, mac: undefined })))
}

const withMac = (header: Omit<VaultHeader, 'mac'>, keys: VaultKeys): VaultHeader => ({
  ...header,
  mac: toHex(macOf(header, keys)),
})

const PREFIX = '{"checksum":"'
const REST_AT = PREFIX.length + 64 + 2

/** The bytes of `vault.json`: canonical JSON whose first member is the BLAKE2b-256 of all that follows it (VF-6, VF-7). */
export const encodeHeader = (header: VaultHeader, keys: VaultKeys): Uint8Array => encode(withMac(header, keys))

function encode(header: VaultHeader): Uint8Array {
  const rest = canonicalJson(header).slice(1)
  return utf8(`${PREFIX}${toHex(hash(utf8(rest)))}",${rest}`)
}

export type HeaderCode = 'not-a-vault' | 'damaged' | 'too-new' | 'out-of-bounds'

const Stated = v.object({ kind: v.literal('satchel-vault'), format: count })

/** Read a header before anything is derived: whether it is one, whole, of this format, and within bounds (VF-7, VF-8). */
export function readHeader(bytes: Uint8Array): Result<VaultHeader, Refusal<HeaderCode>> {
  if (bytes.length > MOST_HEADER_BYTES) return refuse('out-of-bounds', 'size')
  if (!isWhole(bytes)) return refuse(looksLikeOurs(bytes) ? 'damaged' : 'not-a-vault')
  const text = `{${textOf(bytes.subarray(REST_AT))}`
  const stated = parseJson(Stated, text)
  if (!stated.ok) return refuse('not-a-vault')
  if (stated.value.format > HEADER_FORMAT) return refuse('too-new', String(stated.value.format))
  const header = parseJson(VaultHeader, text)
  if (!header.ok) return refuse('damaged', header.error.detail)
  if (!equalBytes(encode(header.value), bytes)) return refuse('damaged', 'not canonical')
  return withinBounds(header.value)
}

/** Whether the checksum is that of what follows it; it needs no parser, so nothing hostile is parsed before it. */
function isWhole(bytes: Uint8Array): boolean {
  const head = textOf(bytes.subarray(0, REST_AT))
  if (!head.startsWith(PREFIX) || !head.endsWith('",')) return false
  return head.slice(PREFIX.length, -2) === toHex(hash(bytes.subarray(REST_AT)))
}

function textOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return ''
  }
}

/** An empty or zeroed file is what a lost write leaves; otherwise one of our words must still be legible. */
function looksLikeOurs(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte === 0)) return true
  const text = String.fromCharCode(...bytes)
  return ['satchel-vault', '"vaultId"', '"slots"', '{"checksum"'].some((word) => text.includes(word))
}

/**
 * The parameters to derive a typed passphrase with, each set once: the vault's own, then those that some slots still state
 * from before they were raised (VF-8).
 */
export function kdfSets({ kdf, slots }: Pick<VaultHeader, 'kdf' | 'slots'>): KdfParameters[] {
  const sets = new Map([kdf, ...slots.flatMap((slot) => slot.kdf ?? [])].map((set) => [canonicalJson(set), set]))
  return [...sets.values()]
}

function withinBounds(header: VaultHeader): Result<VaultHeader, Refusal<'out-of-bounds'>> {
  const sets = kdfSets(header)
  if (sets.length > MOST_KDF_SETS || !sets.every(isWithinKdfBounds)) return refuse('out-of-bounds', 'kdf')
  return header.slots.length > MOST_SLOTS ? refuse('out-of-bounds', 'slots') : ok(header)
}

export type OpenCode = 'wrong-secret' | 'slot-damaged' | 'header-forged'

function openWith(header: VaultHeader, secret: SlotSecret): Result<VaultKeys, Refusal<OpenCode>> {
  const opened = openSlots(placeOf(header), header.slots, secret)
  if (!opened.ok) return opened
  const keys = keysOf(header.vaultId, header.epoch.id, opened.value.vaultKey)
  if (equalBytes(macOf(header, keys), fromHex(header.mac))) return ok(keys)
  wipeKeys(keys)
  return refuse('header-forged')
}

/** Open with 32 bytes derived from a passphrase with `header.kdf`; tries every passphrase slot for the one derivation. */
export const openWithDerived = (header: VaultHeader, derived: Uint8Array): Result<VaultKeys, Refusal<OpenCode>> =>
  openWith(header, { kind: 'passphrase', derived })

/** Open with the recovery code. */
export const openWithRecoveryCode = (header: VaultHeader, code: RecoveryCode): Result<VaultKeys, Refusal<OpenCode>> =>
  openWith(header, { kind: 'recovery', code })

type HeaderChanges = Partial<Pick<VaultHeader, 'kdf' | 'slots' | 'mark' | 'epoch' | 'earlier'>>

/** The header that follows this one with some members changed: counter raised, the hash of the one before, a MAC of `keys`, those of its epoch. */
export function nextHeader(header: VaultHeader, keys: VaultKeys, changes: HeaderChanges): VaultHeader {
  const parentHash = toHex(hash(encode(header)))
  return withMac({ ...header, ...changes, counter: header.counter + 1, parentHash }, keys)
}

/** A copy that is not the newest header: its place in the candidates, and what is wrong with it. */
export type WrongCopy = { readonly index: number; readonly why: 'stale' | 'differs' | HeaderCode }

export type NewestHeader = {
  readonly header: VaultHeader
  /** Its place in the candidates. */
  readonly index: number
  /** Whether a copy is damaged or of another history, or one listed before the newest is older: to be repaired and reported. */
  readonly repair: boolean
  /** Every candidate that is not the same header. */
  readonly wrongCopies: readonly WrongCopy[]
  /** The readable ones after the newest, newest first: for when that turns out forged. */
  readonly others: readonly VaultHeader[]
}

/**
 * The newest of several copies that checks, given in the order file, previous, snapshots (older ones are expected behind
 * the file, not before it). One copy of a newer format refuses all: this
 * version must not open an older copy beside it. When none checks, the refusal is that of the most promising.
 */
export function newestHeader(candidates: readonly Uint8Array[]): Result<NewestHeader, Refusal<HeaderCode>> {
  const read = candidates.map((bytes) => readHeader(bytes))
  const codes = read.map((result) => (result.ok ? null : result.error.code))
  const headers = read.flatMap((result, index) => (result.ok ? [{ header: result.value, index }] : []))
  const [newest, ...older] = headers.sort((a, b) => b.header.counter - a.header.counter || a.index - b.index)
  const worst = (['too-new', 'out-of-bounds', 'damaged'] as const).find((code) => codes.includes(code))
  if (!newest || worst === 'too-new') return refuse(worst ?? 'not-a-vault')
  const wrongCopies = read.flatMap((result, index) => {
    const why = result.ok ? compare(result.value, newest.header) : result.error.code
    return why === null ? [] : [{ index, why }]
  })
  const repair = wrongCopies.some(({ why, index }) => why !== 'stale' || index < newest.index)
  return ok({ ...newest, repair, wrongCopies, others: older.map(({ header }) => header) })
}

function compare(header: VaultHeader, newest: VaultHeader): 'stale' | 'differs' | null {
  if (header.vaultId === newest.vaultId && header.counter < newest.counter) return 'stale'
  return canonicalJson(header) === canonicalJson(newest) ? null : 'differs'
}
