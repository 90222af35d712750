import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { fromUtf8, utf8 } from '../../renderer/core/base/bytes.ts'
import { parseJson } from '../../renderer/core/base/parse.ts'
import { logFault } from '../log.ts'
import type { Disk } from '../vaultFolder/disk.ts'
import { readStart, writeAside } from '../vaultFolder/folder.ts'
import { removeTree } from '../vaultFolder/trees.ts'

/** A restored vault on its way to its place: where it stands, where it goes, and where what is there goes. */
const Switch = v.object({ staging: v.string(), target: v.string(), aside: v.string(), isSwitching: v.boolean() })
export type Switch = v.InferOutput<typeof Switch>

const noteIn = (data: string): string => join(data, 'restore.json')

/** Note it in the app's data folder, so that a crash on the way leaves nothing half done. Paths stay in the shell. */
export async function noteSwitch(disk: Disk, data: string, note: Switch): Promise<void> {
  await writeAside(disk, `${noteIn(data)}.new`, utf8(JSON.stringify(note)))
  await disk.rename(`${noteIn(data)}.new`, noteIn(data))
  await disk.syncFolder(data).catch(() => undefined)
}

export async function forgetSwitch(disk: Disk, data: string): Promise<void> {
  await disk.remove(noteIn(data)).catch(() => undefined)
}

/**
 * Put what is at the place aside and the staging folder in it. Gives back where the old one is; null where the place was
 * empty. The note stays until this computer has begun anew there.
 */
export async function switchOver(disk: Disk, data: string, note: Switch): Promise<string | null> {
  const { staging, target, aside } = note
  await syncTree(disk, staging)
  await keepName(disk, staging)
  await noteSwitch(disk, data, { ...note, isSwitching: true })
  const old = (await disk.stat(target)) === null ? [] : await disk.list(target)
  if (old.length > 0) {
    await disk.rename(target, aside)
    // The old vault has its new name for good before the restored one takes the place.
    await keepName(disk, target)
  } else if ((await disk.stat(target)) !== null) await disk.removeFolder(target)
  await disk.rename(staging, target)
  await keepName(disk, target)
  return old.length > 0 ? aside : null
}

/**
 * What a crash left of a restore, settled before any vault is opened: where the old vault had been put aside already, the
 * restored one follows; otherwise the old one stays and what was staged is removed. `beginAnew` is told of a place that a
 * restored vault has taken.
 */
export async function settleRestore(
  disk: Disk,
  data: string,
  beginAnew: (path: string) => Promise<void>,
): Promise<void> {
  try {
    const note = await readNote(disk, data)
    if (!note) return
    const { staging, target, isSwitching } = note
    // A disk that is not connected now is settled when it is.
    if ((await disk.stat(dirname(target))) === null) return
    const [staged, there] = await Promise.all([disk.stat(staging), disk.stat(target)])
    if (isSwitching && staged && !there) await disk.rename(staging, target)
    else await removeTree(disk, staging)
    // Before the note of it goes.
    await keepName(disk, target)
    if (isSwitching && (!staged || !there)) await beginAnew(target)
    await forgetSwitch(disk, data)
  } catch (fault) {
    logFault('restore', fault)
  }
}

const keepName = (disk: Disk, path: string): Promise<void> => disk.syncFolder(dirname(path)).catch(() => undefined)

async function readNote(disk: Disk, data: string): Promise<Switch | null> {
  const bytes = await readStart(disk, noteIn(data), 64 * 1024)
  if (!bytes) return null
  const parsed = parseJson(Switch, fromUtf8(bytes))
  return parsed.ok ? parsed.value : null
}

/** Make the names in all its folders last; the files are already. */
async function syncTree(disk: Disk, root: string): Promise<void> {
  for (const { name, isFolder } of await disk.list(root)) if (isFolder) await syncTree(disk, join(root, name))
  await disk.syncFolder(root).catch(() => undefined)
}
