// The Electron that runs the app: the makers' own, or a real but older one for trials where that can't be reached.
//
//   node scripts/electron-runtime.mjs [--retry-electron]   prints {executable, version, trial} as JSON
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, isRoot, openToOthers, root } from './places.mjs'
import { run } from './run.mjs'
import { copyFolderOpen } from './staging.mjs'
import { buildTrialRuntime, trialExecutable, trialVersion } from './trial-runtime.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {string} version of Electron
 * @property {boolean} trial true for the runtime that is for made-up records only
 */

const makersFolder = join(root, 'node_modules', 'electron')

/** The Electron version that package.json pins. */
export function pinnedVersion() {
  return readJson(join(makersFolder, 'package.json'))?.version ?? 'unknown'
}

/**
 * The runtime that set-up has left ready, or undefined. Quick: it reads two small files.
 * @returns {Runtime | undefined}
 */
export function readyRuntime() {
  const own = makersRuntime()
  if (own !== undefined) return own
  const executable = trialExecutable()
  return existsSync(executable) ? { executable, version: trialVersion, trial: true } : undefined
}

/** Is there nothing left to fetch or to ask for? The makers are asked once for each version of Electron. */
export const runtimeIsSettled = () =>
  makersRuntime() !== undefined || (refusedVersion() === pinnedVersion() && readyRuntime() !== undefined)

/**
 * Makes a runtime ready, fetching it if need be.
 * @param {{ retry?: boolean, say?: (line: string) => void }} [options] `retry` asks the makers again after a refusal
 * @returns {Promise<Runtime>} throws an Error with a sentence when neither runtime can be had
 */
export async function ensureRuntime({ retry = false, say = () => {} } = {}) {
  const wanted = pinnedVersion()
  if (makersRuntime() === undefined && (retry || refusedVersion() !== wanted)) await askTheMakers(wanted, say)
  const own = makersRuntime() ?? (await openCopyOfMakers())
  if (own !== undefined) return own
  if (!existsSync(trialExecutable())) {
    say(`Electron ${wanted} could not be reached; fetching Electron ${trialVersion} for trials (196 MB, once) …`)
    await buildTrialRuntime()
  }
  return { executable: trialExecutable(), version: trialVersion, trial: true }
}

/** @returns {Runtime | undefined} the makers' runtime, from a place where whoever runs it can read it */
function makersRuntime() {
  const version = pinnedVersion()
  const folder = [join(makersFolder, 'dist'), openCopyFolder(version)].find(
    (candidate) => isComplete(candidate, version) && (!isRoot || openToOthers(candidate)),
  )
  return folder === undefined ? undefined : { executable: join(folder, executableName()), version, trial: false }
}

/**
 * @param {string} folder
 * @param {string} version
 */
function isComplete(folder, version) {
  const marked = existsSync(join(folder, 'version')) ? readFileSync(join(folder, 'version'), 'utf8') : ''
  return marked.trim().replace(/^v/, '') === version && existsSync(join(folder, executableName()))
}

/** Under root, a runtime inside a closed folder is copied to where the unprivileged user can read it. */
async function openCopyOfMakers() {
  const version = pinnedVersion()
  const own = join(makersFolder, 'dist')
  if (!isRoot || !isComplete(own, version)) return undefined
  await copyFolderOpen(own, openCopyFolder(version))
  return makersRuntime()
}

/** @param {string} version */
const openCopyFolder = (version) => join(cacheFolder(), `electron-${version}`)

/** @returns {string} the executable's path inside a folder of Electron */
function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

const refusalFile = () => join(cacheFolder(), 'electron-refused.json')
const refusedVersion = () => readJson(refusalFile())?.version

/**
 * Asks the makers for their runtime. A refusal is remembered, so that the next start does not wait for it again.
 * @param {string} version
 * @param {(line: string) => void} say
 */
async function askTheMakers(version, say) {
  say(`Fetching Electron ${version} from its makers …`)
  try {
    await download(version)
    const installed = await run(process.execPath, [join(makersFolder, 'install.js')], { seconds: 300 })
    if (!isComplete(join(makersFolder, 'dist'), version)) throw new Error(installed.stderr.trim().split('\n').at(-1))
    await rm(refusalFile(), { force: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    writeFileSync(refusalFile(), JSON.stringify({ version, reason }))
    say(`Electron ${version} could not be fetched (${reason}). To ask again: npm start -- --retry-electron`)
  }
}

/**
 * Downloads the archive, checked against the package's own list of checksums, to where `install.js` finds it. A slow
 * line gets all the time it needs; one that is silent for twenty seconds is given up.
 * @param {string} version
 */
async function download(version) {
  const { resolve: whereIs } = createRequire(join(makersFolder, 'install.js'))
  const { downloadArtifact } = await import(pathToFileURL(whereIs('@electron/get')).href)
  const silence = new globalThis.AbortController()
  const giveUp = setTimeout(() => silence.abort(new Error('no answer in 20 seconds')), 20_000)
  const downloadOptions = {
    quiet: true,
    signal: silence.signal,
    getProgressCallback: async () => void giveUp.refresh(),
  }
  try {
    const checksums = readJson(join(makersFolder, 'checksums.json'))
    await downloadArtifact({ version, artifactName: 'electron', checksums, downloadOptions })
  } finally {
    clearTimeout(giveUp)
  }
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  try {
    const runtime = await ensureRuntime({
      retry: process.argv.includes('--retry-electron'),
      say: (line) => process.stderr.write(`${line}\n`),
    })
    process.stdout.write(`${JSON.stringify(runtime)}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
