import { dirname } from 'node:path'
import type { BaseWindow } from 'electron'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import { askForFolder, askForNewFolder } from '../files/dialogs.ts'
import { fileName } from '../../renderer/core/base/file-name.ts'
import type { Disk } from '../vaultFolder/disk.ts'
import { isThere, writing } from '../vaultFolder/faults.ts'
import { isInCloudFolder } from '../vaultFolder/cloudFolders.ts'
import { isVault } from '../vaultFolder/openVault.ts'
import { folderName, type KnownVault, type VaultList } from '../vaultFolder/vaultList.ts'
import type { PageHandlers } from './answerCall.ts'

type Names = 'recentVaults' | 'chooseNewVault' | 'chooseVault'
type Given = { readonly disk: Disk; readonly list: VaultList; readonly window: () => BaseWindow }

/** A disk that does not answer in this time counts as not reachable. */
const patience = 2000

/** Which vault: the ones known, a new one, one that exists. */
export function vaultCalls({ disk, list, window }: Given): Pick<PageHandlers, Names> {
  return {
    recentVaults: async () => {
      const marked = await Promise.all(list.recent().map((known) => seen(disk, known)))
      return ok(marked.filter((place) => place !== null))
    },
    chooseNewVault: async ({ suggestedName }) => {
      const path = await askForNewFolder(window(), fileName(suggestedName))
      if (path === null) return refuse('cancelled')
      const made = await emptyFolder(disk, path)
      if (!made.ok) return made
      const real = await disk.realPath(path)
      return ok({ place: list.offer(real), inCloudFolder: isInCloudFolder(real) })
    },
    chooseVault: async () => {
      const path = await askForFolder(window())
      if (path === null) return refuse('cancelled')
      return (await isVault(disk, path)) ? ok(list.offer(await disk.realPath(path))) : refuse('not-a-vault')
    },
  }
}

/** How a known vault is shown; null for a folder that is there but in which no vault was ever made. */
async function seen(
  disk: Disk,
  { ref, path }: KnownVault,
): Promise<{ ref: string; name: string; reachable: boolean } | null> {
  const tooLong = new Promise<'unknown'>((give) => setTimeout(() => give('unknown'), patience).unref())
  const state = await Promise.race([stateOf(disk, path), tooLong])
  return state === 'empty' ? null : { ref, name: folderName(path), reachable: state === 'vault' }
}

async function stateOf(disk: Disk, path: string): Promise<'vault' | 'empty' | 'unknown'> {
  if (await isVault(disk, path)) return 'vault'
  const isFolder = await disk.stat(path).then(
    (stats) => stats?.isFolder === true,
    () => false,
  )
  return isFolder ? 'empty' : 'unknown'
}

/** Make the folder, or take an empty one that is there. */
async function emptyFolder(disk: Disk, path: string): Promise<Result<null, Refusal<'not-writable' | 'not-empty'>>> {
  const made = await writing(() => disk.makeFolder(path)).catch((fault: unknown) => {
    if (isThere(fault)) return null
    throw fault
  })
  if (made?.ok) {
    // What lies in a folder lasts no longer than the folder's own name. Not every file system can promise that.
    await disk.syncFolder(dirname(path)).catch(() => undefined)
    return ok(null)
  }
  if (made) return refuse('not-writable', made.error.detail)
  const stats = await disk.stat(path)
  if (!stats?.isFolder || (await disk.list(path)).length > 0) return refuse('not-empty')
  return (await disk.mayWrite(path)) ? ok(null) : refuse('not-writable')
}
