// Electron never runs as root: there it is started as a user who owns nothing, in whose hands Chromium's real sandbox
// works. `--no-sandbox` is left for the one case that this machine refuses user namespaces to root.
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder, isRoot, openToOthers, root } from './places.mjs'
import { succeeds } from './run.mjs'
import { copyFolderOpen, openUp } from './staging.mjs'

/** The user `nobody` of Linux. */
const unprivileged = { uid: 65534, gid: 65534 }

const dropRights = [`--reuid=${String(unprivileged.uid)}`, `--regid=${String(unprivileged.gid)}`, '--clear-groups']

/** Must Electron be started as another user here? */
export const dropsRights = isRoot && process.platform === 'linux'

/**
 * Can Chromium's sandbox be used? Asked of the kernel once, in the way Chromium asks: new user, process and network
 * namespaces for an unprivileged user.
 * @returns {boolean}
 */
export function sandboxPossible() {
  if (process.platform !== 'linux') return true
  sandboxAnswer ??= dropsRights
    ? succeeds('setpriv', [...dropRights, 'unshare', '-Urpn', '--fork', 'true'])
    : succeeds('unshare', ['-Urpn', '--fork', 'true'])
  return sandboxAnswer
}
/** @type {boolean | undefined} */
let sandboxAnswer

/** The switches Electron gets on this machine beside those of the app. */
export function machineSwitches() {
  const switches = []
  if (dropsRights && !sandboxPossible()) switches.push('--no-sandbox')
  if (process.platform === 'linux' && sharedMemoryIsSmall()) switches.push('--disable-dev-shm-usage')
  return switches
}

/**
 * On a virtual display there is no graphics card to look for.
 * @param {boolean} isVirtual
 */
export const displaySwitches = (isVirtual) => (isVirtual ? ['--disable-gpu'] : [])

/** Containers often have 64 MB of /dev/shm, in which Chromium's pages crash. */
function sharedMemoryIsSmall() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize < 256 * 1024 * 1024
  } catch {
    return true
  }
}

/**
 * A command with its arguments, put behind `setpriv` under root.
 * @param {string} command
 * @param {string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function asUnprivileged(command, args) {
  return dropsRights ? { command: 'setpriv', args: [...dropRights, command, ...args] } : { command, args }
}

/**
 * One executable file that starts `command` as the unprivileged user, for callers that take a single path.
 * @param {string} command
 * @param {string} folder where the file is written
 * @returns {string} its path, or `command` itself where no other user is needed
 */
export function wrapperFor(command, folder) {
  if (!dropsRights) return command
  const wrapper = join(folder, 'electron-unprivileged.sh')
  writeFileSync(wrapper, `#!/bin/sh\nexec setpriv ${dropRights.join(' ')} '${command.replaceAll("'", `'\\''`)}' "$@"\n`)
  chmodSync(wrapper, 0o755)
  return wrapper
}

/**
 * The environment for Electron, without what would turn it into a plain Node.
 * @param {NodeJS.ProcessEnv} [base]
 * @returns {NodeJS.ProcessEnv}
 */
export function electronEnvironment(base = process.env) {
  const env = { ...base, NO_AT_BRIDGE: base.NO_AT_BRIDGE ?? '1' }
  for (const name of ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS']) Reflect.deleteProperty(env, name)
  return env
}

/**
 * The environment for Electron in a home of its own, with nothing in it of who started it: for the unprivileged user,
 * and for tests and measures.
 * @param {string} home
 * @param {NodeJS.ProcessEnv} [base]
 * @returns {NodeJS.ProcessEnv}
 */
export function homeEnvironment(home, base = process.env) {
  const env = electronEnvironment(base)
  for (const name of ofTheStarter) Reflect.deleteProperty(env, name)
  return {
    ...env,
    ...displayCookie(home, base),
    HOME: home,
    ...(dropsRights ? { USER: 'nobody', LOGNAME: 'nobody' } : {}),
    XDG_RUNTIME_DIR: ownedFolder(join(home, '.run')),
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/dev/null',
    DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/dev/null',
  }
}

/** Folders of whoever starts it, which another user can't open and a test must not touch. */
const ofTheStarter = ['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME', 'XAUTHORITY', 'TMPDIR']

/**
 * The new home gets a copy of the cookie that opens the display.
 * @param {string} home
 * @param {NodeJS.ProcessEnv} base
 * @returns {{ XAUTHORITY?: string }}
 */
function displayCookie(home, base) {
  const cookie = base.XAUTHORITY ?? join(base.HOME ?? homedir(), '.Xauthority')
  if (!base.DISPLAY || !existsSync(cookie)) return {}
  const copy = join(home, '.Xauthority')
  copyFileSync(cookie, copy)
  giveAway(copy)
  return { XAUTHORITY: copy }
}

/**
 * Makes a folder (0700) that belongs to whoever runs Electron.
 * @param {string} folder
 * @returns {string} the folder
 */
export function ownedFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (dropsRights) giveAway(folder)
  return folder
}

/**
 * Gives a file or a folder with all below it to the unprivileged user; does nothing where no other user is needed.
 * @param {string} path
 */
export function giveAway(path) {
  if (!dropsRights) return
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return
  chownSync(path, unprivileged.uid, unprivileged.gid)
  if (stats.isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name))
}

/**
 * The home the app has under root. It stays, so that the vault made yesterday is there tomorrow.
 * SATCHEL_HOME overrules it.
 */
export function lastingHome() {
  const home = process.env.SATCHEL_HOME ?? join('/var/lib/satchel', projectMark(), 'home')
  mkdirSync(join(home, '..'), { recursive: true })
  if (!process.env.SATCHEL_HOME)
    for (const part of ['/var/lib/satchel', join('/var/lib/satchel', projectMark())]) chmodSync(part, 0o755)
  return ownedFolder(home)
}

/** Two clones on one machine do not share a home. */
const projectMark = () => createHash('sha256').update(root).digest('hex').slice(0, 12)

/**
 * A folder of the project as the unprivileged user can read it: itself, or an open copy of it.
 * @param {string} folder
 * @param {string} name what the copy is called
 * @returns {Promise<string>}
 */
export async function readableFolder(folder, name) {
  if (!dropsRights) return folder
  if (openToOthers(folder)) {
    openUp(folder)
    return folder
  }
  const copy = join(cacheFolder(), `${name}-${projectMark()}`)
  await copyFolderOpen(folder, copy)
  return copy
}
