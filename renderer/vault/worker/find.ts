import type { DocumentId } from '../../core/base/ids.ts'
import type { Box, PageText } from '../../core/model/page-text.ts'
import type { PageHit } from '../../core/search/best-hits.ts'
import type { Wanted } from '../../core/search/query.ts'
import type { IndexedPage } from '../../core/search/segment/segment-writer.ts'
import { snippetOf, spansOf } from '../../core/search/spans.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import type { PageMarks, SearchHit } from '../contract.ts'
import { breather } from './breathe.ts'
import { documentWords } from './document-words.ts'
import { handEntries } from './hand-entries.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'
import { isRecord, type RecordPage, type Tables } from './tables.ts'
import { openPageText, pageTexts } from './understand.ts'

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

/** Which reading of a page is the one that counts. */
export const readingOf = ({ blob }: Pick<RecordPage, 'blob'>): string => blob?.id ?? ''

type Found = {
  readonly hits: SearchHit[]
  readonly hand: HandEntry[]
  /** Other ways to write what was asked for, that were looked for too. */
  readonly also: string[]
  readonly unread: number
  readonly notYet: number
  readonly hardToRead: number
}

/** Pages that hold the words, best first. Pages of another person, and those in quarantine, are not shown. */
export async function findPages(session: Session, query: string, limit: number): Promise<Found> {
  const { tables, index } = session
  const asked = index.parse(query)
  const mayShow = (document: string, page: number) => !isKeptOut(tables, document, page)
  const documents = () => tables.records().map((document) => documentWords(session, document))
  const found = index.search({ query: asked, limit, mayShow, documents })
  const hits = await Promise.all(found.map((hit) => shownHit(session, hit, asked.wanted)))
  const records = tables.records()
  const pages = records.flatMap(({ id }) => tables.pages(id))
  return {
    hits: hits.filter((hit) => hit !== null),
    hand: handEntries(session).filter((entry) => saysAll(entry, asked.wanted)),
    also: [...asked.also],
    unread: records.filter(({ reading }) => reading.state === 'waiting' || reading.state === 'reading').length,
    notYet: index.isBehind ? pages.filter((one) => isToCome(session, one)).length : 0,
    hardToRead: pages.filter(isHardToRead).length,
  }
}

async function shownHit(session: Session, hit: PageHit, wanted: readonly Wanted[]): Promise<SearchHit | null> {
  const document = session.tables.get('document', hit.document)
  const page = document && session.tables.page(document.id, hit.page)
  if (!document || !page) return null
  const text = await session.index.textOf(readingOf(page), async () => (await toIndex(session, page))?.text ?? null)
  if (text === null) return null
  const { title, date, hospital } = recordRow(session, document)
  const { text: snippet, spans } = snippetOf(text, spansOf(text, wanted))
  return {
    documentId: document.id,
    page: hit.page,
    title,
    date,
    hospital,
    snippet: { text: snippet, marks: [...spans] },
  }
}

const isHardToRead = ({ quality }: RecordPage): boolean => quality === 'poor' || quality === 'unreadable'

const isToCome = ({ index }: Session, page: RecordPage): boolean =>
  page.blob !== null && !index.hasPage(page.documentId, page.page, readingOf(page))

/** Whether what was written by hand holds every word of a query, as the index finds words. */
function saysAll({ title, note, place, value }: HandEntry, wanted: readonly Wanted[]): boolean {
  const text = [title, note, place, value?.text, value?.unit].filter(Boolean).join('\n')
  return wanted.length > 0 && wanted.every((one) => spansOf(text, [one]).length > 0)
}

/** A page of another person's records, or somebody else's, or that may be; nobody knows before its document has been understood. */
function isKeptOut(tables: Tables, documentId: string, page: number): boolean {
  const document = tables.get('document', documentId)
  if (!document || document.personId !== tables.person()?.id || !isRecord(document)) return true
  const identity = tables.get('understanding', documentId)?.pages.find((one) => one.page === page)
  if (!identity) return true
  return identity.answer ? !identity.answer.isPerson : identity.verdict === 'quarantine'
}

/**
 * Where a query's words stand in one record: for each page, one list of boxes a hit. Words that stand nowhere in the record
 * (its hospital's name may have been asked for) do not keep the others from being marked.
 */
export async function findInRecord(session: Session, id: DocumentId, query: string): Promise<PageMarks[]> {
  const { wanted } = session.index.parse(query)
  const texts = await pageTexts(session, id)
  const holds = ({ text }: PageText, one: Wanted) => spansOf(text, [one]).length > 0
  const here = wanted.filter((one) => texts.some((text) => holds(text, one)))
  const whole = texts.filter((text) => here.every((one) => holds(text, one)))
  const marked = whole.length > 0 ? whole : texts
  return marked.map((text) => ({ page: text.page, hits: hitsOn(text, here) })).filter(({ hits }) => hits.length > 0)
}

function hitsOn({ text, words }: PageText, wanted: readonly Wanted[]): Box[][] {
  return spansOf(text, wanted)
    .map(({ start, end }) => words.filter((word) => word.start < end && word.end > start).map(({ box }) => box))
    .filter((boxes) => boxes.length > 0)
}
