// Takes each numbered item of the armour away, in a copy of the sources, and sees that the test named for it fails.
// An item whose absence nobody notices is not tested, whatever the suites say.
//
//   node scripts/taken-away.mjs [WORD …]     only items whose id holds one of the words
//
// Prints a line an item; the last line is `N passed, N failed`. Takes about a minute for each item of the app's own walk.
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openDisplay } from './display.mjs'
import { cacheFolder, root } from './places.mjs'
import { sentence } from './results.mjs'
import { run } from './run.mjs'
import { items } from './taken-away/items.mjs'

/** @typedef {import('./taken-away/items.mjs').Item} Item */

const seconds = 900
const copied = [
  ...['electron', 'renderer', 'resources', 'test', 'scripts', 'package.json', 'package-lock.json'],
  ...['electron-builder.yml', 'vite.config.ts', 'vitest.config.ts', 'playwright.config.ts', 'eslint.config.js'],
  ...['tsconfig.json', 'tsconfig.core.json'],
]
/** What is only read. */
const shared = ['node_modules']

const words = process.argv.slice(2)
const chosen = items.filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)))
const display = await openDisplay()
const app = { SATCHEL_OWN_DISPLAY: display.own ? '1' : '0', SATCHEL_CACHE: cacheFolder() }
const copy = copyOfSources()
const counts = { passed: 0, failed: 0, skipped: 0 }
for (const item of chosen) {
  const { isNoticed, said } = await withoutIt(item)
  counts[isNoticed ? 'passed' : 'failed'] += 1
  console.log(`${isNoticed ? 'noticed ' : 'UNSEEN  '} ${item.id}: ${item.noticedBy}${isNoticed ? '' : `\n${said}`}`)
}
rmSync(copy, { recursive: true, force: true })
display.close()
console.log(sentence(counts))
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0

function copyOfSources() {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-taken-away-'))
  // The app runs as a user who owns nothing here.
  chmodSync(folder, 0o755)
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true })
  for (const name of shared) symlinkSync(join(root, name), join(folder, name))
  return folder
}

/**
 * @param {Item} item
 * @returns {Promise<{ isNoticed: boolean, said: string }>}
 */
async function withoutIt(item) {
  const before = new Map(item.changes.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]))
  const after = new Map(before)
  for (const { file, from, to } of item.changes) {
    const text = after.get(file) ?? ''
    if (!text.includes(from)) return { isNoticed: false, said: `The words to be changed are not in ${file}: ${from}` }
    after.set(
      file,
      text.replace(from, () => to),
    )
  }
  writeAll(after)
  try {
    return await noticed(item)
  } finally {
    writeAll(before)
  }
}

/** @param {Map<string, string>} files */
function writeAll(files) {
  for (const [file, text] of files) writeFileSync(join(copy, file), text)
}

/** @param {Item} item */
async function noticed({ check, noticedBy }) {
  const env = { ...process.env, ...display.env, FORCE_COLOR: '0', ...app }
  const here = { cwd: copy, env, seconds }
  if (check.run === 'quick' || check.run === 'long') {
    const built = await run('node', ['scripts/build.mjs'], here)
    if (built.status !== 0) return { isNoticed: false, said: `It does not build.\n${built.stderr}` }
  }
  const ran = await run(...commandOf(check, noticedBy), here)
  const said = `${ran.stdout}\n${ran.stderr}`
  return {
    isNoticed: ran.status !== 0 && failuresOf(check, said).some((line) => line.includes(noticedBy)),
    said: tail(said),
  }
}

/**
 * @param {Item['check']} check
 * @param {string} noticedBy
 * @returns {[command: string, args: string[]]}
 */
function commandOf({ run: runner, on, after }, noticedBy) {
  if (runner === 'eslint') return ['eslint', [on]]
  if (runner === 'vitest') return ['vitest', ['run', '--reporter=verbose', on]]
  const titles = [noticedBy, ...(after ? [after] : [])].join('|')
  return ['playwright', ['test', `--project=${runner}`, '--reporter=line', '--grep', titles, basename(on)]]
}

/**
 * The lines that say what failed.
 * @param {Item['check']} check
 * @param {string} said
 */
function failuresOf({ run: runner }, said) {
  const isFailure = { eslint: / error /, vitest: /(FAIL|×)/, quick: /^\s*\d+\) \[/, long: /^\s*\d+\) \[/ }[runner]
  return said.split('\n').filter((line) => isFailure.test(line))
}

/** @param {string} text */
function tail(text) {
  return text.trim().split('\n').slice(-25).join('\n')
}
