import type { BlobId, DeviceId } from '../../core/base/ids.ts'
import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { openChunk, sealedBlobSize, sealedChunkOffset, sealedChunkSize } from '../../core/format/blob.ts'
import type { BlobRef } from '../../core/model/source-document.ts'
import type { DamagedPart, VaultReport } from '../backup-calls.ts'
import { countsOf, namedBlobs, tablesOf } from './backup-counts.ts'
import { Replay } from './backup-judge.ts'
import { findHeader, writeBothHeaders } from './header-on-disk.ts'
import type { JournalMark } from './journal-heads.ts'
import type { OpenVault } from './open-vault.ts'
import { diskRefusal, readBlobBytes, type DiskCode } from './vault-folder.ts'

type Step = { step: 'changes' | 'files'; done: number; of: number }
type Checking = {
  readonly open: OpenVault
  readonly tell: (step: Step) => void
  readonly cancelled: () => boolean
}
type CheckCode = 'cancelled' | DiskCode

const oneMiB = 1024 * 1024

/**
 * Read everything the vault has on the disk: both copies of the header, every frame of every journal, every chunk of
 * every file. What can be put right from what is at hand is put right; the rest is named.
 */
export async function checkVault(checking: Checking): Promise<Result<VaultReport, Refusal<CheckCode>>> {
  const header = await checkHeader(checking)
  const mark = await checking.open.mark()
  const journals = await checkJournals(checking, mark)
  if (!journals.ok) return journals
  const tables = tablesOf(mark.versions)
  const blobs = await checkBlobs(checking, namedBlobs(mark.versions, tables))
  if (!blobs.ok) return blobs
  const counts = countsOf(tables, mark.versions)
  return ok({ header, ...journals.value, counts, ...blobs.value })
}

async function checkHeader({ open }: Checking): Promise<VaultReport['header']> {
  const { folder, keys, readOnly } = open.session
  const found = await findHeader(folder)
  if (!found.ok || !found.value) return 'one-copy'
  if (!found.value.repair) return 'sound'
  if (readOnly || found.value.header.vaultId !== keys.vaultId) return 'one-copy'
  const written = await writeBothHeaders(folder, keys.header, keys.current)
  return written.ok ? 'repaired' : 'one-copy'
}

type Journals = Pick<VaultReport, 'journals' | 'frames'>

async function checkJournals(checking: Checking, mark: JournalMark): Promise<Result<Journals, Refusal<CheckCode>>> {
  const { session } = checking.open
  const of = mark.files.reduce((sum, { length }) => sum + length, 0)
  const journals: VaultReport['journals'] = []
  let done = 0
  let frames = 0
  for (const file of mark.files) {
    const replay = new Replay(session.keys, file.device, () => undefined)
    for (let at = 0; at < file.length; at += oneMiB) {
      if (checking.cancelled() || session.isOver()) return refuse('cancelled')
      const { device, number } = file
      const length = Math.min(oneMiB, file.length - at)
      const read = await session.folder.readJournal({ device, number, from: at, length })
      if (!read.ok) return err(diskRefusal(read.error))
      replay.add(read.value)
      done += length
      checking.tell({ step: 'changes', done, of })
    }
    frames += replay.frames
    const head = mark.heads.find(({ device }) => device === file.device)
    const isSound = replay.isClean && (head === undefined || head.hash === replay.head.hash)
    if (!isSound || session.found().damaged) journals.push({ isOwn: isOwn(mark, file.device) })
  }
  return ok({ journals, frames })
}

const isOwn = ({ heads }: JournalMark, device: DeviceId): boolean => heads[0]?.device === device

type Blobs = Pick<VaultReport, 'files' | 'bytes' | 'parts' | 'missing'>

async function checkBlobs(
  checking: Checking,
  named: ReadonlyMap<BlobId, { ref: BlobRef; part: DamagedPart }>,
): Promise<Result<Blobs, Refusal<CheckCode>>> {
  const blobs = [...named.values()]
  const of = blobs.reduce((sum, { ref }) => sum + sealedBlobSize(ref), 0)
  const found: Blobs = { files: blobs.length, bytes: of, parts: [], missing: [] }
  let done = 0
  for (const { ref, part } of blobs) {
    const state = await blobState(checking, ref)
    if (!state.ok) return state
    // What was removed for good while the check went on is neither damaged nor missing.
    if (state.value === 'damaged') found.parts.push(part)
    if (state.value === 'missing' && (await isStillNamed(checking.open, ref))) found.missing.push(part)
    done += sealedBlobSize(ref)
    checking.tell({ step: 'files', done, of })
  }
  return ok(found)
}

const isStillNamed = async (open: OpenVault, { id }: BlobRef): Promise<boolean> =>
  namedBlobs((await open.mark()).versions).has(id)

async function blobState(
  { open, cancelled }: Checking,
  ref: BlobRef,
): Promise<Result<'sound' | 'damaged' | 'missing', Refusal<CheckCode>>> {
  const { folder, keys } = open.session
  for (let index = 0; index < ref.chunks; index++) {
    if (cancelled() || open.session.isOver()) return refuse('cancelled')
    const sealed = await readBlobBytes(folder, ref.id, sealedChunkOffset(index), sealedChunkSize(ref, index))
    // A file that may not be read, or cannot, is damaged; only where the whole folder is gone there is nothing to say.
    if (!sealed.ok) return (await folder.readHeaders(null)).ok ? ok('damaged') : err(sealed.error)
    if (sealed.value === null) return ok('missing')
    if (!openChunk(keys.vaultId, ref, index, sealed.value).ok) return ok('damaged')
  }
  return ok('sound')
}
