// What suites report, and how their results are read, added up and said.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped tests that this machine can't run: "not run here", never counted as passed
 */

/**
 * @typedef {Counts & { details: string }} Result `details` is shown when something failed
 */

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {Counts[]} counts
 * @returns {Counts}
 */
export const sum = (counts) =>
  counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    none,
  )

/**
 * The line that everything ends with.
 * @param {Counts} counts
 */
export const sentence = ({ passed, failed, skipped }) =>
  `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`

/**
 * What a program that ends with such a line has counted.
 * @param {string} text
 * @returns {Counts}
 */
export function lastLine(text) {
  const [, passed = 0, failed = 0, skipped = 0] =
    /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(text.trim().split('\n').at(-1) ?? '') ?? []
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) }
}

/**
 * A program that is one check: it passes with exit status 0.
 * @param {import('./run.mjs').Ran} ran
 * @returns {Result}
 */
export const oneCheck = (ran) => ({
  ...none,
  ...(ran.status === 0 ? { passed: 1 } : { failed: 1 }),
  details: ran.status === 0 ? '' : said(ran),
})

/**
 * A suite in which nothing ran has failed, and so has one whose runner stopped with an error after its tests passed.
 * @param {Result} result
 * @param {number} status exit status of the runner
 * @returns {Result}
 */
export function strict(result, status) {
  if (result.failed > 0) return result
  if (result.passed + result.skipped === 0) return { ...result, failed: 1, details: `No test ran.\n${result.details}` }
  if (status !== 0)
    return { ...result, failed: 1, details: `The runner ended with status ${String(status)}.\n${result.details}` }
  return result
}

/**
 * Vitest's JSON report.
 * @param {any} report parsed JSON, or undefined when there is none
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const failedFiles = list(report?.testResults).filter(
    (/** @type {any} */ file) => file.status === 'failed' && list(file.assertionResults).length === 0,
  )
  return {
    passed: count(report?.numPassedTests),
    failed: count(report?.numFailedTests) + failedFiles.length,
    skipped: count(report?.numPendingTests) + count(report?.numTodoTests),
  }
}

/**
 * Playwright's JSON report. A test that passed only when tried again has failed.
 * @param {any} report parsed JSON, or undefined when there is none
 * @returns {Counts}
 */
export const playwrightCounts = (report) => ({
  passed: count(report?.stats?.expected),
  failed: count(report?.stats?.unexpected) + count(report?.stats?.flaky) + list(report?.errors).length,
  skipped: count(report?.stats?.skipped),
})

/** @param {import('./run.mjs').Ran} ran */
export const said = (ran) => `${ran.stdout}\n${ran.stderr}`.trim() || `It ended with status ${String(ran.status)}.`

/** @param {unknown} value */
const count = (value) => (typeof value === 'number' ? value : 0)

/** @param {unknown} value */
const list = (value) => (Array.isArray(value) ? value : [])
