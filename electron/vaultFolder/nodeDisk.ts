import { constants } from 'node:fs'
import { access, chmod, lstat, mkdir, open, readdir, realpath, rename, rm, rmdir, stat, statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { Disk, OpenFile } from './disk.ts'

// Windows has no such flag; links there need rights of their own.
const noLinks = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW
const flags = {
  read: constants.O_RDONLY | noLinks,
  change: constants.O_RDWR | noLinks,
  new: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
}

/** The real disk, through Node. */
export const nodeDisk: Disk = {
  open: async (path, how) => openFile(await open(path, flags[how], 0o600)),
  makeFolder: (path) => mkdir(path, { mode: 0o700 }),
  list: async (path) => {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  },
  stat: async (path) => {
    try {
      const stats = await stat(path)
      return { isFolder: stats.isDirectory(), size: stats.size, device: stats.dev }
    } catch (fault) {
      if (isMissing(fault)) return null
      throw fault
    }
  },
  rename: (from, to) => rename(from, to),
  remove: async (path) => {
    const isFolder = await lstat(path).then(
      (stats) => stats.isDirectory(),
      () => false,
    )
    if (!isFolder) await rm(path, { force: true })
  },
  removeFolder: (path) => rmdir(path),
  syncFolder,
  closeToOthers: (path) => chmod(path, 0o700),
  freeBytes: async (path) => {
    const { bavail, bsize } = await statfs(path)
    return Math.min(bavail * bsize, Number.MAX_SAFE_INTEGER)
  },
  mayWrite: (path) =>
    access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),
  realPath: (path) => realpath(path),
}

const isMissing = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ENOTDIR')

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder for this; its file systems keep the order of renames themselves.
  if (process.platform === 'win32') return
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function openFile(handle: FileHandle): OpenFile {
  return {
    read: (at, length) => readAll(handle, at, length),
    write: (at, bytes) => writeAll(handle, at, bytes),
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  }
}

async function readAll(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const { size } = await handle.stat()
  // Not a Buffer: a slice of Node's pool would carry its neighbours along when it is cloned into a message.
  const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)))
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, at + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return done === bytes.length ? bytes : bytes.slice(0, done)
}

async function writeAll(handle: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}
