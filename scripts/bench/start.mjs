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
  const turn = { ours: /** @type {Turn[]} */ ([]), bare: /** @type {Turn[]} */ ([]) }
  // The first turn warms the disk cache up for both and does not count.
  for (let number = 0; number <= turns; number++) {
    const reference = await timed(run({ task: 'bare' }, bare))
    const ours = await timed(run({ task: 'bench start window' }))
    if (number > 0) turn.bare.push(reference)
    if (number > 0) turn.ours.push(ours)
    process.stderr.write(
      `turn ${String(number)}: ${String(ours.whole)} ms, bare window ${String(reference.whole)} ms\n`,
    )
  }
  return { name: 'start', results: figures(turn) }
}

/**
 * One start, in ms: from the process to the picture, from the page's beginning to it, and from showing the app to it.
 * @typedef {{ whole: number, page: number, shown: number | null }} Turn
 */

/**
 * @param {Promise<import('./figures.mjs').Run>} running
 * @returns {Promise<Turn>}
 */
async function timed(running) {
  const ran = await running
  const { originAt, mountedAt = null, paintedAt } = answerOf(ran)
  const shown = mountedAt === null ? null : paintedAt - mountedAt
  return { whole: paintedAt - ran.startedAt, page: paintedAt - originAt, shown }
}

/** @param {{ ours: Turn[], bare: Turn[] }} turn */
function figures({ ours, bare }) {
  const compared = (/** @type {string} */ name, /** @type {'whole' | 'page'} */ part, /** @type {string} */ notes) => {
    const [own, other] = [ours.map((one) => one[part]), bare.map((one) => one[part])]
    const [mine, reference] = [median(own), median(other)]
    const between = `ours ${spread(own)}, bare ${spread(other)}`
    const ratio = rounded(reference / mine)
    return { name, ours: mine, reference, ratio, unit: 'ms', n: turns, notes: `${notes}; ${between}` }
  }
  const shown = ours.map((one) => one.shown ?? 0)
  const alone = { reference: null, ratio: null, unit: 'ms', n: turns }
  return [
    compared('lock screen painted', 'whole', `from the start of the process to the lock screen on the screen; ${goal}`),
    compared('lock screen after the page begins', 'page', 'without Electron’s own start'),
    {
      ...{ name: 'lock screen after the app is shown', ours: median(shown), ...alone },
      notes: `the part in which the folder is opened and its header read; ${spread(shown)}`,
    },
  ]
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
