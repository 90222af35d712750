import { err, ok, refuse, type Refusal } from '../../renderer/core/base/result.ts'
import type { Disk, OpenFile } from './disk.ts'
import { reading, writing, type Disked, type DiskCode } from './faults.ts'

/**
 * A file on its way to the disk: written under a temporary name, made to last, then renamed. What is broken off, and what a
 * chunk of was refused, leaves nothing.
 */
export class PartFile {
  private length = 0
  private settled = false
  private failed: Refusal<DiskCode> | null = null

  private constructor(
    private readonly disk: Disk,
    /** Where it lies until it has its name. */
    readonly part: string,
    private file: OpenFile,
  ) {}

  /** Throws as the disk does; also where there is such a file already. */
  static async begin(disk: Disk, part: string): Promise<PartFile> {
    return new PartFile(disk, part, await disk.open(part, 'new'))
  }

  /** Whether its bytes last and can be read back. */
  get isSettled(): boolean {
    return this.settled
  }

  /** The next bytes of it. After a refusal every further chunk is refused with the same. */
  async put(chunk: Uint8Array): Promise<Disked<null, 'not-begun'>> {
    if (this.settled) return refuse('not-begun')
    if (this.failed) return err(this.failed)
    const written = await writing(() => this.file.write(this.length, chunk))
    if (!written.ok) {
      this.failed = written.error
      return written
    }
    this.length += chunk.length
    return ok(null)
  }

  /** Make its bytes last and open it again, so that it can be read back before it gets its name. */
  async settle(): Promise<Disked<{ length: number }>> {
    if (this.failed) return err(this.failed)
    return writing(async () => {
      this.settled = true
      await this.file.sync()
      await this.file.close()
      this.file = await this.disk.open(this.part, 'read')
      return { length: await this.file.size() }
    })
  }

  /** Bytes of a settled one. */
  async read(from: number, length: number): Promise<Disked<Uint8Array, 'not-begun'>> {
    return this.settled ? reading(() => this.file.read(from, length)) : refuse('not-begun')
  }

  /** Give it its name, its bytes having been made to last before; `keepName` makes the name last. Refused, nothing is left. */
  async keep(path: string, keepName: () => Promise<void>): Promise<Disked<null>> {
    const kept = this.failed ? err(this.failed) : await writing(() => this.rename(path, keepName))
    if (!kept.ok) await this.drop()
    return kept
  }

  /** Leave nothing of it. */
  async drop(): Promise<void> {
    await this.file.close().catch(() => undefined)
    await this.disk.remove(this.part).catch(() => undefined)
  }

  private async rename(path: string, keepName: () => Promise<void>): Promise<null> {
    if (!this.settled) await this.file.sync()
    await this.file.close()
    await this.disk.rename(this.part, path)
    await keepName()
    return null
  }
}
