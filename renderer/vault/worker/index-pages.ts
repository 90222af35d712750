import type { IndexedPage } from '../../core/search/segment/segment-writer.ts'
import { breather } from './breathe.ts'
import type { Session } from './session.ts'
import type { RecordPage } from './tables.ts'
import { openPageText } from './understand.ts'

/** So many pages are indexed together: few segments, and the search is not kept waiting. */
const TOGETHER = 64

/** Bring every page that has been read into the index; after unlocking, while the person is already looking around. */
export async function indexEverything(session: Session): Promise<void> {
  const breathe = breather()
  const waiting: IndexedPage[] = []
  for (const document of session.tables.all('document')) {
    await breathe()
    for (const page of session.tables.pages(document.id)) {
      if (session.isOver()) return
      const one = session.index.hasPage(document.id, page.page, readingOf(page)) ? null : await toIndex(session, page)
      if (one) waiting.push(one)
      if (waiting.length === TOGETHER) session.index.add(waiting.splice(0))
    }
  }
  session.index.add(waiting)
  session.index.isBehind = false
  session.tell('records')
}

/** A page as it is indexed; null where it has not been read or cannot be opened. */
export async function toIndex(session: Session, page: RecordPage): Promise<IndexedPage | null> {
  const text = await openPageText(session, page)
  return text.ok
    ? { document: page.documentId, page: page.page, reading: readingOf(page), text: text.value.text }
    : null
}

/** Which reading of a page is the one that counts, with what a person said of it. */
export const readingOf = ({ blob, corrections }: Pick<RecordPage, 'blob' | 'corrections'>): string =>
  [blob?.id ?? '', ...corrections.map(({ id, at }) => `${id} ${at}`).sort()].join(' ')
