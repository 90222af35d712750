import { describe, expect, test } from 'vitest'
import { concat } from '../../../renderer/core/base/bytes.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { encodeHeader, openWithRecoveryCode, readHeader } from '../../../renderer/core/format/header.ts'
import { readBackupFront } from '../../../renderer/core/format/backup-read.ts'
import { aBackup, backupOf, readAll, sourceOf, told } from './a-backup.ts'
import { aVault, flipped } from './made-up.ts'

const big = Uint8Array.from({ length: 20_000 }, (_, i) => i & 255)
const made = aBackup(undefined, [new Uint8Array(300), big])
const { bytes, parts, keys, files } = made
const part = (index: number): Uint8Array => parts[index]?.bytes ?? new Uint8Array()
const offsetOf = (index: number): number => parts.slice(0, index).reduce((sum, one) => sum + one.bytes.length, 0)

describe('a backup', () => {
  test('VF-25: gives back every file byte for byte, and says that it ended', async () => {
    const read = told(await readAll(bytes, keys))
    expect(read.damages).toEqual([])
    expect(read.ended).toBe(true)
    expect(read.whole).toEqual(files.map((file) => file.bytes))
  })

  test('opens with the vault’s own recovery code by the header in it', async () => {
    const front = await readBackupFront(sourceOf(bytes))
    const header = front.ok ? readHeader(front.value.header) : front
    const opened = header.ok ? openWithRecoveryCode(header.value, made.recoveryCode) : header
    expect(opened.ok && opened.value.vaultKey).toEqual(keys.vaultKey)
  })

  test('shows nothing of a vault with another key', async () => {
    const other = aVault().keys
    const read = told(await readAll(bytes, { ...keys, vaultKey: other.vaultKey }))
    expect(read.whole).toEqual([])
    expect(read.ended).toBe(false)
  })

  test('tells every flipped bit, and gives back every file but the one that holds it', async () => {
    for (let at = 0; at < bytes.length; at += 37) {
      const read = told(await readAll(flipped(bytes, at * 8 + (at % 8)), keys))
      expect(read.damages, `byte ${at}`).not.toEqual([])
      expect(read.whole.length, `byte ${at}`).toBeGreaterThanOrEqual(files.length - 1)
      for (const whole of read.whole) expect(files.some((file) => Buffer.compare(file.bytes, whole) === 0)).toBe(true)
    }
  })

  test('tells every cut, and gives back the files that lie before it', async () => {
    for (let length = 0; length < bytes.length; length += 97) {
      const read = told(await readAll(bytes.subarray(0, length), keys))
      const before = files.filter((_, index) => offsetOf(index + 2) <= length).length
      expect(read.damages.length, `cut at ${length}`).toBeGreaterThan(0)
      expect(read.whole.length, `cut at ${length}`).toBe(before)
    }
  })

  test('VF-26: names two sections that changed places, one left out, one that comes twice, and bytes put behind the end', async () => {
    const [front, first, second, third, end] = [part(0), part(1), part(2), part(3), part(4)]
    const named = async (...pieces: Uint8Array[]) => told(await readAll(concat(...pieces), keys)).damages
    expect(await named(front, second, first, third, end)).toEqual(['missing', 'repeated', 'other-set'])
    expect(await named(front, first, third, end)).toEqual(['missing', 'other-set'])
    expect(await named(front, first, first, second, third, end)).toEqual(['repeated'])
    expect(await named(front, first, second, third, end, new Uint8Array(5))).toEqual(['added'])
    expect(await named(front, first, second, third)).toEqual(['cut'])
  })

  test('VF-24: takes no section of another backup of the same vault', async () => {
    const again = aBackupAgain()
    const read = told(await readAll(concat(part(0), again, part(2), part(3), part(4)), keys))
    expect(read.damages).toEqual(['content', 'other-set'])
    expect(read.whole.length).toBe(2)
  })

  test('VF-23: opens by its end where its beginning is damaged', async () => {
    const spoiled = concat(flipped(bytes.subarray(0, 100), 100), bytes.subarray(100))
    const read = told(await readAll(spoiled, keys))
    expect(read.damages).toEqual(['front'])
    expect(read.whole.length).toBe(files.length)
  })

  test('refuses what is no backup, and one of a newer format', async () => {
    expect(await readAll(new Uint8Array(5000), keys)).toBe('not-a-backup')
    expect(await readAll(new Uint8Array(), keys)).toBe('not-a-backup')
    expect(await readAll(newer(), keys)).toBe('too-new')
  })
})

function aBackupAgain(): Uint8Array {
  const again = backupAgain()
  return again.parts[1]?.bytes ?? new Uint8Array()
}

function backupAgain() {
  return backupOf(encodeHeader(made.header, keys), keys, undefined, [new Uint8Array(300), big])
}

/** The same beginning, stating format 2 with a check that is right. */
function newer(): Uint8Array {
  const copy = bytes.slice(0, 64)
  copy[4] = 2
  return concat(copy, hash(copy).subarray(0, 8), bytes.subarray(72))
}
