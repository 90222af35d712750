import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import {
  encodeHeader,
  newestHeader,
  type HeaderCode,
  type VaultHeader,
  type VaultKeys,
} from '../../core/format/header.ts'
import { diskRefusal, type DiskCode, type Folder } from './vault-folder.ts'

export type HeaderRefusal = Refusal<'header-damaged' | 'too-new' | 'not-a-vault' | 'header-out-of-bounds' | DiskCode>
export type HeaderFound = { readonly header: VaultHeader; readonly repair: boolean }

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
  if (candidates.length === 0) return ok(null)
  const newest = newestHeader(candidates)
  if (!newest.ok) return refuse(codeOf[newest.error.code])
  const { header, repair, others } = newest.value
  // A rotation that was cut off before its second write: the other copy still opens with the key that was taken away.
  return ok({ header, repair: repair || others.some(({ epoch }) => epoch.number < header.epoch.number) })
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
