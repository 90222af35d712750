import type { Disk, OpenFile } from '../../electron/vaultFolder/disk.ts'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'
import { systemError } from './folder-line.ts'

/** The real disk, but only this many bytes more can be written; what does not fit is written in part, as a full disk does. */
export function smallDisk(state: { room: number; cutsFail?: boolean }): Disk {
  const frail = (file: OpenFile): OpenFile => ({
    ...file,
    write: async (at, bytes) => {
      const fits = Math.min(state.room, bytes.length)
      await file.write(at, bytes.subarray(0, fits))
      state.room -= fits
      if (fits < bytes.length) throw systemError('ENOSPC')
    },
    truncate: (length) => (state.cutsFail ? Promise.reject(systemError('EIO')) : file.truncate(length)),
  })
  return { ...nodeDisk, open: async (path, how) => frail(await nodeDisk.open(path, how)) }
}

/** The real disk, until after so many calls that change something the power goes: that call and all later ones fail. */
export function dyingDisk(changes: number): Disk & { isDead(): boolean } {
  let left = changes
  const change = async <T>(act: () => Promise<T>): Promise<T> => {
    if (left-- <= 0) throw systemError('EIO')
    return act()
  }
  const frail = (file: OpenFile): OpenFile => ({
    ...file,
    write: (at, bytes) => change(() => file.write(at, bytes)),
    truncate: (length) => change(() => file.truncate(length)),
    sync: () => change(() => file.sync()),
  })
  return {
    ...nodeDisk,
    isDead: () => left < 0,
    open: async (path, how) =>
      frail(await (how === 'new' ? change(() => nodeDisk.open(path, how)) : nodeDisk.open(path, how))),
    makeFolder: (path) => change(() => nodeDisk.makeFolder(path)),
    rename: (from, to) => change(() => nodeDisk.rename(from, to)),
    remove: (path) => change(() => nodeDisk.remove(path)),
    syncFolder: (path) => change(() => nodeDisk.syncFolder(path)),
  }
}

/** The real disk, refusing one kind of call with one code. */
export const refusing = (call: keyof Disk, code: string): Disk => ({
  ...nodeDisk,
  [call]: () => Promise.reject(systemError(code)),
})
