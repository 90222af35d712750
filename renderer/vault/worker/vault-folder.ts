import { folderDoor, oneMiB, type FolderDoor } from '../../../electron/contract.ts'
import type { BlobId } from '../../core/base/ids.ts'
import { concat } from '../../core/base/bytes.ts'
import { connect, type Client } from '../../core/base/rpc.ts'
import { ok, type Refusal, type Result } from '../../core/base/result.ts'
import { diskCodes } from '../disk-codes.ts'
import { portOf } from '../../core/base/port-of.ts'

/** What the folder can refuse, as the vault's own door names it. */
export type DiskCode = (typeof diskCodes)[number]
export type DiskRefusal = Refusal<DiskCode>
export type Folder = Client<FolderDoor>

/** How many unanswered chunks may be on their way to the shell (vault.md §0: credits of 8). */
const CREDITS = 8

export const connectFolder = (port: MessagePort): Folder => connect(portOf(port), folderDoor).client

export const isDiskCode = (code: string): code is DiskCode => diskCodes.some((known) => known === code)

/** A shell that is gone or broke counts as a folder that cannot be reached: nothing was acknowledged. */
export function diskRefusal(refusal: Refusal<string>): DiskRefusal {
  return { code: isDiskCode(refusal.code) ? refusal.code : 'not-reachable' }
}

const asDisk = <T>(result: Result<T, Refusal<string>>): Result<T, DiskRefusal> =>
  result.ok ? result : { ok: false, error: diskRefusal(result.error) }

/** Runs writes with at most `CREDITS` of them unanswered; the first refusal stops it. */
export async function withCredits(
  writes: AsyncIterable<() => Promise<Result<unknown, Refusal<string>>>>,
): Promise<Result<null, DiskRefusal>> {
  const open = new Set<Promise<void>>()
  const refusals: Refusal<string>[] = []
  for await (const write of writes) {
    const done: Promise<void> = write().then((result) => {
      if (!result.ok) refusals.push(result.error)
      open.delete(done)
    })
    open.add(done)
    if (open.size >= CREDITS) await Promise.race(open)
    if (refusals.length > 0) break
  }
  await Promise.all(open)
  const [first] = refusals
  return first ? { ok: false, error: diskRefusal(first) } : ok(null)
}

/** Write a sealed blob of one chunk; it is there (fsynced, under its name) when this answers ok. Refused, nothing is left. */
export const saveBlob = async (folder: Folder, id: BlobId, chunk: Uint8Array): Promise<Result<null, DiskRefusal>> =>
  asDisk(await folder.saveBlob({ id, chunk }))

/**
 * Write a sealed blob, message by message; it is there (fsynced, under its name) when this answers ok and `keep()` said yes.
 * Where either throws, nothing is left.
 */
export async function writeBlob(
  folder: Folder,
  id: BlobId,
  writes: AsyncIterable<() => ReturnType<Folder['putBlobChunk']>>,
  keep: () => boolean,
): Promise<Result<null, DiskRefusal>> {
  const begun = asDisk(await folder.beginBlob({ id }))
  if (!begun.ok) return begun
  let isKept = false
  let written: Result<null, DiskRefusal>
  try {
    written = await withCredits(writes)
    isKept = written.ok && keep()
  } catch (fault) {
    await folder.endBlob({ id, keep: false })
    throw fault
  }
  const ended = await folder.endBlob({ id, keep: isKept })
  return written.ok ? asDisk(ended) : written
}

/** Read bytes [from, from+length) of a sealed blob; null where the file is not there. */
export async function readBlobBytes(
  folder: Folder,
  id: BlobId,
  from: number,
  length: number,
): Promise<Result<Uint8Array | null, DiskRefusal>> {
  const read = await folder.readBlob({ id, from, length })
  if (read.ok) return read
  return read.error.code === 'not-there' ? ok(null) : { ok: false, error: diskRefusal(read.error) }
}

/** A stretch of one device's journal, in 1 MiB questions. */
export async function readJournalBytes(
  folder: Folder,
  file: { device: string; number: number },
  from: number,
  to: number,
): Promise<Result<Uint8Array, DiskRefusal>> {
  const parts: Uint8Array[] = []
  for (let at = from; at < to; at += oneMiB) {
    const part = await folder.readJournal({ ...file, from: at, length: Math.min(oneMiB, to - at) })
    if (!part.ok) return { ok: false, error: diskRefusal(part.error) }
    parts.push(part.value)
  }
  return ok(concat(...parts))
}

/** Save bytes to a place the person chooses; `cancelled` when they change their mind. */
export async function saveExport(
  folder: Folder,
  what: { suggestedName: string; extension: 'pdf' | 'age'; bytes: Uint8Array },
): Promise<Result<{ name: string; sameDiskAsVault: boolean }, Refusal<DiskCode | 'cancelled'>>> {
  const begun = await folder.beginExport({ suggestedName: what.suggestedName, extension: what.extension })
  if (!begun.ok)
    return { ok: false, error: begun.error.code === 'cancelled' ? { code: 'cancelled' } : diskRefusal(begun.error) }
  const { ref, sameDiskAsVault } = begun.value
  async function* writes() {
    for (let at = 0; at < what.bytes.length; at += oneMiB) {
      const chunk = what.bytes.slice(at, at + oneMiB)
      yield () => folder.putExportChunk({ ref, chunk })
    }
  }
  const written = await withCredits(writes())
  const ended = await folder.endExport({ ref, keep: written.ok })
  if (!written.ok) return written
  return ended.ok ? ok({ name: ended.value.name, sameDiskAsVault }) : { ok: false, error: diskRefusal(ended.error) }
}
