import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromUtf8, toBase64, toHex, utf8 } from '../../../renderer/core/base/bytes.ts'
import { canonicalJson } from '../../../renderer/core/base/canonical-json.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { randomBytes } from '../../../renderer/core/crypto/random.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import {
  encodeHeader,
  newestHeader,
  nextHeader,
  openWithDerived,
  openWithRecoveryCode,
  readHeader,
  wipeKeys,
  type VaultHeader,
} from '../../../renderer/core/format/header.ts'
import { newRecoveryCode } from '../../../renderer/core/format/recovery-code.ts'
import { openLabel, sealLabel } from '../../../renderer/core/format/slots.ts'
import { aVault, derived, flipped, kdf } from './made-up.ts'

beforeAll(ready)

/** A header as somebody without the key can write it: any members, a right checksum. */
function forged(members: object): Uint8Array {
  return summed(canonicalJson(members).slice(1))
}

/** A header file with this text behind a right checksum. */
const summed = (rest: string): Uint8Array => utf8(`{"checksum":"${toHex(hash(utf8(rest)))}",${rest}`)

/** What an attempt to open these bytes with the right passphrase comes to. */
function outcome(bytes: Uint8Array): string {
  const header = readHeader(bytes)
  if (!header.ok) return header.error.code
  const opened = openWithDerived(header.value, derived)
  return opened.ok ? 'opened' : opened.error.code
}

const reread = (header: VaultHeader, keys: ReturnType<typeof aVault>['keys']): VaultHeader => {
  const read = readHeader(encodeHeader(header, keys))
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

describe('a header', () => {
  test('VF-6: is read back as it was written, and opens by passphrase and by recovery code to the same keys', () => {
    const { header, keys, recoveryCode } = aVault()
    expect(reread(header, keys)).toEqual(header)
    expect(openWithDerived(header, derived)).toEqual({ ok: true, value: keys })
    expect(openWithRecoveryCode(header, recoveryCode)).toEqual({ ok: true, value: keys })
  })

  test('VF-6: tells the disk nothing but app, format, ids, slot types, days and parameters', () => {
    const { header, keys } = aVault()
    const text = fromUtf8(encodeHeader(header, keys))
    const words = [...text.matchAll(/[a-zA-Z][a-zA-Z-]{3,}/g)]
      .map(([word]) => word)
      .filter((word) => !/^[0-9a-f]+$/.test(word))
    const hidden = [...header.slots.flatMap(({ sealedKey, label }) => [sealedKey, label])].join(' ')
    const shown = words.filter((word) => !hidden.includes(word))
    const allowed =
      'checksum counter createdOn earlier epoch number parent null format memLimit opsLimit salt kind satchel-vault mark parentHash slots label publicKey sealedKey type owner recovery vaultId'
    expect(shown.filter((word) => !allowed.split(' ').includes(word))).toEqual([])
  })

  test('VF-10: only another public key makes a wrong secret', () => {
    const { header } = aVault()
    expect(openWithDerived(header, randomBytes(32))).toEqual({ ok: false, error: { code: 'wrong-secret' } })
    expect(openWithRecoveryCode(header, newRecoveryCode())).toEqual({ ok: false, error: { code: 'wrong-secret' } })
    const [owner, recovery] = header.slots
    if (!owner || !recovery) throw new Error('a vault has two slots')
    const broken = { ...header, slots: [{ ...owner, sealedKey: recovery.sealedKey }, recovery] }
    expect(openWithDerived(broken, derived)).toEqual({ ok: false, error: { code: 'slot-damaged', detail: owner.id } })
  })

  test('VF-7: what is not a vault, damaged, too new or out of bounds is told apart before anything is derived', () => {
    const { header, keys } = aVault()
    const whole = encodeHeader(header, keys)
    const codeOf = (bytes: Uint8Array) => {
      const read = readHeader(bytes)
      return read.ok ? 'read' : read.error.code
    }
    expect(codeOf(utf8('{"name":"somebody else’s settings"}'))).toBe('not-a-vault')
    expect(codeOf(utf8('%PDF-1.7'))).toBe('not-a-vault')
    expect(codeOf(new Uint8Array())).toBe('damaged')
    expect(codeOf(new Uint8Array(4096))).toBe('damaged')
    expect(codeOf(whole.subarray(0, 300))).toBe('damaged')
    expect(codeOf(forged({ ...header, format: 2, colour: 'new' }))).toBe('too-new')
    expect(codeOf(forged({ ...header, kind: 'other' }))).toBe('not-a-vault')
    expect(codeOf(forged({ ...header, extra: 1 }))).toBe('damaged')
    expect(codeOf(forged({ ...header, counter: 0 }))).toBe('damaged')
    expect(codeOf(utf8(fromUtf8(whole).replace('"counter":1', '"counter": 1')))).toBe('damaged')
    expect(codeOf(new Uint8Array(65537))).toBe('out-of-bounds')
  })

  test.each([
    ['memory above 1 GiB', { kdf: { ...kdf, memLimit: 2 ** 30 + 1024 } }],
    ['memory below 8 MiB', { kdf: { ...kdf, memLimit: 2 ** 22 } }],
    ['21 passes', { kdf: { ...kdf, opsLimit: 21 } }],
    ['no passes', { kdf: { ...kdf, opsLimit: 0 } }],
  ])('VF-8: %s is refused before deriving', (_name, change) => {
    expect(outcome(forged({ ...aVault().header, ...change }))).toBe('out-of-bounds')
  })

  test('VF-8: seventeen slots are refused', () => {
    const { header } = aVault()
    const [slot] = header.slots
    expect(outcome(forged({ ...header, slots: Array.from({ length: 17 }, () => slot) }))).toBe('out-of-bounds')
  })

  test('VF-7: a file that is not canonical is damaged, although its checksum is right', () => {
    const rest = canonicalJson(aVault().header).slice(1)
    expect(outcome(summed(rest))).toBe('opened')
    expect(outcome(summed(rest.replace('"counter":1', '"counter": 1')))).toBe('damaged')
    expect(outcome(summed(rest.replace('"counter":1', '"counter":9,"counter":1')))).toBe('damaged')
    expect(outcome(summed(`${rest}\n`))).toBe('damaged')
  })

  test('VF-7: hostile JSON behind a right checksum is refused without a crash', () => {
    for (const text of [
      '['.repeat(60_000),
      '{"a":'.repeat(9000),
      '"__proto__":{"kind":"satchel-vault"}}',
      '"kind":1e999}',
    ])
      expect(readHeader(summed(text)).ok).toBe(false)
  })

  test('VF-10: a forger who recomputes the checksum never gets a header opened', () => {
    const { header, keys } = aVault()
    const stranger = aVault()
    const [owner, recovery] = header.slots
    if (!owner || !recovery) throw new Error('a vault has two slots')
    expect(outcome(forged(header))).toBe('opened')
    expect(outcome(forged({ ...header, counter: 9 }))).toBe('header-forged')
    expect(outcome(forged({ ...header, createdOn: '2020-01-01' }))).toBe('header-forged')
    expect(outcome(forged({ ...header, mark: 'made-on-trial-runtime' }))).toBe('header-forged')
    expect(outcome(forged({ ...header, mac: '0'.repeat(64) }))).toBe('header-forged')
    expect(outcome(forged({ ...header, slots: [owner] }))).toBe('header-forged')
    expect(outcome(forged({ ...header, slots: [...header.slots, ...stranger.header.slots] }))).toBe('header-forged')
    expect(outcome(forged({ ...header, kdf: { ...kdf, opsLimit: 1 } }))).toBe('slot-damaged')
    expect(outcome(forged({ ...header, kdf: { ...kdf, memLimit: 2 ** 23 } }))).toBe('slot-damaged')
    expect(outcome(forged({ ...header, vaultId: stranger.header.vaultId }))).toBe('slot-damaged')
    expect(outcome(forged({ ...header, epoch: { ...header.epoch, id: stranger.header.epoch.id } }))).toBe(
      'slot-damaged',
    )
    expect(outcome(forged({ ...header, slots: [{ ...owner, type: 'caregiver' }, recovery] }))).toBe('slot-damaged')
    expect(outcome(forged({ ...header, slots: [{ ...owner, type: 'recovery' }, recovery] }))).toBe('wrong-secret')
    expect(outcome(forged({ ...header, slots: stranger.header.slots }))).not.toBe('opened')
    expect(outcome(encodeHeader(header, keys))).toBe('opened')
  })

  test('VF-9: a slot of a type this version does not know is kept, and does not stop the others from opening', () => {
    const { header, keys } = aVault()
    const [owner] = header.slots
    if (!owner) throw new Error('a vault has an owner')
    const later = nextHeader(header, keys, { slots: [{ ...owner, type: 'key-file' }, ...header.slots] })
    expect(outcome(encodeHeader(later, keys))).toBe('opened')
    expect(reread(later, keys).slots).toHaveLength(3)
  })
})

describe('labels and keys', () => {
  test('a label is read back with the keys and is bound to its slot', () => {
    const { header, keys } = aVault()
    const [owner, recovery] = header.slots
    if (!owner || !recovery) throw new Error('a vault has two slots')
    const label = sealLabel(keys, owner.id, 'Rosa’s own')
    expect(openLabel(keys, { ...owner, label })).toEqual({ ok: true, value: 'Rosa’s own' })
    expect(openLabel(keys, { ...recovery, label }).ok).toBe(false)
    expect(openLabel(keys, { ...owner, label: toBase64(new Uint8Array(3)) }).ok).toBe(false)
    expect(label.length).toBe(owner.label.length)
  })

  test('wiped keys are zeros', () => {
    const { keys } = aVault()
    wipeKeys(keys)
    const left = Object.values(keys).filter((key) => key instanceof Uint8Array)
    expect(left).toHaveLength(8)
    expect(left.every((key) => key.every((byte) => byte === 0))).toBe(true)
  })
})

describe('the newest header', () => {
  const two = () => {
    const { header, keys } = aVault()
    const next = nextHeader(header, keys, {})
    return { keys, header, next, old: encodeHeader(header, keys), fresh: encodeHeader(next, keys) }
  }

  test('VF-7: is taken from wherever it lies; the copy of the one before is nothing to repair behind it', () => {
    const { old, fresh, next } = two()
    expect(newestHeader([fresh, old])).toMatchObject({ ok: true, value: { header: next, index: 0, repair: false } })
    expect(newestHeader([old, fresh])).toMatchObject({ ok: true, value: { header: next, index: 1, repair: true } })
    expect(newestHeader([fresh, fresh])).toMatchObject({ value: { repair: false, wrongCopies: [] } })
  })

  test('VF-7: a damaged copy is passed over and reported', () => {
    const { old, fresh, header } = two()
    const found = newestHeader([flipped(fresh, 900), old])
    expect(found).toMatchObject({ value: { header, index: 1, repair: true } })
    expect(found.ok && found.value.wrongCopies).toEqual([{ index: 0, why: 'damaged' }])
  })

  test('VF-7: an older version refuses to open the older copy beside a newer format', () => {
    const { old, next } = two()
    expect(newestHeader([forged({ ...next, format: 2 }), old])).toMatchObject({ error: { code: 'too-new' } })
  })

  test('VF-7: another history under the same number is reported, and the others stay at hand', () => {
    const { keys, header, next, fresh } = two()
    const other = encodeHeader(nextHeader(header, keys, { mark: 'made-on-trial-runtime' }), keys)
    const found = newestHeader([fresh, other])
    expect(found).toMatchObject({ value: { header: next, repair: true, wrongCopies: [{ index: 1, why: 'differs' }] } })
    expect(found.ok && found.value.others).toHaveLength(1)
  })

  test('VF-7: without any that checks, the refusal is the most telling one', () => {
    const { fresh } = two()
    expect(newestHeader([])).toMatchObject({ error: { code: 'not-a-vault' } })
    expect(newestHeader([utf8('hello'), fresh.subarray(5)])).toMatchObject({ error: { code: 'damaged' } })
  })
})

test('hostile bytes: 600 flips, cuts, and splices of a header are all noticed and none throws', () => {
  const { header, keys } = aVault()
  const bytes = encodeHeader(header, keys)
  const other = encodeHeader(aVault().header, keys)
  const change = fc.oneof(
    fc.nat(bytes.length * 8 - 1).map((bit) => flipped(bytes, bit)),
    fc.nat(bytes.length - 1).map((cut) => bytes.slice(0, cut)),
    fc
      .tuple(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 9 }))
      .map(([at, more]) => Uint8Array.from([...bytes.subarray(0, at), ...more, ...bytes.subarray(at)])),
    fc
      .integer({ min: 100, max: bytes.length - 100 })
      .map((at) => Uint8Array.from([...bytes.subarray(0, at), ...other.subarray(at)])),
  )
  const unnoticed = fc.sample(change, 600).filter((hostile) => outcome(hostile) === 'opened')
  expect(unnoticed).toEqual([])
})
