// From the start of the process until the lock screen is painted, against a bare Electron and React window that is built
// and measured in the same run, turn by turn.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveAway } from '../unprivileged.mjs'
import { answerOf, median, rounded, spread } from './figures.mjs'

const bareSource = join(import.meta.dirname, 'bare')
const turns = 7
const goal = 'goal: ratio at least 0.8 (lock screen within 1.25 times the bare window)'

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchStart({ work, run }) {
  const bare = await buildBare(join(work, 'bare'))
  answerOf(await run({ task: 'bench start vault' }))
  const seconds = { ours: /** @type {number[]} */ ([]), bare: /** @type {number[]} */ ([]) }
  // The first turn warms the disk cache up for both and does not count.
  for (let turn = 0; turn <= turns; turn++) {
    const reference = await paintedAfter(run({ task: 'bare' }, bare))
    const ours = await paintedAfter(run({ task: 'bench start window' }))
    if (turn > 0) seconds.bare.push(reference)
    if (turn > 0) seconds.ours.push(ours)
    process.stderr.write(`turn ${String(turn)}: ${String(ours)} ms, bare window ${String(reference)} ms\n`)
  }
  const [ours, reference] = [median(seconds.ours), median(seconds.bare)]
  const notes = `from the start of the process to the lock screen on the screen; ours ${spread(seconds.ours)}, bare ${spread(seconds.bare)}; ${goal}`
  const ratio = rounded(reference / ours)
  return {
    name: 'start',
    results: [{ name: 'lock screen painted', ours, reference, ratio, unit: 'ms', n: turns, notes }],
  }
}

/** @param {Promise<import('./figures.mjs').Run>} running */
async function paintedAfter(running) {
  const ran = await running
  return answerOf(ran).paintedAt - ran.startedAt
}

/**
 * Builds the bare app with the same tools as ours.
 * @param {string} folder
 */
async function buildBare(folder) {
  const { build } = await import('vite')
  mkdirSync(folder)
  await build({
    configFile: false,
    root: bareSource,
    base: './',
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: join(folder, 'page'), target: 'chrome130', modulePreload: { polyfill: false } },
  })
  for (const name of ['main.js', 'preload.cjs']) cpSync(join(bareSource, name), join(folder, name))
  const manifest = { name: 'bare-window', version: '1.0.0', type: 'module', main: 'main.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  giveAway(folder)
  return folder
}
