import { newId, DocumentId, ItemId, type BatchId, type PersonId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { startFingerprint } from '../../core/crypto/fingerprint.ts'
import { sniff } from '../../core/intake/sniff.ts'
import type { BlobRef, DocumentFormat, SourceDocument } from '../../core/model/source-document.ts'
import type { IntakeItem } from '../../core/model/rows.ts'
import { sealStream } from './blobs.ts'
import type { Change } from './change.ts'
import type { Session } from './session.ts'
import type { DiskCode } from './vault-folder.ts'

/** Where the bytes come from: a file the person gave, bytes in memory, or a member of a container as it is unpacked. */
export type Source =
  { readonly file: File } | { readonly bytes: Uint8Array } | { readonly parts: AsyncIterable<Uint8Array> }

export type Taking = {
  readonly personId: PersonId
  readonly batchId: BatchId
  readonly name: string
  readonly path: string | null
  readonly source: Source
  /** From which hospital, as the person said for the whole batch. */
  readonly hospital?: string | null
  /** The container it comes out of. */
  readonly from?: { readonly document: SourceDocument; readonly itemId: ItemId | null }
  readonly onCopied: (copied: number, of: number) => void
  readonly cancelled: () => boolean
}
type TakeInCode = 'no-person' | 'source-unreadable' | 'cancelled' | DiskCode

const HEAD = 64 * 1024
const STEP = 1024 * 1024

/** A file that has been sealed: where, its keyed fingerprint, its true size, and what it is by its first bytes. */
type Copied = {
  readonly blob: BlobRef
  readonly fingerprint: string
  readonly size: number
  readonly format: DocumentFormat
}

/**
 * Take one file in (house.md §4, steps 2–5): recognise by content, fingerprint while sealing, keep unless the same bytes
 * are here already, commit. What this acknowledges is on the disk; what it refuses has left nothing there.
 */
export async function takeIn(session: Session, taking: Taking): Promise<Result<IntakeItem, Refusal<TakeInCode>>> {
  if (!session.tables.get('person', taking.personId)) return refuse('no-person')
  if (session.readOnly) return refuse('read-only')
  const copied = await stoppable(() => copyIn(session, taking))
  if (!copied.ok) return copied
  const { personId, batchId, name, from } = taking
  const { fingerprint, size, format, blob } = copied.value
  const base = { id: newId(ItemId), batchId, name, size, at: session.now(), within: from?.itemId ?? null }
  const known = sameBytes(session, personId, fingerprint)
  if (known) return record(session, taking, { ...base, end: { end: 'already-here', documentId: known.id } })
  if (format === 'program') return record(session, taking, { ...base, end: { end: 'left-out', why: 'program' } })
  const document: SourceDocument = {
    ...{ id: newId(DocumentId), personId, batchId, name, path: taking.path },
    cameFrom: from ? { documentId: from.document.id, path: taking.path ?? name } : null,
    ...{ within: null, sheets: null, binned: null },
    ...{ format, size, fingerprint, blob, addedAt: base.at },
    reading: firstState(format, size),
  }
  const end = { end: 'taken' as const, documentId: document.id }
  const recorded = await record(session, taking, { ...base, end }, document)
  if (!recorded.ok) await session.discardBlob(blob)
  return recorded
}

/** Seal the file's bytes into a blob of their own, which is not kept when the same bytes are here already, or a program is what they are. */
async function copyIn(session: Session, taking: Taking): Promise<Result<Copied, Refusal<DiskCode>>> {
  const fingerprint = startFingerprint(session.keys)
  let head = new Uint8Array()
  let size = 0
  async function* plain() {
    for await (const part of partsOf(taking, () => session.isOver())) {
      if (head.length === 0) head = part.slice(0, HEAD)
      fingerprint.add(part)
      size += part.length
      yield part
    }
  }
  let digest = ''
  let format: DocumentFormat = 'unknown'
  const keep = () => {
    digest = fingerprint.end()
    format = size === 0 ? 'unknown' : sniff(head, size)
    if (session.isOver() || taking.cancelled()) throw new Stopped('cancelled')
    return format !== 'program' && !sameBytes(session, taking.personId, digest)
  }
  const sealed = await sealStream(session, plain(), keep)
  return sealed.ok ? ok({ blob: sealed.value, fingerprint: digest, size, format }) : sealed
}

const sameBytes = ({ tables }: Session, person: PersonId, fingerprint: string): SourceDocument | undefined =>
  tables
    .all('document')
    .find((document) => document.personId === person && document.fingerprint === fingerprint && !document.sheets)

/** The file in parts, as long as nobody stops it. A file that changes its length meanwhile is not taken. */
async function* partsOf({ source, cancelled, onCopied }: Taking, isOver: () => boolean) {
  if ('parts' in source) {
    for await (const part of source.parts) {
      if (cancelled() || isOver()) throw new Stopped('cancelled')
      yield part
    }
    return
  }
  const size = sizeOf(source)
  for (let at = 0; at < size; at += STEP) {
    if (cancelled() || isOver()) throw new Stopped('cancelled')
    const to = Math.min(at + STEP, size)
    const part = await partOf(source, at, to)
    if (part.length !== to - at) throw new Stopped('source-unreadable')
    yield part
    onCopied(to, size)
  }
}

async function record(
  session: Session,
  { batchId, personId, hospital = null }: Taking,
  item: IntakeItem,
  document?: SourceDocument,
): Promise<Result<IntakeItem, Refusal<DiskCode>>> {
  const changes = (): Change[] => [
    ...(session.tables.get('batch', batchId)
      ? []
      : [{ kind: 'batch' as const, row: { id: batchId, personId, hospital, at: item.at } }]),
    ...(document ? [{ kind: 'document' as const, row: document }] : []),
    { kind: 'item', row: item },
  ]
  const written = await session.commit(changes)
  if (!written.ok) return written
  session.tell('intake')
  return ok(item)
}

function firstState(format: SourceDocument['format'], size: number): SourceDocument['reading'] {
  if (size === 0) return { state: 'kept', why: 'empty-file' }
  return format === 'unknown' ? { state: 'kept', why: 'unknown-kind' } : { state: 'waiting' }
}

class Stopped extends Error {
  constructor(readonly why: 'cancelled' | 'source-unreadable') {
    super(why)
  }
}

async function stoppable<T, E>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | Refusal<'cancelled' | 'source-unreadable'>>> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Stopped) return refuse(fault.why)
    throw fault
  }
}

const sizeOf = (source: Exclude<Source, { parts: unknown }>): number =>
  'file' in source ? source.file.size : source.bytes.length

async function partOf(source: Exclude<Source, { parts: unknown }>, from: number, to: number): Promise<Uint8Array> {
  if ('bytes' in source) return source.bytes.subarray(from, to)
  try {
    return new Uint8Array(await source.file.slice(from, to).arrayBuffer())
  } catch {
    throw new Stopped('source-unreadable')
  }
}
