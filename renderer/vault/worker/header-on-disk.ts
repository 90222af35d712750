import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import {
  encodeHeader,
  MOST_HEADER_BYTES,
  newestHeader,
  type HeaderCode,
  type VaultHeader,
  type VaultKeys,
} from '../../core/format/header.ts'
import { PREFIX_BYTES, snapshotStart } from '../../core/format/snapshot.ts'
import { diskRefusal, type DiskCode, type Folder } from './vault-folder.ts'

export type HeaderRefusal = Refusal<'header-damaged' | 'too-new' | 'not-a-vault' | 'header-out-of-bounds' | DiskCode>
/** `isFromSnapshot`: both files that should hold it are damaged or gone, and a snapshot's copy is used. */
export type HeaderFound = { readonly header: VaultHeader; readonly repair: boolean; readonly isFromSnapshot: boolean }

/** So many snapshots are asked for their copy at most. */
const MOST_COPIES = 32

const codeOf: Record<HeaderCode, 'header-damaged' | 'too-new' | 'not-a-vault' | 'header-out-of-bounds'> = {
  damaged: 'header-damaged',
  'too-new': 'too-new',
  'not-a-vault': 'not-a-vault',
  'out-of-bounds': 'header-out-of-bounds',
}

/** The newest header of the folder that checks; null where the folder holds none at all. `repair`: a copy is stale or damaged. */
export async function findHeader(folder: Folder): Promise<Result<HeaderFound | null, HeaderRefusal>> {
  const found = await folder.readHeaders(null)
  if (!found.ok) return { ok: false, error: diskRefusal(found.error) }
  const { current, previous } = found.value
  const candidates = [current, previous].filter((bytes) => bytes !== null)
  const newest = newestHeader(candidates)
  if (!newest.ok && newest.error.code !== 'too-new') {
    const copy = await findCopy(folder)
    if (!copy.ok || copy.value) return copy
  }
  if (candidates.length === 0) return ok(null)
  if (!newest.ok) return refuse(codeOf[newest.error.code])
  const { header, repair, others } = newest.value
  // A rotation that was cut off before its second write: the other copy still opens with the key that was taken away.
  const isStale = others.some(({ epoch }) => epoch.number < header.epoch.number)
  return ok({ header, repair: repair || isStale, isFromSnapshot: false })
}

/** The newest copy that a snapshot holds (VF-7); null where none does. */
async function findCopy(folder: Folder): Promise<Result<HeaderFound | null, HeaderRefusal>> {
  const listed = await folder.listSnapshots(null)
  if (!listed.ok) return { ok: false, error: diskRefusal(listed.error) }
  const latest = listed.value.toSorted((a, b) => b.seq - a.seq).slice(0, MOST_COPIES)
  const copies = (await Promise.all(latest.map((name) => copyIn(folder, name)))).filter((copy) => copy !== null)
  const newest = newestHeader(copies)
  if (newest.ok) return ok({ header: newest.value.header, repair: true, isFromSnapshot: true })
  return newest.error.code === 'too-new' ? refuse('too-new') : ok(null)
}

/** The header's bytes in a snapshot; null where its unsealed beginning cannot be read. */
async function copyIn(folder: Folder, { device, seq }: { device: string; seq: number }): Promise<Uint8Array | null> {
  const prefix = await folder.readSnapshot({ device, seq, from: 0, length: PREFIX_BYTES })
  const start = prefix.ok ? snapshotStart(prefix.value) : null
  const length = start?.ok ? start.value.indexAt - PREFIX_BYTES : 0
  if (length === 0 || length > MOST_HEADER_BYTES) return null
  const copy = await folder.readSnapshot({ device, seq, from: PREFIX_BYTES, length })
  return copy.ok ? copy.value : null
}

async function writeHeader(
  folder: Folder,
  header: VaultHeader,
  keys: VaultKeys,
): Promise<Result<null, Refusal<DiskCode>>> {
  const written = await folder.writeHeader({ header: encodeHeader(header, keys) })
  return written.ok ? ok(null) : { ok: false, error: diskRefusal(written.error) }
}

/**
 * Write a header that has no sound copy yet, so that both files hold it: in a new vault, and where one of them was
 * damaged. A single write makes the file that was there the previous one, and there may be none, or a damaged one.
 */
export async function writeBothHeaders(
  folder: Folder,
  header: VaultHeader,
  keys: VaultKeys,
): Promise<Result<null, Refusal<DiskCode>>> {
  const first = await writeHeader(folder, header, keys)
  return first.ok ? writeHeader(folder, header, keys) : first
}
