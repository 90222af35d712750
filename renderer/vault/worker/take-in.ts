import { newId, DocumentId, ItemId, type BatchId, type PersonId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { startFingerprint } from '../../core/crypto/fingerprint.ts'
import { sniff } from '../../core/intake/sniff.ts'
import type { BlobRef, DocumentFormat, SourceDocument } from '../../core/model/source-document.ts'
import type { IntakeItem } from '../../core/model/rows.ts'
import { sealStream } from './blobs.ts'
import type { Session } from './session.ts'
import type { DiskCode } from './vault-folder.ts'

export type Source = { readonly file: File } | { readonly bytes: Uint8Array }
type Taking = {
  readonly batchId: BatchId
  readonly name: string
  readonly source: Source
  readonly onCopied: (copied: number, of: number) => void
  readonly cancelled: () => boolean
}
type TakeInCode = 'no-person' | 'source-unreadable' | 'cancelled' | DiskCode

const HEAD = 64 * 1024
const STEP = 1024 * 1024

/** A file that has been sealed: where, its keyed fingerprint, and its first bytes to recognise it by. */
type Copied = { readonly blob: BlobRef; readonly fingerprint: string; readonly head: Uint8Array }

/**
 * Take one file in (house.md §4, steps 2–5): recognise by content, fingerprint while sealing, keep unless the same bytes
 * are here already, commit. What this acknowledges is on the disk; what it refuses has left nothing there.
 */
export async function takeIn(session: Session, taking: Taking): Promise<Result<IntakeItem, Refusal<TakeInCode>>> {
  const person = session.tables.person()
  if (!person) return refuse('no-person')
  if (session.readOnly) return refuse('read-only')
  const copied = await stoppable(() => copyIn(session, taking, person.id))
  if (!copied.ok) return copied
  const { batchId, name, source } = taking
  const size = sizeOf(source)
  const item = { id: newId(ItemId), batchId, name, size, at: session.now() }
  const known = sameBytes(session, person.id, copied.value.fingerprint)
  if (known) return record(session, { ...item, end: { end: 'already-here', documentId: known.id } })
  const { blob, fingerprint, head } = copied.value
  const format = size === 0 ? 'unknown' : sniff(head, size)
  const document: SourceDocument = {
    ...{ id: newId(DocumentId), personId: person.id, batchId, name, format, size, fingerprint, blob },
    addedAt: item.at,
    reading: firstState(format, size),
  }
  const recorded = await record(session, { ...item, end: { end: 'taken', documentId: document.id } }, document)
  if (!recorded.ok) await session.discardBlob(blob)
  return recorded
}

/** Seal the file's bytes into a blob of their own, which is not kept when the same bytes are here already. */
async function copyIn(session: Session, taking: Taking, person: PersonId): Promise<Result<Copied, Refusal<DiskCode>>> {
  const fingerprint = startFingerprint(session.keys)
  let head = new Uint8Array()
  async function* plain() {
    for await (const part of partsOf(taking, () => session.isOver())) {
      if (head.length === 0) head = part.slice(0, HEAD)
      fingerprint.add(part)
      yield part
    }
  }
  let digest = ''
  const keep = () => {
    digest = fingerprint.end()
    if (session.isOver() || taking.cancelled()) throw new Stopped('cancelled')
    return !sameBytes(session, person, digest)
  }
  const sealed = await sealStream(session, plain(), keep)
  return sealed.ok ? ok({ blob: sealed.value, fingerprint: digest, head }) : sealed
}

const sameBytes = ({ tables }: Session, person: PersonId, fingerprint: string): SourceDocument | undefined =>
  tables.all('document').find((document) => document.personId === person && document.fingerprint === fingerprint)

/** The file in parts, as long as nobody stops it. A file that changes its length meanwhile is not taken. */
async function* partsOf({ source, cancelled, onCopied }: Taking, isOver: () => boolean) {
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
  item: IntakeItem,
  document?: SourceDocument,
): Promise<Result<IntakeItem, Refusal<DiskCode>>> {
  const written = await session.commit([
    ...(document ? [{ kind: 'document' as const, row: document }] : []),
    { kind: 'item', row: item },
  ])
  if (!written.ok) return written
  session.tell('intake')
  return ok(item)
}

function firstState(format: DocumentFormat, size: number): SourceDocument['reading'] {
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

const sizeOf = (source: Source): number => ('file' in source ? source.file.size : source.bytes.length)

async function partOf(source: Source, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  if ('bytes' in source) return new Uint8Array(source.bytes.subarray(from, to))
  try {
    return new Uint8Array(await source.file.slice(from, to).arrayBuffer())
  } catch {
    throw new Stopped('source-unreadable')
  }
}
