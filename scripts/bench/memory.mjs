// The memory of all the app's processes together, in the whole app, driven from outside (test/e2e/measured).
import { measured } from './measured.mjs'

/** @typedef {{ what: string, most: number, goal: number, longest: number, seconds: number }} Peak in MiB, milliseconds, seconds */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchMemory(bench) {
  const peaks = /** @type {Peak[]} */ (await measured('memory', bench))
  return { name: 'memory', results: peaks.map(figure) }
}

/** @param {Peak} peak */
const figure = ({ what, most, goal, longest, seconds }) => ({
  ...{ name: what, ours: most, reference: goal, ratio: Math.round((goal / most) * 1000) / 1000, unit: 'MiB', n: 1 },
  notes: `the most that all processes had at once (PSS); reference: the goal; longest task of the window ${String(longest)} ms; ${String(seconds)} s in all`,
})
