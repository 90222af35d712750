import type { BatchId, DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { BlobRef, SourceDocument } from '../../core/model/source-document.ts'
import type { RecordRow } from '../contract.ts'
import type { Change } from './change.ts'
import { recordRow } from './records.ts'
import { refreshRecord } from './refresh.ts'
import type { Session } from './session.ts'
import type { DiskCode, DiskRefusal } from './vault-folder.ts'

/** How long records lie in the bin before they are offered for deletion; nothing is deleted by a clock. */
const DAYS = 30
const DAY = 24 * 60 * 60 * 1000

/** Put records into the bin, or take them out again; what is shown within them goes along. */
export async function setBinned(
  session: Session,
  ids: readonly DocumentId[],
  way: 'binned' | 'unbinned' | 'import-undone',
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  if (ids.some((id) => !session.tables.get('document', id))) return refuse('no-such-record')
  const binned = way === 'unbinned' ? null : session.now()
  const written = await session.undo.act(way, () =>
    ids.flatMap((id): Change[] => {
      const document = session.tables.get('document', id)
      return document ? [{ kind: 'document', row: { ...document, binned } }] : []
    }),
  )
  if (!written.ok) return written
  for (const id of ids) await refreshRecord(session, id)
  session.tell('records')
  session.tell('intake')
  return written
}

/** Everything of one import goes into the bin; what other imports brought stays. */
export async function undoImport(
  session: Session,
  batchId: BatchId,
): Promise<Result<{ records: number }, Refusal<'no-such-record' | DiskCode>>> {
  const ids = session.tables
    .all('document')
    .filter((document) => document.batchId === batchId && !document.binned)
    .map(({ id }) => id)
  const written = await setBinned(session, ids, 'import-undone')
  return written.ok ? ok({ records: ids.length }) : written
}

export function binnedRecords(session: Session): { row: RecordRow; since: string; daysLeft: number }[] {
  return inBin(session).flatMap((document) => {
    const { binned, within } = document
    if (!binned || within?.as === 'image') return []
    const age = Math.floor((Date.parse(session.now()) - Date.parse(binned)) / DAY)
    return [{ row: recordRow(session, document), since: binned, daysLeft: Math.max(0, DAYS - Math.max(0, age)) }]
  })
}

const inBin = ({ tables }: Session): SourceDocument[] =>
  tables.all('document').filter(({ binned, personId }) => binned !== null && personId === tables.person()?.id)

/**
 * Delete what this person's bin holds for good: first the rows, then the sealed files that no row names any more. A file of
 * which another record still shows a page stays.
 */
export async function emptyBin(session: Session): Promise<Result<{ removed: number; kept: number }, DiskRefusal>> {
  let blobs: BlobRef[] = []
  let gone: DocumentId[] = []
  let counts = { removed: 0, kept: 0 }
  const written = await session.commit(() => {
    const binned = inBin(session)
    const going = binned.filter(({ id }) => !isShownElsewhere(session, id))
    counts = { removed: going.length, kept: binned.length - going.length }
    blobs = going.flatMap((document) => blobsOf(session, document))
    gone = going.map(({ id }) => id)
    return going.flatMap((document) => removals(session, document))
  })
  if (!written.ok) return written
  // Its words go from the index that is kept, too, at the next quiet moment.
  for (const id of gone) session.index.remove(id)
  const kept = blobsInUse(session)
  for (const blob of blobs) if (!kept.has(blob.id)) await session.discardBlob(blob)
  session.tell('records')
  session.tell('intake')
  return ok(counts)
}

/** A record that is not in the bin shows one of its pages, or it. */
const isShownElsewhere = ({ tables }: Session, id: DocumentId): boolean =>
  tables
    .all('document')
    .some(
      (other) => other.id !== id && other.binned === null && other.sheets?.some(({ documentId }) => documentId === id),
    )

function blobsOf({ tables }: Session, { id, blob }: SourceDocument): BlobRef[] {
  const pages = tables.ownPages(id).flatMap((page) => page.blob ?? [])
  return [blob, ...pages, ...(tables.get('content', id)?.entries ? [tables.get('content', id)?.entries ?? blob] : [])]
}

function blobsInUse({ tables }: Session): Set<string> {
  const documents = tables.all('document').map(({ blob }) => blob.id)
  const pages = tables.all('page').flatMap(({ blob }) => (blob ? [blob.id] : []))
  const entries = tables.all('content').flatMap(({ entries: blob }) => (blob ? [blob.id] : []))
  return new Set<string>([...documents, ...pages, ...entries])
}

function removals({ tables }: Session, { id }: SourceDocument): Change[] {
  const understanding = tables.get('understanding', id)
  const content = tables.get('content', id)
  const items = tables.all('item').filter(({ end }) => 'documentId' in end && end.documentId === id)
  return [
    { kind: 'document', remove: id },
    ...tables.ownPages(id).map((page) => ({ kind: 'page' as const, remove: page.id })),
    ...tables.correctionsIn(id).map((one) => ({ kind: 'correction' as const, remove: one.id })),
    ...(understanding ? [{ kind: 'understanding' as const, remove: understanding.id }] : []),
    ...(content ? [{ kind: 'content' as const, remove: content.id }] : []),
    ...items.map((item) => ({ kind: 'item' as const, remove: item.id })),
  ]
}
