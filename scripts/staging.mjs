// Copies for the unprivileged user: whole folders that anyone may read, put in place in one step.
import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Lets everybody read a folder and all below it; what its owner may execute, everybody may.
 * @param {string} path
 */
export function openUp(path) {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return
  chmodSync(path, stats.isDirectory() || (stats.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (stats.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, name))
}

/**
 * Copies a folder to a place where anyone may read it; an older copy is replaced.
 * @param {string} from
 * @param {string} to
 */
export async function copyFolderOpen(from, to) {
  const partial = `${to}.partial-${String(process.pid)}`
  await mkdir(dirname(to), { recursive: true })
  await cp(from, partial, { recursive: true, verbatimSymlinks: true })
  openUp(partial)
  await putInPlace(partial, to)
}

/**
 * Swaps a finished folder in; readers see the old one or the new one, never half of it.
 * @param {string} partial
 * @param {string} to
 */
export async function putInPlace(partial, to) {
  const old = `${to}.old-${String(process.pid)}`
  await rename(to, old).catch(() => {})
  await rename(partial, to)
  await rm(old, { recursive: true, force: true })
}
