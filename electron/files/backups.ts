import { createHash, randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { fileName } from '../../renderer/core/base/file-name.ts'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import type { Disk } from '../vaultFolder/disk.ts'
import { reading, writing, type Disked, type DiskCode } from '../vaultFolder/faults.ts'
import { PartFile } from '../vaultFolder/partFile.ts'
import { folderName } from '../vaultFolder/vaultList.ts'
import { withExtension, type AskWhereToSave } from './exports.ts'
import { backupsToRemove } from './oldBackups.ts'

export const backupExtension = 'satchel-backup'

/** The vault that is backed up: where it lies, and where its backups went last. */
export type BackedUp = {
  readonly root: string
  device(): string
  backups(): string | null
  rememberBackups(folder: string): Promise<void>
}

type Begun = { readonly ref: string; readonly file: PartFile; readonly path: string }
type BeginCode = 'cancelled' | DiskCode

/**
 * Backups of a vault: written beside the chosen name under a random one, made to last, opened again and read by the
 * asker, and only then renamed. What is broken off leaves nothing, and leaves earlier backups as they are.
 */
export class Backups {
  private begun: Begun | null = null
  private open = true

  constructor(
    private readonly disk: Disk,
    private readonly vault: BackedUp,
    private readonly ask: AskWhereToSave,
  ) {}

  async place(): Promise<{ name: string; reachable: boolean; sameDiskAsVault: boolean } | null> {
    const folder = this.vault.backups()
    if (folder === null) return null
    const found = await reading(() => this.disk.stat(folder))
    const reachable = found.ok && found.value?.isFolder === true
    return { name: folderName(folder), reachable, sameDiskAsVault: reachable && (await this.isOnVaultDisk(folder)) }
  }

  async begin(asked: {
    suggestedName: string
    stamp: string
    again: boolean
  }): Promise<
    Result<{ ref: string; name: string; place: string; sameDiskAsVault: boolean; room: number }, Refusal<BeginCode>>
  > {
    const path = await this.pathFor(fileName(`${asked.suggestedName} ${asked.stamp}`), asked.again)
    if (!path.ok) return path
    // While the dialog was open the vault may have been locked.
    if (!this.isOpen()) return refuse('cancelled')
    await this.dropBegun()
    const folder = dirname(path.value)
    const ref = randomBytes(16).toString('hex')
    await this.dropLeft(folder)
    const part = join(folder, `${this.partStart()}${ref}.part`)
    const opened = await writing(async () => {
      const file = await PartFile.begin(this.disk, part)
      const room = await this.disk.freeBytes(folder).catch(() => Number.MAX_SAFE_INTEGER)
      return { file, room, sameDiskAsVault: await this.isOnVaultDisk(folder) }
    })
    if (!opened.ok) return opened
    const { file, room, sameDiskAsVault } = opened.value
    this.begun = { ref, file, path: path.value }
    return ok({ ref, name: folderName(path.value), place: folderName(folder), sameDiskAsVault, room })
  }

  async put(ref: string, chunk: Uint8Array): Promise<Disked<null, 'not-begun'>> {
    return this.begunAs(ref)?.file.put(chunk) ?? refuse('not-begun')
  }

  async settle(ref: string): Promise<Disked<{ length: number }, 'not-begun'>> {
    return this.begunAs(ref)?.file.settle() ?? refuse('not-begun')
  }

  async read(ref: string, from: number, length: number): Promise<Disked<Uint8Array, 'not-begun'>> {
    return this.begunAs(ref)?.file.read(from, length) ?? refuse('not-begun')
  }

  async end(
    ref: string,
    { keep, removeOld, vaultId }: { keep: boolean; removeOld: boolean; vaultId: string },
  ): Promise<Disked<{ name: string; removed: number }, 'not-begun'>> {
    const begun = this.begunAs(ref)
    // Only what has been opened again, and so could be read back, gets a name.
    if (!begun || (keep && !begun.file.isSettled)) return refuse('not-begun')
    const { file, path } = begun
    const name = folderName(path)
    const folder = dirname(path)
    this.begun = null
    if (!keep) {
      await file.drop()
      return ok({ name, removed: 0 })
    }
    const kept = await file.keep(path, () => this.disk.syncFolder(folder).catch(() => undefined))
    if (!kept.ok) return kept
    await this.vault.rememberBackups(folder).catch(() => undefined)
    if (!removeOld) return ok({ name, removed: 0 })
    return ok({ name, removed: await this.removeOld(folder, { keep: basename(path), vaultId }) })
  }

  /** Leave nothing half written behind. */
  async close(): Promise<void> {
    this.open = false
    await this.dropBegun()
  }

  private async removeOld(folder: string, { keep, vaultId }: { keep: string; vaultId: string }): Promise<number> {
    let removed = 0
    for (const name of await backupsToRemove(this.disk, folder, { keep, vaultId })) {
      const gone = await writing(() => this.disk.remove(join(folder, name)))
      if (gone.ok) removed++
    }
    return removed
  }

  private async pathFor(name: string, again: boolean): Promise<Result<string, Refusal<'cancelled' | DiskCode>>> {
    if (again) {
      const folder = this.vault.backups()
      const found = folder === null ? null : await reading(() => this.disk.stat(folder))
      if (folder === null || !found?.ok || !found.value?.isFolder) return refuse('not-reachable')
      return ok(await this.freeName(folder, name))
    }
    const path = await this.ask({ suggestedName: name, extension: backupExtension })
    return path === null ? refuse('cancelled') : ok(path)
  }

  /** Two backups in one minute: the second has a number behind its name. */
  private async freeName(folder: string, name: string): Promise<string> {
    for (let number = 1; ; number++) {
      const path = join(folder, withExtension(number === 1 ? name : `${name} ${String(number)}`, backupExtension))
      if (number > 99 || (await this.disk.stat(path)) === null) return path
    }
  }

  private begunAs(ref: string): Begun | null {
    return this.begun?.ref === ref ? this.begun : null
  }

  private isOpen(): boolean {
    return this.open
  }

  private async isOnVaultDisk(folder: string): Promise<boolean> {
    const [chosen, vault] = await Promise.all([this.disk.stat(folder), this.disk.stat(this.vault.root)])
    return chosen !== null && vault !== null && chosen.device === vault.device
  }

  /** Every part of a backup that this computer makes of this vault begins so, and one process at a time holds the vault. */
  private partStart(): string {
    const { root } = this.vault
    return `.${createHash('sha256').update(`${this.vault.device()} ${root}`).digest('hex').slice(0, 16)}-`
  }

  /** What a crash in the middle of an earlier backup has left. */
  private async dropLeft(folder: string): Promise<void> {
    const found = await reading(() => this.disk.list(folder))
    const left = found.ok ? found.value.filter(({ name, isFolder }) => !isFolder && this.isPart(name)) : []
    for (const { name } of left) await writing(() => this.disk.remove(join(folder, name)))
  }

  private isPart(name: string): boolean {
    return name.startsWith(this.partStart()) && /^[0-9a-f]{32}\.part$/.test(name.slice(this.partStart().length))
  }

  private async dropBegun(): Promise<void> {
    const { begun } = this
    this.begun = null
    await begun?.file.drop()
  }
}
