import Dexie from 'dexie'
import { BatchId, newId, PersonId } from '../core/base/ids.ts'
import type { Change } from '../vault/worker/change.ts'
import type { OpenVault } from '../vault/worker/open-vault.ts'
import { recordRows } from './many-records.ts'
import { median, need, pause, say } from './task.ts'
import { createInside } from './vault-inside.ts'

const RECORDS = 5000
const SINGLE = 200
const TURNS = 3

/** Seconds of 5,000 small records in each turn, the median of single saves, and how many bytes one of them puts on the disk. */
export type Saves = {
  readonly records: number
  readonly ours: readonly number[]
  readonly dexie: readonly number[]
  readonly single: number
  readonly frameBytes: number
}

/**
 * Small records saved by the vault, each a save of its own that is answered when it lasts, all asked for at once as an
 * import does; against a plain Dexie loop of one record a transaction in the same page. Then saves one after the other.
 */
export async function timedSaves(): Promise<Saves> {
  const { open } = await createInside('Small records')
  // The reader process starts beside a new vault.
  await pause(3000)
  const ours: number[] = []
  const dexie: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(await timed(() => saveAll(open, smallRecords(turn))))
    dexie.push(await inDexie(smallRecords(turn)))
    await say(`small records, turn ${String(turn + 1)} of ${String(TURNS)}`)
  }
  return { records: RECORDS, ours, dexie, ...(await singleSaves(open)) }
}

function smallRecords(turn: number): Change[] {
  const about = { personId: newId(PersonId), batchId: newId(BatchId), now: new Date().toISOString() }
  return Array.from({ length: RECORDS }, (_, at) => recordRows(turn * RECORDS + at, about)[0]).filter(
    (change) => change !== undefined,
  )
}

async function saveAll({ session }: OpenVault, records: readonly Change[]): Promise<void> {
  const saved = await Promise.all(records.map((change) => session.commit([change])))
  for (const one of saved) need(one, 'A record cannot be saved')
}

async function inDexie(records: readonly Change[]): Promise<number> {
  const db = new Dexie(`bench-${newId(BatchId)}`)
  db.version(1).stores({ records: 'id' })
  const table = db.table('records')
  await db.open()
  const seconds = await timed(async () => {
    for (const change of records) if ('row' in change) await table.put(change.row)
  })
  await db.delete()
  return seconds
}

async function singleSaves(open: OpenVault): Promise<Pick<Saves, 'single' | 'frameBytes'>> {
  const single: number[] = []
  const before = await journalLength(open)
  const records = smallRecords(TURNS).slice(0, SINGLE)
  for (const record of records) single.push(await timed(() => saveAll(open, [record])))
  return { single: median(single), frameBytes: Math.round(((await journalLength(open)) - before) / SINGLE) }
}

async function journalLength({ session }: OpenVault): Promise<number> {
  const journals = need(await session.folder.listJournals(null), 'The journals cannot be listed')
  return journals.flatMap(({ files }) => files).reduce((sum, { length }) => sum + length, 0)
}

async function timed(act: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await act()
  return (performance.now() - started) / 1000
}
