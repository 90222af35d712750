import type { BlobId } from '../../core/base/ids.ts'
import { concat } from '../../core/base/bytes.ts'
import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { sealedBlobSize, sealedChunkOffset, sealedChunkSize } from '../../core/format/blob.ts'
import type { BackupFile } from '../../core/format/backup-layout.ts'
import { readBackupFront } from '../../core/format/backup-read.ts'
import { BackupWriter } from '../../core/format/backup-write.ts'
import { encodeHeader } from '../../core/format/header.ts'
import type { BlobRef } from '../../core/model/source-document.ts'
import type { BackupReport } from '../backup-calls.ts'
import { countsOf, namedBlobs, tablesOf } from './backup-counts.ts'
import { judgeBackup } from './backup-judge.ts'
import type { JournalMark } from './journal-heads.ts'
import type { OpenVault } from './open-vault.ts'
import { diskRefusal, readBlobBytes, withCredits, type DiskCode, type Folder } from './vault-folder.ts'

const oneMiB = 1024 * 1024

export type BackupStep = (progress: { step: 'writing' | 'checking'; done: number; of: number }) => void
type Making = { readonly open: OpenVault; readonly tell: BackupStep; readonly cancelled: () => boolean }
type MakeCode = 'cancelled' | 'verify-failed' | 'vault-damaged' | DiskCode
type Made = { name: string; place: string; sameDiskAsVault: boolean; removed: number; report: BackupReport }
type Begun = { ref: string; name: string; place: string; sameDiskAsVault: boolean; room: number }

/** What is copied: the vault as it stands between two commits. Everything it names is never changed afterwards. */
type Plan = {
  readonly mark: JournalMark
  readonly writer: BackupWriter
  readonly blobs: readonly BlobRef[]
  readonly bytes: number
  readonly madeAt: string
}

/** Make a backup where the person says, read it back whole, and only then give it its name. */
export async function makeBackup(making: Making, again: boolean): Promise<Result<Made, Refusal<MakeCode>>> {
  const { session, folderName } = making.open
  const { folder, keys } = session
  // A copy of what can be read of a damaged history would look like a backup and push out one that is whole.
  if (session.found().damaged) return refuse('vault-damaged')
  const madeAt = session.now()
  const begun = await folder.beginBackup({ suggestedName: folderName, stamp: stampOf(new Date()), again })
  if (!begun.ok) return refused(begun.error)
  const { ref } = begun.value
  const end = (keep: boolean, removeOld: boolean) => folder.endBackup({ ref, keep, removeOld, vaultId: keys.vaultId })
  const written = await writeAndJudge(making, begun.value, madeAt)
  if (!written.ok) {
    await end(false, false)
    return written
  }
  const report = written.value
  // Where records are damaged in the vault itself, an older backup may be the only place that has them whole.
  const ended = await end(true, report.parts.length === 0 && report.missing.length === 0)
  if (!ended.ok) return refused(ended.error)
  const { place, sameDiskAsVault } = begun.value
  const { name, removed } = ended.value
  await making.open.changeSettings({ lastBackup: { at: madeAt, name, place, sameDiskAsVault } })
  return ok({ name, place, sameDiskAsVault, removed, report })
}

async function writeAndJudge(
  making: Making,
  { ref, room }: Begun,
  madeAt: string,
): Promise<Result<BackupReport, Refusal<MakeCode>>> {
  const { folder, keys } = making.open.session
  const plan = planOf(await making.open.mark(), madeAt)
  if (plan.bytes > room) return refuse('disk-full')
  const sealing = new Sealing(making, plan)
  async function* writes() {
    for await (const chunk of inMiBs(sealing.pieces())) yield () => folder.putBackupChunk({ ref, chunk })
  }
  const written = await withCredits(writes())
  if (!written.ok) return written
  if (sealing.fault) return err(sealing.fault)
  const settled = await folder.settleBackup({ ref })
  if (!settled.ok) return refused(settled.error)
  const source = {
    size: settled.value.length,
    read: async (from: number, length: number) => {
      const read = await folder.readBackBackup({ ref, from, length })
      return read.ok ? read : err(diskRefusal(read.error))
    },
  }
  const front = await readBackupFront(source)
  if (!front.ok) return refuse('verify-failed')
  const { tell } = making
  const judged = await judgeBackup(
    { source, front: front.value, ring: keys, epochId: plan.mark.keys.epochId },
    {
      tell: (done) => tell({ step: 'checking', done, of: source.size }),
      cancelled: () => isOver(making),
    },
  )
  if (!judged.ok)
    return judged.error.code === 'not-this-vault' ? refuse('verify-failed') : err({ code: judged.error.code })
  const { report } = judged.value
  const isAsPlanned = report.damages === 0 && !report.isCut && !report.changesLost
  return isAsPlanned ? ok(report) : refuse('verify-failed')
}

const isOver = ({ open, cancelled }: Making): boolean => cancelled() || open.session.isOver()

const refused = (refusal: Refusal<string>): Result<never, Refusal<'cancelled' | DiskCode>> =>
  refusal.code === 'cancelled' ? refuse('cancelled') : err(diskRefusal(refusal))

function planOf(mark: JournalMark, madeAt: string): Plan {
  const blobs = [...namedBlobs(mark.versions).values()].map(({ ref }) => ref)
  const bytes =
    mark.files.reduce((sum, { length }) => sum + length, 0) + blobs.reduce((sum, blob) => sum + sealedBlobSize(blob), 0)
  return { mark, blobs, bytes, madeAt, writer: new BackupWriter(mark.keys, encodeHeader(mark.header, mark.keys)) }
}

/** A vault sealed into a backup piece by piece. What stops it stands in `fault`. */
class Sealing {
  fault: Refusal<'cancelled' | DiskCode> | null = null
  private readonly missing: BlobId[] = []
  private done = 0

  constructor(
    private readonly making: Making,
    private readonly plan: Plan,
  ) {}

  async *pieces(): AsyncGenerator<Uint8Array> {
    const { mark, blobs, bytes, madeAt } = this.plan
    const { digest, versions, files, heads } = mark
    const { vaultId, epochId } = mark.keys
    yield this.plan.writer.begin({
      ...{ vaultId, epochId, madeAt, digest, bytes },
      files: files.length + blobs.length,
      vector: Object.fromEntries(heads.map(({ device, seq, hash }) => [device, { seq, hash }])),
      counts: countsOf(tablesOf(versions), versions),
    })
    for (const { device, number, length } of files)
      yield* this.file({ kind: 'journal', device, number }, length, oneMiB, (at, most) =>
        readJournalPart(this.folder, { device, number }, at, most),
      )
    for (const blob of blobs) if (!this.fault) yield* this.blob(blob)
    if (!this.fault) yield this.plan.writer.end(this.missing)
  }

  private get folder(): Folder {
    return this.making.open.session.folder
  }

  private async *blob(ref: BlobRef): AsyncGenerator<Uint8Array> {
    const first = await readBlobBytes(this.folder, ref.id, 0, sealedChunkSize(ref, 0))
    if (!first.ok) return this.stop(first.error)
    if (first.value === null) return void this.missing.push(ref.id)
    yield* this.file({ kind: 'blob', id: ref.id }, sealedBlobSize(ref), sealedChunkOffset(1), async (at, most) => {
      const part = at === 0 ? first : await readBlobBytes(this.folder, ref.id, at, most)
      return part.ok ? ok(part.value ?? new Uint8Array()) : part
    })
  }

  private async *file(
    file: BackupFile,
    length: number,
    part: number,
    read: (at: number, most: number) => Promise<Result<Uint8Array, Refusal<DiskCode>>>,
  ): AsyncGenerator<Uint8Array> {
    const sealing = this.plan.writer.file({ file, length, part })
    yield sealing.head
    for (let at = 0; at < Math.max(1, length); at += part) {
      if (isOver(this.making)) return this.stop({ code: 'cancelled' })
      const size = Math.min(part, length - at)
      const bytes = size === 0 ? ok(new Uint8Array()) : await read(at, size)
      if (!bytes.ok) return this.stop(bytes.error)
      // A file that is shorter than it should be is copied as the damaged one it is, and named when it is read back.
      yield sealing.part(bytes.value.length === size ? bytes.value : lengthened(bytes.value, size))
      this.done += size
      this.making.tell({ step: 'writing', done: this.done, of: this.plan.bytes })
    }
  }

  private stop(fault: Refusal<'cancelled' | DiskCode>): void {
    this.fault ??= fault
  }
}

function lengthened(bytes: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length)
  whole.set(bytes.subarray(0, length))
  return whole
}

async function readJournalPart(
  folder: Folder,
  file: { device: string; number: number },
  from: number,
  length: number,
): Promise<Result<Uint8Array, Refusal<DiskCode>>> {
  const read = await folder.readJournal({ ...file, from, length })
  return read.ok ? read : err(diskRefusal(read.error))
}

/** Small pieces put together, large ones cut, so that each message is about a MiB. */
async function* inMiBs(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += oneMiB) {
      const part = piece.subarray(at, at + oneMiB)
      if (length + part.length > oneMiB) {
        yield concat(...held)
        held = []
        length = 0
      }
      held.push(part)
      length += part.length
    }
  }
  if (length > 0) yield concat(...held)
}

/** Day and minute here, for a file's name: `2026-05-04 1412`. */
function stampOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${day} ${two(now.getHours())}${two(now.getMinutes())}`
}
