import { ok, type Result } from '../../core/base/result.ts'
import { PART, type CopiedSnapshot, type Copy } from '../store/working-copy.ts'
import { FILE, JournalBytes } from './journal-bytes.ts'
import { SnapshotBytes } from './snapshot-bytes.ts'
import { diskRefusal, type DiskRefusal, type Folder } from './vault-folder.ts'

/** So many parts of a snapshot are read before they are needed. While the key is derived that is all there is to do beside its index. */
const AHEAD_PARTS = 4

/** A snapshot in the folder. */
export type SnapshotFile = { readonly device: string; readonly seq: number; readonly length: number }

export type JournalFiles = readonly { readonly number: number; readonly length: number }[]
type Journals = readonly { readonly device: string; readonly files: JournalFiles }[]

/** How long a device's journal is. */
export const lengthOf = (files: JournalFiles): number => files.find(({ number }) => number === FILE)?.length ?? 0

/** What opening a vault needs of the disk and can have without a key. */
export type Gathered = {
  /** The sealed note of what this computer last saw. */
  readonly memory: Uint8Array | null
  readonly journals: Journals
  /** In the order in which they are to be tried. */
  readonly snapshots: readonly SnapshotFile[]
  readonly copied: CopiedSnapshot | null
  /** The first of the snapshots, its beginning being read; from the working copy where that holds the same. */
  readonly ahead: SnapshotBytes | null
  /** The journals' bytes, those that opening needs being read. */
  readonly bytes: JournalBytes
}

/** Begin to read while the key is still being derived: all of it is ciphertext. */
export async function gather(folder: Folder, copy: Copy, device: string): Promise<Result<Gathered, DiskRefusal>> {
  // Before the journals: another app that writes meanwhile must not make them look older than what was seen.
  const memory = await folder.readMemory(null)
  const [journals, listed, copied] = await Promise.all([
    folder.listJournals(null),
    folder.listSnapshots(null),
    copy.snapshot(),
  ])
  if (!journals.ok) return { ok: false, error: diskRefusal(journals.error) }
  if (!listed.ok) return { ok: false, error: diskRefusal(listed.error) }
  const snapshots = inOrderOfTrying(listed.value, device)
  const [first] = snapshots
  const ahead = first ? (fromCopy(copy, copied, first) ?? fromFolder(folder, first, AHEAD_PARTS)) : null
  void ahead?.readIndex()
  const bytes = new JournalBytes(folder, copy)
  const names = journals.value.map(({ device, files }) => ({ device, length: lengthOf(files) }))
  await bytes.readAhead(names, copied)
  return ok({ memory: memory.ok ? memory.value : null, journals: journals.value, snapshots, copied, ahead, bytes })
}

/** The own ones first, for their marks are known; of each device the later ones first. */
const inOrderOfTrying = (snapshots: readonly SnapshotFile[], own: string): SnapshotFile[] =>
  snapshots.toSorted((a, b) => Number(b.device === own) - Number(a.device === own) || b.seq - a.seq)

/** Does the working copy hold this snapshot, as far as its name and length say? Its seals say the rest. */
export const isCopied = (copied: CopiedSnapshot | null, { device, seq, length }: SnapshotFile): boolean =>
  copied?.device === device && copied.seq === seq && copied.length === length

function fromCopy(copy: Copy, copied: CopiedSnapshot | null, file: SnapshotFile): SnapshotBytes | null {
  return isCopied(copied, file) ? new SnapshotBytes(file.length, (index) => copy.part(index), AHEAD_PARTS) : null
}

/** A snapshot's bytes as they lie in the folder. */
export function fromFolder(folder: Folder, { device, seq, length }: SnapshotFile, ahead = 0): SnapshotBytes {
  const readPart = async (index: number): Promise<Uint8Array | null> => {
    const from = index * PART
    const read = await folder.readSnapshot({ device, seq, from, length: Math.min(PART, length - from) })
    return read.ok ? read.value : null
  }
  return new SnapshotBytes(length, readPart, ahead)
}
