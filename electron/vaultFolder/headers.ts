import { join } from 'node:path'
import { ok } from '../../renderer/core/base/result.ts'
import { reading, writing, type Disked } from './faults.ts'
import { keepNames, readStart, writeAside, type Folder } from './folder.ts'
import { headerName, previousHeaderName } from './layout.ts'

/** Headers are at most 64 KiB (vault.md §2). One byte more is read, so that a longer one is seen to be longer. */
const most = 64 * 1024 + 1

/** Both copies of the header, null where there is none; a folder that is not there is `not-reachable`, not a new vault. */
export function readHeaders({
  disk,
  root,
}: Folder): Promise<Disked<{ current: Uint8Array | null; previous: Uint8Array | null }>> {
  return reading(async () => {
    await disk.list(root)
    const current = await readStart(disk, join(root, headerName), most)
    const previous = await readStart(disk, join(root, previousHeaderName), most)
    return { current, previous }
  })
}

/**
 * The new header takes the current one's place, and that one becomes the previous. In this order, so that at no moment
 * a damaged current header has overwritten the good previous one before the new one is in place.
 */
export async function writeHeader(folder: Folder, header: Uint8Array): Promise<Disked<null>> {
  const { disk, root } = folder
  const current = join(root, headerName)
  const previous = join(root, previousHeaderName)
  const written = await writing(async () => {
    const old = await readStart(disk, current, most)
    if (old) await writeAside(disk, `${previous}.new`, old)
    await writeAside(disk, `${current}.new`, header)
    await disk.rename(`${current}.new`, current)
    await keepNames(folder, root)
    if (old) await disk.rename(`${previous}.new`, previous)
    await keepNames(folder, root)
  })
  return written.ok ? ok(null) : written
}
