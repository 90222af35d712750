import { randomBytes } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import { fileName } from '../../renderer/core/base/file-name.ts'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import type { Disk } from '../vaultFolder/disk.ts'
import { writing, type Disked } from '../vaultFolder/faults.ts'
import { PartFile } from '../vaultFolder/partFile.ts'
import { folderName } from '../vaultFolder/vaultList.ts'

export type ExportAsk = { readonly suggestedName: string; readonly extension: 'pdf' | 'age' | 'satchel-backup' }

/** Shows the system's dialog; null when the person changes their mind. It asks itself before anything is replaced. */
export type AskWhereToSave = (suggestion: ExportAsk) => Promise<string | null>

type Begun = { readonly file: PartFile; readonly path: string }

/**
 * Files a person asked for: written beside the chosen name under a random one (0600), made to last, then renamed. What
 * is broken off leaves nothing.
 */
export class Exports {
  private readonly begun = new Map<string, Begun>()
  private readonly disk: Disk
  private readonly vaultRoot: string
  private readonly ask: AskWhereToSave
  private open = true

  constructor(disk: Disk, vaultRoot: string, ask: AskWhereToSave) {
    this.disk = disk
    this.vaultRoot = vaultRoot
    this.ask = ask
  }

  async begin(
    suggestion: ExportAsk,
  ): Promise<
    Result<
      { ref: string; name: string; sameDiskAsVault: boolean },
      Refusal<'cancelled' | 'not-writable' | 'bad-message'>
    >
  > {
    if (this.begun.size >= 8) return refuse('bad-message', 'too many exports begun')
    const suggestedName = fileName(suggestion.suggestedName)
    const path = await this.ask({ ...suggestion, suggestedName })
    // While the dialog was open the vault may have been locked.
    if (path === null || !this.isOpen()) return refuse('cancelled')
    const part = join(dirname(path), `.${randomBytes(8).toString('hex')}.part`)
    const opened = await writing(async () => {
      const file = await PartFile.begin(this.disk, part)
      return { file, sameDiskAsVault: await this.isOnVaultDisk(dirname(path)) }
    })
    if (!opened.ok) return refuse('not-writable', opened.error.detail)
    const ref = randomBytes(16).toString('hex')
    this.begun.set(ref, { file: opened.value.file, path })
    return ok({ ref, name: folderName(path), sameDiskAsVault: opened.value.sameDiskAsVault })
  }

  async put(ref: string, chunk: Uint8Array): Promise<Disked<null, 'not-begun'>> {
    return this.begun.get(ref)?.file.put(chunk) ?? refuse('not-begun')
  }

  async end(ref: string, keep: boolean): Promise<Disked<{ name: string }, 'not-begun'>> {
    const begun = this.begun.get(ref)
    if (!begun) return refuse('not-begun')
    this.begun.delete(ref)
    const { file, path } = begun
    const ended = keep ? await file.keep(path, () => this.keepName(path)) : ok(await file.drop())
    return ended.ok ? ok({ name: folderName(path) }) : ended
  }

  /** Leave nothing half written behind. */
  async close(): Promise<void> {
    this.open = false
    for (const { file } of this.begun.values()) await file.drop()
    this.begun.clear()
  }

  private isOpen(): boolean {
    return this.open
  }

  private async isOnVaultDisk(folder: string): Promise<boolean> {
    const [chosen, vault] = await Promise.all([this.disk.stat(folder), this.disk.stat(this.vaultRoot)])
    return chosen !== null && vault !== null && chosen.device === vault.device
  }

  private keepName(path: string): Promise<void> {
    return this.disk.syncFolder(dirname(path)).catch(() => undefined)
  }
}

/** The path with this ending: the one the person gave, if it has it already. */
export function withExtension(path: string, extension: string): string {
  const has = extname(path).toLowerCase() === `.${extension}` && basename(path).toLowerCase() !== `.${extension}`
  return has ? path : `${path}.${extension}`
}
