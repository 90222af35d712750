// Set-up, run by every command first: packages, system libraries, Electron. Quiet when all is there.
//
//   node scripts/setup.mjs [--tests] [--retry-electron]
import { readFileSync } from 'node:fs'
import { arch, cpus, release, totalmem, type } from 'node:os'
import { hasDisplay } from './display.mjs'
import { pinnedVersion, readyRuntime, runtimeIsSettled } from './electron-runtime.mjs'
import { installPackages, workingNode, workingNodeVersion } from './packages.mjs'
import { pathWithBin, root } from './places.mjs'
import { run } from './run.mjs'
import { installSystemLibraries } from './system-libraries.mjs'
import { dropsRights, sandboxPossible } from './unprivileged.mjs'

/** @param {string} line */
const sayAloud = (line) => void process.stdout.write(`${line}\n`)

/**
 * Makes this machine ready. Throws an Error with a sentence when it can't be.
 * @param {{ forTests?: boolean, retryElectron?: boolean, say?: (line: string) => void }} [options]
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the Node and the environment for all that follows
 */
export async function setUp({ forTests = false, retryElectron = false, say = sayAloud } = {}) {
  refuseOldNode()
  await installPackages(say)
  await installSystemLibraries({ forTests, say })
  const env = { ...process.env, PATH: pathWithBin() }
  const node = workingNode()
  if (retryElectron || !runtimeIsSettled()) await fetchRuntime(node, env, retryElectron)
  say(machineLine())
  return { node, env }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`)
}

/**
 * Runs on the pinned Node, because the tools for the trial runtime do not run on older ones.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} retry
 */
async function fetchRuntime(node, env, retry) {
  const args = ['scripts/electron-runtime.mjs', ...(retry ? ['--retry-electron'] : [])]
  const fetched = await run(node, args, { cwd: root, env, sayErrors: true })
  if (fetched.status !== 0) throw new Error('Electron could not be made ready; the lines above say why.')
}

/** What the machine is, in one line, so that a failed run can be read. */
function machineLine() {
  const runtime = readyRuntime()
  const electron =
    runtime === undefined ? `${pinnedVersion()} not found` : `${runtime.version}${runtime.trial ? ' (trial)' : ''}`
  const sandbox = `${sandboxPossible() ? 'possible' : 'not possible'}${dropsRights ? ' (root: as nobody)' : ''}`
  return [
    `Machine: ${systemName()} ${arch()}`,
    `${String(cpus().length)} cores`,
    `${String(Math.round(totalmem() / 2 ** 30))} GB`,
    `Node ${workingNodeVersion().version}`,
    `Electron ${electron}`,
    `sandbox ${sandbox}`,
    hasDisplay() ? `display ${process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? 'of the system'}` : 'display Xvfb',
  ].join(', ')
}

function systemName() {
  try {
    const named = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))
    return named?.[1] ?? `${type()} ${release()}`
  } catch {
    return `${type()} ${release()}`
  }
}

/**
 * Ends the command with a sentence instead of a stack trace.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

if (import.meta.filename === process.argv[1]) {
  const asked = { forTests: process.argv.includes('--tests'), retryElectron: process.argv.includes('--retry-electron') }
  await setUp(asked).catch(giveUp)
}
