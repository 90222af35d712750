import { join } from 'node:path'
import * as v from 'valibot'
import { fromUtf8 } from '../../renderer/core/base/bytes.ts'
import { parseJson } from '../../renderer/core/base/parse.ts'
import type { Disk } from '../vaultFolder/disk.ts'
import { reading } from '../vaultFolder/faults.ts'

/** How many backups of a vault are kept in one place. */
const mostKept = 7
/** Where the header's length stands in a backup, and where the header begins (docs/vault-format.md, VF-23). */
const lengthAt = 8
const headerAt = 72
const mostHeaderBytes = 64 * 1024

const Header = v.object({ kind: v.literal('satchel-vault'), vaultId: v.string() })

/** The day, the minute and perhaps a number that Satchel put behind a name. A renamed backup has none and is never removed. */
const stamped = / (\d{4}-\d{2}-\d{2} \d{4})(?: (\d{1,2}))?\.satchel-backup$/

/**
 * The backups in a folder that may go now that `keep` is there: those of this very vault, under the names they were given,
 * beyond the newest seven by name. Nothing else is ever named.
 */
export async function backupsToRemove(
  disk: Disk,
  folder: string,
  { keep, vaultId }: { readonly keep: string; readonly vaultId: string },
): Promise<readonly string[]> {
  const listed = await reading(() => disk.list(folder))
  if (!listed.ok) return []
  const others: { name: string; order: string }[] = []
  for (const { name, isFolder } of listed.value) {
    const stamp = stamped.exec(name)
    if (isFolder || name === keep || !stamp) continue
    if ((await vaultOf(disk, join(folder, name))) !== vaultId) continue
    others.push({ name, order: `${stamp[1] ?? ''} ${(stamp[2] ?? '1').padStart(2, '0')}` })
  }
  const newestFirst = others.sort((a, b) => (a.order < b.order ? 1 : -1))
  return newestFirst.slice(mostKept - 1).map(({ name }) => name)
}

/** The vault that a backup is of, by the header that stands in it in the clear; null for anything else. */
async function vaultOf(disk: Disk, path: string): Promise<string | null> {
  const read = await reading(async () => {
    const file = await disk.open(path, 'read')
    try {
      return await file.read(0, headerAt + mostHeaderBytes)
    } finally {
      await file.close()
    }
  })
  if (!read.ok || read.value.length < headerAt || String.fromCharCode(...read.value.subarray(0, 4)) !== 'SBAK')
    return null
  const { buffer, byteOffset } = read.value
  const length = new DataView(buffer, byteOffset).getUint32(lengthAt)
  return vaultIdIn(read.value.subarray(headerAt, headerAt + Math.min(length, mostHeaderBytes)))
}

function vaultIdIn(header: Uint8Array): string | null {
  try {
    const parsed = parseJson(Header, fromUtf8(header))
    return parsed.ok ? parsed.value.vaultId : null
  } catch {
    return null // not UTF-8
  }
}
