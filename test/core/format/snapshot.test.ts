import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { concat, toHex } from '../../../renderer/core/base/bytes.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import { encodeHeader, newestHeader } from '../../../renderer/core/format/header.ts'
import {
  allLiveVersions,
  applyCommit,
  deadVersions,
  emptyRows,
  keptRows,
  nextVersion,
  stateDigest,
} from '../../../renderer/core/format/merge.ts'
import { tombstone } from '../../../renderer/core/format/row.ts'
import { readSnapshot, snapshotHeader, writeSnapshot } from '../../../renderer/core/format/snapshot.ts'
import { aVault, aVersion, deviceId, flipped, rowId } from './made-up.ts'

beforeAll(ready)

/** A vault with this many rows, some changed, some deleted, and its snapshot. */
function aSnapshot(count: number) {
  const { keys, header } = aVault()
  const rows = emptyRows()
  const device = deviceId(1)
  for (let n = 1; n <= count; n++) applyCommit(rows, [aVersion(n)])
  for (let n = 5; n <= count; n += 5) {
    const { kind, seen, wroteAt, value } = aVersion(n)
    applyCommit(rows, [
      nextVersion(rows, { row: rowId(n), kind, seen, wroteAt, device, value: n % 2 ? value : tombstone }),
    ])
  }
  const headerBytes = encodeHeader(header, keys)
  const vector = { [device]: { seq: count, hash: 'ab'.repeat(32) } }
  const bytes = writeSnapshot(keys, {
    header: headerBytes,
    device,
    seq: count,
    vector,
    lamport: rows.lamport,
    rows: keptRows(rows),
  })
  return { keys, rows, bytes, headerBytes, header, vector }
}

describe('a snapshot', () => {
  test.each([0, 1, 256, 600])('VF-19: of %i rows gives back rows, dead versions, vector, and header', (count) => {
    const { keys, rows, bytes, headerBytes, vector } = aSnapshot(count)
    const read = readSnapshot(keys, bytes)
    if (!read.ok) throw new Error(read.error.code)
    expect(read.value).toMatchObject({
      device: deviceId(1),
      seq: count,
      vector,
      damaged: [],
      complete: true,
      extraBytes: 0,
    })
    expect(allLiveVersions(read.value.rows)).toEqual(allLiveVersions(rows))
    expect(read.value.rows.lamport).toBe(rows.lamport)
    expect(deadVersions(read.value.rows, rowId(5))).toEqual(deadVersions(rows, rowId(5)))
    expect(read.value.digest).toBe(stateDigest(rows, keys))
    expect(toHex(read.value.header ?? new Uint8Array())).toBe(toHex(headerBytes))
  })

  test('VF-15: an old frame that comes again after a snapshot does not bring back what was replaced', () => {
    const { keys, rows, bytes } = aSnapshot(20)
    const read = readSnapshot(keys, bytes)
    if (!read.ok) throw new Error(read.error.code)
    applyCommit(read.value.rows, [aVersion(5), aVersion(10)])
    expect(stateDigest(read.value.rows, keys)).toBe(stateDigest(rows, keys))
  })

  test('VF-19: its header copy is found without a key and is good enough to open the vault with', () => {
    const { bytes, header } = aSnapshot(3)
    const copy = snapshotHeader(bytes)
    expect(copy.ok && newestHeader([new Uint8Array(), copy.value])).toMatchObject({ value: { header, repair: true } })
  })

  test('VF-20: a damaged pack is named with its rows, and all other packs are read', () => {
    const { keys, rows, bytes } = aSnapshot(600)
    const read = readSnapshot(keys, flipped(bytes, (bytes.length - 90) * 8))
    if (!read.ok) throw new Error(read.error.code)
    expect(read.value.damaged).toHaveLength(1)
    expect(read.value.complete).toBe(false)
    const lost = new Set<string>(read.value.damaged.flatMap((pack) => pack.rows))
    expect(lost.size).toBeGreaterThan(50)
    expect(allLiveVersions(read.value.rows)).toEqual(allLiveVersions(rows).filter(({ row }) => !lost.has(row)))
  })

  test('VF-20: packs that have changed places, or come from another snapshot, do not open', () => {
    const { keys, rows, bytes, headerBytes, vector } = aSnapshot(600)
    const again = writeSnapshot(keys, {
      header: headerBytes,
      device: deviceId(1),
      seq: 600,
      vector,
      lamport: rows.lamport,
      rows: keptRows(rows),
    })
    expect(again.length).toBe(bytes.length)
    const mixed = concat(bytes.subarray(0, bytes.length - 4000), again.subarray(again.length - 4000))
    const read = readSnapshot(keys, mixed)
    expect(read.ok && read.value.damaged).toHaveLength(1)
  })

  test('VF-19: other formats, other epochs, and other files are told apart', () => {
    const { keys, bytes } = aSnapshot(3)
    const stranger = aVault().keys
    expect(readSnapshot(stranger, bytes)).toMatchObject({ error: { code: 'unknown-epoch' } })
    expect(readSnapshot({ ...stranger, epochId: keys.epochId }, bytes)).toMatchObject({ error: { code: 'damaged' } })
    expect(readSnapshot(keys, bytes.subarray(0, 40))).toMatchObject({ error: { code: 'damaged' } })
    expect(readSnapshot(keys, new Uint8Array(3))).toMatchObject({ error: { code: 'not-a-snapshot' } })
    expect(readSnapshot(keys, flipped(bytes, 4 * 8 + 1))).toMatchObject({ error: { code: 'damaged' } })
  })
})

test('hostile bytes: 400 flips, cuts, and additions to a snapshot are all noticed, nothing false is read, none throws', () => {
  const { keys, rows, bytes } = aSnapshot(700)
  const known = new Map(allLiveVersions(rows).map((version) => [version.row, version]))
  const hostile = fc.oneof(
    { weight: 4, arbitrary: fc.nat(bytes.length * 8 - 1).map((bit) => flipped(bytes, bit)) },
    { weight: 2, arbitrary: fc.nat(4000).map((bit) => flipped(bytes, bit)) },
    fc.nat(bytes.length - 1).map((cut) => bytes.slice(0, cut)),
    fc.uint8Array({ minLength: 1, maxLength: 50 }).map((more) => concat(bytes, more)),
  )
  const tally = { refused: 0, packs: 0, header: 0, extra: 0 }
  for (const altered of fc.sample(hostile, 400)) {
    const read = readSnapshot(keys, altered)
    if (!read.ok) tally.refused++
    else if (read.value.damaged.length > 0 && !read.value.complete) tally.packs++
    else if (read.value.header === null) tally.header++
    else if (read.value.extraBytes > 0) tally.extra++
    else expect.fail('an alteration went unnoticed')
    if (read.ok && tally.packs % 40 === 0)
      for (const version of allLiveVersions(read.value.rows)) expect(version).toEqual(known.get(version.row))
  }
  expect(Object.values(tally).every((count) => count > 0)).toBe(true)
})
