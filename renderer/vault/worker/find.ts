import type { DocumentId } from '../../core/base/ids.ts'
import type { Box, PageText } from '../../core/model/page-text.ts'
import { addPage, emptyIndex, search, type Hit } from '../../core/search/index-pages.ts'
import { snippetOf } from '../../core/search/spans.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import type { PageMarks, SearchHit } from '../contract.ts'
import { breather } from './breathe.ts'
import { handEntries } from './hand-entries.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'
import { isRecord, type RecordPage, type Tables } from './tables.ts'
import { openPageText } from './understand.ts'

/** How many more than asked for are looked up at first, because pages of other people are taken out afterwards. */
const SPARE = 50

/** Bring every page that has been read into the index; after unlocking, while the person is already looking around. */
export async function indexEverything(session: Session): Promise<void> {
  const breathe = breather()
  for (const document of session.tables.all('document')) {
    await breathe()
    for (const page of session.tables.pages(document.id)) {
      if (session.index.hasPage(document.id, page.page)) continue
      if (session.isOver()) return
      const text = await openPageText(session, page)
      if (text.ok) session.index.add(document.id, text.value)
    }
  }
  session.index.isBehind = false
  session.tell('records')
}

/** Pages that hold the words, best first. Pages of another person, and those in quarantine, are not shown. */
export async function findPages(
  session: Session,
  query: string,
  limit: number,
): Promise<{ hits: SearchHit[]; hand: HandEntry[]; unread: number; notYet: number; hardToRead: number }> {
  const hits: SearchHit[] = []
  for (const hit of ownPages(session, query, limit)) {
    const document = session.tables.get('document', hit.document)
    const page = document && session.tables.page(document.id, hit.page)
    const text = page && (await openPageText(session, page))
    if (!document || !text?.ok) continue
    const { title, date, hospital } = recordRow(session, document)
    const { text: snippet, spans } = snippetOf(text.value.text, hit.spans)
    hits.push({
      documentId: document.id,
      page: hit.page,
      title,
      date,
      hospital,
      snippet: { text: snippet, marks: [...spans] },
    })
  }
  const documents = session.tables.records()
  const pages = documents.flatMap(({ id }) => session.tables.pages(id))
  return {
    hits,
    hand: handEntries(session).filter((entry) => saysAll(entry, query)),
    unread: documents.filter(({ reading }) => reading.state === 'waiting' || reading.state === 'reading').length,
    notYet: session.index.isBehind ? pages.filter((one) => isToCome(session, one)).length : 0,
    hardToRead: pages.filter(isHardToRead).length,
  }
}

const isHardToRead = ({ quality }: RecordPage): boolean => quality === 'poor' || quality === 'unreadable'

const isToCome = ({ index }: Session, { documentId, page, blob }: RecordPage): boolean =>
  blob !== null && !index.hasPage(documentId, page)

/** Whether what was written by hand holds every word of a query, as the index finds words. */
function saysAll({ id, title, note, place, value }: HandEntry, query: string): boolean {
  const text = [title, note, place, value?.text, value?.unit].filter(Boolean).join('\n')
  return search(addPage(emptyIndex(), { document: id, page: 1, text }), query, { limit: 1 }).length > 0
}

/** The best hits on pages that may be shown, however many of other people's pages hold the words better. */
function ownPages({ index, tables }: Session, query: string, limit: number): Hit[] {
  for (let most = limit + SPARE; ; most *= 2) {
    const found = index.search(query, most)
    const own = found.filter(({ document, page }) => !isKeptOut(tables, document, page))
    if (own.length >= limit || found.length < most) return own.slice(0, limit)
  }
}

/** A page of another person's records, or somebody else's, or that may be; nobody knows before its document has been understood. */
function isKeptOut(tables: Tables, documentId: string, page: number): boolean {
  const document = tables.get('document', documentId)
  if (!document || document.personId !== tables.person()?.id || !isRecord(document)) return true
  const identity = tables.get('understanding', documentId)?.pages.find((one) => one.page === page)
  if (!identity) return true
  return identity.answer ? !identity.answer.isPerson : identity.verdict === 'quarantine'
}

/** Where a query's words stand in one record: for each page, one list of boxes a hit. */
export async function findInRecord(session: Session, id: DocumentId, query: string): Promise<PageMarks[]> {
  const marks: PageMarks[] = []
  for (const page of session.tables.pages(id)) {
    const text = await openPageText(session, page)
    if (!text.ok) continue
    const hits = hitsOn(text.value, query)
    if (hits.length) marks.push({ page: page.page, hits })
  }
  return marks
}

function hitsOn(text: PageText, query: string): Box[][] {
  const index = addPage(emptyIndex(), { document: '', page: 1, text: text.text })
  const spans = search(index, query, { limit: 1 })[0]?.spans ?? []
  return spans
    .map(({ start, end }) => text.words.filter((word) => word.start < end && word.end > start).map(({ box }) => box))
    .filter((boxes) => boxes.length > 0)
}
