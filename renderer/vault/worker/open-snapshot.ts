import * as v from 'valibot'
import { DeviceId, type RowId } from '../../core/base/ids.ts'
import type { VaultKeys } from '../../core/format/header.ts'
import { applyKept, DigestSum, type KeptRow, type Rows } from '../../core/format/merge.ts'
import {
  openIndex,
  openPack,
  PREFIX_BYTES,
  snapshotStart,
  type OpenIndex,
  type PackPlace,
} from '../../core/format/snapshot.ts'
import { breather } from './breathe.ts'
import { fromFolder, isCopied, type Gathered, type SnapshotFile } from './gather.ts'
import type { OpenKeys } from './open-keys.ts'
import type { SnapshotBytes } from './snapshot-bytes.ts'
import type { Folder } from './vault-folder.ts'

type Place = { readonly folder: Folder; readonly keys: OpenKeys }

/** A snapshot whose index is open; its packs are read on from `bytes`. */
export type OpenSnapshot = {
  readonly file: SnapshotFile
  readonly index: OpenIndex
  readonly bytes: SnapshotBytes
  /** Of its epoch. */
  readonly keys: VaultKeys
  /** Whether the bytes are the working copy's, behind which the folder's own stand. */
  readonly isCopy: boolean
}

/**
 * The first snapshot whose index opens; null where there is none. What is wrong with one is left for the next one to make
 * good. Of this epoch only: whoever still has an earlier key could write one of that.
 */
export async function openNewest(place: Place, { snapshots, ahead, copied }: Gathered): Promise<OpenSnapshot | null> {
  for (const [at, file] of snapshots.entries()) {
    const isCopy = at === 0 && isCopied(copied, file)
    const first = at === 0 && ahead ? await opened(place, { file, bytes: ahead, isCopy }) : null
    if (first) return first
    const again = at > 0 || isCopy
    const found = again ? await opened(place, { file, bytes: fromFolder(place.folder, file), isCopy: false }) : null
    if (found) return found
  }
  return null
}

type Source = Omit<OpenSnapshot, 'index' | 'keys'>

async function opened(place: Place, source: Source, isOfAnyEpoch = false): Promise<OpenSnapshot | null> {
  const { bytes } = source
  const prefix = await bytes.range(0, Math.min(PREFIX_BYTES, bytes.length))
  const start = prefix && snapshotStart(prefix)
  if (!start?.ok) return null
  const keys = isOfAnyEpoch ? place.keys.keysFor(start.value.epoch) : place.keys.current
  const head = await bytes.range(0, start.value.packsAt)
  const index = head && keys && openIndex(keys, head)
  if (!keys || !index?.ok || !isWithinEpoch(place.keys, start.value.epoch, index.value)) return null
  return { ...source, keys, index: index.value }
}

/** A snapshot of an earlier epoch may hold no frame that was made after it with its key. */
function isWithinEpoch(keys: OpenKeys, epoch: string, { vector }: OpenIndex): boolean {
  return Object.entries(vector).every(
    ([name, { seq }]) => !keys.isLate({ epoch, device: v.parse(DeviceId, name), seq }),
  )
}

/** What the packs gave: those that do not open, and the rows of the others, for the state digest. */
export type Loaded = { readonly damaged: readonly PackPlace[]; readonly kept: readonly (readonly KeptRow[])[] }

/** Bring the packs' rows into `rows`. A pack that does not open in the working copy is read from the folder. */
export async function loadPacks(
  place: Place,
  snapshot: OpenSnapshot,
  { rows, isOver }: { rows: Rows; isOver: () => boolean },
): Promise<Loaded> {
  const { index, bytes, isCopy } = snapshot
  const breathe = breather()
  const damaged: PackPlace[] = []
  const kept: (readonly KeptRow[])[] = []
  rows.lamport = Math.max(rows.lamport, index.lamport)
  for (const pack of index.packs) {
    if (isOver()) break
    const sealed = await bytes.range(pack.at, pack.at + pack.length)
    const found = opensAs(snapshot, pack, sealed) ?? (isCopy ? await fromDisk(place, snapshot, pack) : null)
    if (found) {
      applyKept(rows, found)
      kept.push(found)
    } else damaged.push(pack)
    await breathe()
  }
  return { damaged, kept }
}

type Opened = Pick<OpenSnapshot, 'keys' | 'index'>

function opensAs({ keys, index }: Opened, pack: PackPlace, sealed: Uint8Array | null) {
  const found = sealed && openPack(keys, index, pack, sealed)
  return found?.ok ? found.value : null
}

async function fromDisk(place: Place, snapshot: OpenSnapshot, pack: PackPlace) {
  const sealed = await fromFolder(place.folder, snapshot.file).range(pack.at, pack.at + pack.length)
  return opensAs(snapshot, pack, sealed)
}

/** The newest snapshot of every other device than the one whose snapshot was opened: it may hold what has not arrived here yet. */
export async function newestOfOthers(
  place: Place,
  { snapshots }: Gathered,
  open: OpenSnapshot,
): Promise<OpenSnapshot[]> {
  const found: OpenSnapshot[] = []
  const devices = new Set(snapshots.map(({ device }) => device))
  devices.delete(open.file.device)
  for (const device of devices)
    for (const file of snapshots.filter((one) => one.device === device)) {
      const other = await opened(place, { file, bytes: fromFolder(place.folder, file), isCopy: false })
      if (!other) continue
      found.push(other)
      break
    }
  return found
}

/** The rows of these packs as other snapshots of the folder have them. */
export async function fromOtherSnapshots(
  place: Place,
  { snapshots }: Gathered,
  missing: { readonly rows: ReadonlySet<RowId>; readonly not: SnapshotFile },
): Promise<readonly KeptRow[]> {
  const found: KeptRow[] = []
  for (const file of snapshots) {
    if (file === missing.not) continue
    const other = await opened(place, { file, bytes: fromFolder(place.folder, file), isCopy: false }, true)
    for (const pack of other?.index.packs ?? []) {
      if (!other || !pack.rows.some((row) => missing.rows.has(row))) continue
      const sealed = await other.bytes.range(pack.at, pack.at + pack.length)
      found.push(...(opensAs(other, pack, sealed) ?? []))
    }
  }
  return found
}

/** Whether the rows that came out of the packs are those that went in: the snapshot's own state digest. */
export async function isAsWritten(
  { keys, index }: Opened,
  kept: Loaded['kept'],
  isOver: () => boolean,
): Promise<boolean> {
  const breathe = breather()
  const sum = new DigestSum(keys)
  for (const rows of kept) {
    if (isOver()) return true
    for (const { live } of rows) sum.add(live)
    await breathe()
  }
  return sum.hex() === index.digest
}
