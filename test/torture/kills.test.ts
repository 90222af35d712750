// A process that lives with a vault, killed at moments drawn by chance, again and again in the same vault: while files come
// in, things are changed, keys added and taken away, snapshots written, backups made and restored. What it had been told is
// there each time. The app itself is killed in e2e/long/kill.e2e.ts.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { build } from 'vite'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'
import { foldersOfStage, nothingYet, playground, stageIn, wrongWith, type Promised, type Stage } from './a-history.ts'
import { diceOf, often, seed, type Dice } from './effort.ts'

const KILLS = often(3, 20)
const VAULTS = often(1, 15)
/** It is killed after so many of the things it says, and a little later, in milliseconds. */
const latestWord = 30
const latest = 60

type Backup = { path: string; promised: Promised }
type Said = { act: string; either: Promised[]; backup: Backup | null }
const killedAt: Record<string, number> = {}

/** Below node_modules, so that packages are found from it. */
const built = join(import.meta.dirname, '../../node_modules/.cache/satchel-life')

/** The process as one file: it is there at once. What shared files ask to be done at a test's end is left to its own end. */
beforeAll(async () => {
  const ends = {
    name: 'ends',
    load: (id: string) => (id === '\0vitest' ? 'export const onTestFinished = () => undefined' : null),
  }
  const resolveId = (id: string) => (id === 'vitest' ? '\0vitest' : null)
  await build({
    ...{ configFile: false, logLevel: 'error', plugins: [{ ...ends, enforce: 'pre', resolveId }] },
    build: { ssr: join(import.meta.dirname, 'life.ts'), outDir: built, target: 'node24', emptyOutDir: true },
  })
}, 60_000)

/** Lets it live for a while and kills it; what it had said last. */
async function live(given: object, dice: Dice): Promise<Said> {
  const child = spawn(process.execPath, [join(built, 'life.js'), JSON.stringify(given)])
  let heard = ''
  let faults = ''
  let words = 1 + dice.below(latestWord)
  child.stderr.on('data', (bytes) => (faults += String(bytes)))
  const said = new Promise<void>((go) => {
    child.stdout.on('data', (bytes) => {
      heard += String(bytes)
      words -= String(bytes).split('\n').length - 1
      if (words <= 0) go()
    })
  })
  const ended = new Promise<NodeJS.Signals | null>((go) => child.once('close', (_code, signal) => go(signal)))
  await Promise.race([said.then(() => after(dice.below(latest))), ended])
  child.kill('SIGKILL')
  if ((await ended) !== 'SIGKILL') throw new Error(`it ended by itself: ${faults}`)
  return lastOf(heard)
}

/** A line that was cut by the end is none. */
function lastOf(heard: string): Said {
  const said: Said = { act: '', either: [], backup: null }
  for (const line of heard.split('\n').slice(0, -1)) Object.assign(said, JSON.parse(line))
  return said
}

async function firstThatHolds(stage: Stage, either: readonly Promised[]): Promise<Promised | string> {
  const wrong: string[] = []
  for (const promised of either) {
    const found = await wrongWith(stage, promised)
    if (found === null) return promised
    wrong.push(found)
  }
  return wrong.join(' | ')
}

describe('kill -9', { timeout: often(120_000, 1_800_000) }, () => {
  for (let vault = 1; vault <= VAULTS; vault++)
    test(`after each of ${String(KILLS)} kills everything acknowledged is there, nothing is half there, and vault ${String(vault)} opens`, async () => {
      const dice = diceOf(seed + vault)
      const base = mkdtempSync(join(playground, 'satchel-kills-'))
      onTestFinished(() => rmSync(base, { recursive: true, force: true }))
      for (const name of foldersOfStage) mkdirSync(join(base, name))
      const stage = stageIn(base, { disk: nodeDisk, log: { length: 0, left: null } })
      let now: Promised = nothingYet
      let backup: Backup | null = null
      for (let kill = 1; kill <= KILLS; kill++) {
        const said = await live({ base, seed: dice.below(2 ** 31), count: kill * 1000, now, backup }, dice)
        killedAt[said.act] = (killedAt[said.act] ?? 0) + 1
        backup = said.backup ?? backup
        const found = await firstThatHolds(stage, said.either.length > 0 ? said.either : [now])
        if (typeof found === 'string')
          expect.fail(`seed ${String(seed)}, kill ${String(kill)} while ${said.act}: ${found}`)
        now = found
      }
      process.stdout.write(
        `  seed ${String(seed)}, vault ${String(vault)}, killed while: ${JSON.stringify(killedAt)}\n`,
      )
    })
})
