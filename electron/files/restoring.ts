import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { StagedFile } from '../contract.ts'
import { ok, refuse, type Result } from '../../renderer/core/base/result.ts'
import type { Disk, OpenFile } from '../vaultFolder/disk.ts'
import { reading, writing, type Disked } from '../vaultFolder/faults.ts'
import { writeAside } from '../vaultFolder/folder.ts'
import { blobFile, headerName, journalFile, previousHeaderName, snapshotFile } from '../vaultFolder/layout.ts'
import { makeFoldersFor, removeTree } from '../vaultFolder/trees.ts'
import { folderName } from '../vaultFolder/vaultList.ts'
import { forgetSwitch, noteSwitch, settleRestore, switchOver, type Switch } from './switchOver.ts'

/** What restoring needs of the shell. */
export type RestoringServices = {
  readonly disk: Disk
  /** The app's data folder, which keeps the note of a switch under way. */
  readonly data: string
  pathOf(ref: string): string | null
  /** Close the vault that is open, if one is. */
  closeVault(): Promise<void>
  /** This computer goes on in that folder as one that has never seen it. */
  beginAnew(path: string): Promise<void>
  /** The day, for the name of what is put aside. */
  today(): string
}

type Staging = {
  readonly note: Switch
  readonly files: Map<string, { file: OpenFile; length: number }>
  hasHeader: boolean
}

/** A chosen backup file, and the folder in which a vault is put together from it (backupDoor). */
export class Restoring {
  private staging: Staging | null = null

  constructor(
    private readonly services: RestoringServices,
    private readonly source: OpenFile,
  ) {}

  read(from: number, length: number): Promise<Disked<Uint8Array>> {
    return reading(() => this.source.read(from, length))
  }

  async begin(ref: string): Promise<Disked<{ room: number }>> {
    await this.drop()
    const target = this.services.pathOf(ref)
    if (target === null) return refuse('not-reachable', 'unknown')
    const { disk, data } = this.services
    const root = join(dirname(target), `.${basename(target).slice(0, 80)}.${randomBytes(4).toString('hex')}.restoring`)
    return writing(async () => {
      const note = { staging: root, target, aside: await this.asideOf(target), isSwitching: false }
      await noteSwitch(disk, data, note)
      await disk.makeFolder(root)
      this.staging = { note, files: new Map(), hasHeader: false }
      return { room: await disk.freeBytes(root).catch(() => Number.MAX_SAFE_INTEGER) }
    })
  }

  async put(file: StagedFile, at: number, chunk: Uint8Array): Promise<Disked<null, 'not-begun' | 'moved'>> {
    const { staging } = this
    if (!staging) return refuse('not-begun')
    const path = pathIn(staging.note.staging, file)
    const known = staging.files.get(path)
    if ((known?.length ?? 0) !== at) return refuse('moved')
    return writing(async () => {
      const open = known ?? (await this.newFile(staging, path))
      await open.file.write(at, chunk)
      open.length += chunk.length
      return null
    })
  }

  async end(file: StagedFile, keep: boolean): Promise<Disked<null, 'not-begun'>> {
    const { staging } = this
    const path = staging && pathIn(staging.note.staging, file)
    const open = path === null ? undefined : staging?.files.get(path)
    if (!staging || path === null) return refuse('not-begun')
    staging.files.delete(path)
    return writing(async () => {
      // A file of no bytes was never put.
      const { file: handle } = open ?? (await this.newFile(staging, path))
      staging.files.delete(path)
      try {
        if (keep) await handle.sync()
      } finally {
        await handle.close()
      }
      if (!keep) await this.services.disk.remove(path)
      return null
    })
  }

  async header(bytes: Uint8Array): Promise<Disked<null, 'not-begun'>> {
    const { staging } = this
    if (!staging) return refuse('not-begun')
    const { disk } = this.services
    return writing(async () => {
      for (const name of [previousHeaderName, headerName])
        await writeAside(disk, join(staging.note.staging, name), bytes)
      staging.hasHeader = true
      return null
    })
  }

  async drop(): Promise<void> {
    const { staging } = this
    this.staging = null
    if (!staging) return
    const { disk, data } = this.services
    for (const { file } of staging.files.values()) await file.close().catch(() => undefined)
    await removeTree(disk, staging.note.staging).catch(() => undefined)
    await forgetSwitch(disk, data)
  }

  /** The staging folder takes the place it was made for; at no moment is either vault half there. */
  async takePlace(): Promise<Disked<{ path: string; aside: string | null }, 'not-begun'>> {
    const { staging } = this
    if (!staging?.hasHeader || staging.files.size > 0) return refuse('not-begun')
    const { disk, data, closeVault, beginAnew } = this.services
    await closeVault()
    const { target } = staging.note
    // From here on a crash, or a disk that goes, is settled at the next start; nothing is dropped.
    this.staging = null
    const switched = await writing(async () => {
      const aside = await switchOver(disk, data, staging.note)
      await beginAnew(target)
      await forgetSwitch(disk, data)
      return aside
    })
    if (!switched.ok) {
      await settleRestore(disk, data, beginAnew)
      return switched
    }
    return ok({ path: target, aside: switched.value === null ? null : folderName(switched.value) })
  }

  async close(): Promise<void> {
    await this.drop()
    await this.source.close().catch(() => undefined)
  }

  private async newFile({ note, files }: Staging, path: string): Promise<{ file: OpenFile; length: number }> {
    await makeFoldersFor(this.services.disk, note.staging, path)
    const open = { file: await this.services.disk.open(path, 'new'), length: 0 }
    files.set(path, open)
    return open
  }

  private async asideOf(target: string): Promise<string> {
    const { disk, today } = this.services
    for (let number = 1; ; number++) {
      const path = `${target} before restore ${today()}${number === 1 ? '' : ` ${String(number)}`}`
      if (number > 99 || (await disk.stat(path)) === null) return path
    }
  }
}

function pathIn(root: string, file: StagedFile): string {
  switch (file.kind) {
    case 'journal':
      return journalFile(root, file.device, file.number)
    case 'snapshot':
      return snapshotFile(root, file.device, file.seq)
    case 'blob':
      return blobFile(root, file.id)
  }
}

/** A file to restore from, opened; a folder or something that cannot be read is refused. */
export async function openBackupFile(disk: Disk, path: string): Promise<Result<OpenFile, { code: 'not-reachable' }>> {
  const opened = await reading(() => disk.open(path, 'read'))
  return opened.ok ? opened : refuse('not-reachable')
}
