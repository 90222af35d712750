// A process that lives with a vault until it is killed: it says on its output what it begins and what it has been told.
// Started by kills.test.ts with where it goes on.
import { writeSync } from 'node:fs'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'
import { History, stageIn, type Promised } from './a-history.ts'
import { diceOf } from './effort.ts'

type Given = {
  base: string
  seed: number
  count: number
  now: Promised
  backup: { path: string; promised: Promised } | null
}

// Written by the parent test in the same run; nobody else starts this.
const given = JSON.parse(process.argv[2] ?? '') as Given
const stage = stageIn(given.base, { disk: nodeDisk, log: { length: 0, left: null } })
const history = new History(stage, diceOf(given.seed), (what) => writeSync(1, `${JSON.stringify(what)}\n`))
history.goOn(given)
await history.play(1000, { withPowerLost: false })
