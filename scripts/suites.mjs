// The suites, one after another; run by `npm test` after set-up, on the pinned Node. Each says in a line what it proves;
// the last line is the sum over all.
//
//   node scripts/suites.mjs [--all] [NAME …]
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, distFolder } from './build.mjs'
import { checkBuild } from './check-build.mjs'
import { openDisplay } from './display.mjs'
import { root } from './places.mjs'
import { lastLine, none, oneCheck, playwrightCounts, said, sentence, strict, sum, vitestCounts } from './results.mjs'
import { run } from './run.mjs'

/** @typedef {import('./results.mjs').Result} Result */
/** `isStatic`: it only reads files, so it runs beside the next suite that runs something. */
/** @typedef {{ name: string, proves: string, isStatic?: true, run: () => Promise<Result> }} Suite */

const reports = join(root, 'test-results')
const mostSeconds = process.argv.includes('--torture') ? 4 * 3600 : 2700
const tortured = { SATCHEL_TORTURE: 'full' }

/** @type {Suite[]} */
const quick = [
  {
    name: 'types',
    isStatic: true,
    proves: 'every file holds to its types, and core/ knows neither page nor Node',
    run: types,
  },
  { name: 'lint', isStatic: true, proves: 'the house’s rules and its layout of code are kept', run: lint },
  { name: 'rooms', isStatic: true, proves: 'each room imports only what its row of the table names', run: rooms },
  { name: 'dead code', isStatic: true, proves: 'no file, export or package is there that nothing uses', run: deadCode },
  {
    name: 'unit',
    proves: 'each part does what it says, on good and on bad input',
    run: () => vitest(['--exclude=test/**/*.long.test.ts']),
  },
  {
    name: 'build',
    proves: 'the app builds from a clean folder and holds nothing its security policy forbids',
    run: build,
  },
  {
    name: 'e2e',
    proves: 'a person’s jobs work in the real app, driven from outside',
    run: () => playwright(['quick']),
  },
]

/** @type {Suite[]} */
const long = [
  { name: 'long unit', proves: 'the parts hold over many and large inputs', run: () => vitest(['.long.test.ts']) },
  {
    name: 'long e2e',
    proves: 'the app holds on real files, on crashes and over hours of use',
    run: () => playwright(['long', 'more']),
  },
]

/** Everything a disk, a crash or a stranger may do to a vault, often; run by `npm run test:torture`. @type {Suite[]} */
const torture = [
  {
    name: 'tampering',
    proves:
      'what lies on a disk can be changed, cut, swapped or merged in any way: it is noticed, and nothing false is read',
    run: () => vitest(['test/torture', 'share-file', '.long.test.ts'], tortured),
  },
  {
    name: 'crashes',
    proves:
      'the app is killed, its store broken and its disk filled: nothing acknowledged is lost; every screen holds in every look',
    run: () => playwright(['crashes', 'looks'], { ...tortured, SATCHEL_THOROUGH: '1' }),
  },
  {
    name: 'taken away',
    proves: 'each item of the armour is missed by its test when it is taken away',
    run: takenAway,
  },
]

/**
 * A long suite is listed once it has a file; the quick ones always are.
 * @type {Record<string, () => boolean>}
 */
const longFiles = {
  'long unit': () => filesBelow(join(root, 'test')).some((path) => path.endsWith('.long.test.ts')),
  'long e2e': () => filesBelow(join(root, 'test', 'e2e', 'long')).some((path) => path.endsWith('.e2e.ts')),
}

async function types() {
  const results = []
  for (const project of typeProjects()) results.push(oneCheck(await run('tsc', ['--noEmit', '-p', project], here())))
  return joined(results)
}

const typeProjects = () => readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name))

async function lint() {
  const cache = join(root, 'node_modules', '.cache', 'eslint')
  const eslint = await run('eslint', ['.', '--max-warnings=0', '--cache', '--cache-location', cache], here())
  const prettier = await run('prettier', ['--check', '--log-level=warn', '.'], here())
  return joined([oneCheck(eslint), oneCheck(prettier)])
}

async function rooms() {
  return oneCheck(await run('depcruise', ['--config', '.dependency-cruiser.cjs', ...roomFolders()], here()))
}

const roomFolders = () => ['electron', 'renderer', 'test', 'scripts'].filter((folder) => existsSync(join(root, folder)))

async function deadCode() {
  if (!existsSync(join(root, 'knip.json'))) return { ...none, failed: 1, details: 'There is no knip.json.' }
  return oneCheck(await run('knip', ['--no-progress'], here()))
}

/**
 * @param {string[]} choice which test files
 * @param {Record<string, string>} [environment]
 */
async function vitest(choice, environment = {}) {
  const file = reportFile('unit')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const ran = await run('vitest', ['run', ...choice, ...reporters], {
    ...here(),
    env: { ...here().env, ...environment },
  })
  return strict({ ...vitestCounts(reportIn(file)), details: said(ran) }, ran.status)
}

async function takenAway() {
  const ran = await run('node', ['scripts/taken-away.mjs'], here())
  return strict({ ...lastLine(ran.stdout), details: said(ran) }, ran.status)
}

/**
 * @param {string[]} projects
 * @param {Record<string, string>} [environment]
 */
async function playwright(projects, environment = {}) {
  const { missing } = await buildApp()
  if (missing.length > 0)
    return { ...none, failed: 1, details: `The app can't be built; not there: ${missing.join(', ')}` }
  const file = reportFile('e2e')
  const display = await openDisplay()
  const env = { ...here().env, ...display.env, SATCHEL_OWN_DISPLAY: display.own ? '1' : '0', SATCHEL_E2E_REPORT: file }
  const choice = projects.map((project) => `--project=${project}`)
  const ran = await run('playwright', ['test', ...choice], { ...here(), env: { ...env, ...environment } })
  display.close()
  return strict({ ...playwrightCounts(reportIn(file)), details: said(ran) }, ran.status)
}

async function build() {
  try {
    const { missing } = await buildApp({ force: true })
    return checkBuild(distFolder, missing)
  } catch (error) {
    return { ...none, failed: 1, details: error instanceof Error ? error.message : String(error) }
  }
}

/** Colours are for people at a terminal; what is said here is read in a log. */
const here = () => ({ cwd: root, seconds: mostSeconds, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } })

/** @param {Result[]} results */
const joined = (results) => ({
  ...sum(results),
  details: results
    .map((result) => result.details)
    .join('\n')
    .trim(),
})

/** @param {string} name */
function reportFile(name) {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
const filesBelow = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [])

/** @param {Suite} suite */
async function runSuite(suite) {
  say(`${suite.name}: ${suite.proves}`)
  const started = performance.now()
  const result = await suite.run()
  const seconds = Math.round((performance.now() - started) / 1000)
  if (result.failed > 0) say(indented(result.details))
  say(`  ${suite.name} ${result.failed > 0 ? 'FAILED' : 'ok'}: ${sentence(result)} in ${String(seconds)} s`)
  return result
}

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

/** The end of what was said is where the failures are. @param {string} text */
const indented = (text) =>
  text
    .split('\n')
    .slice(-200)
    .map((line) => `  | ${line}`)
    .join('\n')

/** @param {string[]} args */
function listOf(args) {
  if (args.includes('--torture')) return torture
  return args.includes('--all') ? long.filter((suite) => longFiles[suite.name]?.()) : quick
}

/** @param {string[]} args */
function chosenSuites(args) {
  const names = args.filter((arg) => !arg.startsWith('-'))
  const listed = listOf(args)
  return names.length === 0 ? listed : listed.filter((suite) => names.includes(suite.name))
}

/** @param {Suite[]} suites */
async function inTurn(suites) {
  const results = []
  for (const suite of suites) results.push(await runSuite(suite))
  return results
}

const chosen = chosenSuites(process.argv.slice(2))
const still = chosen.filter((suite) => suite.isStatic)
const [first = [], ...others] = chosen.filter((suite) => !suite.isStatic).map((suite) => [suite])
const beside = await Promise.all([inTurn(still), inTurn(first)])
const results = [...beside.flat(), ...(await inTurn(others.flat()))]
const total = sum(results)
if (results.length === 0) say('No suite was run.')
say(sentence(total))
process.exit(total.failed > 0 || results.length === 0 ? 1 : 0)
