import { concat } from '../../core/base/bytes.ts'
import type { BlobId, DeviceId, EpochId } from '../../core/base/ids.ts'
import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { BackupAbout, BackupFile, BackupFileHead } from '../../core/format/backup-layout.ts'
import { readBackup, type BackupDamage, type BackupFront } from '../../core/format/backup-read.ts'
import type { ByteSource } from '../../core/format/backup-source.ts'
import { openChunk, sealedBlobSize } from '../../core/format/blob.ts'
import { chainStart, readJournal, type ChainHead } from '../../core/format/frame.ts'
import type { VaultKeys } from '../../core/format/header.ts'
import { allLiveVersions, applyCommit, emptyRows, stateDigest } from '../../core/format/merge.ts'
import type { BlobRef } from '../../core/model/source-document.ts'
import type { BackupReport, DamagedPart } from '../backup-calls.ts'
import { countsOf, namedBlobs, tablesOf } from './backup-counts.ts'
import type { OpenKeys } from './open-keys.ts'
import type { DiskCode } from './vault-folder.ts'

/** The keys of every epoch that a backup may hold something of. */
export type BackupRing = Pick<OpenKeys, 'vaultId' | 'keysFor' | 'isLate'>

/** Takes the files of a backup as they are read; what is not kept was damaged. */
export type BackupSink = {
  put(file: BackupFile, at: number, bytes: Uint8Array): Promise<Result<null, Refusal<DiskCode>>>
  end(file: BackupFile, keep: boolean): Promise<Result<null, Refusal<DiskCode>>>
}

export type JudgedBackup = {
  readonly source: ByteSource<DiskCode>
  readonly front: BackupFront
  readonly ring: BackupRing
  /** The epoch whose header stands in the backup. */
  readonly epochId: EpochId
}
type Watching = {
  readonly tell: (done: number) => void
  readonly cancelled: () => boolean
  readonly sink?: BackupSink
}

/**
 * Read a backup whole and open everything in it: its own sections, every frame of its journals, every chunk of its files.
 * With a sink its files go there on the way.
 */
export async function judgeBackup(
  { source, front, ring, epochId }: JudgedBackup,
  watching: Watching,
): Promise<Result<{ report: BackupReport }, Refusal<DiskCode | 'cancelled' | 'not-this-vault'>>> {
  const keys = ring.keysFor(epochId)
  if (!keys) return refuse('not-this-vault')
  const judging = new Judging(ring, keys, watching.sink)
  let done = 0
  for await (const event of readBackup(source, front, keys)) {
    if (watching.cancelled()) return refuse('cancelled')
    switch (event.at) {
      case 'refused':
        return err(event.refusal)
      case 'about':
        judging.about = event.about
        break
      case 'damage':
        await judging.damaged(event)
        break
      case 'file':
        judging.begin(event.head)
        break
      case 'part':
        done += event.bytes.length
        watching.tell(Math.min(done, source.size))
        await judging.part(event.bytes)
        break
      case 'file-end':
        await judging.end(true)
        break
      case 'end':
        judging.missing = event.end.missing
        break
    }
    if (judging.fault) return err(judging.fault)
  }
  return ok({ report: judging.report() })
}

type InFile = { readonly head: BackupFileHead; at: number; readonly blob: BlobRef | null; isSound: boolean }

/** What has been read of a backup so far, and what is wrong with it. */
class Judging {
  about: BackupAbout | null = null
  missing: readonly BlobId[] = []
  fault: Refusal<DiskCode> | null = null
  private readonly rows = emptyRows()
  private readonly replays = new Map<DeviceId, Replay>()
  private readonly damages: BackupDamage[] = []
  /** Files that came out whole and open. */
  private readonly sound = new Set<BlobId>()
  private readonly spoiled = new Set<BlobId>()
  private file: InFile | null = null
  private bytes = 0
  /** The blobs that the journals name; made when the first of them comes. */
  private named: ReturnType<typeof namedBlobs> | null = null

  constructor(
    private readonly ring: BackupRing,
    private readonly keys: VaultKeys,
    private readonly sink: BackupSink | undefined,
  ) {}

  begin(head: BackupFileHead): void {
    const blob = head.file.kind === 'blob' ? (this.blobs().get(head.file.id)?.ref ?? null) : null
    const isSound = blob === null || sealedBlobSize(blob) === head.length
    this.file = { head, at: 0, blob, isSound }
  }

  async part(bytes: Uint8Array): Promise<void> {
    const { file } = this
    if (!file) return
    if (file.head.file.kind === 'journal') this.replayOf(file.head.file.device).add(bytes)
    else if (file.blob && file.isSound) file.isSound = this.isChunkSound(file.blob, file, bytes)
    await this.pass((sink) => sink.put(file.head.file, file.at, bytes))
    file.at += bytes.length
    this.bytes += bytes.length
  }

  async end(isWhole: boolean): Promise<void> {
    const { file } = this
    this.file = null
    if (!file) return
    // What was damaged before it was copied is restored as it is: some of it may still be read.
    await this.pass((sink) => sink.end(file.head.file, isWhole || file.head.file.kind === 'journal'))
    if (file.head.file.kind !== 'blob') return
    ;(isWhole && file.isSound ? this.sound : this.spoiled).add(file.head.file.id)
  }

  async damaged(damage: BackupDamage): Promise<void> {
    this.damages.push(damage)
    if (this.file) await this.end(false)
  }

  report(): BackupReport {
    const versions = allLiveVersions(this.rows)
    const tables = tablesOf(versions)
    const parts: DamagedPart[] = []
    const missing: DamagedPart[] = []
    for (const [id, { part }] of this.blobs()) {
      if (this.spoiled.has(id)) parts.push(part)
      else if (this.missing.includes(id)) missing.push(part)
      else if (!this.sound.has(id)) parts.push(part)
    }
    const isCut = this.damages.some(({ damage }) => damage === 'cut')
    const damages = this.damages.length - Number(isCut)
    const changesLost = !this.isStateCopied()
    return {
      madeAt: this.about?.madeAt ?? null,
      counts: countsOf(tables, versions),
      bytes: this.bytes,
      isWhole: damages === 0 && !isCut && !changesLost && parts.length === 0,
      ...{ isCut, damages, changesLost, parts, missing },
    }
  }

  /** Do the journals make the very state that was copied? */
  private isStateCopied(): boolean {
    if (!this.about) return false
    const { vector, digest } = this.about
    const ends = Object.entries(vector).every(([device, { seq, hash }]) => {
      const replay = [...this.replays].find(([known]) => known === device)?.[1]
      return seq === 0 || (replay?.isClean === true && replay.head.seq === seq && replay.head.hash === hash)
    })
    return ends && stateDigest(this.rows, this.keys) === digest
  }

  private isChunkSound(blob: BlobRef, { at, head }: InFile, bytes: Uint8Array): boolean {
    return at % head.part === 0 && openChunk(this.keys.vaultId, blob, at / head.part, bytes).ok
  }

  private replayOf(device: DeviceId): Replay {
    const known = this.replays.get(device)
    if (known) return known
    const { ring, rows } = this
    const replay = new Replay(ring, device, (commit) => applyCommit(rows, commit))
    this.replays.set(device, replay)
    return replay
  }

  private blobs(): ReturnType<typeof namedBlobs> {
    this.named ??= namedBlobs(allLiveVersions(this.rows))
    return this.named
  }

  private async pass(act: (sink: BackupSink) => Promise<Result<null, Refusal<DiskCode>>>): Promise<void> {
    if (!this.sink || this.fault) return
    const passed = await act(this.sink)
    if (!passed.ok) this.fault = passed.error
  }
}

type Versions = Parameters<typeof applyCommit>[1]

/** A journal that comes in parts: whole frames are taken up at once, the rest waits for the next part. */
export class Replay {
  head: ChainHead
  frames = 0
  private held: Uint8Array = new Uint8Array()
  /** Where in the file the held bytes begin. */
  private at = 0
  private isDamaged = false

  constructor(
    private readonly keys: BackupRing,
    private readonly device: DeviceId,
    private readonly take: (versions: Versions) => void,
  ) {
    this.head = chainStart(keys.vaultId, device)
  }

  /** Nothing is damaged, and nothing is left over. */
  get isClean(): boolean {
    return !this.isDamaged && this.held.length === 0
  }

  get isTorn(): boolean {
    return !this.isDamaged && this.held.length > 0
  }

  add(part: Uint8Array): void {
    if (this.isDamaged) return
    const bytes = this.held.length > 0 ? concat(this.held, part) : part
    const read = readJournal(this.keys, this.device, bytes, { head: this.head, at: this.at })
    // What was made with a key after it had been taken away is there, and not merged.
    for (const { versions, late } of read.commits) if (!late) this.take(versions)
    this.head = read.head
    this.frames += read.commits.length
    this.isDamaged = read.damage !== null
    this.at += read.tail === 'clean' ? bytes.length : read.tail.tornAt
    this.held = read.tail === 'clean' ? new Uint8Array() : bytes.slice(read.tail.tornAt)
  }
}
