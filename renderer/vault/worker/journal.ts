import * as v from 'valibot'
import { DeviceId, newId, RowId } from '../../core/base/ids.ts'
import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { inOrder } from '../../core/base/in-order.ts'
import {
  chainStart,
  sealFrame,
  type ChainHead,
  type FramePlace,
  type Journal as JournalRead,
} from '../../core/format/frame.ts'
import type { LastSeqs } from '../../core/format/epochs.ts'
import {
  allLiveVersions,
  applyCommit,
  applyKept,
  emptyRows,
  keptRows,
  liveVersions,
  nextVersion,
  stateDigest,
  type Rows,
} from '../../core/format/merge.ts'
import { tombstone, type RowVersion, type Seen } from '../../core/format/row.ts'
import type { Copy, Mark } from '../store/working-copy.ts'
import { isOfItsKind, type Change } from './change.ts'
import { CommitQueue, type Commit, type CommitGroup } from './commit-queue.ts'
import { lengthOf, type Gathered, type JournalFiles } from './gather.ts'
import { framesNotHere, sameHeads, snapshotsOfOthers, type JournalMark } from './journal-heads.ts'
import { FILE } from './journal-bytes.ts'
import { isOwn, isRolledBack, readDevice, wholeLength, type DeviceJournal } from './journal-reader.ts'
import { isOldHeader, LastSeenKeeper, nothingSeen, openLastSeen, type LastSeen } from './last-seen.ts'
import {
  fromOtherSnapshots,
  isAsWritten,
  loadPacks,
  newestOfOthers,
  openNewest,
  type Loaded,
  type OpenSnapshot,
} from './open-snapshot.ts'
import type { OpenKeys } from './open-keys.ts'
import type { Found } from './session.ts'
import { SnapshotKeeper, type KeptState } from './snapshot-keeper.ts'
import { diskRefusal, type DiskRefusal, type Folder } from './vault-folder.ts'

type Place = {
  readonly folder: Folder
  readonly keys: OpenKeys
  readonly device: DeviceId
  readonly copy: Copy
  /** The header is a snapshot's copy: both files that should hold it are damaged. */
  readonly isFromSnapshot: boolean
}

/** The snapshot's digest is looked at when the first screen has been shown for so long (vault.md §1). */
const COMPARED_AFTER = 5000

/** It begins after `first`; `fill` hears the rows when all are there; `onNews`: something was found out afterwards. */
type Loading = {
  readonly first: Promise<void>
  readonly fill: (rows: Rows) => Promise<void>
  readonly onNews: () => void
}

/** Where a device's journal ends, and where its last frame lies. */
type End = { readonly head: ChainHead; readonly last: FramePlace | null }

/**
 * The vault's history as rows, and the end of this device's journal, to which commits are appended one at a time. Opened,
 * it knows where every journal ends; its rows are there once `load` has ended.
 */
export class Journal {
  readonly rows: Rows = emptyRows()
  /**
   * In what state the folder was found. `damaged`: frames are there but cannot be read on from; `older`: it holds less, or
   * other, than this computer last saw in it; `oldKeys`: its header is not the one last seen, so that keys which were taken
   * away may be in it.
   */
  private readonly state: { -readonly [K in keyof Found]: Found[K] } = {
    ...{ damaged: false, older: false, oldKeys: false, seenAt: null },
    ...{ lostRows: 0, differs: false, notArrived: 0, oldKeyChanges: 0 },
  }
  private device: DeviceId
  private own: End
  private length = 0
  /** Bytes of the own journal that are in no snapshot. */
  private bytesSince = 0
  /** Where the journals of other devices end. */
  private readonly others = new Map<DeviceId, End>()
  /** How long every journal is as far as it has been read or written. */
  private readonly lengths = new Map<DeviceId, number>()
  private readonly lastSeen: LastSeenKeeper
  private readonly snapshots: SnapshotKeeper
  private snapshot: OpenSnapshot | null = null
  /** What came after the snapshot, until it has been brought to the rows. */
  private since: (readonly RowVersion[])[] = []
  /** Something of an append that failed, or of a crash, may lie after the last whole frame. */
  private unsure = false
  private over = false
  private readonly inTurn = inOrder()
  private readonly commits = new CommitQueue()
  private comparing: ReturnType<typeof setTimeout> | null = null
  private first: () => unknown = () => null
  /** What `noteWith` was told when this computer last saw the vault; null where anything has come, gone or broken since. */
  noted: unknown = null

  private constructor(
    private readonly place: Place,
    private readonly gathered: Gathered,
    private readonly readOnly: boolean,
  ) {
    this.device = place.device
    this.own = { head: chainStart(place.keys.vaultId, place.device), last: null }
    this.lastSeen = new LastSeenKeeper(place, () => ({
      heads: this.heads(),
      first: this.first(),
      others: this.otherSnapshots(),
    }))
    this.snapshots = new SnapshotKeeper(place, () => this.kept())
  }

  /** Open the newest snapshot, and read every device's journal from there. */
  static async open(place: Place, gathered: Gathered, readOnly: boolean): Promise<Result<Journal, DiskRefusal>> {
    const journal = new Journal(place, gathered, readOnly)
    journal.snapshot = await openNewest(place, gathered)
    const seenBefore = openLastSeen(place, gathered.memory)
    journal.state.oldKeys = isOldHeader(place.keys.header, seenBefore, place.isFromSnapshot)
    const noted = seenBefore ?? nothingSeen
    const lastSeen = new Map(noted.heads.map((head) => [head.device, head]))
    for (const [device, files] of journal.journals()) {
      const length = lengthOf(files)
      const seen = lastSeen.get(device)
      const base = journal.baseOf(device)
      // What is remembered from before the snapshot can only be looked for from the start.
      const from = base && seen && seen.seq < base.head.seq ? null : base
      const read = await readDevice({ ...place, bytes: gathered.bytes }, { device, length, base: from })
      if (!read.ok) return read
      journal.state.damaged ||= read.value.read.damage !== null || files.some(({ number }) => number !== FILE)
      await journal.takeUp(read.value, { length, seen, base: base?.head })
      lastSeen.delete(device)
    }
    gathered.bytes.forget()
    journal.missAll(lastSeen)
    journal.state.seenAt = noted.at
    if (journal.holdsExactly(noted)) journal.noted = noted.first
    return ok(journal)
  }

  /**
   * Bring every row in: those of the snapshot, then what came after it. Commits wait until that is done. Throws where the
   * vault is locked meanwhile.
   */
  load(loading: Loading): Promise<void> {
    return this.inTurn(() => this.loadAll(loading))
  }

  private async loadAll({ first, fill, onNews }: Loading): Promise<void> {
    const { snapshot, place, rows } = this
    await first
    const loaded = snapshot ? await loadPacks(place, snapshot, { rows, isOver: () => this.over }) : null
    if (snapshot) await this.takeAhead(snapshot)
    if (this.over) throw new Error('locked while it was opening')
    for (const versions of this.since) applyCommit(rows, versions)
    const frames = this.since.length
    this.since = []
    if (snapshot && loaded) await this.settleSnapshot(snapshot, loaded, onNews)
    this.state.notArrived = framesNotHere(rows, this.heads())
    await fill(rows)
    if (this.readOnly || this.isToRead) return
    if (!snapshot) this.snapshots.renew() // The first one comes soon: it holds a third copy of the header.
    this.snapshots.note(frames, this.bytesSince)
    this.lastSeen.later()
  }

  /** From now on `first` is noted with where the journals stand; null for nothing. */
  noteWith(first: () => unknown): void {
    this.first = first
  }

  /** There is something new to note. */
  noteSoon(): void {
    if (!this.readOnly && !this.isToRead && !this.over) this.lastSeen.later()
  }

  /** Whether what is here makes the very state that was noted: the same frames of every device, and no snapshot that may hold more. */
  private holdsExactly({ heads, others }: LastSeen): boolean {
    const isSame = sameHeads(heads, this.heads()) && others.join() === this.otherSnapshots().join()
    return isSame && !this.isToRead
  }

  private otherSnapshots(): string[] {
    return snapshotsOfOthers(this.gathered.snapshots, this.device)
  }

  /** In what state the folder was found. */
  found(): Found {
    const { older, oldKeys, seenAt } = this.state
    return { ...this.state, seenAt: older || oldKeys ? seenAt : null }
  }

  /** Nothing may be written: something is damaged, or the person has not yet said to go on with an older copy. */
  get isToRead(): boolean {
    return this.state.damaged || this.state.older || this.state.oldKeys
  }

  private versions(): RowVersion[] {
    return allLiveVersions(this.rows)
  }

  /** The live versions, oldest first, of every row that was changed on two computers that did not know of each other. */
  contested(): RowVersion[][] {
    return [...this.rows.contested].sort().map((row) => liveVersions(this.rows, row))
  }

  /** Whether a commit that was refused surely left nothing behind. */
  get isSure(): boolean {
    return !this.unsure
  }

  /** Write changes, in one frame with others that wait. When this answers ok they are on the disk. No changes are written as nothing. */
  commit(commit: Commit): Promise<Result<null, DiskRefusal>> {
    // Answered by the turn that takes it, which may be an earlier one.
    void this.inTurn(() => this.writeNext())
    return this.commits.add(commit)
  }

  /** The person goes on with an older copy: from now on it is what this computer has seen. */
  accept(): void {
    this.state.older = false
    this.state.oldKeys = false
    this.lastSeen.later()
  }

  /** The state between two commits: what lies in the journals up to these lengths makes exactly these rows. */
  mark(): Promise<JournalMark> {
    return this.inTurn(async () => ({
      files: [...this.lengths].map(([device, length]) => ({ device, number: FILE, length })),
      heads: this.heads(),
      versions: this.versions(),
      digest: stateDigest(this.rows, this.place.keys.current),
      header: this.place.keys.header,
      keys: this.place.keys.current,
    }))
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
      const { header } = this.place.keys
      const done = await work(Object.fromEntries(this.heads().map(({ device, seq }) => [device, seq])))
      this.lastSeen.later()
      if (this.place.keys.header !== header) this.snapshots.renew()
      return done
    })
  }

  /** Nothing more is written: it is not known which keys the folder has now, and what is sealed with the wrong ones is lost. */
  halt(): void {
    this.over = true
    this.snapshots.close()
  }

  /** Write a snapshot now; false where that did not succeed. */
  writeSnapshot(): Promise<boolean> {
    return this.snapshots.write()
  }

  /**
   * From now on nothing is sealed: the keys are about to be wiped, and what wiped keys seal nobody can open. Answers when
   * what this computer last saw has been noted.
   */
  close(): Promise<void> {
    const noted = this.lastSeen.end()
    this.over = true
    this.snapshots.close()
    if (this.comparing !== null) clearTimeout(this.comparing)
    this.place.copy.close()
    return noted
  }

  private async writeNext(): Promise<void> {
    if (this.commits.isEmpty) return
    const cut = await this.cutBack()
    if (!cut.ok) return this.commits.refuseNext(cut.error)
    // Only loading may have found that something is damaged.
    if (this.over || this.isToRead) return this.commits.refuseNext({ code: 'read-only' })
    const group = this.commits.take((change, now) => this.nextVersion(change, now))
    try {
      group.settle(group.versions.length === 0 ? ok(null) : await this.append(group))
    } catch (fault) {
      group.fail(fault)
    }
  }

  private async append(group: CommitGroup): Promise<Result<null, DiskRefusal>> {
    const { device } = this
    const { folder, keys, copy } = this.place
    const { bytes, head } = sealFrame(keys.current, this.own.head, group.versions)
    const at = this.length
    const appended = await folder.appendJournal({ device, number: FILE, at, frame: bytes })
    if (!appended.ok) return this.refused(diskRefusal(appended.error))
    this.length = appended.value.length
    this.lengths.set(device, this.length)
    this.own = { head, last: { from: at, to: this.length } }
    applyCommit(this.rows, group.versions)
    group.written()
    // Locked meanwhile: the keys are gone, and what was last seen has been noted.
    if (!this.over) this.lastSeen.later()
    this.snapshots.note(1, bytes.length)
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
    const seen: Seen = Object.fromEntries([...this.others].map(([other, { head }]) => [other, head.seq]))
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
    const { device, place } = this
    const listed = await place.folder.listJournals(null)
    if (!listed.ok) return err(diskRefusal(listed.error))
    const own = listed.value.find((journal) => journal.device === device)
    const length = lengthOf(own?.files ?? [])
    if (length < this.length) return refuse('moved')
    if (length > this.length) {
      const cut = await place.folder.cutJournal({ device, number: FILE, length: this.length })
      if (!cut.ok) return err(diskRefusal(cut.error))
    }
    this.unsure = false
    return ok(null)
  }

  /** Every journal there is, and every one that the snapshot knows of. */
  private journals(): Map<DeviceId, JournalFiles> {
    const known = Object.keys(this.snapshot?.index.vector ?? {}).map((device) => ({ device, files: [] }))
    return new Map([...known, ...this.gathered.journals].map(({ device, files }) => [v.parse(DeviceId, device), files]))
  }

  /** The last frame of a device that the snapshot holds, and where it was when the snapshot was written here. */
  private baseOf(device: DeviceId): { head: ChainHead; mark: Mark | null } | null {
    const last = this.snapshot?.index.vector[device]
    const mark = this.gathered.copied?.marks.find((one) => one.device === device) ?? null
    return last ? { head: { device, ...last }, mark } : null
  }

  /** Take a journal up; the own one is gone on with if it is the one that this computer last saw. */
  private async takeUp(
    { read, from, last }: DeviceJournal,
    { length, seen, base }: { length: number; seen: ChainHead | undefined; base: ChainHead | undefined },
  ): Promise<void> {
    this.takeCommits(read)
    if (length > 0) this.lengths.set(read.head.device, from + (read.damage?.at ?? wholeLength(read, length - from)))
    // What the snapshot holds is here, even where the journal that it was read from is not, or not yet.
    const isShort = base !== undefined && read.head.seq < base.seq
    const known = isShort ? { commits: [], start: base, head: base } : read
    // Behind a damaged frame there may be all that is missed.
    this.state.older ||= read.damage === null && isRolledBack(known, seen)
    const end = { head: known.head, last: isShort ? null : last }
    if (known.head.device !== this.device) this.others.set(known.head.device, end)
    else if (!isShort && isOwn(read, seen)) await this.settleOwn(read, { from, length, last })
    else this.takeNewDevice(end)
  }

  /** Another device's snapshot may have arrived before the journals that it was made from. */
  private async takeAhead(open: OpenSnapshot): Promise<void> {
    for (const other of await newestOfOthers(this.place, this.gathered, open)) {
      const heads = Object.entries(other.index.vector).map(([name, last]) => ({
        device: v.parse(DeviceId, name),
        ...last,
      }))
      const here = new Map(this.heads().map(({ device, seq }) => [device, seq]))
      const ahead = heads.filter(({ device, seq }) => seq > (here.get(device) ?? 0))
      if (ahead.length === 0) continue
      const { damaged } = await loadPacks(this.place, other, { rows: this.rows, isOver: () => this.over })
      if (damaged.length > 0) continue
      for (const head of ahead) if (head.device !== this.device) this.others.set(head.device, { head, last: null })
    }
  }

  private takeCommits({ commits }: JournalRead): void {
    for (const { versions, late } of commits) {
      if (late) this.state.oldKeyChanges += versions.length
      else this.since.push(versions)
    }
  }

  /** Journals that were seen once and are gone as a whole. */
  private missAll(gone: ReadonlyMap<DeviceId, ChainHead>): void {
    this.state.older ||= [...gone.values()].some(({ seq }) => seq > 0)
    if (gone.has(this.device)) this.takeNewDevice(null)
  }

  /**
   * The own journal is not the one remembered: frames may exist elsewhere under the numbers that would come next. It is
   * never appended to again; this computer goes on in a new one, which the shell begins with the first frame.
   */
  private takeNewDevice(old: End | null): void {
    if (old) this.others.set(old.head.device, old)
    this.device = newId(DeviceId)
    this.own = { head: chainStart(this.place.keys.vaultId, this.device), last: null }
    this.length = 0
  }

  /** This device's own journal: a tail torn by a crash is cut back, now or before the next commit. */
  private async settleOwn(
    read: JournalRead,
    { from, length, last }: { from: number; length: number; last: FramePlace | null },
  ): Promise<void> {
    this.own = { head: read.head, last }
    this.length = from + wholeLength(read, length - from)
    this.bytesSince = this.length - from
    if (read.tail === 'clean' || this.readOnly) return
    this.unsure = true
    await this.cutBack()
  }

  /** Make good what is damaged in the snapshot, and see later whether the rest is what was written. */
  private async settleSnapshot(snapshot: OpenSnapshot, { damaged, kept }: Loaded, onNews: () => void): Promise<void> {
    if (damaged.length > 0) await this.recover(snapshot, new Set(damaged.flatMap(({ rows }) => rows)))
    const isNewest = snapshot.file === this.gathered.snapshots[0]
    this.snapshots.found({
      length: snapshot.file.length,
      rows: this.rows.byId.size,
      isSound: damaged.length === 0 && isNewest,
    })
    if (damaged.length > 0) return
    const compare = async (): Promise<void> => {
      if (this.over || (await isAsWritten(snapshot, kept, () => this.over))) return
      this.state.differs = true
      onNews()
    }
    this.comparing = setTimeout(() => void compare(), COMPARED_AFTER)
  }

  /** Rows of damaged packs: the journals from their starts hold them all; where those are not whole, an older snapshot may. */
  private async recover(snapshot: OpenSnapshot, rows: ReadonlySet<RowId>): Promise<void> {
    const { place, gathered } = this
    let isWhole = true
    for (const [device, files] of this.journals()) {
      const known = snapshot.index.vector[device]?.seq ?? 0
      const read = await this.readAgain(device, files)
      isWhole &&= read !== null && read.damage === null && read.head.seq >= known
    }
    if (isWhole) return
    this.state.damaged = true
    applyKept(this.rows, await fromOtherSnapshots(place, gathered, { rows, not: snapshot.file }))
    this.state.lostRows = [...rows].filter((row) => !this.rows.byId.has(row)).length
  }

  /** A journal from its start, brought to the rows; null where it cannot be read. */
  private async readAgain(device: DeviceId, files: JournalFiles): Promise<JournalRead | null> {
    const length = lengthOf(files)
    const journal = await readDevice({ ...this.place, bytes: this.gathered.bytes }, { device, length, base: null })
    if (!journal.ok) return null
    for (const { versions, late } of journal.value.read.commits) if (!late) applyCommit(this.rows, versions)
    return journal.value.read
  }

  private heads(): ChainHead[] {
    return this.ends().map(({ head }) => head)
  }

  private ends(): End[] {
    return [this.own, ...this.others.values()]
  }

  private kept(): KeptState {
    const ends = this.ends().filter(({ head }) => head.seq > 0)
    const { device, seq } = this.own.head
    return {
      ...{ device, seq },
      vector: Object.fromEntries(ends.map(({ head: { device, seq, hash } }) => [device, { seq, hash }])),
      lamport: this.rows.lamport,
      marks: ends.flatMap(({ head, last }) => (last ? [{ ...head, ...last, number: FILE }] : [])),
      rows: keptRows(this.rows),
    }
  }
}
