import { toHex, utf8 } from '../../core/base/bytes.ts'
import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { startHash } from '../../core/crypto/hash.ts'
import { openChunk, sealedChunkOffset, sealedChunkSize } from '../../core/format/blob.ts'
import type { BlobRef } from '../../core/model/source-document.ts'
import type { Session } from './session.ts'
import { diskRefusal, readBlobBytes, type DiskCode } from './vault-folder.ts'

const oneMiB = 1024 * 1024

export type CopyCode = 'cancelled' | 'copy-differs' | DiskCode
type Written = Result<null, Refusal<CopyCode>>
export type FilePath = readonly string[]

/** Files on their way into a readable copy. Each is read back from the disk and compared with what was written. */
export class OpenFiles {
  /** `<sha256>  <path>` of every file. */
  readonly sums: string[] = []

  constructor(
    private readonly session: Session,
    private readonly ref: string,
    private readonly cancelled: () => boolean,
    private readonly onBytes: (count: number) => void,
  ) {}

  text(path: FilePath, words: string): Promise<Written> {
    return this.bytes(path, utf8(words))
  }

  async bytes(path: FilePath, bytes: Uint8Array): Promise<Written> {
    const writing = new Writing(this.session, this.ref, path)
    const put = await writing.put(bytes)
    return put.ok ? this.ended(path, writing) : put
  }

  /** A file as it was received; `unreadable` where the vault does not have it whole, and then nothing is left of it. */
  async original(path: FilePath, blob: BlobRef): Promise<Result<'copied' | 'unreadable', Refusal<CopyCode>>> {
    const writing = new Writing(this.session, this.ref, path)
    for (let index = 0; index < blob.chunks; index++) {
      if (this.isOver()) return refuse('cancelled')
      const plain = await this.chunk(blob, index)
      if (!plain.ok) return plain
      if (plain.value === null) {
        await writing.drop()
        return ok('unreadable')
      }
      const put = await writing.put(plain.value)
      if (!put.ok) return put
      this.onBytes(plain.value.length)
    }
    const ended = await this.ended(path, writing)
    return ended.ok ? ok('copied') : ended
  }

  private isOver(): boolean {
    return this.cancelled() || this.session.isOver()
  }

  private async chunk(blob: BlobRef, index: number): Promise<Result<Uint8Array | null, Refusal<CopyCode>>> {
    const { folder, keys } = this.session
    const sealed = await readBlobBytes(folder, blob.id, sealedChunkOffset(index), sealedChunkSize(blob, index))
    if (!sealed.ok) return (await folder.readHeaders(null)).ok ? ok(null) : sealed
    const plain = sealed.value && openChunk(keys.vaultId, blob, index, sealed.value)
    return ok(plain?.ok ? plain.value : null)
  }

  private async ended(path: FilePath, writing: Writing): Promise<Written> {
    if (this.isOver()) return refuse('cancelled')
    const ended = await writing.end()
    if (!ended.ok) return ended
    this.sums.push(`${ended.value}  ${path.join('/')}`)
    return ok(null)
  }
}

/** One file being written. */
class Writing {
  private at = 0
  private readonly hash = startHash()

  constructor(
    private readonly session: Session,
    private readonly ref: string,
    private readonly path: FilePath,
  ) {}

  async put(bytes: Uint8Array): Promise<Result<null, Refusal<DiskCode>>> {
    for (let from = 0; from < Math.max(1, bytes.length); from += oneMiB) {
      const chunk = bytes.slice(from, from + oneMiB)
      const put = await this.session.folder.putOpenFile({ ...this.target(), at: this.at, chunk })
      if (!put.ok) return err(diskRefusal(put.error))
      this.hash.update(chunk)
      this.at += chunk.length
    }
    return ok(null)
  }

  /** The file's SHA-256 once it has been found to be, on the disk, what was written. */
  async end(): Promise<Result<string, Refusal<CopyCode>>> {
    const { folder } = this.session
    const ended = await folder.endOpenFile({ ...this.target(), keep: true })
    if (!ended.ok) return err(diskRefusal(ended.error))
    const { sha256, length } = ended.value
    const again = startHash()
    for (let from = 0; from < length; from += oneMiB) {
      const read = await folder.readOpenFile({ ...this.target(), from, length: oneMiB })
      if (!read.ok) return err(diskRefusal(read.error))
      again.update(read.value)
    }
    const isSame = length === this.at && toHex(again.finish()) === toHex(this.hash.finish())
    return isSame ? ok(sha256) : refuse('copy-differs')
  }

  async drop(): Promise<void> {
    if (this.at > 0) await this.session.folder.endOpenFile({ ...this.target(), keep: false })
  }

  private target(): { ref: string; path: string[] } {
    return { ref: this.ref, path: [...this.path] }
  }
}
