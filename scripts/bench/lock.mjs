// From the cause of a lock until nothing of the vault is on the screen, in the whole app, driven from outside (test/e2e/measured).
import { median, rounded, spread } from './figures.mjs'
import { measured } from './measured.mjs'

const goal = 100

/** @typedef {{ busy: string, cause: string, ms: number }} Turn */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchLock(bench) {
  const turns = /** @type {Turn[]} */ (await measured('lock', bench))
  const causes = [...new Set(turns.map(({ cause }) => cause))]
  const all = figure('every lock', turns)
  return { name: 'lock', results: [all, ...causes.map((cause) => figure(cause, turns.filter(isOf(cause))))] }
}

const isOf =
  (/** @type {string} */ wanted) =>
  (/** @type {Turn} */ { cause }) =>
    cause === wanted

/**
 * @param {string} name
 * @param {Turn[]} turns
 */
function figure(name, turns) {
  const times = turns.map(({ ms }) => ms)
  const worst = turns.toSorted((a, b) => b.ms - a.ms)[0]
  const late = times.filter((ms) => ms > goal).length
  return {
    ...{ name, ours: rounded(median(times)), reference: goal, ratio: rounded(goal / Math.max(...times)), unit: 'ms' },
    n: times.length,
    notes: `from the cause until the display's own picture holds nothing of the page; ${spread(times)}; above ${String(goal)} ms: ${String(late)}; longest with ${worst?.busy ?? ''}; ratio: of the longest`,
  }
}
