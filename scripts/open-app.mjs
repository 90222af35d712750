// Builds and opens the app; run by `npm start` after set-up. Without a display it opens on a virtual one and leaves a
// picture of the window in first-window.png. With --watch it builds and restarts whenever a source changes.
//
// SATCHEL_FIRST_WINDOW=<path> asks the app for that picture: it writes a PNG of its first window, once painted, there.
// SATCHEL_HOME=<folder> sets the home that the app has under root.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, distFolder } from './build.mjs'
import { openDisplay } from './display.mjs'
import { readyRuntime } from './electron-runtime.mjs'
import { root } from './places.mjs'
import { passOnErrors } from './remarks.mjs'
import { endSignals, pause } from './run.mjs'
import { giveUp } from './setup.mjs'
import {
  asUnprivileged,
  displaySwitches,
  dropsRights,
  electronEnvironment,
  homeEnvironment,
  lastingHome,
  machineSwitches,
  readableFolder,
  sandboxPossible,
} from './unprivileged.mjs'

const picture = join(root, 'first-window.png')
const isVerbose = process.argv.includes('--verbose')
const isWatching = process.argv.includes('--watch')

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

async function build() {
  const { built, missing } = await buildApp()
  if (missing.length > 0) throw new Error(`The app can't be built yet; not there: ${missing.join(', ')}`)
  if (built) say('Built the app.')
}

/** @returns {Promise<{ env: NodeJS.ProcessEnv, switches: string[], snapshot: string | undefined }>} how the app is opened */
async function prepare() {
  const display = await openDisplay()
  const base = { ...process.env, ...display.env }
  const home = dropsRights ? lastingHome() : root
  const env = dropsRights ? homeEnvironment(home, base) : electronEnvironment(base)
  const snapshot = display.own ? join(home, 'first-window.png') : undefined
  if (snapshot !== undefined) env.SATCHEL_FIRST_WINDOW = snapshot
  if (dropsRights) say(`Running as root: the app runs as the user nobody, with its home in ${home}`)
  if (dropsRights && !sandboxPossible())
    say('This machine refuses user namespaces: Chromium runs without its sandbox (--no-sandbox).')
  return { env, switches: [...machineSwitches(), ...displaySwitches(display.own)], snapshot }
}

/**
 * @param {{ env: NodeJS.ProcessEnv, switches: string[] }} how
 */
async function open({ env, switches }) {
  const runtime = readyRuntime()
  if (runtime === undefined) throw new Error('Electron is not set up. Run npm start.')
  const dist = await readableFolder(distFolder, 'app')
  const { command, args } = asUnprivileged(runtime.executable, [...switches, dist])
  const app = spawn(command, args, { env, cwd: dist, stdio: ['ignore', 'inherit', 'pipe'] })
  passOnErrors(app.stderr, isVerbose)
  return app
}

/**
 * Waits for the app's picture of its window and brings it into the project folder.
 * @param {string} snapshot
 */
async function showPicture(snapshot) {
  for (let waited = 0; waited < 60_000; waited += 200) {
    if (isWholePng(snapshot)) {
      if (snapshot !== picture) writeFileSync(picture, readFileSync(snapshot))
      return say(`The app is open on a virtual display. A picture of its window: ${picture}\nCtrl+C ends it.`)
    }
    await pause(200)
  }
  say('The app has been started on a virtual display, but has not shown a window in 60 seconds.')
}

/** A PNG ends with its IEND chunk; until then it is still being written. @param {string} path */
const isWholePng = (path) => existsSync(path) && readFileSync(path).subarray(-8, -4).toString('latin1') === 'IEND'

/**
 * Builds and restarts on every change; a build that fails is reported and the app before it stays open.
 * @param {{ env: NodeJS.ProcessEnv, switches: string[] }} how
 * @param {import('node:child_process').ChildProcess} app
 */
function watchSources(how, app) {
  let running = app
  let timer = setTimeout(() => {}, 0)
  const restart = async () => {
    try {
      await build()
      running.removeAllListeners('exit')
      running.kill()
      running = await open(how)
      endWith(running)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  for (const folder of ['electron', 'renderer', 'resources'])
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => void restart(), 300)
    })
}

/** @param {import('node:child_process').ChildProcess} app */
function endWith(app) {
  app.on('exit', (code) => process.exit(code ?? 1))
  for (const signal of endSignals) {
    process.removeAllListeners(signal)
    process.on(signal, () => app.kill('SIGTERM'))
  }
}

async function main() {
  await build()
  const how = await prepare()
  if (how.snapshot !== undefined) rmSync(how.snapshot, { force: true })
  const app = await open(how)
  endWith(app)
  if (isWatching) watchSources(how, app)
  if (how.snapshot !== undefined) await showPicture(how.snapshot)
}

await main().catch(giveUp)
