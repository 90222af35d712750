// Measures in the whole app, driven from outside: runs one file of test/e2e/measured, which writes one JSON object a line.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../places.mjs'
import { run } from '../run.mjs'

const mostSeconds = 3600

/**
 * @param {string} name of the file, without its endings
 * @param {Pick<import('./figures.mjs').Bench, 'work' | 'env'>} bench
 * @returns {Promise<unknown[]>} what it has written; an Error with its last words when that is nothing
 */
export async function measured(name, { work, env }) {
  const file = join(work, `${name}.jsonl`)
  const ran = await run('playwright', ['test', '--project=measured', `test/e2e/measured/${name}.e2e.ts`], {
    cwd: root,
    seconds: mostSeconds,
    env: { ...env, SATCHEL_FIGURES: file },
  })
  if (!existsSync(file)) throw new Error(`The app gave no figures. ${ran.stdout.slice(-2000)}${ran.stderr.slice(-500)}`)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
