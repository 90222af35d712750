// Power cuts over whole histories of saves: files, changes, snapshots, keys, backups, restores. At every moment of each
// history every state that the disk may be in is opened: what was acknowledged is there, and the vault can be written to.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { equalBytes } from '../../renderer/core/base/bytes.ts'
import { aRecordedStage, History, wrongWith, type Promised, type Stage } from './a-history.ts'
import { diceOf, often, seed, type Dice } from './effort.ts'
import { byChance, everything, nothingMore, type DiskLog, type Image } from './recording-disk.ts'

type Recorded = Stage & { readonly log: DiskLog }

function putBack(stage: Recorded, image: Image): void {
  const { base } = stage.log
  for (const name of ['data', 'vaults', 'out']) rmSync(join(base, name), { recursive: true, force: true })
  for (const [path, bytes] of image) {
    mkdirSync(bytes ? dirname(join(base, path)) : join(base, path), { recursive: true })
    if (bytes) writeFileSync(join(base, path), bytes)
  }
}

function nameOf(image: Image): string {
  const sum = createHash('sha256')
  for (const [path, bytes] of [...image].sort(([a], [b]) => (a < b ? -1 : 1)))
    sum.update(`${path} ${String(bytes?.length ?? -1)} `).update(bytes ?? new Uint8Array())
  return sum.digest('hex')
}

/** Of the backups that were acknowledged by then, one under each name is there, whole. */
function lostBackups({ backups }: History, moment: number, image: Image): string[] {
  const acknowledged = backups.filter(({ from }) => from <= moment)
  return [...new Set(acknowledged.map(({ name }) => name))].filter((name) => {
    const bytes = image.get(`out/${name}`)
    return !backups.some((one) => one.name === name && bytes && equalBytes(one.bytes, bytes))
  })
}

/** What is wrong with this state by every account of what was promised; nothing where one of them holds. */
async function wrongByAll(stage: Recorded, image: Image, either: readonly Promised[]): Promise<string[]> {
  const wrong: string[] = []
  for (const promised of either) {
    putBack(stage, image)
    const found = await wrongWith(stage, promised)
    if (found === null) return []
    wrong.push(found)
  }
  return wrong
}

const HISTORIES = often(2, 60)
const ACTS = often(8, 14)
/** How many states by chance are looked at for each moment at which something does not last yet. */
const BY_CHANCE = often(1, 3)
const tally = { histories: 0, acts: 0, moments: 0, states: 0 }

/** Opens every different state that the disk may have been in; what is wrong with any of them. */
async function openAll(history: History, log: DiskLog, dice: Dice): Promise<string[]> {
  const { stage, marks } = history
  const seen = new Set<string>()
  const wrong: string[] = []
  for (let moment = 0; moment <= log.length; moment++) {
    const mark = marks.findLastIndex(({ from }) => from <= moment)
    const isSure = log.unsureAt(moment) === 0
    const more = isSure ? [] : [everything, ...Array.from({ length: BY_CHANCE }, () => byChance(dice))]
    for (const image of [nothingMore, ...more].map((choose) => log.after(moment, choose))) {
      const name = `${String(mark)} ${nameOf(image)}`
      if (seen.has(name)) continue
      seen.add(name)
      const found = [
        ...(await wrongByAll({ ...stage, log }, image, marks[mark]?.either ?? [])),
        ...lostBackups(history, moment, image).map((name) => `lost: ${name}`),
      ]
      if (found.length > 0) wrong.push(`moment ${String(moment)} of ${String(log.length)}: ${found.join(' | ')}`)
    }
    tally.moments++
  }
  tally.states += seen.size
  return wrong
}

describe('power cuts', { timeout: often(120_000, 600_000) }, () => {
  for (let at = 1; at <= HISTORIES; at++)
    test(`whatever of the unsynced writes of history ${String(at)} is lost, nothing acknowledged is, and the vault opens`, async () => {
      const dice = diceOf(seed + at)
      const stage = aRecordedStage()
      const history = new History(stage, dice)
      await history.play(ACTS)
      const wrong = await openAll(history, stage.log, dice)
      tally.histories++
      tally.acts += ACTS
      process.stdout.write(`  seed ${String(seed)}: ${JSON.stringify(tally)}\n`)
      expect(wrong).toEqual([])
    })
})
