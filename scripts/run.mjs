// Running other programs: to the end, quietly or in view, with a time limit, and one at a time where two would collide.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, root } from './places.mjs'

/**
 * @typedef {object} Ran
 * @property {number} status the exit status; 124 when the time was up, 127 when it could not be started
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [seconds] time limit; none when absent
 * @property {boolean} [inView] pass the program's output through to ours instead of collecting it
 * @property {boolean} [sayErrors] pass only what it writes to standard error through
 */

/**
 * Runs a program to its end. Never rejects: a program that cannot be started has status 127.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ran>}
 */
export function run(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', options.inView ? 'inherit' : 'pipe', options.inView || options.sayErrors ? 'inherit' : 'pipe'],
      detached: options.seconds !== undefined && process.platform !== 'win32',
      shell: process.platform === 'win32',
    })
    const ran = { status: 127, stdout: '', stderr: '' }
    let timedOut = false
    const timer = options.seconds === undefined ? undefined : setTimeout(stop, options.seconds * 1000)
    function stop() {
      timedOut = true
      endGroup(child.pid)
    }
    child.stdout?.setEncoding('utf8').on('data', (text) => (ran.stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (ran.stderr += text))
    child.on('error', (error) => {
      clearTimeout(timer)
      settle({ ...ran, stderr: ran.stderr + error.message })
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      settle({ ...ran, status: timedOut ? 124 : (code ?? 1) })
    })
  })
}

/**
 * Gives this command over to another program: its output, its signals, and in the end its exit status.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function giveOverTo(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' })
  for (const signal of endSignals) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

/** What a person or a system sends to end a program. */
export const endSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Ends a process and what it started (it was spawned detached, so it leads a group of its own).
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} [signal]
 */
function endGroup(pid, signal = 'SIGKILL') {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // already gone
  }
}

/**
 * Is this command there and does it answer with status 0?
 * @param {string} command
 * @param {string[]} args
 */
export const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore', timeout: 10_000 }).status === 0

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds))

/**
 * Lets one process at a time do `work`; the others wait. A lock whose owner has died is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(name, work) {
  const lock = join(cacheFolder(), `${name}.lock`)
  while (!takeLock(lock)) await pause(200)
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** @param {string} lock */
function takeLock(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'pid'), String(process.pid))
    return true
  } catch {
    if (!ownerLives(lock)) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** @param {string} lock */
function ownerLives(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EPERM') return true
    const made = statSync(lock, { throwIfNoEntry: false })
    return code === 'ENOENT' && made !== undefined && Date.now() - made.mtimeMs < 5000 // its pid is not written yet
  }
}
