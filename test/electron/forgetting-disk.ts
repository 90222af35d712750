import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Disk, OpenFile } from '../../electron/vaultFolder/disk.ts'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'

/** One file, whatever it is called, and what of it would be there after a power cut. */
type Inode = { synced: Uint8Array | null }
const folder: Inode = { synced: null }

/**
 * The real disk, with a note of what would still be there if the power went now: bytes that were fsynced, under names that
 * were, in folders that were. `slow` is awaited before a folder's names are made to last.
 */
export function forgettingDisk(root: string, slow: (path: string) => Promise<void> = () => Promise.resolve()) {
  const now = new Map<string, Inode>()
  const kept = new Map<string, Inode>()

  const noted = (inode: Inode, path: string, file: OpenFile): OpenFile => ({
    ...file,
    sync: async () => {
      const bytes = new Uint8Array(readFileSync(path))
      await file.sync()
      inode.synced = bytes
    },
  })
  const disk: Disk = {
    ...nodeDisk,
    open: async (path, how) => {
      const file = await nodeDisk.open(path, how)
      if (how === 'read') return file
      const inode = (how === 'change' && now.get(path)) || { synced: null }
      now.set(path, inode)
      return noted(inode, path, file)
    },
    makeFolder: async (path) => {
      await nodeDisk.makeFolder(path)
      now.set(path, folder)
    },
    rename: async (from, to) => {
      await nodeDisk.rename(from, to)
      const inode = now.get(from)
      now.delete(from)
      if (inode) now.set(to, inode)
    },
    remove: async (path) => {
      await nodeDisk.remove(path)
      now.delete(path)
    },
    syncFolder: async (path) => {
      const names = [...now].filter(([name]) => dirname(name) === path)
      await slow(path)
      await nodeDisk.syncFolder(path)
      for (const name of kept.keys()) if (dirname(name) === path && !now.has(name)) kept.delete(name)
      for (const [name, inode] of names) kept.set(name, inode)
    },
  }

  /** The bytes that a file would have after a power cut; null where there would be none. */
  function lasting(path: string): Uint8Array | null {
    for (let above = dirname(path); above !== root; above = dirname(above)) if (!kept.has(above)) return null
    return kept.get(path)?.synced ?? null
  }
  return { ...disk, lasting }
}
