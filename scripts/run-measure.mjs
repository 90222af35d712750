// Builds the app and has it do one measuring task; run by scripts/measure.mjs after set-up.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { benchCrypto } from './bench/crypto.mjs'
import { benchImport } from './bench/import.mjs'
import { benchLock } from './bench/lock.mjs'
import { benchMemory } from './bench/memory.mjs'
import { benchOcr } from './bench/ocr.mjs'
import { benchSearch } from './bench/search.mjs'
import { benchStart } from './bench/start.mjs'
import { benchTasks } from './bench/tasks.mjs'
import { buildApp, distFolder } from './build.mjs'
import { openDisplay } from './display.mjs'
import { readyRuntime } from './electron-runtime.mjs'
import { passOnErrors } from './remarks.mjs'
import { giveUp } from './setup.mjs'
import {
  asUnprivileged,
  displaySwitches,
  dropsRights,
  giveAway,
  homeEnvironment,
  machineSwitches,
  ownedFolder,
  readableFolder,
} from './unprivileged.mjs'

/**
 * @typedef {object} Order
 * @property {string} task such as `eval import`
 * @property {string} [files] folder to read
 * @property {string} [out] folder to write to
 * @property {{ name: string, born: string }} [person] whose the files are
 */

/**
 * @param {string[]} args
 * @returns {Order} throws an Error with a sentence when the command line is not complete
 */
export function readOrder(args) {
  const text = { type: /** @type {const} */ ('string') }
  const options = { files: text, out: text, person: text, born: text }
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [family, name] = positionals
  if ((family !== 'eval' && family !== 'bench') || name === undefined)
    throw new Error('Say what to measure: npm run eval -- import --files DIR --out DIR, or npm run bench -- start')
  if (family === 'bench') return { task: `bench ${name}` }
  if (values.files === undefined || values.out === undefined)
    throw new Error('Both are needed: --files DIR and --out DIR.')
  if (!statSync(values.files, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${values.files}.`)
  if ((values.person === undefined) !== (values.born === undefined))
    throw new Error('A person has a name and a birth date: --person NAME --born 1958-03-14.')
  const person =
    values.person === undefined || values.born === undefined
      ? {}
      : { person: { name: values.person, born: values.born } }
  return { task: `eval ${name}`, files: resolve(values.files), out: resolve(values.out), ...person }
}

/**
 * The order as the app's user can carry it out: under root, on copies below `work`.
 * @param {Order} order
 * @param {string} work
 * @returns {Order}
 */
function staged(order, work) {
  if (order.out !== undefined) mkdirSync(order.out, { recursive: true })
  if (!dropsRights || order.files === undefined) return order
  const files = join(work, 'files')
  cpSync(order.files, files, { recursive: true, dereference: true })
  giveAway(files)
  return { ...order, files, out: ownedFolder(join(work, 'out')) }
}

/**
 * Benches that need more than one run of the app, or something to compare it with.
 * @type {Record<string, (bench: import('./bench/figures.mjs').Bench) => Promise<object>>}
 */
const benches = {
  'bench start': benchStart,
  'bench crypto': benchCrypto,
  'bench import': benchImport,
  'bench lock': benchLock,
  'bench memory': benchMemory,
  'bench ocr': benchOcr,
  'bench tasks': benchTasks,
  'bench search': benchSearch,
}

/**
 * @param {Order} order
 * @param {string} work a folder of the app's user
 * @returns {Promise<{ status: number, last: string }>}
 */
async function measure(order, work) {
  const display = await openDisplay()
  const ours = await readableFolder(distFolder, 'app')
  const bench = benches[order.task]
  try {
    if (bench === undefined) return await runApp(order, { folder: ours, work, display })
    const run = (/** @type {Order} */ part, folder = ours) => runApp(part, { folder, work, display })
    return { status: 0, last: JSON.stringify(await bench({ work, run, env: environmentOf(display) })) }
  } finally {
    display.close()
  }
}

/**
 * What the end-to-end runs are told of the display.
 * @param {import('./display.mjs').Display} display
 */
const environmentOf = (display) => ({
  ...process.env,
  ...display.env,
  SATCHEL_OWN_DISPLAY: display.own ? '1' : '0',
})

/**
 * Runs an app to its end.
 * @param {Order} order
 * @param {{ folder: string, work: string, display: import('./display.mjs').Display }} where
 * @returns {Promise<import('./bench/figures.mjs').Run>}
 */
async function runApp(order, { folder, work, display }) {
  const runtime = readyRuntime()
  if (runtime === undefined) throw new Error('Electron is not set up.')
  const switches = [...machineSwitches(), ...displaySwitches(display.own)]
  const { command, args } = asUnprivileged(runtime.executable, [...switches, folder])
  const env = {
    ...homeEnvironment(ownedFolder(join(work, 'home')), { ...process.env, ...display.env }),
    TMPDIR: ownedFolder(join(work, 'tmp')),
    SATCHEL_USER_DATA: ownedFolder(join(work, 'user-data')),
    SATCHEL_MEASURE: JSON.stringify(order),
  }
  const startedAt = Date.now()
  const app = spawn(command, args, { env, cwd: work, stdio: ['ignore', 'pipe', 'pipe'] })
  passOnErrors(app.stderr)
  const kill = () => app.kill('SIGKILL')
  process.once('SIGINT', kill).once('SIGTERM', kill)
  const answer = await answerOf(app)
  process.off('SIGINT', kill).off('SIGTERM', kill)
  return { ...answer, startedAt }
}

/**
 * Passes what the app says on as progress, and keeps its last JSON object.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} app
 * @returns {Promise<{ status: number, last: string }>}
 */
function answerOf(app) {
  let last = ''
  const lines = createInterface({ input: app.stdout })
  lines.on('line', (line) => {
    if (isJsonObject(line)) last = line
    else process.stderr.write(`${line}\n`)
  })
  return new Promise((settle) => {
    app.on('error', (error) => settle({ status: 1, last: error.message }))
    app.on('close', (code) => settle({ status: code ?? 1, last }))
  })
}

/**
 * Is this line one JSON object?
 * @param {string} line
 */
export function isJsonObject(line) {
  if (!line.startsWith('{')) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

async function main() {
  const order = readOrder(process.argv.slice(2))
  const { missing } = await buildApp()
  if (missing.length > 0) throw new Error(`The app can't be built yet; not there: ${missing.join(', ')}`)
  const work = ownedFolder(mkdtempSync(join(tmpdir(), 'satchel-measure-')))
  try {
    const within = staged(order, work)
    const { status, last } = await measure(within, work)
    if (within.out !== undefined && within.out !== order.out && existsSync(within.out) && order.out !== undefined)
      cpSync(within.out, order.out, { recursive: true })
    if (last === '') throw new Error('The app ended without a result.')
    process.stdout.write(`${last}\n`)
    process.exitCode = status
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (import.meta.filename === process.argv[1]) await main().catch(giveUp)
