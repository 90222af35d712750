import { createHash, randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileName } from '../../renderer/core/base/file-name.ts'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import type { Disk, OpenFile } from '../vaultFolder/disk.ts'
import { isThere, reading, writing, type Disked, type DiskCode } from '../vaultFolder/faults.ts'
import { makeFoldersFor, removeTree } from '../vaultFolder/trees.ts'
import { folderName } from '../vaultFolder/vaultList.ts'

/** Shows the system's dialog for a folder; null when the person changes their mind. */
export type AskForFolder = () => Promise<string | null>

type Path = readonly string[]
type Begun = {
  readonly ref: string
  readonly root: string
  readonly files: Map<string, { file: OpenFile; length: number }>
}

const oneMiB = 1024 * 1024

/** Readable copies of everything, in a new folder where the person wants it. Every part of a path is one plain name. */
export class OpenCopies {
  private begun: Begun | null = null
  private open = true

  constructor(
    private readonly disk: Disk,
    private readonly vaultRoot: string,
    private readonly ask: AskForFolder,
  ) {}

  async begin(
    suggestedName: string,
  ): Promise<
    Result<
      { ref: string; name: string; place: string; sameDiskAsVault: boolean; room: number },
      Refusal<'cancelled' | DiskCode>
    >
  > {
    const folder = await this.ask()
    if (folder === null || !this.isOpen()) return refuse('cancelled')
    await this.drop()
    const made = await writing(async () => {
      const root = await this.newFolder(folder, fileName(suggestedName))
      const [chosen, vault] = await Promise.all([this.disk.stat(folder), this.disk.stat(this.vaultRoot)])
      const room = await this.disk.freeBytes(folder).catch(() => Number.MAX_SAFE_INTEGER)
      return { root, room, sameDiskAsVault: chosen !== null && chosen.device === vault?.device }
    })
    if (!made.ok) return made
    const { root, room, sameDiskAsVault } = made.value
    const ref = randomBytes(16).toString('hex')
    this.begun = { ref, root, files: new Map() }
    return ok({ ref, name: folderName(root), place: folderName(folder), sameDiskAsVault, room })
  }

  async put(
    ref: string,
    { path, at, chunk }: { path: Path; at: number; chunk: Uint8Array },
  ): Promise<Disked<null, 'not-begun' | 'moved' | 'bad-message'>> {
    const full = this.pathOf(ref, path)
    if (!full.ok) return full
    const { begun, whole } = full.value
    return this.written(begun, whole, at, chunk)
  }

  private async written(begun: Begun, whole: string, at: number, chunk: Uint8Array): Promise<Disked<null, 'moved'>> {
    const opened = await writing(
      async () => begun.files.get(whole) ?? (at === 0 ? await this.newFile(begun, whole) : null),
    )
    if (!opened.ok) return opened
    const file = opened.value
    if (!file || file.length !== at) return refuse('moved')
    const put = await writing(() => file.file.write(at, chunk))
    if (!put.ok) return put
    file.length += chunk.length
    return ok(null)
  }

  async end(
    ref: string,
    path: Path,
    keep: boolean,
  ): Promise<Disked<{ sha256: string; length: number }, 'not-begun' | 'bad-message'>> {
    const full = this.pathOf(ref, path)
    if (!full.ok) return full
    const { begun, whole } = full.value
    const file = begun.files.get(whole)
    if (!file) return refuse('not-begun')
    begun.files.delete(whole)
    return writing(async () => {
      if (keep) await file.file.sync()
      await file.file.close()
      if (!keep) {
        await this.disk.remove(whole)
        return { sha256: '', length: 0 }
      }
      return this.hashOf(whole)
    })
  }

  async read(
    ref: string,
    { path, from, length }: { path: Path; from: number; length: number },
  ): Promise<Disked<Uint8Array, 'not-begun' | 'bad-message'>> {
    const full = this.pathOf(ref, path)
    if (!full.ok) return full
    return reading(async () => {
      const file = await this.disk.open(full.value.whole, 'read')
      try {
        return await file.read(from, length)
      } finally {
        await file.close()
      }
    })
  }

  /** `isGone`: nothing of it is left. */
  async finish(ref: string, keep: boolean): Promise<Disked<{ isGone: boolean }, 'not-begun'>> {
    if (this.begun?.ref !== ref) return refuse('not-begun')
    if (!keep) return ok({ isGone: await this.drop() })
    const { root } = this.begun
    this.begun = null
    await this.disk.syncFolder(root).catch(() => undefined)
    await this.disk.syncFolder(dirname(root)).catch(() => undefined)
    return ok({ isGone: false })
  }

  async close(): Promise<void> {
    this.open = false
    await this.drop()
  }

  private pathOf(
    ref: string,
    path: Path,
  ): Result<{ begun: Begun; whole: string }, Refusal<'not-begun' | 'bad-message'>> {
    const { begun } = this
    if (begun?.ref !== ref) return refuse('not-begun')
    // What comes from records is data: only a name that would be given here anyway is one.
    if (path.some((part) => fileName(part) !== part)) return refuse('bad-message', 'not a plain name')
    return ok({ begun, whole: join(begun.root, ...path) })
  }

  private async newFile(begun: Begun, whole: string): Promise<{ file: OpenFile; length: number }> {
    await makeFoldersFor(this.disk, begun.root, whole)
    const file = { file: await this.disk.open(whole, 'new'), length: 0 }
    begun.files.set(whole, file)
    return file
  }

  private async hashOf(path: string): Promise<{ sha256: string; length: number }> {
    const sha256 = createHash('sha256')
    const file = await this.disk.open(path, 'read')
    try {
      const length = await file.size()
      for (let at = 0; at < length; at += oneMiB) sha256.update(await file.read(at, oneMiB))
      return { sha256: sha256.digest('hex'), length }
    } finally {
      await file.close()
    }
  }

  private async newFolder(folder: string, name: string): Promise<string> {
    for (let number = 1; ; number++) {
      const path = join(folder, number === 1 ? name : `${name} ${String(number)}`)
      try {
        await this.disk.makeFolder(path)
        return path
      } catch (fault) {
        if (!isThere(fault) || number > 99) throw fault
      }
    }
  }

  private isOpen(): boolean {
    return this.open
  }

  /** Remove what was begun; false where something of it may be left. */
  private async drop(): Promise<boolean> {
    const { begun } = this
    this.begun = null
    if (!begun) return true
    for (const { file } of begun.files.values()) await file.close().catch(() => undefined)
    const removed = await writing(() => removeTree(this.disk, begun.root)).catch(() => null)
    return removed?.ok === true
  }
}
