import * as v from 'valibot'
import { DeviceId, RowId } from '../../core/base/ids.ts'
import { concat, equalBytes } from '../../core/base/bytes.ts'
import { err, ok, type Result } from '../../core/base/result.ts'
import {
  readJournal,
  sealFrame,
  chainStart,
  type ChainHead,
  type Journal as JournalRead,
} from '../../core/format/frame.ts'
import type { VaultKeys } from '../../core/format/header.ts'
import { allLiveVersions, applyCommit, emptyRows, nextVersion, type Rows } from '../../core/format/merge.ts'
import type { RowVersion } from '../../core/format/row.ts'
import type { RowKind, RowOf } from '../../core/model/rows.ts'
import type { WorkingCopy } from '../store/working-copy.ts'
import { diskRefusal, readJournalBytes, type DiskRefusal, type Folder } from './vault-folder.ts'

/** One row to be written. */
export type Change = { [K in RowKind]: { readonly kind: K; readonly row: RowOf<K> } }[RowKind]

/** Each device writes one journal file for now; the format allows for more. */
const FILE = 1
/** How much of a journal's end is compared with the working copy before that copy is believed. */
const COMPARED = 4096

type Place = {
  readonly folder: Folder
  readonly keys: VaultKeys
  readonly device: DeviceId
  readonly copy: WorkingCopy
}

/** The vault's history as rows, and the end of this device's journal, to which commits are appended one at a time. */
export class Journal {
  readonly rows: Rows = emptyRows()
  /** Frames that are there but cannot be read on from: the vault then opens read-only and says so. */
  damaged = false
  private head: ChainHead
  private length = 0
  private last: Promise<unknown> = Promise.resolve()

  private constructor(private readonly place: Place) {
    this.head = chainStart(place.keys.vaultId, place.device)
  }

  /** Read every device's journal, from the working copy where it agrees with the folder, and put the rows together. */
  static async open(place: Place, readOnly: boolean): Promise<Result<Journal, DiskRefusal>> {
    const listed = await place.folder.listJournals(null)
    if (!listed.ok) return err(diskRefusal(listed.error))
    const journal = new Journal(place)
    for (const { device, files } of listed.value) {
      const length = files.find(({ number }) => number === FILE)?.length ?? 0
      const read = await journal.readDevice(v.parse(DeviceId, device), length)
      if (!read.ok) return read
      if (device === place.device) await journal.settleOwn(read.value, length, readOnly)
    }
    return ok(journal)
  }

  /** The rows as they are now, for the tables. Where two versions live, the later one is shown. */
  versions(): RowVersion[] {
    return allLiveVersions(this.rows)
  }

  /** Write changes as one frame. When this answers ok they are on the disk; the versions are given back. */
  commit(changes: readonly Change[], now: string): Promise<Result<RowVersion[], DiskRefusal>> {
    const turn = this.last.then(() => this.append(changes, now))
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async append(changes: readonly Change[], now: string): Promise<Result<RowVersion[], DiskRefusal>> {
    const { folder, keys, device, copy } = this.place
    const versions = changes.map((change) =>
      nextVersion(this.rows, {
        device,
        row: v.parse(RowId, change.row.id),
        kind: change.kind,
        seen: {},
        wroteAt: now,
        value: change.row,
      }),
    )
    const { bytes, head } = sealFrame(keys, this.head, versions)
    const at = this.length
    const appended = await folder.appendJournal({ device, number: FILE, at, frame: bytes })
    if (!appended.ok) return err(diskRefusal(appended.error))
    this.head = head
    this.length = appended.value.length
    applyCommit(this.rows, versions)
    await copy.add({ device, number: FILE, at, bytes })
    return ok(versions)
  }

  private async readDevice(device: DeviceId, length: number): Promise<Result<JournalRead, DiskRefusal>> {
    const { folder, keys, copy } = this.place
    const known = await this.believedCopy(device, length)
    if (!known.ok) return known
    const rest = await readJournalBytes(folder, { device, number: FILE }, known.value.length, length)
    if (!rest.ok) return rest
    let read = readJournal(keys, device, concat(known.value, rest.value))
    if (read.damage && known.value.length) {
      await copy.drop(device, FILE)
      const whole = await readJournalBytes(folder, { device, number: FILE }, 0, length)
      if (!whole.ok) return whole
      read = readJournal(keys, device, whole.value)
    } else if (rest.value.length) {
      await copy.add({ device, number: FILE, at: known.value.length, bytes: rest.value })
    }
    for (const { versions } of read.commits) applyCommit(this.rows, versions)
    this.damaged ||= read.damage !== null
    return ok(read)
  }

  /** The working copy's bytes of a journal, if they are a beginning of what the folder has. */
  private async believedCopy(device: DeviceId, length: number): Promise<Result<Uint8Array, DiskRefusal>> {
    const { folder, copy } = this.place
    const bytes = concat(...(await copy.read(device, FILE)))
    if (bytes.length === 0) return ok(bytes)
    const from = Math.max(0, bytes.length - COMPARED)
    const same = await readJournalBytes(folder, { device, number: FILE }, from, Math.min(bytes.length, length))
    if (!same.ok) return same
    if (bytes.length <= length && equalBytes(same.value, bytes.subarray(from))) return ok(bytes)
    await copy.drop(device, FILE)
    return ok(new Uint8Array())
  }

  /** This device's own journal: a tail torn by a crash is cut back, and writing goes on from there. */
  private async settleOwn(read: JournalRead, length: number, readOnly: boolean): Promise<void> {
    const { folder, device, copy } = this.place
    this.head = read.head
    this.length = length
    if (read.tail === 'clean' || readOnly) return
    const { tornAt } = read.tail
    await copy.drop(device, FILE)
    const cut = await folder.cutJournal({ device, number: FILE, length: tornAt })
    if (cut.ok) this.length = tornAt
  }
}
