import type { DocumentId } from '../../core/base/ids.ts'
import { utf8 } from '../../core/base/bytes.ts'
import { ok, type Result } from '../../core/base/result.ts'
import { correctPage } from '../../core/model/correction.ts'
import type { PageText } from '../../core/model/page-text.ts'
import { troubleOf } from '../../core/model/page-trouble.ts'
import type { ReadPage } from '../../core/model/rows.ts'
import type { IndexedPage } from '../../core/search/segment/segment-writer.ts'
import { isToBeRead } from '../../core/model/source-document.ts'
import { sealBytes } from './blobs.ts'
import { readingOf } from './index-pages.ts'
import { pageId } from './row-ids.ts'
import type { Session } from './session.ts'
import type { DiskRefusal } from './vault-folder.ts'

/** Pages that have been read of a document that has `of` in all. */
type Pages = { readonly id: DocumentId; readonly of: number; readonly texts: readonly PageText[] }
type Sealed = { readonly text: PageText; readonly blob: ReadPage['blob'] }

/**
 * Keep pages of a document: their texts sealed, each in a blob of its own, then their rows in one commit. Where the document
 * is not to be read any more they are dropped. Refused, none of them is kept.
 */
export async function keepPages(session: Session, { id, of, texts }: Pages): Promise<Result<null, DiskRefusal>> {
  const sealed = await sealAll(session, texts)
  if (!sealed.ok) return sealed
  const done = texts.at(-1)?.page ?? 0
  const committed = await session.commit(() => {
    const document = session.tables.get('document', id)
    if (!document || !isToBeRead(document)) return []
    return [
      { kind: 'document', row: { ...document, reading: { state: 'reading', done, of } } },
      ...sealed.value.map((page) => ({ kind: 'page' as const, row: rowOf(session, id, page) })),
    ]
  })
  const kept = await Promise.all(sealed.value.map((page) => settle(session, id, page)))
  session.index.add(kept.filter((page) => page !== null))
  session.tell('reading')
  return committed
}

async function sealAll(session: Session, texts: readonly PageText[]): Promise<Result<Sealed[], DiskRefusal>> {
  const results = await Promise.all(texts.map((text) => sealOne(session, text)))
  const sealed = results.flatMap((result) => (result.ok ? [result.value] : []))
  const refused = results.find((result) => !result.ok)
  if (!refused) return ok(sealed)
  for (const { blob } of sealed) if (blob) await session.discardBlob(blob)
  return refused
}

async function sealOne(session: Session, text: PageText): Promise<Result<Sealed, DiskRefusal>> {
  if (text.quality === 'unreadable') return ok({ text, blob: null })
  const sealed = await sealBytes(session, utf8(JSON.stringify(text)))
  return sealed.ok ? ok({ text, blob: sealed.value }) : sealed
}

/** A page that is kept can be found; of one that is not, nothing stays. */
async function settle(session: Session, id: DocumentId, { text, blob }: Sealed): Promise<IndexedPage | null> {
  if (!blob) return null
  const isKept = session.tables.ownPage(id, text.page)?.blob?.id === blob.id
  if (!isKept) await session.discardBlob(blob)
  if (!isKept || session.tables.get('document', id)?.sheets) return null
  const corrections = session.tables.correctionsOf(id, text.page)
  const reading = readingOf({ blob, corrections })
  return { document: id, page: text.page, reading, text: correctPage(text, corrections).text }
}

/** A page that is read again keeps its row. */
function rowOf({ tables }: Session, documentId: DocumentId, { text, blob }: Sealed): ReadPage {
  const { page, width, height, source, quality, turned } = text
  const id = tables.ownPage(documentId, page)?.id ?? pageId(documentId, page)
  const trouble = troubleOf(text)
  return { id, documentId, page, blob, width, height, source, quality, turned, ...(trouble ? { trouble } : {}) }
}
