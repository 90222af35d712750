// What every bench shares: the middle of several turns, and one figure with its reference.

/**
 * The middle value: less moved by one slow turn than the mean.
 * @param {number[]} values
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** @param {number} value */
export const rounded = (value) => Math.round(value * 1000) / 1000

/**
 * The smallest and the largest turn, for the notes.
 * @param {number[]} values
 */
export const spread = (values) => `${String(rounded(Math.min(...values)))} to ${String(rounded(Math.max(...values)))}`

/**
 * What a bench is given: a folder of the app's user to work in, and a way to run an app to its last line.
 * @typedef {object} Bench
 * @property {string} work
 * @property {NodeJS.ProcessEnv} env for programs that need the display
 * @property {(order: import('../run-measure.mjs').Order, folder?: string) => Promise<Run>} run `folder`: another app than ours
 *
 * @typedef {object} Run
 * @property {number} status
 * @property {string} last its last JSON line
 * @property {number} startedAt when its process was started, ms since 1970
 */

/**
 * The object an app has printed last; an Error with its sentence when it failed.
 * @param {Run} ran
 * @returns {Record<string, unknown>}
 */
export function answerOf(ran) {
  if (ran.last === '') throw new Error('The app ended without a result.')
  const answer = JSON.parse(ran.last)
  if (ran.status !== 0) throw new Error(answer.error ?? ran.last)
  return answer
}
