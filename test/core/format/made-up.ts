import { ready } from '../../../renderer/core/crypto/sodium.ts'
import * as v from 'valibot'
import { toHex } from '../../../renderer/core/base/bytes.ts'
import { DeviceId, RowId } from '../../../renderer/core/base/ids.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import type { RandomSource } from '../../../renderer/core/crypto/random.ts'
import { u32 } from '../../../renderer/core/crypto/associated-data.ts'
import { randomBytes } from '../../../renderer/core/crypto/random.ts'
import { createVault } from '../../../renderer/core/format/header.ts'
import { newRecoveryCode } from '../../../renderer/core/format/recovery-code.ts'
import type { RowVersion } from '../../../renderer/core/format/row.ts'

// Tests make versions while they are collected, before any hook runs.
await ready()

/** Bytes 0, 1, 2 … 255, 0, 1 … across calls: what the fixed vectors of docs/vault-format.md are made with. */
export function countingBytes(): RandomSource {
  let next = 0
  return (length) => Uint8Array.from({ length }, () => next++ & 255)
}

export const kdf = { salt: '000102030405060708090a0b0c0d0e0f', opsLimit: 3, memLimit: 64 * 2 ** 20 }
/** Stands for what Argon2id gives, which has tests of its own. */
export const derived = new Uint8Array(32).fill(7)

export function aVault(random: RandomSource = randomBytes) {
  const recoveryCode = newRecoveryCode(random)
  const made = createVault({ kdf, derived, recoveryCode, createdOn: '2026-05-04', mark: null }, random)
  return { ...made, recoveryCode }
}

export const deviceId = (n: number) => v.parse(DeviceId, n.toString(16).padStart(32, 'd'))
export const rowId = (n: number) => v.parse(RowId, toHex(hash(u32(n)).subarray(0, 16)))

/** A first version of a made-up row, with any part replaced. */
export const aVersion = (n: number, parts: Partial<RowVersion> = {}): RowVersion => ({
  row: rowId(n),
  kind: 'document',
  version: { lamport: n + 1, device: deviceId(1) },
  parents: [],
  seen: {},
  wroteAt: '2026-05-04T12:34:56.789Z',
  value: { title: `Letter ${n}`, pages: n },
  ...parts,
})

/** The bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice()
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}
