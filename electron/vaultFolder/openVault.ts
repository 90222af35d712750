import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import type { Disk } from './disk.ts'
import { reading } from './faults.ts'
import { folderAt, keepOthersOut, type Folder } from './folder.ts'
import { lockFolder, type FolderLock } from './folderLock.ts'
import { keepJournals } from './journal.ts'
import { headerName, previousHeaderName } from './layout.ts'
import { listSnapshots } from './snapshots.ts'
import type { VaultList } from './vaultList.ts'

/** The app's own folders on this computer. `run` is emptied by the system when it starts, where it has such a folder. */
export type AppPlaces = { readonly data: string; readonly run: string }

/** A vault folder that is open: for writing, if this process has its lock. */
export type OpenVault = {
  readonly folder: Folder
  readonly access: 'writer' | 'read-only'
  /** The file of sealed notes that this computer keeps about the vault. */
  readonly memoryFile: string
  readonly device: () => string
  /** From now on this computer writes under another device id. It lasts before this answers. */
  takeDevice(device: string): Promise<void>
  /** The folder that its backups went to last. */
  backups(): string | null
  rememberBackups(folder: string): Promise<void>
  release(): Promise<void>
}

/** Has this folder the header of a vault, or at least a snapshot, which holds a copy of it? */
export async function isVault(disk: Disk, path: string): Promise<boolean> {
  const found = await reading(async () => {
    const stats = await Promise.all([headerName, previousHeaderName].map((name) => disk.stat(join(path, name))))
    if (stats.some((stat) => stat !== null && !stat.isFolder)) return true
    const snapshots = await listSnapshots(folderAt(disk, path))
    return snapshots.ok && snapshots.value.length > 0
  })
  return found.ok && found.value
}

/**
 * Open a folder that the list knows by `ref`: for writing, or to read only when another process writes there or the
 * disk takes no changes.
 */
export async function openVault(
  { disk, places, list }: { disk: Disk; places: AppPlaces; list: VaultList },
  ref: string,
): Promise<Result<OpenVault, Refusal<'not-reachable' | 'not-writable'>>> {
  const path = list.pathOf(ref)
  if (path === null) return refuse('not-reachable', 'unknown')
  const found = await reading(async () => {
    const root = await disk.realPath(path)
    await disk.list(root)
    return root
  })
  if (!found.ok) return refuse('not-reachable', found.error.detail)
  const root = found.value
  const mayWrite = await disk.mayWrite(root)
  if (!mayWrite && !(await isVault(disk, root))) return refuse('not-writable')
  const lock = mayWrite ? await lockFolder(places.run, root) : null
  return ok(await opened({ disk, places, list }, { ref, root, lock }))
}

const memoryFileOf = (data: string, root: string): string =>
  join(data, 'memory', createHash('sha256').update(root).digest('hex').slice(0, 32))

/**
 * Another copy of a vault has taken this place: this computer has not seen it, and writes in it under a new device id,
 * for the old one's frames may exist elsewhere under the numbers that would come next.
 */
export async function beginAnew(
  { disk, places, list }: { disk: Disk; places: AppPlaces; list: VaultList },
  path: string,
): Promise<void> {
  const memory = memoryFileOf(places.data, await disk.realPath(path))
  await disk.remove(memory)
  // What was seen of the other vault would make this one look older.
  await disk.syncFolder(dirname(memory)).catch(() => undefined)
  await list.beginAnew(path)
}

async function opened(
  { disk, places, list }: { disk: Disk; places: AppPlaces; list: VaultList },
  { ref, root, lock }: { ref: string; root: string; lock: FolderLock | null },
): Promise<OpenVault> {
  const known = await list.opened(ref, root)
  const folder = folderAt(disk, root)
  if (lock) {
    await keepOthersOut(folder)
    await keepJournals(folder)
  }
  let device = known.device
  const memoryFile = memoryFileOf(places.data, root)
  await mkdir(dirname(memoryFile), { recursive: true, mode: 0o700 })
  return {
    folder,
    access: lock ? 'writer' : 'read-only',
    memoryFile,
    device: () => device,
    takeDevice: async (next) => {
      await list.takeDevice(root, next)
      device = next
    },
    backups: () => list.backupsOf(root),
    rememberBackups: (path) => list.rememberBackups(root, path),
    release: async () => lock?.release(),
  }
}
