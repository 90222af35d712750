// Everything that lies on a disk, tampered with at random: every change is noticed, what is read in spite of it is what was
// written, and where a copy exists nothing is lost.
import { beforeAll, describe, expect, test } from 'vitest'
import { concat, equalBytes } from '../../renderer/core/base/bytes.ts'
import { canonicalJson } from '../../renderer/core/base/canonical-json.ts'
import { ready } from '../../renderer/core/crypto/sodium.ts'
import { openBlob, sealBlob } from '../../renderer/core/format/blob.ts'
import { chainStart, compareWithRemembered, readJournal, sealFrame } from '../../renderer/core/format/frame.ts'
import { encodeHeader, newestHeader } from '../../renderer/core/format/header.ts'
import { allLiveVersions, applyCommit, emptyRows, keptRows } from '../../renderer/core/format/merge.ts'
import { readSnapshot, writeSnapshot } from '../../renderer/core/format/snapshot.ts'
import { aBackup, readAll, told } from '../core/format/a-backup.ts'
import { aVault, aVersion, deviceId } from '../core/format/made-up.ts'
import { diceOf, often, seed } from './effort.ts'
import { mutated, mutations, type Mutation } from './mutate.ts'

beforeAll(ready)

/** What became of one change: `noticed` by its name; `whole`: how much of what was written is read in spite of it. */
type Outcome = { readonly noticed: string | null; readonly isFalse: boolean; readonly isLost?: boolean }

const ROUNDS = often(60, 1700)

/** Tampers in every way, and says how each was noticed. */
async function torture(bytes: Uint8Array, read: (altered: Uint8Array) => Outcome | Promise<Outcome>): Promise<void> {
  const dice = diceOf(seed)
  const names = new Map<string, number>()
  const wrong: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const how: Mutation = mutations[round % mutations.length] ?? 'flip'
    const { noticed, isFalse, isLost } = await read(mutated(bytes, how, dice))
    const trace = `round ${round}, ${how}, seed ${seed}`
    if (noticed === null) wrong.push(`not noticed: ${trace}`)
    else names.set(noticed, (names.get(noticed) ?? 0) + 1)
    if (isFalse) wrong.push(`something was read that was never written: ${trace}`)
    if (isLost) wrong.push(`lost in spite of a copy: ${trace}`)
  }
  process.stdout.write(`  ${ROUNDS} changes, seed ${seed}: ${JSON.stringify(Object.fromEntries(names))}\n`)
  expect(wrong).toEqual([])
}

describe('tampered with', { timeout: often(60_000, 1_800_000) }, () => {
  test('a header is refused by name, and the copy beside it opens the vault', async () => {
    const { header, keys } = aVault()
    const bytes = encodeHeader(header, keys)
    await torture(bytes, (altered) => {
      const alone = newestHeader([altered])
      const beside = newestHeader([altered, bytes])
      const isSame = beside.ok && beside.value.header.mac === header.mac && beside.value.repair
      return { noticed: alone.ok ? null : alone.error.code, isFalse: alone.ok, isLost: !isSame }
    })
  })

  test('a journal gives the frames before the change, and names what it stopped at', async () => {
    const { keys } = aVault()
    const device = deviceId(1)
    let head = chainStart(keys.vaultId, device)
    const frames = Array.from({ length: 40 }, (_, n) => {
      const sealed = sealFrame(keys, head, [aVersion(n + 1)])
      head = sealed.head
      return sealed.bytes
    })
    const whole = readJournal(keys, device, concat(...frames))
    await torture(concat(...frames), (altered) => {
      const read = readJournal(keys, device, altered)
      const isFalse = read.commits.some(({ hash }, at) => hash !== whole.commits[at]?.hash)
      const seen = compareWithRemembered(read, head)
      const noticed = read.damage?.code ?? (read.tail === 'clean' ? (seen === 'same' ? null : seen) : 'torn')
      return { noticed, isFalse }
    })
  })

  test('a snapshot names the packs it lost, and all others are what was written', async () => {
    const { keys, header } = aVault()
    const rows = emptyRows()
    for (let n = 1; n <= 700; n++) applyCommit(rows, [aVersion(n)])
    const device = deviceId(1)
    const vector = { [device]: { seq: 700, hash: 'ab'.repeat(32) } }
    const state = { device, seq: 700, vector, lamport: rows.lamport, rows: keptRows(rows) }
    const known = new Map(allLiveVersions(rows).map((version) => [version.row, canonicalJson(version)]))
    await torture(writeSnapshot(keys, { ...state, header: encodeHeader(header, keys) }), (altered) => {
      const read = readSnapshot(keys, altered)
      if (!read.ok) return { noticed: read.error.code, isFalse: false }
      const { damaged, complete, extraBytes, header: copy } = read.value
      const live = allLiveVersions(read.value.rows)
      const named = new Set(damaged.flatMap((pack) => pack.rows))
      return {
        noticed: damaged.length > 0 && !complete ? 'pack' : copy === null ? 'header' : extraBytes > 0 ? 'added' : null,
        isFalse: live.some((version) => known.get(version.row) !== canonicalJson(version)),
        isLost: [...known.keys()].some((row) => !named.has(row) && !live.some((one) => one.row === row)),
      }
    })
  })

  test('a blob is never opened', async () => {
    const { keys } = aVault()
    const { ref, sealed } = sealBlob(keys, diceOf(seed).bytes(2_500_000))
    await torture(sealed, (altered) => {
      const opened = openBlob(keys.vaultId, ref, altered)
      return { noticed: opened.ok ? null : opened.error.code, isFalse: opened.ok }
    })
  })

  test('a backup names the place, and every file it gives whole is the one that was put in', async () => {
    const dice = diceOf(seed)
    const { bytes, keys, files } = aBackup(undefined, [dice.bytes(3000), dice.bytes(9000), dice.bytes(200)])
    await torture(bytes, async (altered) => {
      const { damages, whole, ended } = told(await readAll(altered, keys))
      const isFalse = whole.some((one) => !files.some((file) => equalBytes(file.bytes, one)))
      return { noticed: damages[0] ?? (ended ? null : 'no end'), isFalse }
    })
  })
})
