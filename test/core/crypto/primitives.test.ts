import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { blake2b } from '@noble/hashes/blake2.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../../renderer/core/base/bytes.ts'
import { open, seal, SEAL_OVERHEAD } from '../../../renderer/core/crypto/aead.ts'
import { binding } from '../../../renderer/core/crypto/associated-data.ts'
import { boxKeyPair, openWithKeyPair, sealToPublicKey } from '../../../renderer/core/crypto/box.ts'
import { startFingerprint } from '../../../renderer/core/crypto/fingerprint.ts'
import { hash, keyedHash, startKeyedHash } from '../../../renderer/core/crypto/hash.ts'
import { pad, paddedLength, unpad } from '../../../renderer/core/crypto/padding.ts'
import { randomBytes } from '../../../renderer/core/crypto/random.ts'
import { isSignedBy, newSigningSeed, sign, signingKeyPair } from '../../../renderer/core/crypto/sign.ts'
import { ready, sodium } from '../../../renderer/core/crypto/sodium.ts'
import { subkey, subkeyNumbers, type SubkeyName } from '../../../renderer/core/crypto/subkeys.ts'

beforeAll(ready)

const bytes = (maxLength = 300) => fc.uint8Array({ maxLength })
const flipped = (of: Uint8Array, bit: number): Uint8Array => {
  const copy = of.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

describe('sealing', () => {
  test('VF-2: what is sealed opens in another implementation of XChaCha20-Poly1305, from the layout alone', () => {
    const key = randomBytes(32)
    const sealed = seal(key, utf8('a record'), utf8('where it belongs'))
    expect(sealed[0]).toBe(1)
    const other = xchacha20poly1305(key, sealed.subarray(1, 25), utf8('where it belongs'))
    expect(toHex(other.decrypt(sealed.subarray(25)))).toBe(toHex(utf8('a record')))
  })

  test('VF-2: it opens with its own key and associated data and with no others', () => {
    fc.assert(
      fc.property(bytes(), bytes(40), bytes(40), (plain, data, otherData) => {
        const key = randomBytes(32)
        const sealed = seal(key, plain, data)
        expect(sealed.length).toBe(plain.length + SEAL_OVERHEAD)
        expect(open(key, sealed, data)).toEqual({ ok: true, value: plain })
        expect(open(randomBytes(32), sealed, data).ok).toBe(false)
        expect(open(key, sealed, otherData).ok).toBe(toHex(data) === toHex(otherData))
      }),
      { numRuns: 60 },
    )
  })

  test('VF-2: each single flipped bit and each cut of a sealed string is refused', () => {
    const key = randomBytes(32)
    const sealed = seal(key, utf8('ER positive'), utf8('row'))
    for (let bit = 0; bit < sealed.length * 8; bit++)
      expect(open(key, flipped(sealed, bit), utf8('row')).ok).toBe(false)
    for (let cut = 0; cut < sealed.length; cut++) expect(open(key, sealed.subarray(0, cut), utf8('row')).ok).toBe(false)
  })

  test('two sealings of the same thing share no nonce', () => {
    const key = randomBytes(32)
    const nonces = Array.from({ length: 2000 }, () =>
      toHex(seal(key, new Uint8Array(), new Uint8Array()).subarray(1, 25)),
    )
    expect(new Set(nonces).size).toBe(2000)
  })

  test('a wiped key seals nothing and opens nothing, not even what was really sealed with zeros', () => {
    const wiped = new Uint8Array(32)
    expect(() => seal(wiped, utf8('ER positive'), utf8('row'))).toThrow('wiped')
    const nonce = randomBytes(24)
    const body = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(utf8('x'), utf8('row'), null, nonce, wiped)
    expect(open(wiped, Uint8Array.of(1, ...nonce, ...body), utf8('row')).ok).toBe(false)
  })

  test('random bytes drawn from the pool are never handed out twice, whatever lengths are asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 16, max: 80 }), { minLength: 200, maxLength: 200 }), (lengths) => {
        const drawn = lengths.map((length) => toHex(randomBytes(length)))
        expect(drawn.every((hex, i) => hex.length === (lengths[i] ?? 0) * 2)).toBe(true)
        expect(new Set(drawn.map((hex) => hex.slice(0, 32))).size).toBe(200)
      }),
      { numRuns: 10 },
    )
  })
})

describe('hashing', () => {
  test('BLAKE2b-256, keyed and not, whole and in parts, agrees with another implementation', () => {
    fc.assert(
      fc.property(bytes(2000), fc.uint8Array({ minLength: 16, maxLength: 64 }), fc.nat(2000), (message, key, cut) => {
        const keyed = toHex(blake2b(message, { dkLen: 32, key }))
        expect(toHex(hash(message))).toBe(toHex(blake2b(message, { dkLen: 32 })))
        expect(toHex(keyedHash(key, message))).toBe(keyed)
        const running = startKeyedHash(key)
        running.update(message.subarray(0, cut))
        running.update(message.subarray(cut))
        expect(toHex(running.finish())).toBe(keyed)
      }),
      { numRuns: 100 },
    )
  })

  test('a fingerprint does not depend on how the content was cut into parts', () => {
    const keys = { fingerprint: randomBytes(32) }
    const whole = startFingerprint(keys)
    whole.add(utf8('page one, page two'))
    const parts = startFingerprint(keys)
    for (const part of ['page one', ', ', 'page two']) parts.add(utf8(part))
    expect(parts.end()).toBe(whole.end())
  })

  test('VF-3: two different lists of fields never bind to the same bytes', () => {
    const fields = fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 4 })
    fc.assert(
      fc.property(fields, fields, (a, b) => {
        const same = JSON.stringify(a.map(toHex)) === JSON.stringify(b.map(toHex))
        expect(toHex(binding('label', ...a)) === toHex(binding('label', ...b))).toBe(same)
      }),
    )
  })
})

describe('keys', () => {
  test('VF-4: each subkey is BLAKE2b of nothing with its number as salt and satchel1 as personalisation', () => {
    const vaultKey = fromHex('00112233445566778899aabbccddeeff'.repeat(2))
    for (const [name, number] of Object.entries(subkeyNumbers)) {
      const salt = new Uint8Array(16)
      salt[0] = number
      const personalization = new Uint8Array(16)
      personalization.set(utf8('satchel1'))
      const other = blake2b(new Uint8Array(), { dkLen: 32, key: vaultKey, salt, personalization })
      expect(toHex(subkey(vaultKey, name as SubkeyName))).toBe(toHex(other))
    }
    expect(new Set(Object.values(subkeyNumbers)).size).toBe(Object.keys(subkeyNumbers).length)
  })

  test('VF-9: a key sealed to a public key opens with its private key, in its place, and nowhere else', () => {
    const pair = boxKeyPair(randomBytes(32))
    const vaultKey = randomBytes(32)
    const sealed = sealToPublicKey(pair.publicKey, vaultKey, utf8('slot 1'))
    expect(openWithKeyPair(pair, sealed, utf8('slot 1'))).toEqual({ ok: true, value: vaultKey })
    expect(openWithKeyPair(pair, sealed, utf8('slot 2')).ok).toBe(false)
    expect(openWithKeyPair(boxKeyPair(randomBytes(32)), sealed, utf8('slot 1')).ok).toBe(false)
    for (let bit = 0; bit < sealed.length * 8; bit += 3)
      expect(openWithKeyPair(pair, flipped(sealed, bit), utf8('slot 1')).ok).toBe(false)
  })

  test('VF-9: an ephemeral public key of low order is refused, not thrown at the caller', () => {
    const pair = boxKeyPair(randomBytes(32))
    const sealed = sealToPublicKey(pair.publicKey, randomBytes(32), utf8('slot'))
    sealed.fill(0, 0, 32)
    expect(openWithKeyPair(pair, sealed, utf8('slot'))).toEqual({ ok: false, error: { code: 'not-authentic' } })
  })

  test('Ed25519 gives the signature of RFC 8032 §7.1, test 2, and accepts no altered message, signature or key', () => {
    const pair = signingKeyPair(fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    expect(toHex(pair.publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    const signature = sign(fromHex('72'), pair)
    expect(toHex(signature)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(isSignedBy(fromHex('72'), signature, pair.publicKey)).toBe(true)
    expect(isSignedBy(fromHex('73'), signature, pair.publicKey)).toBe(false)
    expect(isSignedBy(fromHex('72'), flipped(signature, 9), pair.publicKey)).toBe(false)
    expect(isSignedBy(fromHex('72'), signature, signingKeyPair(newSigningSeed()).publicKey)).toBe(false)
    expect(isSignedBy(fromHex('72'), signature.subarray(1), pair.publicKey)).toBe(false)
    expect(isSignedBy(fromHex('72'), signature, new Uint8Array(3))).toBe(false)
  })
})

describe('padding', () => {
  test('VF-5: a padded length is never shorter, never less than the step, and at most 12 % longer once above it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 30 }), (length) => {
        const padded = paddedLength(length, 512)
        expect(padded).toBeGreaterThanOrEqual(Math.max(length, 512))
        expect(padded).toBeLessThanOrEqual(Math.max(length + 512, length * 1.12))
        expect(paddedLength(padded, 512)).toBe(padded)
        expect(paddedLength(Math.max(length, 256), 1)).toBeLessThanOrEqual(Math.max(length, 256) * 1.12)
      }),
      { numRuns: 2000 },
    )
  })

  test('VF-5: of a thousand neighbouring lengths few padded ones remain', () => {
    const lengths = new Set(Array.from({ length: 4000 }, (_, i) => paddedLength(20_000 + i, 512)))
    expect(lengths.size).toBeLessThanOrEqual(5)
  })

  test('VF-5: unpad gives back what pad was given, and refuses a length beyond the end', () => {
    fc.assert(
      fc.property(bytes(3000), (plain) => {
        expect(unpad(pad(plain))).toEqual({ ok: true, value: plain })
      }),
    )
    expect(unpad(Uint8Array.of(0, 0, 0, 9, 1, 2)).ok).toBe(false)
    expect(unpad(Uint8Array.of(0, 0)).ok).toBe(false)
  })
})
