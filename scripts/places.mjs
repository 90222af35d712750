// Where things lie: the project, its modules, the cache, and the folders an unprivileged user can reach.
import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Where npm puts the commands of the installed packages, `node` among them. */
export const binFolder = join(root, 'node_modules', '.bin')

/** True for the superuser, who never runs Electron under that name. */
export const isRoot = typeof process.getuid === 'function' && process.getuid() === 0

/**
 * PATH with the project's own commands first, so that everything runs on the pinned Node.
 * @param {string} [path]
 */
export const pathWithBin = (path = process.env.PATH ?? '') => [binFolder, pathWithoutBin(path)].join(delimiter)

/**
 * PATH without any `node_modules/.bin`: npm puts those in, and npm must not run on a Node it is about to remove.
 * @param {string} [path]
 */
export const pathWithoutBin = (path = process.env.PATH ?? '') =>
  path
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.endsWith(join('node_modules', '.bin')))
    .join(delimiter)

/**
 * Can a user who owns nothing read and enter this folder? Every folder above it must let others through, too.
 * @param {string} folder
 * @returns {boolean}
 */
export function openToOthers(folder) {
  const names = resolve(folder).split(sep)
  return names.every((_, depth) => {
    const path = names.slice(0, depth + 1).join(sep) || sep
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats === undefined) return true // not made yet: it will be made open
    return (stats.mode & 0o001) === 0o001 && (depth < names.length - 1 || (stats.mode & 0o005) === 0o005)
  })
}

/** @param {string} folder */
function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The places a cache may lie, best first. SATCHEL_CACHE overrules them. */
function cacheCandidates() {
  if (process.env.SATCHEL_CACHE) return [resolve(process.env.SATCHEL_CACHE)]
  const own = join(root, '.cache')
  const shared = isRoot ? ['/var/cache/satchel'] : []
  const last = join(tmpdir(), `satchel-cache-${String(process.getuid?.() ?? 'user')}`)
  return [own, ...shared, last]
}

/**
 * The folder for what is fetched once: the runtime and what set-up remembers. Under root it is one that the
 * unprivileged user can read; a project below a closed folder (such as /root) keeps its cache elsewhere.
 * @returns {string}
 */
export function cacheFolder() {
  const found = cacheCandidates().find((folder) => (!isRoot || openToOthers(folder)) && canWrite(folder))
  if (found === undefined) throw new Error('No folder for the cache can be written. Set SATCHEL_CACHE to one that can.')
  if (isRoot) chmodSync(found, 0o755)
  return found
}
