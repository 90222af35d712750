import { newId, DocumentId, ItemId, type BatchId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { startFingerprint } from '../../core/crypto/fingerprint.ts'
import { sniff } from '../../core/intake/sniff.ts'
import type { DocumentFormat, SourceDocument } from '../../core/model/source-document.ts'
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

/**
 * Take one file in (house.md §4, steps 2–5): recognise by content, fingerprint while sealing, keep unless the same bytes
 * are here already, commit. What this acknowledges is on the disk.
 */
export async function takeIn(session: Session, taking: Taking): Promise<Result<IntakeItem, Refusal<TakeInCode>>> {
  const person = session.tables.person()
  if (!person) return refuse('no-person')
  const { source, batchId, name } = taking
  const size = sizeOf(source)
  const fingerprint = startFingerprint(session.keys)
  let head = new Uint8Array()
  async function* plain() {
    for (let at = 0; at < size; at += STEP) {
      if (taking.cancelled()) throw new Stopped('cancelled')
      const part = await partOf(source, at, Math.min(at + STEP, size))
      if (at === 0) head = part.slice(0, HEAD)
      fingerprint.add(part)
      yield part
      taking.onCopied(at + part.length, size)
    }
  }
  let digest = ''
  let known: SourceDocument | undefined
  const keep = () => {
    digest = fingerprint.end()
    known = session.tables.all('document').find((document) => document.fingerprint === digest)
    return known === undefined
  }
  const sealed = await stoppable(() => sealStream(session, plain(), keep))
  if (!sealed.ok) return sealed
  const item = { id: newId(ItemId), batchId, name, size, at: session.now() }
  if (known) return record(session, { ...item, end: { end: 'already-here', documentId: known.id } })
  const format = size === 0 ? 'unknown' : sniff(head, size)
  const document: SourceDocument = {
    id: newId(DocumentId),
    personId: person.id,
    batchId,
    name,
    format,
    size,
    fingerprint: digest,
    blob: sealed.value,
    addedAt: session.now(),
    reading: firstState(format, size),
  }
  return record(session, { ...item, end: { end: 'taken', documentId: document.id } }, document)
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
