import type { DocumentId } from '../../core/base/ids.ts'
import { toIndex } from './index-pages.ts'
import type { IndexedPage } from '../../core/search/segment/segment-writer.ts'
import type { Session } from './session.ts'
import { isRecord } from './tables.ts'
import { understandAgain } from './understand.ts'

/** Bring what is derived from a record's pages up to date: whose they are, what they seem to be, and where their words are found. */
export async function refreshRecord(session: Session, id: DocumentId): Promise<void> {
  session.index.remove(id)
  const document = session.tables.get('document', id)
  if (!document || !isRecord(document)) return
  await understandAgain(session, id)
  const pages: IndexedPage[] = []
  for (const page of session.tables.pages(id)) {
    if (session.isOver()) return
    const one = await toIndex(session, page)
    if (one) pages.push(one)
  }
  session.index.add(pages)
}
