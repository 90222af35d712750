import type { DeviceId } from '../../core/base/ids.ts'
import type { ChainHead } from '../../core/format/frame.ts'
import type { VaultHeader, VaultKeys } from '../../core/format/header.ts'
import type { Rows } from '../../core/format/merge.ts'
import { notArrived, type RowVersion } from '../../core/format/row.ts'
import type { SnapshotFile } from './gather.ts'

/** Where the journals stand at one moment, and what they make. */
export type JournalMark = {
  readonly files: readonly { readonly device: DeviceId; readonly number: number; readonly length: number }[]
  readonly heads: readonly ChainHead[]
  readonly versions: readonly RowVersion[]
  readonly digest: string
  /** The header and the keys of that moment: a rotation puts others in their place. */
  readonly header: VaultHeader
  readonly keys: VaultKeys
}

/** Whether two lists name the same last frame of the same devices. A device without a frame is none. */
export const sameHeads = (a: readonly ChainHead[], b: readonly ChainHead[]): boolean => named(a) === named(b)

const named = (heads: readonly ChainHead[]): string =>
  heads
    .filter(({ seq }) => seq > 0)
    .map(({ device, seq, hash }) => `${device}-${String(seq)}-${hash}`)
    .sort()
    .join()

/** The snapshots of other devices, by name. */
export const snapshotsOfOthers = (snapshots: readonly SnapshotFile[], own: DeviceId): string[] =>
  snapshots.flatMap(({ device, seq }) => (device === own ? [] : [`${device}-${String(seq)}`])).sort()

/** How many frames of other devices the rows speak of that are not here. */
export function framesNotHere(rows: Rows, heads: readonly ChainHead[]): number {
  const latest = new Map<string, number>()
  for (const { live } of rows.byId.values())
    for (const { seen } of live)
      for (const [device, seq] of Object.entries(seen)) latest.set(device, Math.max(seq, latest.get(device) ?? 0))
  const here = Object.fromEntries(heads.map(({ device, seq }) => [device, seq]))
  const missing = notArrived(Object.fromEntries(latest), here)
  return Object.values(missing).reduce((sum, count) => sum + count, 0)
}
