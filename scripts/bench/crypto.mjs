// Sealing against WebCrypto on the same chunks, and sealing and writing against a plain copy of as many bytes to the same
// disk, with the memory that it takes.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { answerOf, rounded } from './figures.mjs'
import { copyLasting } from './plain-copy.mjs'
import { watchMemory } from './watch-memory.mjs'

const MiB = 1024 * 1024

/**
 * What the app says (renderer/measure/bench-crypto.ts): seconds for so many MiB, and when it wrote, in ms since 1970.
 * @typedef {{ mebibytes: number, sealing: number, webCrypto: number, writing: number, beganAt: number, endedAt: number }} Times
 */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchCrypto({ work, run }) {
  const watch = watchMemory(work)
  const answer = await run({ task: 'bench crypto' }).finally(() => watch.stop())
  /** @type {Times} */
  const times = answerOf(answer)
  const copying = copyingOf(work, times.mebibytes)
  return { name: 'crypto', results: [...speeds(times, copying), memory(watch.stop(), times)] }
}

/**
 * Seconds that a plain copy of one file of so many MiB takes until it lasts.
 * @param {string} work
 * @param {number} mebibytes
 */
function copyingOf(work, mebibytes) {
  const from = join(work, 'plain.bin')
  const file = openSync(from, 'w')
  for (let at = 0; at < mebibytes; at++) writeSync(file, randomBytes(MiB))
  fsyncSync(file)
  closeSync(file)
  const seconds = copyLasting(from, join(work, 'copy.bin'))
  rmSync(from)
  rmSync(join(work, 'copy.bin'))
  return seconds
}

/**
 * @param {Times} times
 * @param {number} copying
 */
function speeds({ mebibytes, sealing, webCrypto, writing }, copying) {
  const figure = (/** @type {string} */ name, /** @type {number} */ ours, /** @type {number} */ reference) => ({
    ...{ name, ours: rounded(mebibytes / ours), reference: rounded(mebibytes / reference) },
    ...{ ratio: rounded(reference / ours), unit: 'MiB/s', n: 1 },
  })
  const size = `${String(mebibytes)} MiB in chunks of 1 MiB`
  return [
    {
      ...figure('sealing alone', sealing, webCrypto),
      notes: `${size}; reference: AES-256-GCM of WebCrypto on the same chunks in the same page, in turns; goal: ratio at least 0.6`,
    },
    {
      ...figure('sealing and writing', writing, copying),
      notes: `${size}; reference: a plain copy of as many bytes to the same disk, made to last (fsync); goal: ratio at least 0.5`,
    },
  ]
}

/**
 * @param {import('./watch-memory.mjs').Sample[]} samples
 * @param {Times} times
 */
function memory(samples, { beganAt, endedAt }) {
  const base = samples.findLast(({ at }) => at < beganAt)?.bytes ?? 0
  const during = samples.filter(({ at }) => at >= beganAt && at <= endedAt).map(({ bytes }) => bytes)
  const most = Math.max(base, ...during)
  return {
    ...{ name: 'memory above the base', ours: Math.round((most - base) / MiB), reference: 64 },
    ...{ ratio: rounded((64 * MiB) / Math.max(1, most - base)), unit: 'MiB', n: during.length },
    notes: `while sealing and writing; all processes of the app together (PSS) over ${String(Math.round(base / MiB))} MiB before it; reference: the goal`,
  }
}
