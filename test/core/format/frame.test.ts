import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { concat } from '../../../renderer/core/base/bytes.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import {
  chainStart,
  compareWithRemembered,
  FRAME_HEAD,
  readJournal,
  sealFrame,
  type ChainHead,
  type FrameKeys,
} from '../../../renderer/core/format/frame.ts'
import { tombstone, type RowVersion } from '../../../renderer/core/format/row.ts'
import { aVault, aVersion, deviceId, flipped } from './made-up.ts'

beforeAll(ready)

const device = deviceId(1)
const commits = [
  [aVersion(1)],
  [aVersion(2), aVersion(3)],
  [aVersion(4, { value: tombstone })],
  [aVersion(5)],
  [aVersion(6)],
]

function journalOf(keys: FrameKeys, written: readonly (readonly RowVersion[])[] = commits, writer = device) {
  const frames: Uint8Array[] = []
  const heads: ChainHead[] = [chainStart(keys.vaultId, writer)]
  for (const commit of written) {
    const sealed = sealFrame(keys, heads.at(-1) ?? chainStart(keys.vaultId, writer), commit)
    frames.push(sealed.bytes)
    heads.push(sealed.head)
  }
  return { frames, heads, head: heads.at(-1) ?? chainStart(keys.vaultId, writer), bytes: concat(...frames) }
}

/** A frame head with some bytes replaced and its check made right again, as somebody without the key can write it. */
function rewritten(frame: Uint8Array, at: number, bytes: readonly number[]): Uint8Array {
  const copy = frame.slice()
  copy.set(bytes, at)
  copy.set(hash(copy.subarray(0, 80)).subarray(0, 8), 80)
  return copy
}

function startAt(head: ChainHead | undefined, at = 0) {
  if (!head) throw new Error('no such frame')
  return { head, at }
}

describe('a journal', () => {
  test('VF-13: is read back commit by commit, as it was written, with the head to append to', () => {
    const { keys } = aVault()
    const { bytes, head } = journalOf(keys)
    const read = readJournal(keys, device, bytes)
    expect(read).toMatchObject({ head, tail: 'clean', damage: null })
    expect(read.commits.map(({ versions }) => versions)).toEqual(commits)
    expect(read.commits.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  test('VF-13: goes on in another file from the head of the one before', () => {
    const { keys } = aVault()
    const { frames, heads, head } = journalOf(keys)
    const read = readJournal(keys, device, concat(...frames.slice(2)), startAt(heads[2]))
    expect(read).toMatchObject({ head, tail: 'clean', damage: null })
    expect(readJournal(keys, device, new Uint8Array())).toMatchObject({ commits: [], head: heads[0], tail: 'clean' })
  })

  test('VF-5: frames of different short notes have the same length', () => {
    const { keys } = aVault()
    const sizes = ['', 'a', 'a longer note about a scan'].map(
      (note) => journalOf(keys, [[aVersion(1, { value: { note } })]]).bytes.length,
    )
    expect(new Set(sizes).size).toBe(1)
    expect(sizes[0]).toBe(FRAME_HEAD + 41 + 512)
  })

  test('VF-12: any JSON value comes back equal; what JSON cannot hold is refused before it is sealed', () => {
    const { keys } = aVault()
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = JSON.parse(JSON.stringify([[aVersion(1, { value })]])) as RowVersion[][]
        const read = readJournal(keys, device, journalOf(keys, written).bytes)
        expect(read.commits.map(({ versions }) => versions)).toEqual(written)
      }),
      { numRuns: 100 },
    )
    const head = chainStart(keys.vaultId, device)
    expect(() => sealFrame(keys, head, [aVersion(1, { value: undefined })])).toThrow(TypeError)
    expect(() => sealFrame(keys, head, [])).toThrow(TypeError)
  })

  test('VF-13: a commit that holds a row twice, of which one version would be lost, is refused before it is sealed', () => {
    const { keys } = aVault()
    const twice = [aVersion(1, { value: 'a' }), aVersion(1, { value: 'b' })]
    expect(() => sealFrame(keys, chainStart(keys.vaultId, device), twice)).toThrow(TypeError)
  })
})

/** A frame that lies at this place of a file, with some of the blocks of 512 bytes still zeros, in every way but with none. */
function halves(frame: Uint8Array, at: number): Uint8Array[] {
  const starts = [0]
  for (let start = 512 - (at % 512); start < frame.length; start += 512) starts.push(start)
  return Array.from({ length: 2 ** starts.length - 1 }, (_, missing) => {
    const torn = frame.slice()
    for (const [n, start] of starts.entries())
      if ((missing + 1) & (1 << n)) torn.fill(0, start, starts[n + 1] ?? frame.length)
    return torn
  })
}

describe('a torn tail', () => {
  test('VF-14: a journal cut anywhere inside its last frame is torn there, and everything before is read', () => {
    const { keys } = aVault()
    const { bytes, frames, heads } = journalOf(keys, commits.slice(0, 3))
    const start = bytes.length - (frames[2]?.length ?? 0)
    for (let cut = start + 1; cut < bytes.length; cut += 7) {
      const read = readJournal(keys, device, bytes.subarray(0, cut))
      expect(read).toMatchObject({ tail: { tornAt: start }, damage: null, head: heads[2] })
    }
  })

  test('VF-14: zeros where the last frame should be or should end are torn, not damage', () => {
    const { keys } = aVault()
    const { bytes, frames } = journalOf(keys, commits.slice(0, 2))
    const start = frames[0]?.length ?? 0
    const lost = bytes.slice().fill(0, start)
    expect(readJournal(keys, device, lost)).toMatchObject({ tail: { tornAt: start }, damage: null })
    const halfLost = bytes.slice().fill(0, bytes.length - 300)
    expect(readJournal(keys, device, halfLost)).toMatchObject({ tail: { tornAt: start }, damage: null })
  })

  test('VF-14: a last frame of which any of the blocks that a disk writes at once are still zeros is torn, wherever it lies in the file', () => {
    const { keys } = aVault()
    const { frames, heads } = journalOf(keys, commits.slice(0, 2))
    const [, frame = new Uint8Array()] = frames
    const places = Array.from({ length: 28 }, (_, n) => n * 37)
    for (const [at, torn] of places.flatMap((at) => halves(frame, at).map((torn) => [at, torn] as const))) {
      const read = readJournal(keys, device, torn, startAt(heads[1], at))
      expect(read).toMatchObject({ commits: [], tail: { tornAt: 0 }, damage: null })
    }
  })

  test('VF-14: zeros in a frame behind which another one lies are damage: no lost write leaves that', () => {
    const { keys } = aVault()
    const { bytes, frames } = journalOf(keys)
    const start = frames[0]?.length ?? 0
    const from = Math.ceil(start / 512) * 512
    expect(readJournal(keys, device, bytes.slice().fill(0, from, from + 512)).damage).toMatchObject({ at: start })
    expect(readJournal(keys, device, bytes.slice().fill(0, start, from)).damage).toMatchObject({ at: start })
  })

  test('VF-14: a last frame altered but whole is damage, and is said to be the last', () => {
    const { keys } = aVault()
    const { bytes } = journalOf(keys)
    expect(readJournal(keys, device, flipped(bytes, bytes.length * 8 - 200)).damage).toMatchObject({
      code: 'not-authentic',
      seq: 5,
      last: true,
    })
  })
})

describe('damage is named', () => {
  const damageOf = (keys: FrameKeys, ...frames: readonly (Uint8Array | undefined)[]) =>
    readJournal(keys, device, concat(...frames.filter((frame) => frame !== undefined))).damage

  test('VF-14: a frame cut out, swapped, replayed, or put in from elsewhere', () => {
    const { keys } = aVault()
    const stranger = aVault()
    const [a, b, c] = journalOf(keys).frames
    const [otherHistory] = journalOf(keys, [[aVersion(9)]]).frames
    const [, otherSecond] = journalOf(keys, [[aVersion(9)], [aVersion(8)]]).frames
    const [otherDevice] = journalOf(keys, commits, deviceId(2)).frames
    const [otherVault] = journalOf(stranger.keys).frames
    expect(damageOf(keys, a, c)).toMatchObject({ code: 'missing', seq: 2, at: a?.length })
    expect(damageOf(keys, b, a, c)).toMatchObject({ code: 'missing', seq: 1, at: 0 })
    expect(damageOf(keys, a, b, b, c)).toMatchObject({ code: 'replayed', seq: 3, last: false })
    expect(damageOf(keys, a, otherHistory, b)).toMatchObject({ code: 'replayed' })
    expect(damageOf(keys, a, otherSecond)).toMatchObject({ code: 'broken-chain', seq: 2 })
    expect(damageOf(keys, otherDevice)).toMatchObject({ code: 'foreign-device' })
    expect(damageOf(keys, otherVault)).toMatchObject({ code: 'broken-chain' })
    expect(damageOf({ ...keys, epochId: stranger.keys.epochId }, a)).toMatchObject({ code: 'unknown-epoch' })
    expect(damageOf({ ...keys, rows: stranger.keys.rows }, a)).toMatchObject({ code: 'not-authentic' })
  })

  test('VF-13: a newer frame format is refused by name, and only when its head is whole', () => {
    const { keys } = aVault()
    const [a] = journalOf(keys).frames
    if (!a) throw new Error('a journal has frames')
    expect(damageOf(keys, rewritten(a, 3, [2]))).toMatchObject({ code: 'newer-format', seq: 1 })
    expect(damageOf(keys, flipped(a, 3 * 8))).toMatchObject({ code: 'head-damaged' })
  })

  test('VF-13: a head rewritten with a right check does not make the body open', () => {
    const { keys } = aVault()
    const [a, b] = journalOf(keys).frames
    if (!a || !b) throw new Error('a journal has frames')
    const seqOne = [0, 0, 0, 0, 0, 0, 0, 1]
    const asFirst = rewritten(rewritten(b, 8, seqOne), 48, [...a.subarray(48, 80)])
    expect(damageOf(keys, asFirst)).toMatchObject({ code: 'not-authentic' })
    const longer = concat(rewritten(a, 4, [0, 0, 2, 42]), new Uint8Array(1).fill(7))
    expect(damageOf(keys, longer)).toMatchObject({ code: 'not-authentic' })
    expect(damageOf(keys, rewritten(a, 4, [255, 255, 255, 255]))).toMatchObject({ code: 'head-damaged' })
  })
})

describe('what was remembered', () => {
  test('VF-14: frames cut off at a clean edge, or another history, show against the remembered head', () => {
    const { keys } = aVault()
    const { frames, heads, bytes } = journalOf(keys)
    const [, , third] = heads
    if (!third) throw new Error('a journal has heads')
    const read = (...parts: readonly Uint8Array[]) => readJournal(keys, device, concat(...parts))
    expect(compareWithRemembered(read(...frames.slice(0, 2)), third)).toBe('same')
    expect(compareWithRemembered(read(bytes), third)).toBe('ahead')
    expect(compareWithRemembered(read(...frames.slice(0, 1)), third)).toBe('behind')
    const other = journalOf(keys, [[aVersion(1)], [aVersion(9)], [aVersion(8)]])
    expect(compareWithRemembered(read(...other.frames.slice(0, 2)), third)).toBe('different')
    expect(compareWithRemembered(read(other.bytes), third)).toBe('different')
    expect(compareWithRemembered(read(bytes), chainStart(keys.vaultId, device))).toBe('ahead')
  })
})

test('hostile bytes: 700 flips, cuts, swaps, replays, and insertions in a journal are all noticed, nothing false is read, none throws', () => {
  const { keys } = aVault()
  const { bytes, frames, head } = journalOf(keys)
  const stranger = journalOf(aVault().keys).frames
  const at = fc.nat(frames.length - 1)
  const without = (i: number) => frames.filter((_, j) => j !== i)
  const hostile = fc.oneof(
    fc.nat(bytes.length * 8 - 1).map((bit) => flipped(bytes, bit)),
    fc.nat(bytes.length - 1).map((cut) => bytes.slice(0, cut)),
    fc
      .tuple(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 900 }))
      .map(([from, n]) => concat(bytes.subarray(0, from), bytes.subarray(from + n))),
    at.map((i) => concat(...without(i))),
    fc
      .tuple(at, at)
      .map(([i, j]) => concat(...without(i).toSpliced(j, 0, frames[i] ?? bytes)))
      .filter((b) => b.some((byte, i) => byte !== bytes[i])),
    fc.tuple(at, at).map(([i, j]) => concat(...frames.toSpliced(j, 0, frames[i] ?? bytes))),
    fc.tuple(at, at).map(([i, j]) => concat(...frames.toSpliced(j, 1, stranger[i] ?? bytes))),
    fc
      .tuple(fc.nat(bytes.length), fc.uint8Array({ minLength: 1, maxLength: 200 }))
      .map(([i, more]) => concat(bytes.subarray(0, i), more, bytes.subarray(i))),
  )
  const tally = { damage: 0, torn: 0, behind: 0 }
  for (const altered of fc.sample(hostile, 700)) {
    const read = readJournal(keys, device, altered)
    expect(read.commits.map(({ versions }) => versions)).toEqual(commits.slice(0, read.commits.length))
    if (read.damage) tally.damage++
    else if (read.tail !== 'clean') tally.torn++
    else if (compareWithRemembered(read, head) === 'behind') tally.behind++
    else expect.fail('an alteration went unnoticed')
  }
  expect(tally.damage + tally.torn + tally.behind).toBe(700)
})
