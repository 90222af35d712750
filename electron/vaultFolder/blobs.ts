import { basename, join } from 'node:path'
import { inOrder } from '../../renderer/core/base/in-order.ts'
import { ok, refuse } from '../../renderer/core/base/result.ts'
import { isMissing, isThere, reading, writing, type Disked } from './faults.ts'
import { isAbsent, keepFolders, keepNames, makeFolders, type Folder } from './folder.ts'
import { blobFile, blobFolder, blobPart, blobsFolder, isHexName } from './layout.ts'
import { PartFile } from './partFile.ts'

/** How many blobs may be half written at once. */
const mostBegun = 16

/** So many blobs are written at the same time: a disk makes several files last in little more time than one. */
const LANES = 4

/**
 * A turn for each blob: what is done to one happens in the order asked, and several are written at once. Blobs of one
 * folder share a lane, so that none counts as lasting before the name of its folder does.
 */
export function blobLanes() {
  const lanes = Array.from({ length: LANES }, inOrder)
  const laneOf = (id: string) => lanes[Number.parseInt(id.slice(0, 2), 16) % LANES] ?? inOrder()
  return {
    inTurn: <T>(id: string, act: () => Promise<T>): Promise<T> => laneOf(id)(act),
    /** When everything asked so far has been done. */
    idle: async (): Promise<void> => void (await Promise.all(lanes.map((lane) => lane(() => Promise.resolve())))),
  }
}

/** Sealed blobs on their way to the disk: written under a temporary name, renamed when whole and lasting. */
export class BlobWriter {
  /** By id; null while the file is being made. */
  private readonly begun = new Map<string, PartFile | null>()
  /** One after the other: a folder that is there counts as lasting. */
  private readonly makingFolders = inOrder()
  private readonly folder: Folder
  private readonly device: () => string

  constructor(folder: Folder, device: () => string) {
    this.folder = folder
    this.device = device
  }

  async begin(id: string): Promise<Disked<null, 'bad-message'>> {
    if (this.begun.has(id)) await this.drop(id)
    if (this.begun.size >= mostBegun) return refuse('bad-message', 'too many blobs begun')
    this.begun.set(id, null)
    const opened = await writing(() => this.openPart(id))
    if (!opened.ok) {
      this.begun.delete(id)
      return opened
    }
    this.begun.set(id, opened.value)
    return ok(null)
  }

  /** A blob of one chunk, from its first byte to its lasting name. Refused, nothing is left. */
  async save(id: string, chunk: Uint8Array): Promise<Disked<null, 'not-begun' | 'bad-message'>> {
    const begun = await this.begin(id)
    if (!begun.ok) return begun
    await this.put(id, chunk)
    // What the chunk was refused for, the end is refused for too.
    return this.end(id, true)
  }

  async put(id: string, chunk: Uint8Array): Promise<Disked<null, 'not-begun'>> {
    return this.begun.get(id)?.put(chunk) ?? refuse('not-begun')
  }

  /** Keep it (its bytes last, then its name), or leave nothing. A blob of which a chunk was refused is never kept. */
  async end(id: string, keep: boolean): Promise<Disked<null, 'not-begun'>> {
    const blob = this.begun.get(id)
    if (!blob) return refuse('not-begun')
    if (!keep) {
      await this.drop(id)
      return ok(null)
    }
    const { root } = this.folder
    const kept = await blob.keep(blobFile(root, id), async () => {
      await keepNames(this.folder, blobFolder(root, id))
      await keepFolders(this.folder, blobsFolder(root))
    })
    this.begun.delete(id)
    return kept
  }

  /** Leave nothing half written behind. */
  async close(): Promise<void> {
    for (const id of this.begun.keys()) await this.drop(id)
  }

  /** Is this temporary file one of those being written now? */
  isWriting(path: string): boolean {
    return this.begun.has(basename(path).slice(0, 32))
  }

  /** What an earlier try left is replaced, and a folder that is missing is made. */
  private async openPart(id: string): Promise<PartFile> {
    const { disk, root } = this.folder
    const part = blobPart(root, id, this.device())
    try {
      return await PartFile.begin(disk, part)
    } catch (fault) {
      if (!isMissing(fault) && !isThere(fault)) throw fault
    }
    await this.makingFolders(() => makeFolders(this.folder, 'blobs', id.slice(0, 2)))
    await disk.remove(part)
    return PartFile.begin(disk, part)
  }

  private async drop(id: string): Promise<void> {
    const blob = this.begun.get(id)
    this.begun.delete(id)
    await blob?.drop()
  }
}

/** Bytes of a sealed blob; shorter where it ends. */
export async function readBlob(
  { disk, root }: Folder,
  { id, from, length }: { id: string; from: number; length: number },
): Promise<Disked<Uint8Array, 'not-there'>> {
  const read = await reading(async () => {
    if (await isAbsent({ disk, root }, blobFile(root, id))) return null
    const file = await disk.open(blobFile(root, id), 'read')
    try {
      return await file.read(from, length)
    } finally {
      await file.close()
    }
  })
  if (!read.ok) return read
  return read.value === null ? refuse('not-there') : ok(read.value)
}

/**
 * The ids of all whole blobs, and on the way the names that a crash of this very device left half written
 * (`leftOver`, full paths). Blobs of other devices that are still arriving are neither.
 */
export function listBlobs(
  { disk, root }: Folder,
  device: string,
): Promise<Disked<{ ids: string[]; leftOver: string[] }>> {
  return reading(async () => {
    const ids: string[] = []
    const leftOver: string[] = []
    const top = await disk.list(root)
    if (!top.some(({ name, isFolder }) => isFolder && name === 'blobs')) return { ids, leftOver }
    for (const { name: start, isFolder } of await disk.list(blobsFolder(root))) {
      if (!isFolder || !/^[0-9a-f]{2}$/.test(start)) continue
      const names = (await disk.list(join(blobsFolder(root), start))).map(({ name }) => name)
      ids.push(...names.filter((name) => isHexName(name) && name.startsWith(start)))
      const parts = names.filter((name) => name.endsWith(`.${device}.part`) && isHexName(name.slice(0, 32)))
      leftOver.push(...parts.map((name) => join(blobsFolder(root), start, name)))
    }
    return { ids: ids.sort(), leftOver }
  })
}

/** Remove a blob for good; one that is not there is removed already. */
export async function removeBlob(folder: Folder, id: string): Promise<Disked<null>> {
  const removed = await writing(async () => {
    if (await isAbsent(folder, blobFile(folder.root, id))) return
    await folder.disk.remove(blobFile(folder.root, id))
    await keepNames(folder, blobFolder(folder.root, id))
  })
  return removed.ok ? ok(null) : removed
}
