import { beforeAll, describe, expect, test } from 'vitest'
import { toBase64, toHex } from '../../../renderer/core/base/bytes.ts'
import { startFingerprint } from '../../../renderer/core/crypto/fingerprint.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { randomBytes } from '../../../renderer/core/crypto/random.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import { addSlot, MOST_CAREGIVERS, resealSlot, rotate } from '../../../renderer/core/format/change-keys.ts'
import {
  fingerprintKeys,
  keysFor,
  openKeyring,
  standingOf,
  wipeKeyring,
  type Keyring,
} from '../../../renderer/core/format/epochs.ts'
import {
  encodeHeader,
  kdfSets,
  MOST_KDF_SETS,
  nextHeader,
  openWithDerived,
  openWithRecoveryCode,
  readHeader,
  type VaultHeader,
  type VaultKeys,
} from '../../../renderer/core/format/header.ts'
import { newRecoveryCode } from '../../../renderer/core/format/recovery-code.ts'
import { openLabel } from '../../../renderer/core/format/slots.ts'
import { aVault, derived, deviceId, kdf } from './made-up.ts'

beforeAll(ready)

const passphrase = (bytes: Uint8Array) => ({ kind: 'passphrase' as const, derived: bytes })

function sure<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const reread = (header: VaultHeader, keys: VaultKeys): VaultHeader => sure(readHeader(encodeHeader(header, keys)))

const opens = (header: VaultHeader, bytes: Uint8Array): string => {
  const opened = openWithDerived(header, bytes)
  return opened.ok ? 'opened' : opened.error.code
}

const caregiver = (bytes: Uint8Array, label = 'Ana') => ({
  type: 'caregiver' as const,
  secret: passphrase(bytes),
  label,
  createdOn: '2026-06-01',
})

/** A vault of three: owner, kit, Ana; and what each of them has. */
function family() {
  const made = aVault()
  const ana = randomBytes(32)
  const header = sure(addSlot(made.header, made.keys, caregiver(ana)))
  const slot = header.slots.find(({ type }) => type === 'caregiver')
  const [owner, kit] = header.slots
  if (!slot || !owner || !kit) throw new Error('three slots')
  return { ...made, header, ana, anaSlot: slot, owner, kit, keyring: sure(openKeyring(header, made.keys)) }
}

/** The family after Ana's key was taken away. */
function withoutAna() {
  const before = family()
  const after = sure(
    rotate(before.header, before.keyring, { remove: [before.anaSlot.id], lastSeqs: { [deviceId(1)]: 7 } }),
  )
  return { before, ...after }
}

describe('adding a key', () => {
  test('a caregiver’s passphrase opens the vault to the same keys as the owner’s, and the label is hers', () => {
    const { header, keys, ana, anaSlot, recoveryCode } = family()
    const read = reread(header, keys)
    expect(openWithDerived(read, ana)).toEqual({ ok: true, value: keys })
    expect(openWithDerived(read, derived)).toEqual({ ok: true, value: keys })
    expect(openWithRecoveryCode(read, recoveryCode)).toEqual({ ok: true, value: keys })
    expect(openLabel(keys, anaSlot)).toEqual({ ok: true, value: 'Ana' })
    expect(read.counter).toBe(2)
  })

  test('two keys never share a secret, so that taking one away takes it away', () => {
    const { header, keys, ana } = family()
    expect(addSlot(header, keys, caregiver(ana))).toMatchObject({ error: { code: 'same-secret' } })
    expect(addSlot(header, keys, caregiver(derived))).toMatchObject({ error: { code: 'same-secret' } })
  })

  test('a ninth caregiver is refused', () => {
    const made = aVault()
    let header = made.header
    for (let n = 0; n < MOST_CAREGIVERS; n++) header = sure(addSlot(header, made.keys, caregiver(randomBytes(32))))
    expect(addSlot(header, made.keys, caregiver(randomBytes(32)))).toMatchObject({ error: { code: 'too-many' } })
  })
})

describe('changing a passphrase', () => {
  test('VF-10: the new one opens, the old one no longer, the kit and the caregiver still', () => {
    const { header, keys, recoveryCode, ana, owner } = family()
    const fresh = randomBytes(32)
    const next = reread(sure(resealSlot(header, keys, { slot: owner.id, secret: passphrase(fresh) })), keys)
    expect(openWithDerived(next, fresh)).toEqual({ ok: true, value: keys })
    expect([opens(next, derived), opens(next, ana)]).toEqual(['wrong-secret', 'opened'])
    expect(openWithRecoveryCode(next, recoveryCode).ok).toBe(true)
    expect(next.parentHash).toBe(toHex(hash(encodeHeader(header, keys))))
  })

  test('a passphrase cannot be put into the kit’s slot, nor into one that is not there', () => {
    const { header, keys, kit } = family()
    expect(resealSlot(header, keys, { slot: kit.id, secret: passphrase(derived) }).ok).toBe(false)
    const elsewhere = family().owner.id
    expect(resealSlot(header, keys, { slot: elsewhere, secret: passphrase(derived) }).ok).toBe(false)
  })
})

describe('raising the parameters', () => {
  const raised = { ...kdf, opsLimit: 9 }

  test('VF-10: the one who is there moves on; the others’ old parameters stay stated until they come', () => {
    const { header, keys, recoveryCode, ana, anaSlot, owner } = family()
    const fresh = randomBytes(32)
    const next = reread(
      sure(resealSlot(header, keys, { slot: owner.id, secret: passphrase(fresh), kdf: raised })),
      keys,
    )
    expect(kdfSets(next)).toEqual([raised, kdf])
    expect([opens(next, fresh), opens(next, ana), opens(next, derived)]).toEqual(['opened', 'opened', 'wrong-secret'])
    expect(openWithRecoveryCode(next, recoveryCode).ok).toBe(true)

    const anaAgain = randomBytes(32)
    const last = reread(sure(resealSlot(next, keys, { slot: anaSlot.id, secret: passphrase(anaAgain) })), keys)
    expect(kdfSets(last)).toEqual([raised])
    expect([opens(last, anaAgain), opens(last, fresh), opens(last, ana)]).toEqual(['opened', 'opened', 'wrong-secret'])
  })

  test('VF-9: parameters stated by a slot are bound to it: others do not open it', () => {
    const { header, keys, ana, anaSlot, owner } = family()
    const next = sure(resealSlot(header, keys, { slot: owner.id, secret: passphrase(randomBytes(32)), kdf: raised }))
    const cheap = { ...kdf, opsLimit: 1 }
    const forged = {
      ...next,
      slots: next.slots.map((slot) => (slot.id === anaSlot.id ? { ...slot, kdf: cheap } : slot)),
    }
    expect(opens(forged, ana)).toBe('slot-damaged')
  })

  test('VF-8: more sets than a person would wait for are refused, in writing and in reading', () => {
    const { keys, owner, ...made } = family()
    let header = made.header
    for (let n = 0; n < MOST_KDF_SETS + 1; n++) {
      header = sure(addSlot(header, keys, caregiver(randomBytes(32))))
      const change = { slot: owner.id, secret: passphrase(randomBytes(32)), kdf: { ...kdf, opsLimit: 10 + n } }
      const next = resealSlot(header, keys, change)
      if (!next.ok) expect(next.error.code).toBe('too-many')
      expect(next.ok).toBe(n < MOST_KDF_SETS - 1)
      header = next.ok ? next.value : header
    }
    const [first, ...others] = header.slots
    if (!first) throw new Error('slots')
    const hostile = nextHeader(header, keys, { slots: [{ ...first, kdf: { ...kdf, opsLimit: 20 } }, ...others] })
    expect(readHeader(encodeHeader(hostile, keys))).toMatchObject({ error: { code: 'out-of-bounds' } })
  })

  test('VF-8: a slot that asks for more than 1 GiB is refused before deriving', () => {
    const { header, keys, owner } = family()
    const slots = header.slots.map((slot) => (slot === owner ? { ...slot, kdf: { ...kdf, memLimit: 2 ** 31 } } : slot))
    const hostile = nextHeader(header, keys, { slots })
    expect(readHeader(encodeHeader(hostile, keys))).toMatchObject({ error: { code: 'out-of-bounds' } })
  })
})

describe('a rotation', () => {
  test('VF-22: owner and kit still open, the removed key does not, and nobody else’s secret was needed', () => {
    const { before, header, keyring } = withoutAna()
    const read = reread(header, keyring.current)
    expect(openWithDerived(read, derived)).toEqual({ ok: true, value: keyring.current })
    expect(openWithRecoveryCode(read, before.recoveryCode)).toEqual({ ok: true, value: keyring.current })
    expect(opens(read, before.ana)).toBe('wrong-secret')
    expect(read.epoch).toMatchObject({ number: 2, parent: before.header.epoch.id })
    expect(read.slots.map((slot) => sure(openLabel(keyring.current, slot)))).toEqual(['', ''])
  })

  test('VF-22: another caregiver stays, with her label, and whoever holds the old key can not read the new one', () => {
    const before = family()
    const ben = randomBytes(32)
    const both = sure(addSlot(before.header, before.keys, caregiver(ben, 'Ben')))
    const { header, keyring } = sure(rotate(both, before.keyring, { remove: [before.anaSlot.id], lastSeqs: {} }))
    expect(opens(header, ben)).toBe('opened')
    const slot = header.slots.find(({ type }) => type === 'caregiver')
    expect(slot && openLabel(keyring.current, slot)).toEqual({ ok: true, value: 'Ben' })
    expect(slot && openLabel(before.keys, slot).ok).toBe(false)
    const old = new Set(
      Object.values(before.keys)
        .filter((key) => key instanceof Uint8Array)
        .map(toBase64),
    )
    const fresh = Object.values(keyring.current).filter((key) => key instanceof Uint8Array)
    expect(fresh).toHaveLength(8)
    expect(fresh.filter((key) => old.has(toBase64(key)))).toEqual([])
    const tried = openKeyring({ ...header, epoch: before.header.epoch }, before.keys)
    expect(tried).toMatchObject({ error: { code: 'header-forged' } })
  })

  test('VF-22: keys of every epoch are at hand for those who remain, after one rotation and after five', () => {
    const { before, ...after } = withoutAna()
    let { header, keyring } = after
    const known = [before.keys.epochId]
    for (let n = 0; n < 4; n++) {
      known.push(keyring.current.epochId)
      ;({ header, keyring } = sure(rotate(header, keyring, { remove: [], lastSeqs: { [deviceId(1)]: 10 + n } })))
    }
    const read = reread(header, keyring.current)
    const opened = sure(openKeyring(read, sure(openWithDerived(read, derived))))
    expect(known.map((epoch) => keysFor(opened, epoch)?.epochId)).toEqual(known)
    expect(keysFor(opened, before.keys.epochId)).toEqual(before.keys)
    expect(keysFor(opened, 'ab'.repeat(16))).toBe(null)
    expect(keysFor(opened, header.epoch.id)).toBe(opened.current)
  })

  test('VF-22: frames of an epoch that is over count up to what was known of each device, and no further', () => {
    const { before, keyring } = withoutAna()
    const epoch = before.keys.epochId
    const at = (seq: number, device = deviceId(1)) => standingOf(keyring, { epoch, device, seq })
    expect([at(1), at(7), at(8), at(1, deviceId(2))]).toEqual(['earlier', 'earlier', 'late', 'late'])
    const now = { epoch: keyring.current.epochId, device: deviceId(2), seq: 99 }
    expect(standingOf(keyring, now)).toBe('current')
    expect(standingOf(keyring, { ...now, epoch: 'ab'.repeat(16) })).toBe('unknown')
  })

  test('VF-4: a file taken in before a rotation has the same fingerprint after it', () => {
    const { before, keyring } = withoutAna()
    const of = (ring: Keyring) => {
      const running = startFingerprint(fingerprintKeys(ring))
      running.add(new Uint8Array([1, 2, 3]))
      return running.end()
    }
    expect(of(keyring)).toBe(of(before.keyring))
  })

  test('a new kit takes the old one’s place: the old paper no longer opens, the new one does', () => {
    const before = family()
    const code = newRecoveryCode()
    const add = [
      { type: 'recovery' as const, secret: { kind: 'recovery' as const, code }, label: '', createdOn: '2026-06-01' },
    ]
    const { header } = sure(rotate(before.header, before.keyring, { remove: [before.kit.id], add, lastSeqs: {} }))
    expect(openWithRecoveryCode(header, code).ok).toBe(true)
    expect(openWithRecoveryCode(header, before.recoveryCode)).toMatchObject({ error: { code: 'wrong-secret' } })
    expect([opens(header, derived), opens(header, before.ana)]).toEqual(['opened', 'opened'])
  })

  test('the last passphrase cannot be taken away, nor a key that is not there', () => {
    const { header, keyring, owner, anaSlot } = family()
    const taking = (...remove: (typeof owner.id)[]) => rotate(header, keyring, { remove, lastSeqs: {} })
    expect(taking(owner.id, anaSlot.id)).toMatchObject({ error: { code: 'last-key' } })
    expect(taking(owner.id).ok).toBe(true)
    expect(taking(family().owner.id)).toMatchObject({ error: { code: 'no-such-slot' } })
  })

  test('it stops before the header outgrows what a reader takes', () => {
    let { header, keyring } = withoutAna()
    const lastSeqs = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [deviceId(n), 4_000_000]))
    for (let n = 0; n < 40; n++) {
      const next = rotate(header, keyring, { remove: [], lastSeqs })
      if (!next.ok) return expect(next.error.code).toBe('too-many')
      ;({ header, keyring } = next.value)
      expect(readHeader(encodeHeader(header, keyring.current)).ok).toBe(true)
    }
    throw new Error('never stopped')
  })
})

describe('a keyring', () => {
  test('VF-6: an earlier key that was moved, renumbered or altered does not open', () => {
    const { header, keyring } = withoutAna()
    const [entry] = header.earlier
    if (!entry) throw new Error('one earlier epoch')
    const openWith = (earlier: VaultHeader['earlier']) =>
      openKeyring({ ...header, earlier }, sure(openWithDerived(header, derived)))
    expect(openWith([entry]).ok).toBe(true)
    for (const wrong of [
      [{ ...entry, number: 2 }],
      [{ ...entry, id: header.epoch.id }],
      [{ ...entry, sealedKey: toBase64(new Uint8Array(73)) }],
      [entry, entry],
    ])
      expect(openWith(wrong)).toMatchObject({ error: { code: 'header-forged' } })
    expect(keyring.earlier.size).toBe(1)
  })

  test('VF-6: what an epoch may hold is under the MAC, so nobody raises it without a key', () => {
    const { header } = withoutAna()
    const earlier = header.earlier.map((entry) => ({ ...entry, lastSeqs: { [deviceId(1)]: 8 } }))
    expect(opens({ ...header, earlier }, derived)).toBe('header-forged')
  })

  test('wiped, holds zeros for every epoch', () => {
    const { keyring } = withoutAna()
    wipeKeyring(keyring)
    const rings = [keyring.current, ...[...keyring.earlier.values()].map(({ keys }) => keys)]
    const keys = rings.flatMap((ring) => Object.values(ring).filter((key) => key instanceof Uint8Array))
    expect(keys).toHaveLength(16)
    expect(keys.every((key) => key.every((byte) => byte === 0))).toBe(true)
  })
})
