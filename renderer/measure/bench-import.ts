import { BatchId, newId, type PersonId } from '../core/base/ids.ts'
import type { Vault } from '../vault/contract.ts'
import { timedSaves } from './bench-saves.ts'
import { bytesOf, lastPart, need, pause, say, type Task } from './task.ts'
import { newVault } from './vault-at-hand.ts'

/** What one set of files took: bytes sealed and written, pages read, the seconds of each, and of each file alone. */
type SetTimes = {
  set: string
  bytes: number
  sealing: number
  pages: number
  reading: number
  each: { bytes: number; seconds: number }[]
}

type Given = { readonly vault: Vault; readonly personId: PersonId }

/**
 * Takes in the files set by set (their first folder). Reading a file from its place is left out of the time; sealing it,
 * writing it and making it last is in. The folder's maker compares that with a plain copy (scripts/bench/import.mjs).
 */
export async function benchImport({ files }: Task): Promise<object> {
  const { worker, personId } = await newVault()
  // The reader process starts beside a new vault and is none of the import's business.
  await pause(3000)
  const sets: SetTimes[] = []
  for (const set of new Set((files ?? []).map(({ path }) => path.split('/')[0] ?? ''))) {
    const paths = (files ?? []).map(({ path }) => path).filter((path) => path.startsWith(`${set}/`))
    sets.push(await timedSet({ vault: worker.client, personId }, set, paths))
    await say(`${set}: ${String(paths.length)} files`)
  }
  worker.end()
  return { sets, saves: await timedSaves() }
}

async function timedSet({ vault, personId }: Given, set: string, paths: readonly string[]): Promise<SetTimes> {
  const times: SetTimes = { set, bytes: 0, sealing: 0, pages: 0, reading: 0, each: [] }
  const before = await pagesRead(vault)
  const batchId = newId(BatchId)
  const began = performance.now()
  for (const path of paths) {
    const bytes = await bytesOf(path)
    if (!bytes) throw new Error('A file of the bench is not there.')
    const { length } = bytes
    const started = performance.now()
    const ask = { personId, batchId, path: null, hospital: null, name: lastPart(path), source: { bytes } }
    need(await vault.takeIn(ask, { transfer: [bytes.buffer] }), 'A file cannot be taken in')
    const seconds = (performance.now() - started) / 1000
    times.bytes += length
    times.sealing += seconds
    times.each.push({ bytes: length, seconds })
  }
  await readingEnds(vault)
  return { ...times, pages: (await pagesRead(vault)) - before, reading: (performance.now() - began) / 1000 }
}

async function pagesRead(vault: Vault): Promise<number> {
  const rows = need(await vault.records(null), 'The records cannot be listed')
  return rows.reduce((sum, { pages }) => sum + pages, 0)
}

async function readingEnds(vault: Vault): Promise<void> {
  while (need(await vault.overview(null), 'The vault has no overview').reading.left > 0) await pause(20)
}
