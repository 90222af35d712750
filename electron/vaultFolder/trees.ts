import { dirname, join } from 'node:path'
import type { Disk } from './disk.ts'
import { isThere } from './faults.ts'

/** Remove a folder of our own making with all that is in it. */
export async function removeTree(disk: Disk, root: string): Promise<void> {
  if ((await disk.stat(root)) === null) return
  for (const { name, isFolder } of await disk.list(root)) {
    const path = join(root, name)
    await (isFolder ? removeTree(disk, path) : disk.remove(path))
  }
  await disk.removeFolder(root)
}

/** Make the folders that are missing between a root, which is there, and a file below it. */
export async function makeFoldersFor(disk: Disk, root: string, path: string): Promise<void> {
  const folder = dirname(path)
  if (folder === root || folder.length <= root.length) return
  await makeFoldersFor(disk, root, folder)
  try {
    await disk.makeFolder(folder)
  } catch (fault) {
    if (!isThere(fault)) throw fault
  }
}
