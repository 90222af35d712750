import * as v from 'valibot'
import { DeviceId, newId, RowId } from '../../core/base/ids.ts'
import { concat, equalBytes } from '../../core/base/bytes.ts'
import { parse, type Schema } from '../../core/base/parse.ts'
import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import {
  compareWithRemembered,
  readJournal,
  sealFrame,
  chainStart,
  type ChainHead,
  type Journal as JournalRead,
} from '../../core/format/frame.ts'
import type { LastSeqs } from '../../core/format/epochs.ts'
import type { VaultHeader, VaultKeys } from '../../core/format/header.ts'
import {
  allLiveVersions,
  applyCommit,
  emptyRows,
  liveVersions,
  nextVersion,
  stateDigest,
  type Rows,
} from '../../core/format/merge.ts'
import { tombstone, type RowVersion, type Seen } from '../../core/format/row.ts'
import { rowSchemas, type RowKind, type RowOf } from '../../core/model/rows.ts'
import type { Copy } from '../store/working-copy.ts'
import { inOrder } from '../../core/base/in-order.ts'
import { LastSeenKeeper, readLastSeen } from './last-seen.ts'
import type { OpenKeys } from './open-keys.ts'
import { diskRefusal, readJournalBytes, type DiskRefusal, type Folder } from './vault-folder.ts'

/** One row to be written, or to be deleted. */
export type Change =
  | { [K in RowKind]: { readonly kind: K; readonly row: RowOf<K> } }[RowKind]
  | { readonly kind: RowKind; readonly remove: string }

/** Each device writes one journal file for now; a file of another number was written by a newer version. */
const FILE = 1
/** How much of a journal's end is compared with the working copy before that copy is believed. */
const COMPARED = 4096

type Place = {
  readonly folder: Folder
  readonly keys: OpenKeys
  readonly device: DeviceId
  readonly copy: Copy
}

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

/** `changes` is asked when its turn has come, so that it sees every commit before it; `written` is told at once. */
type Commit = {
  readonly changes: () => readonly Change[]
  readonly now: string
  readonly written: (versions: readonly RowVersion[]) => void
}

/** The vault's history as rows, and the end of this device's journal, to which commits are appended one at a time. */
export class Journal {
  readonly rows: Rows = emptyRows()
  /** Frames that are there but cannot be read on from: the vault then opens read-only and says so. */
  damaged = false
  /** The folder holds less, or other, than this computer last saw in it: it was put back from an older copy. */
  older = false
  /** Changes that were made with an old key after it had been taken away: they are there, and not merged. */
  late = 0
  private device: DeviceId
  private head: ChainHead
  private length = 0
  /** Where the journals of other devices end. */
  private readonly others = new Map<DeviceId, ChainHead>()
  /** How long every journal is as far as it has been read or written. */
  private readonly lengths = new Map<DeviceId, number>()
  private readonly lastSeen: LastSeenKeeper
  /** Something of an append that failed, or of a crash, may lie after the last whole frame. */
  private unsure = false
  private over = false
  private readonly inTurn = inOrder()

  private constructor(private readonly place: Place) {
    this.device = place.device
    this.head = chainStart(place.keys.vaultId, place.device)
    this.lastSeen = new LastSeenKeeper(place, () => [this.head, ...this.others.values()])
  }

  /** Read every device's journal, from the working copy where it agrees with the folder, and put the rows together. */
  static async open(place: Place, readOnly: boolean): Promise<Result<Journal, DiskRefusal>> {
    // Before the journals: another app that writes meanwhile must not make them look older than what was seen.
    const lastSeen = new Map((await readLastSeen(place)).map((head) => [head.device, head]))
    const listed = await place.folder.listJournals(null)
    if (!listed.ok) return err(diskRefusal(listed.error))
    const journal = new Journal(place)
    for (const { device: name, files } of listed.value) {
      const device = v.parse(DeviceId, name)
      const length = files.find(({ number }) => number === FILE)?.length ?? 0
      const read = await journal.readDevice(device, length)
      if (!read.ok) return read
      journal.damaged ||= read.value.damage !== null || files.some(({ number }) => number !== FILE)
      await journal.takeUp(read.value, { length, readOnly, seen: lastSeen.get(device) })
      lastSeen.delete(device)
    }
    journal.missAll(lastSeen)
    if (!readOnly && !journal.damaged) journal.lastSeen.later()
    return ok(journal)
  }

  /** The rows as they are now, for the tables. Where two versions live, the later one is shown. */
  versions(): RowVersion[] {
    return allLiveVersions(this.rows)
  }

  /** The state between two commits: what lies in the journals up to these lengths makes exactly these rows. */
  mark(): Promise<JournalMark> {
    return this.inTurn(async () => ({
      files: [...this.lengths].map(([device, length]) => ({ device, number: FILE, length })),
      heads: [this.head, ...this.others.values()],
      versions: this.versions(),
      digest: stateDigest(this.rows, this.place.keys.current),
      header: this.place.keys.header,
      keys: this.place.keys.current,
    }))
  }

  /** Whether a commit that was refused surely left nothing behind. */
  get isSure(): boolean {
    return !this.unsure
  }

  /** Write changes as one frame. When this answers ok they are on the disk. No changes are written as nothing. */
  commit(commit: Commit): Promise<Result<null, DiskRefusal>> {
    return this.inTurn(() => this.append(commit))
  }

  /**
   * Do something between two commits: it hears the last frame of every device, after which nothing is written until it is
   * done. What changes the keys of an open vault.
   */
  between<T, C extends string>(
    work: (lastSeqs: LastSeqs) => Promise<Result<T, Refusal<C>>>,
  ): Promise<Result<T, Refusal<C | DiskRefusal['code']>>> {
    return this.inTurn(async () => {
      const cut = await this.cutBack()
      if (!cut.ok) return cut
      if (this.over) return refuse('read-only')
      const done = await work(
        Object.fromEntries([this.head, ...this.others.values()].map(({ device, seq }) => [device, seq])),
      )
      this.lastSeen.later()
      return done
    })
  }

  /** Nothing more is written: it is not known which keys the folder has now, and what is sealed with the wrong ones is lost. */
  halt(): void {
    this.over = true
  }

  /**
   * From now on nothing is sealed: the keys are about to be wiped, and what wiped keys seal nobody can open. Answers when
   * what this computer last saw has been noted.
   */
  close(): Promise<void> {
    const noted = this.lastSeen.now()
    this.over = true
    this.place.copy.close()
    return noted
  }

  private async append({ changes, now, written }: Commit): Promise<Result<null, DiskRefusal>> {
    const cut = await this.cutBack()
    if (!cut.ok) return cut
    if (this.over) return refuse('read-only')
    const versions = changes().map((change) => this.nextVersion(change, now))
    if (versions.length === 0) return ok(null)
    const { device } = this
    const { folder, keys, copy } = this.place
    const { bytes, head } = sealFrame(keys.current, this.head, versions)
    const at = this.length
    const appended = await folder.appendJournal({ device, number: FILE, at, frame: bytes })
    if (!appended.ok) return this.refused(diskRefusal(appended.error))
    this.head = head
    this.length = appended.value.length
    this.lengths.set(device, this.length)
    applyCommit(this.rows, versions)
    written(versions)
    this.lastSeen.later()
    await copy.add({ device, number: FILE, at, bytes })
    return ok(null)
  }

  /** Throws for a row that could not be read back, or that another kind of row would vanish under. */
  private nextVersion(change: Change, now: string): RowVersion {
    const row = v.parse(RowId, 'remove' in change ? change.remove : change.row.id)
    if (!isOfItsKind(change)) throw new TypeError(`not a row of its kind: ${change.kind}`)
    if (liveVersions(this.rows, row).some(({ kind }) => kind !== change.kind))
      throw new TypeError('an id of another kind')
    const { device } = this
    const seen: Seen = Object.fromEntries([...this.others].map(([other, { seq }]) => [other, seq]))
    return nextVersion(this.rows, {
      device,
      row,
      kind: change.kind,
      seen,
      wroteAt: now,
      value: 'remove' in change ? tombstone : change.row,
    })
  }

  /** `moved`: nothing was written, for the file is not what it was. After anything else a piece may be left. */
  private async refused(refusal: DiskRefusal): Promise<Result<null, DiskRefusal>> {
    this.unsure = refusal.code !== 'moved'
    await this.cutBack()
    return err(refusal)
  }

  /** Cut off what may lie after the last whole frame: another frame written behind it could never be read. */
  private async cutBack(): Promise<Result<null, DiskRefusal>> {
    if (!this.unsure) return ok(null)
    const { device } = this
    const { folder } = this.place
    const listed = await folder.listJournals(null)
    if (!listed.ok) return err(diskRefusal(listed.error))
    const own = listed.value.find((journal) => journal.device === device)
    const length = own?.files.find(({ number }) => number === FILE)?.length ?? 0
    if (length < this.length) return refuse('moved')
    if (length > this.length) {
      const cut = await folder.cutJournal({ device, number: FILE, length: this.length })
      if (!cut.ok) return err(diskRefusal(cut.error))
    }
    this.unsure = false
    return ok(null)
  }

  /** Take a journal's commits up; the own one is gone on with if it is the one that this computer last saw. */
  private async takeUp(
    read: JournalRead,
    { length, readOnly, seen }: { length: number; readOnly: boolean; seen: ChainHead | undefined },
  ): Promise<void> {
    for (const { versions, late } of read.commits) {
      if (late) this.late += versions.length
      else applyCommit(this.rows, versions)
    }
    this.lengths.set(read.head.device, read.damage?.at ?? (read.tail === 'clean' ? length : read.tail.tornAt))
    // Behind a damaged frame there may be all that is missed.
    this.older ||= read.damage === null && isRolledBack(read, seen)
    if (read.head.device !== this.device) this.others.set(read.head.device, read.head)
    else if (isOwn(read, seen)) await this.settleOwn(read, length, readOnly)
    else this.takeNewDevice(read.head)
  }

  /** Journals that were seen once and are gone as a whole. */
  private missAll(gone: ReadonlyMap<DeviceId, ChainHead>): void {
    this.older ||= [...gone.values()].some(({ seq }) => seq > 0)
    if (gone.has(this.device)) this.takeNewDevice(null)
  }

  private async readDevice(device: DeviceId, length: number): Promise<Result<JournalRead, DiskRefusal>> {
    const { folder, keys, copy } = this.place
    const known = await this.readCopied(device, length)
    if (!known.ok) return known
    if (known.value) return ok(known.value)
    const whole = await readJournalBytes(folder, { device, number: FILE }, 0, length)
    if (!whole.ok) return whole
    const read = readJournal(keys, device, whole.value)
    // What the copy holds is not thrown away for a folder that is damaged.
    if (read.damage) return ok(read)
    await copy.drop(device, FILE)
    await copy.add({ device, number: FILE, at: 0, bytes: wholeFrames(whole.value, read) })
    return ok(read)
  }

  /** The journal by the working copy's bytes and what the folder has more; null where the two do not agree. */
  private async readCopied(device: DeviceId, length: number): Promise<Result<JournalRead | null, DiskRefusal>> {
    const { folder, keys, copy } = this.place
    const file = { device, number: FILE }
    const bytes = await copy.read(device, FILE)
    if (bytes.length === 0 || bytes.length > length) return ok(null)
    const from = Math.max(0, bytes.length - COMPARED)
    const rest = await readJournalBytes(folder, file, from, length)
    if (!rest.ok) return rest
    const more = rest.value.subarray(bytes.length - from)
    if (!equalBytes(rest.value.subarray(0, bytes.length - from), bytes.subarray(from))) return ok(null)
    const all = concat(bytes, more)
    const read = readJournal(keys, device, all)
    if (read.damage) return ok(null)
    const added = wholeFrames(all, read).subarray(bytes.length)
    if (added.length) await copy.add({ ...file, at: bytes.length, bytes: added })
    return ok(read)
  }

  /**
   * The own journal is not the one remembered: frames may exist elsewhere under the numbers that would come next. It is
   * never appended to again; this computer goes on in a new one, which the shell begins with the first frame.
   */
  private takeNewDevice(old: ChainHead | null): void {
    if (old) this.others.set(old.device, old)
    this.device = newId(DeviceId)
    this.head = chainStart(this.place.keys.vaultId, this.device)
    this.length = 0
  }

  /** This device's own journal: a tail torn by a crash is cut back, now or before the next commit. */
  private async settleOwn(read: JournalRead, length: number, readOnly: boolean): Promise<void> {
    this.head = read.head
    this.length = read.tail === 'clean' ? length : read.tail.tornAt
    if (read.tail === 'clean' || readOnly) return
    this.unsure = true
    await this.cutBack()
  }
}

function isOfItsKind(change: Change): boolean {
  const schema: Schema = rowSchemas[change.kind]
  return 'remove' in change || parse(schema, change.row).ok
}

const isRolledBack = (read: JournalRead, remembered: ChainHead | undefined): boolean =>
  remembered !== undefined && ['behind', 'different'].includes(compareWithRemembered(read, remembered))

/** A journal that this computer may go on with: the one it remembers, whole; or one that is still empty. */
const isOwn = (read: JournalRead, remembered: ChainHead | undefined): boolean =>
  remembered ? !isRolledBack(read, remembered) : read.head.seq === 0

const wholeFrames = (bytes: Uint8Array, { tail }: JournalRead): Uint8Array =>
  tail === 'clean' ? bytes : bytes.slice(0, tail.tornAt)
