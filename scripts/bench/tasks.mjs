// What thousands of files do to the window's main thread, in the whole app, driven from outside (test/e2e/measured).
//
// A task counts as ours when the thread itself was at work for more than 50 ms; one that only took that long had the
// processor taken away. How often that happens to a page that does nearly nothing is in the notes.
import { measured } from './measured.mjs'

const long = 50

/**
 * @typedef {{ page: string, passed: number, worked: number, at: number, doing: string, place: string, isMeasuring: boolean }} Task milliseconds
 * @typedef {{ what: string, count: number, seconds: number, tasks: Task[], reference: number[] }} Phase
 */

/**
 * @param {import('./figures.mjs').Bench} bench
 * @returns {Promise<object>}
 */
export async function benchTasks(bench) {
  const phases = /** @type {Phase[]} */ (await measured('tasks', bench))
  return { name: 'tasks', results: phases.flatMap((phase) => [figure(phase, 'window'), figure(phase, 'reader')]) }
}

/**
 * @param {Phase} phase
 * @param {string} page
 */
function figure({ what, count, seconds, tasks, reference }, page) {
  const own = tasks.filter((task) => task.page === page && !task.isMeasuring)
  const questions = tasks.filter((task) => task.page === page && task.isMeasuring)
  const ours = own.filter(({ worked }) => worked > long)
  const [worst] = own.toSorted((a, b) => b.worked - a.worked)
  const most = (/** @type {number[]} */ values) => String(Math.round(Math.max(0, ...values)))
  return {
    ...{ name: `${page}, ${what}`, ours: ours.length, reference: 0, unit: 'tasks', n: 1 },
    notes: [
      `${String(count)} files, ${String(seconds)} s`,
      `tasks in which the thread worked above ${String(long)} ms: ${String(ours.length)}, longest ${most(own.map(({ worked }) => worked))} ms`,
      `tasks that took that long: ${String(own.length)}, longest ${most(own.map(({ passed }) => passed))} ms`,
      `a page that does nearly nothing had ${String(reference.length)} of those, longest ${most(reference)} ms`,
      `left out, because they were questions of the measuring: ${String(questions.length)}`,
      ...(worst ? [`most work in one, at ${worst.place || 'the list of files'}: ${worst.doing}`] : []),
    ].join('; '),
  }
}
