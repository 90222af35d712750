import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { parseJson } from '../../renderer/core/base/parse.ts'
import { isThere } from './faults.ts'
import { processStart } from './processes.ts'

const Holder = v.object({ pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), started: v.string() })
type Holder = v.InferOutput<typeof Holder>

/** Clearing takes no time; what is older was left by a crash. */
const CLEARING_MS = 10_000
const WAIT_MS = 20
/** Others may be clearing, or placing theirs, in between. */
const TRIES = 50

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
  for (let tries = 0; tries < TRIES; tries++) {
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

/**
 * Clears a dead process's lock away; one at a time, for whoever removes what it read a moment ago might remove the lock of
 * a living process that came in between. False when the holder lives.
 */
async function isCleared(file: string): Promise<boolean> {
  if (await isHeld(file)) return false
  const broom = `${file}.clearing`
  if (!(await isTaken(broom))) return true // somebody else is just clearing it
  try {
    const left = await textIn(file)
    if (left === null) return true // gone already: what lies there by now is somebody's new lock
    if (await holderLives(left)) return false
    await rm(file, { force: true })
    return true
  } finally {
    await rm(broom, { force: true })
  }
}

/** Takes the right to clear. One that a crash left lying is taken away, so that the next try has it. */
async function isTaken(broom: string): Promise<boolean> {
  try {
    await writeFile(broom, '', { mode: 0o600, flag: 'wx' })
    return true
  } catch (fault) {
    if (!isThere(fault)) throw fault
    const left = await stat(broom).catch(() => null)
    if (left && Date.now() - left.mtimeMs > CLEARING_MS) await rm(broom, { force: true })
    await new Promise((go) => setTimeout(go, WAIT_MS))
    return false
  }
}

async function isHeld(file: string): Promise<boolean> {
  const found = await textIn(file)
  return found !== null && (await holderLives(found))
}

const textIn = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null)

async function holderLives(text: string): Promise<boolean> {
  const holder = parseJson(Holder, text)
  if (!holder.ok) return false
  const { pid, started }: Holder = holder.value
  const start = await processStart(pid)
  return start !== null && start === started
}

async function release(file: string, mine: string): Promise<void> {
  if ((await textIn(file)) === mine) await rm(file, { force: true })
}
