import type { Result } from '../../core/base/result.ts'
import type { CopiedSnapshot, Copy } from '../store/working-copy.ts'
import { readJournalBytes, type DiskRefusal, type Folder } from './vault-folder.ts'

/** Each device writes one journal file for now; a file of another number was written by a newer version. */
export const FILE = 1
/** How much of a journal's end is compared with the working copy before that copy is believed. */
const COMPARED = 4096

type Copied = Awaited<ReturnType<Copy['read']>>
type Name = { readonly device: string; readonly length: number }

/**
 * The journals' bytes, from the folder and from the working copy. What has been asked for once is kept until it is taken,
 * so that reading may begin while the key is still being derived: all of it is ciphertext.
 */
export class JournalBytes {
  private readonly asked = new Map<string, Promise<Result<Uint8Array, DiskRefusal>>>()
  private readonly copies = new Map<string, Promise<Copied>>()

  constructor(
    private readonly folder: Folder,
    private readonly copy: Copy,
  ) {}

  /** Bytes [from, to) of a device's journal as they lie in the folder. */
  async inFolder(device: string, from: number, to: number): Promise<Result<Uint8Array, DiskRefusal>> {
    const key = keyOf(device, from, to)
    const read = this.asked.get(key) ?? readJournalBytes(this.folder, { device, number: FILE }, from, to)
    this.asked.delete(key)
    return read
  }

  /** The working copy's bytes of a device's journal. */
  async copied(device: string): Promise<Copied> {
    const read = this.copies.get(device) ?? this.copy.read(device, FILE)
    this.copies.delete(device)
    return read
  }

  /** Begin to read what opening will ask for, where nothing is damaged. */
  async readAhead(journals: readonly Name[], copied: CopiedSnapshot | null): Promise<void> {
    for (const { device, length } of journals) {
      const mark = copied?.marks.find((one) => one.device === device)
      if (mark && mark.to <= length) this.ask(device, mark.from, mark.to)
      const reading = this.copy.read(device, FILE)
      this.copies.set(device, reading)
      this.ask(device, restFrom(mark?.to ?? 0, await reading, length), length)
    }
  }

  /** Let go what was read and not asked for. */
  forget(): void {
    this.asked.clear()
    this.copies.clear()
  }

  private ask(device: string, from: number, to: number): void {
    this.asked.set(keyOf(device, from, to), readJournalBytes(this.folder, { device, number: FILE }, from, to))
  }
}

const keyOf = (device: string, from: number, to: number): string => `${device} ${String(from)} ${String(to)}`

/** From where the folder is read to go on from `start` with the help of the copy: a little before the copy's end, or all. */
export function restFrom(start: number, copied: Copied, length: number): number {
  const end = copied.at + copied.bytes.length
  return isOfUse(start, copied, length) ? Math.max(start, end - COMPARED) : start
}

/** Whether the copy holds what comes after `start`, and no more than there is. */
export function isOfUse(start: number, { at, bytes }: Copied, length: number): boolean {
  const end = at + bytes.length
  return at <= start && end > start && end <= length
}
