// The memory of all the app's processes together, in the whole app, driven from outside (test/e2e/measured).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../places.mjs'
import { run } from '../run.mjs'

const mostSeconds = 3600
const goal = 1024

/** @typedef {{ what: string, most: number, longest: number, seconds: number }} Peak */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchMemory({ work, env }) {
  const file = join(work, 'memory.jsonl')
  const ran = await run('playwright', ['test', '--project=measured'], {
    cwd: root,
    seconds: mostSeconds,
    env: { ...env, SATCHEL_FIGURES: file },
  })
  if (!existsSync(file)) throw new Error(`The app gave no figures. ${ran.stdout.slice(-2000)}${ran.stderr.slice(-500)}`)
  const peaks = readFileSync(file, 'utf8').trim().split('\n')
  return { name: 'memory', results: peaks.map((line) => figure(JSON.parse(line))) }
}

/** @param {Peak} peak */
const figure = ({ what, most, longest, seconds }) => ({
  ...{ name: what, ours: most, reference: goal, ratio: Math.round((goal / most) * 1000) / 1000, unit: 'MiB', n: 1 },
  notes: `the most that all processes had at once (PSS); reference: the goal; longest task of the window ${String(longest)} ms; ${String(seconds)} s in all`,
})
