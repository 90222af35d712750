import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { parseJson } from '../../renderer/core/base/parse.ts'
import { isThere } from './faults.ts'
import { processStart } from './processes.ts'

const Holder = v.object({ pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), started: v.string() })
type Holder = v.InferOutput<typeof Holder>

/** A held lock; `release` may be called more than once. */
export type FolderLock = { release(): Promise<void> }

/**
 * One writing process for each vault folder. The lock lies in the system's folder for running programs (or the app's
 * data folder), never in the vault folder, which may be synced to other computers (vault.md §1). A lock whose process
 * is gone, or whose number has gone to another process, is taken over. Null: somebody else writes there.
 */
export async function lockFolder(runFolder: string, realPath: string): Promise<FolderLock | null> {
  await mkdir(runFolder, { recursive: true, mode: 0o700 })
  const file = join(runFolder, `${createHash('sha256').update(realPath).digest('hex').slice(0, 32)}.lock`)
  const mine = JSON.stringify({ pid: process.pid, started: (await processStart(process.pid)) ?? '' })
  for (let tries = 0; tries < 3; tries++) {
    if (await isPlaced(file, mine)) return { release: () => release(file, mine) }
    if (!(await isCleared(file))) return null
  }
  return null
}

/** Puts the lock there whole or not at all: written under another name, then linked, which fails when there is one. */
async function isPlaced(file: string, text: string): Promise<boolean> {
  const aside = `${file}.${randomBytes(8).toString('hex')}`
  await writeFile(aside, text, { mode: 0o600, flag: 'wx' })
  try {
    await link(aside, file)
    return true
  } catch (fault) {
    if (!isThere(fault)) throw fault
    return false
  } finally {
    await rm(aside, { force: true })
  }
}

/** Clears a dead process's lock away. False when its holder lives. */
async function isCleared(file: string): Promise<boolean> {
  const found = await readFile(file, 'utf8').catch(() => null)
  if (found === null) return true
  if (await holderLives(found)) return false
  const aside = `${file}.${randomBytes(8).toString('hex')}`
  try {
    await rename(file, aside)
  } catch {
    return true // somebody else has just cleared it
  }
  // Between reading and renaming another process may have put its own lock there: then it gets it back.
  if ((await readFile(aside, 'utf8')) !== found) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
  return true
}

async function holderLives(text: string): Promise<boolean> {
  const holder = parseJson(Holder, text)
  if (!holder.ok) return false
  const { pid, started }: Holder = holder.value
  const start = await processStart(pid)
  return start !== null && start === started
}

async function release(file: string, mine: string): Promise<void> {
  const found = await readFile(file, 'utf8').catch(() => null)
  if (found === mine) await rm(file, { force: true })
}
