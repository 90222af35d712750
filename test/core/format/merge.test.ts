import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import {
  allLiveVersions,
  applyCommit,
  emptyRows,
  liveVersions,
  nextVersion,
  stateDigest,
  type Rows,
} from '../../../renderer/core/format/merge.ts'
import { notArrived, tombstone, versionKey, type RowVersion } from '../../../renderer/core/format/row.ts'
import { aVersion, deviceId, rowId } from './made-up.ts'

beforeAll(ready)

const keys = { digest: new Uint8Array(32).fill(3) }
const change = (row: number, device: number, value: unknown) => ({
  row: rowId(row),
  kind: 'document',
  device: deviceId(device),
  seen: {},
  wroteAt: '2026-05-04T12:34:56.789Z',
  value,
})

type Act = { device: number; rows: number[]; remove: boolean; hears: number }

/**
 * What happens on several devices: each act writes a commit on one device, then the device hears some of the commits of
 * all devices that it has not heard yet, in the order in which each was written.
 */
function history(acts: readonly Act[]): RowVersion[][] {
  const written: { device: number; seq: number; versions: RowVersion[] }[] = []
  const devices = [1, 2, 3].map(() => ({ rows: emptyRows(), heard: new Set<unknown>() }))
  for (const [n, { device, rows, remove, hears }] of acts.entries()) {
    const here = devices[device]
    if (!here) continue
    for (const commit of written.filter((known) => !here.heard.has(known)).slice(0, hears)) {
      applyCommit(here.rows, commit.versions)
      here.heard.add(commit)
    }
    const versions = [...new Set(rows)].map((row) =>
      nextVersion(here.rows, change(row, device, remove ? tombstone : { n })),
    )
    applyCommit(here.rows, versions)
    const commit = { device, seq: n, versions }
    written.push(commit)
    here.heard.add(commit)
  }
  return written.map(({ versions }) => versions)
}

const acts = fc.array(
  fc.record({
    device: fc.nat(2),
    rows: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
    remove: fc.boolean(),
    hears: fc.nat(6),
  }),
  { minLength: 1, maxLength: 14 },
)
const histories = acts.chain((some) => {
  const commits = history(some)
  return fc.record({
    commits: fc.constant(commits),
    order: fc.shuffledSubarray(commits, { minLength: commits.length }),
  })
})

const merged = (commits: readonly (readonly RowVersion[])[]): Rows => commits.reduce(applyCommit, emptyRows())

/** By the definition: every version that no other has as an ancestor. */
function survivors(commits: readonly (readonly RowVersion[])[]): string[] {
  const all = commits.flat()
  const replaced = new Set(all.flatMap(({ row, parents }) => parents.map((parent) => `${row} ${versionKey(parent)}`)))
  return all
    .map(({ row, version }) => `${row} ${versionKey(version)}`)
    .filter((key) => !replaced.has(key))
    .sort()
}

describe('merging', () => {
  test('VF-15: 1,000 random histories of three devices come to the same state and digest in any order, and none of it is lost', () => {
    fc.assert(
      fc.property(histories, ({ commits, order }) => {
        const one = merged(commits)
        const other = merged(order)
        expect(allLiveVersions(other)).toEqual(allLiveVersions(one))
        expect(stateDigest(other, keys)).toBe(stateDigest(one, keys))
        const live = allLiveVersions(one).map(({ row, version }) => `${row} ${versionKey(version)}`)
        expect(live.sort()).toEqual(survivors(commits))
      }),
      { numRuns: 1000 },
    )
  })

  test('VF-15: a commit that comes twice changes nothing, however late', () => {
    fc.assert(
      fc.property(histories, ({ commits, order }) => {
        expect(stateDigest(merged([...commits, ...order]), keys)).toBe(stateDigest(merged(commits), keys))
      }),
      { numRuns: 100 },
    )
  })

  test('VF-15: two versions written without knowing of each other are both kept until a third replaces both', () => {
    const first = aVersion(1)
    const here = {
      ...aVersion(1),
      version: { lamport: 5, device: deviceId(1) },
      parents: [first.version],
      value: 'here',
    }
    const there = {
      ...aVersion(1),
      version: { lamport: 9, device: deviceId(2) },
      parents: [first.version],
      value: 'there',
    }
    const rows = merged([[there], [first], [here]])
    expect(liveVersions(rows, rowId(1)).map(({ value }) => value)).toEqual(['here', 'there'])
    const settled = nextVersion(rows, change(1, 1, 'both read'))
    expect(settled.parents).toEqual([here.version, there.version])
    expect(settled.version.lamport).toBe(10)
    expect(liveVersions(applyCommit(rows, [settled]), rowId(1))).toEqual([settled])
  })

  test('VF-15: a version that arrives after the one that replaced it stays dead', () => {
    const first = aVersion(1)
    const second = { ...aVersion(1), version: { lamport: 7, device: deviceId(2) }, parents: [first.version] }
    expect(liveVersions(merged([[second], [first]]), rowId(1))).toEqual([second])
  })

  test('VF-15: a deletion and a change written without knowing of each other are both kept', () => {
    const first = aVersion(1)
    const gone = {
      ...aVersion(1),
      version: { lamport: 7, device: deviceId(1) },
      parents: [first.version],
      value: tombstone,
    }
    const kept = { ...aVersion(1), version: { lamport: 8, device: deviceId(2) }, parents: [first.version] }
    expect(liveVersions(merged([[first], [gone], [kept]]), rowId(1))).toEqual([gone, kept])
  })

  test('one version with two contents, which only a device id used twice can make, settles the same way in any order', () => {
    const a = aVersion(1, { value: 'a' })
    const b = aVersion(1, { value: 'b' })
    expect(allLiveVersions(merged([[a], [b]]))).toEqual(allLiveVersions(merged([[b], [a]])))
  })
})

describe('state digest', () => {
  test('VF-16: changes with every row, version, deletion, and key', () => {
    const base = [aVersion(1), aVersion(2)]
    const digests = [
      stateDigest(merged([]), keys),
      stateDigest(merged([base]), keys),
      stateDigest(merged([base.slice(1)]), keys),
      stateDigest(merged([[...base, aVersion(3)]]), keys),
      stateDigest(merged([[aVersion(1), aVersion(2, { value: tombstone })]]), keys),
      stateDigest(merged([[aVersion(1), aVersion(2, { version: { lamport: 9, device: deviceId(1) } })]]), keys),
      stateDigest(merged([base]), { digest: new Uint8Array(32).fill(4) }),
    ]
    expect(new Set(digests).size).toBe(digests.length)
    expect(digests[0]).toBe('0'.repeat(64))
  })
})

test('VF-12: `seen` that names what is not here says how many changes have not arrived, by device', () => {
  const here = { [deviceId(1)]: 4, [deviceId(2)]: 9 }
  expect(notArrived({ [deviceId(1)]: 8, [deviceId(2)]: 9, [deviceId(3)]: 2 }, here)).toEqual({
    [deviceId(1)]: 4,
    [deviceId(3)]: 2,
  })
  expect(notArrived(here, here)).toEqual({})
})
