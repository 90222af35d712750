import { dirname, join } from 'node:path'
import { logCode } from '../log.ts'
import type { Disk } from './disk.ts'
import { isThere, isUnsupported } from './faults.ts'

/**
 * A vault folder on a disk; which promises that disk has been found not to make; and which folders' names this process knows
 * to last. What an earlier process made may still not last: it can have been killed before it asked for that.
 */
export type Folder = {
  readonly disk: Disk
  readonly root: string
  readonly missing: Set<DiskPromise>
  readonly lasting: Map<string, Promise<void>>
}
type DiskPromise = 'lasting-names' | 'closed-to-others'

export const folderAt = (disk: Disk, root: string): Folder => ({ disk, root, missing: new Set(), lasting: new Map() })

/** Make a folder's names last; where the disk has no such promise that is logged once and the work goes on. */
export const keepNames = (folder: Folder, path: string): Promise<void> =>
  ifPossible(folder, 'lasting-names', () => folder.disk.syncFolder(path))

/** Make the names in a folder and in all above it, up to the root, last: once for each, and again after `isNewIn`. */
export async function keepFolders(folder: Folder, path: string): Promise<void> {
  const { lasting, root } = folder
  if (path !== root) await keepFolders(folder, dirname(path))
  const asked = lasting.get(path) ?? keepNames(folder, path)
  lasting.set(path, asked)
  try {
    await asked
  } catch (fault) {
    if (lasting.get(path) === asked) lasting.delete(path)
    throw fault
  }
}

/** There is a new name in a folder, which does not last yet. */
export const isNewIn = ({ lasting }: Folder, path: string): boolean => lasting.delete(path)

/** Keep other users of the computer out, where the disk knows of users. */
export const keepOthersOut = (folder: Folder): Promise<void> =>
  ifPossible(folder, 'closed-to-others', () => folder.disk.closeToOthers(folder.root))

async function ifPossible(folder: Folder, promise: DiskPromise, act: () => Promise<void>): Promise<void> {
  if (folder.missing.has(promise)) return
  try {
    await act()
  } catch (fault) {
    if (!isUnsupported(fault)) throw fault
    folder.missing.add(promise)
    logCode(`disk-without-${promise}`)
  }
}

/** Make the folders `root/a/b` that are missing, all of them lasting. The root itself is never made: a disk that is gone stays gone. */
export async function makeFolders(folder: Folder, ...names: readonly string[]): Promise<void> {
  let path = folder.root
  for (const name of names) {
    const above = path
    path = join(path, name)
    if (await isMade(folder.disk, path)) isNewIn(folder, above)
    await keepFolders(folder, above)
  }
}

async function isMade(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.makeFolder(path)
    return true
  } catch (fault) {
    if (!isThere(fault)) throw fault
    return false
  }
}

/** Write a whole file under another name and make its bytes last; the caller renames it. What an earlier try left is replaced. */
export async function writeAside(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.remove(path)
  const file = await disk.open(path, 'new')
  try {
    await file.write(0, bytes)
    await file.sync()
  } catch (fault) {
    await file.close()
    await disk.remove(path).catch(() => undefined)
    throw fault
  }
  await file.close()
}

/** Is a file of the vault folder not there, the folder itself being there? Throws when it is the folder that is gone. */
export async function isAbsent({ disk, root }: Pick<Folder, 'disk' | 'root'>, path: string): Promise<boolean> {
  if ((await disk.stat(path)) !== null) return false
  await disk.list(root)
  return true
}

/** At most `most` bytes from the start of a file; null when there is none. */
export async function readStart(disk: Disk, path: string, most: number): Promise<Uint8Array | null> {
  if ((await disk.stat(path)) === null) return null
  const file = await disk.open(path, 'read')
  try {
    return await file.read(0, most)
  } finally {
    await file.close()
  }
}
