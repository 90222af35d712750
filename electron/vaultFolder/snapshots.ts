import { ok, refuse } from '../../renderer/core/base/result.ts'
import { reading, writing, type Disked } from './faults.ts'
import { isAbsent, keepNames, makeFolders, type Folder } from './folder.ts'
import { snapshotFile, snapshotName, snapshotPart, snapshotPartOf, snapshotsFolder } from './layout.ts'
import { PartFile } from './partFile.ts'

/** A snapshot: who wrote it, and after which own frame. */
export type SnapshotName = { readonly device: string; readonly seq: number }

/** Every device's snapshots with their lengths, the later ones of each device first. Names of any other form are not ours. */
export function listSnapshots({ disk, root }: Folder): Promise<Disked<(SnapshotName & { length: number })[]>> {
  return reading(async () => {
    const top = await disk.list(root)
    if (!top.some(({ name, isFolder }) => isFolder && name === 'snapshots')) return []
    const names = (await disk.list(snapshotsFolder(root))).flatMap(({ name, isFolder }) =>
      isFolder ? [] : (snapshotName(name) ?? []),
    )
    const found = names.map(async (name) => {
      const stat = await disk.stat(snapshotFile(root, name.device, name.seq))
      return { ...name, length: stat?.size ?? 0 }
    })
    return (await Promise.all(found)).sort(
      (a, b) => (a.device < b.device ? -1 : 1) * Number(a.device !== b.device) || b.seq - a.seq,
    )
  })
}

/** A stretch of a snapshot; shorter where the file ends. */
export async function readSnapshot(
  { disk, root }: Folder,
  { device, seq, from, length }: SnapshotName & { from: number; length: number },
): Promise<Disked<Uint8Array, 'not-there'>> {
  const path = snapshotFile(root, device, seq)
  const read = await reading(async () => {
    if (await isAbsent({ disk, root }, path)) return null
    const file = await disk.open(path, 'read')
    try {
      return await file.read(from, length)
    } finally {
      await file.close()
    }
  })
  if (!read.ok) return read
  return read.value === null ? refuse('not-there') : ok(read.value)
}

/** Remove a snapshot for good; one that is not there is removed already. */
export async function removeSnapshot(folder: Folder, name: SnapshotName): Promise<Disked<null>> {
  const path = snapshotFile(folder.root, name.device, name.seq)
  const removed = await writing(async () => {
    if (await isAbsent(folder, path)) return
    await folder.disk.remove(path)
    await keepNames(folder, snapshotsFolder(folder.root))
  })
  return removed.ok ? ok(null) : removed
}

/** The one snapshot on its way to the disk: written under a temporary name, renamed when whole and lasting. */
export class SnapshotWriter {
  private begun: { readonly name: SnapshotName; readonly file: PartFile } | null = null
  private readonly folder: Folder

  constructor(folder: Folder) {
    this.folder = folder
  }

  async begin(name: SnapshotName): Promise<Disked<null>> {
    await this.close()
    const { disk, root } = this.folder
    const opened = await writing(async () => {
      await makeFolders(this.folder, 'snapshots')
      await this.clearParts(name.device)
      return PartFile.begin(disk, snapshotPart(root, name))
    })
    if (!opened.ok) return opened
    this.begun = { name, file: opened.value }
    return ok(null)
  }

  async put(chunk: Uint8Array): Promise<Disked<null, 'not-begun'>> {
    return this.begun?.file.put(chunk) ?? refuse('not-begun')
  }

  /** Keep it (its bytes last, then its name), or leave nothing. One of which a chunk was refused is never kept. */
  async end(keep: boolean): Promise<Disked<null, 'not-begun'>> {
    const { begun } = this
    if (!begun) return refuse('not-begun')
    this.begun = null
    const { name, file } = begun
    const { root } = this.folder
    if (keep)
      return file.keep(snapshotFile(root, name.device, name.seq), () => keepNames(this.folder, snapshotsFolder(root)))
    await file.drop()
    return ok(null)
  }

  /** Leave nothing half written behind. */
  async close(): Promise<void> {
    const { begun } = this
    this.begun = null
    await begun?.file.drop()
  }

  /** What a crash of this very device left half written; another device's may still be arriving. */
  private async clearParts(device: string): Promise<void> {
    const { disk, root } = this.folder
    for (const { name } of await disk.list(snapshotsFolder(root)))
      if (snapshotPartOf(name) === device) await disk.remove(`${snapshotsFolder(root)}/${name}`)
  }
}
