import { argon2id } from '@noble/hashes/argon2.js'
import sumo from 'libsodium-wrappers-sumo'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../renderer/core/base/bytes.ts'
import { calibrate, derive, derivationSeconds } from '../../../renderer/core/crypto/argon2id.ts'
import {
  isBelowKdfFloor,
  isWithinKdfBounds,
  kdfDefault,
  kdfFloor,
  KdfParameters,
  type KdfCost,
} from '../../../renderer/core/crypto/kdf.ts'
import { parse } from '../../../renderer/core/base/parse.ts'

beforeAll(() => sumo.ready)

const MIB = 2 ** 20
const salt = '000102030405060708090a0b0c0d0e0f'

describe('deriving', () => {
  test('VF-8: a derivation is Argon2id v1.3 with one lane, as another implementation has it', () => {
    const derived = derive(sumo, 'correct horse', { salt, opsLimit: 1, memLimit: 8 * MIB })
    const other = argon2id('correct horse', fromHex(salt), { t: 1, m: 8 * 1024, p: 1, dkLen: 32, version: 0x13 })
    expect(derived.ok && toHex(derived.value)).toBe(toHex(other))
  })

  test('VF-8: a passphrase typed with combining accents derives the same key as with ready-made letters', () => {
    const cost = { salt, opsLimit: 1, memLimit: 8 * MIB }
    expect(derive(sumo, 'caf\u00e9 \u212b', cost)).toEqual(derive(sumo, 'cafe\u0301 \u00c5', cost))
    expect(derive(sumo, 'cafe', cost)).not.toEqual(derive(sumo, 'caf\u00e9', cost))
  })

  test('VF-8: memory that cannot be had is a refusal, not a crash', () => {
    const starved = {
      crypto_pwhash_ALG_ARGON2ID13: 2,
      crypto_pwhash: () => {
        throw new Error('no memory')
      },
    }
    expect(derive(starved, 'x', { salt, opsLimit: 3, memLimit: 64 * MIB })).toEqual({
      ok: false,
      error: { code: 'out-of-memory' },
    })
  })
})

describe('parameters', () => {
  test.each([
    [{ opsLimit: 1, memLimit: 8 * MIB }, true],
    [{ opsLimit: 20, memLimit: 1024 * MIB }, true],
    [{ opsLimit: 0, memLimit: 64 * MIB }, false],
    [{ opsLimit: 21, memLimit: 64 * MIB }, false],
    [{ opsLimit: 3, memLimit: 8 * MIB - 1024 }, false],
    [{ opsLimit: 3, memLimit: 1024 * MIB + 1024 }, false],
    [{ opsLimit: 3, memLimit: 64 * MIB + 1 }, false],
  ])('VF-8: a reader derives with %j: %s', (cost, within) => {
    expect(isWithinKdfBounds(cost)).toBe(within)
    expect(parse(KdfParameters, { salt, ...cost }).ok).toBe(within)
  })

  test('VF-8: the floor is 64 MiB and 3 passes, the default 256 MiB and 3', () => {
    expect([kdfFloor, kdfDefault].map(isBelowKdfFloor)).toEqual([false, false])
    expect(isBelowKdfFloor({ opsLimit: 2, memLimit: 256 * MIB })).toBe(true)
    expect(isBelowKdfFloor({ opsLimit: 9, memLimit: 32 * MIB })).toBe(true)
    expect(kdfDefault).toEqual({ opsLimit: 3, memLimit: 256 * MIB })
  })
})

/** A computer that fills this many MiB in a second. */
const computer = (mibPerSecond: number) => (cost: KdfCost) => (cost.memLimit * cost.opsLimit) / (mibPerSecond * MIB)

describe('calibrating', () => {
  test('a computer of any usual speed gets 0.8 to 1.2 s, the default memory where it can, and never less than the floor', () => {
    for (let speed = 200; speed <= 4500; speed += 50) {
      const cost = calibrate(computer(speed), 4096 * MIB)
      const seconds = computer(speed)(cost)
      expect(isBelowKdfFloor(cost)).toBe(false)
      expect(seconds, `${speed} MiB/s`).toBeGreaterThanOrEqual(derivationSeconds.least)
      expect(seconds, `${speed} MiB/s`).toBeLessThanOrEqual(derivationSeconds.most)
      if (speed >= 800) expect(cost.memLimit).toBe(256 * MIB)
    }
  })

  test('a very slow computer gets the floor, a very fast one stays within the bounds of a reader', () => {
    expect(calibrate(computer(10), 4096 * MIB)).toEqual(kdfFloor)
    expect(isWithinKdfBounds(calibrate(computer(100_000), 4096 * MIB))).toBe(true)
  })

  test('no more memory is taken than the cap, but never less than the floor', () => {
    expect(calibrate(computer(1000), 128 * MIB).memLimit).toBe(128 * MIB)
    expect(calibrate(computer(1000), 16 * MIB).memLimit).toBe(64 * MIB)
  })

  test('missing memory while measuring ends at the floor', () => {
    expect(calibrate(() => null, 4096 * MIB)).toEqual(kdfFloor)
    expect(calibrate((cost) => (cost.memLimit > 100 * MIB ? null : 0.2), 4096 * MIB)).toEqual(kdfFloor)
  })

  test.each([1, 2])('a computer that was busy during the first %i measurements still gets its time right', (busy) => {
    let runs = 0
    const busyFirst = (cost: KdfCost) => computer(900)(cost) * (runs++ < busy ? 3 : 1)
    const cost = calibrate(busyFirst, 4096 * MIB)
    expect(cost.memLimit).toBe(busy === 1 ? 256 * MIB : 96 * MIB)
    expect(computer(900)(cost)).toBeGreaterThanOrEqual(derivationSeconds.least)
    expect(computer(900)(cost)).toBeLessThanOrEqual(derivationSeconds.most)
  })
})
