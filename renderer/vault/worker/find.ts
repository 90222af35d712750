import type { DocumentId } from '../../core/base/ids.ts'
import type { Box, PageText } from '../../core/model/page-text.ts'
import type { PageHit } from '../../core/search/best-hits.ts'
import type { Filter } from '../../core/search/filter.ts'
import type { Query, Wanted } from '../../core/search/query.ts'
import { snippetFor, spansOf } from '../../core/search/spans.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { FoundEntry, PageMarks, SearchAnswer, SearchHit } from '../contract.ts'
import { dateWords } from './document-words.ts'
import { EntryWords, type Placed } from './find-entries.ts'
import { FindScope } from './find-scope.ts'
import { readingOf, toIndex } from './index-pages.ts'
import { recordRow } from './records.ts'
import { pagesToCome, SearchCatalogue, wordsOfRecords } from './search-catalogue.ts'
import type { Session } from './session.ts'
import { pageTexts } from './understand.ts'

type Asked = { readonly query: string; readonly limit: number; readonly filters?: readonly Filter[] }

/** So many of the commonest kinds, years and hospitals are counted, and so many statements told. */
const COUNTED = 8
const ENTRIES = 6

const helpers = new WeakMap<Session, { readonly catalogue: SearchCatalogue; readonly entries: EntryWords }>()

function helpersOf(session: Session) {
  const known = helpers.get(session) ?? { catalogue: new SearchCatalogue(), entries: new EntryWords() }
  helpers.set(session, known)
  return known
}

/** Everything that holds the words and passes the filters, best first. Pages of another person, and those in quarantine, are not shown. */
export async function findAll(session: Session, { query, limit, filters = [] }: Asked): Promise<SearchAnswer> {
  const { index } = session
  const { catalogue, entries } = helpersOf(session)
  const scope = new FindScope(session, catalogue.of(session), filters)
  const asked = index.parse(query)
  const { wanted } = asked
  const found = wanted.length > 0 ? pagesFound(session, { query: asked, limit }, scope) : scope.newest(limit)
  const hits = await Promise.all(found.map((hit) => shownHit(session, hit, wanted)))
  const stated = await entries.find(session, wanted, scope, filters)
  const hand = session.tables.all('hand').filter((entry) => scope.hasHand(entry) && saysAll(entry, wanted))
  const records = scope.all()
  return {
    hits: hits.filter((hit) => hit !== null),
    entries: stated.slice(0, ENTRIES).flatMap((one) => shownEntry(session, one)),
    allEntries: stated.length,
    hand,
    also: [...asked.also],
    named: scope.named(query),
    counted: scope.counted(COUNTED),
    undated: scope.leftOutUndated,
    unread: records.filter(({ isUnread }) => isUnread).length,
    notYet: index.isBehind ? pagesToCome(session, records) : 0,
    hardToRead: records.reduce((sum, { hardPages }) => sum + hardPages, 0),
  }
}

function pagesFound(session: Session, asked: { query: Query; limit: number }, scope: FindScope): readonly PageHit[] {
  const mayShow = (document: string, page: number) => scope.has(document, page)
  const each = (document: string, page: number) => scope.note(document, page)
  return session.index.search({ ...asked, mayShow, each, documents: () => wordsOfRecords(session) })
}

async function shownHit(
  session: Session,
  hit: Pick<PageHit, 'document' | 'page'>,
  wanted: readonly Wanted[],
): Promise<SearchHit | null> {
  const document = session.tables.get('document', hit.document)
  const page = document && session.tables.page(document.id, hit.page)
  if (!document || !page) return null
  const text = await session.index.textOf(readingOf(page), async () => (await toIndex(session, page))?.text ?? null)
  if (text === null) return null
  const { title, date, hospital } = recordRow(session, document)
  const { text: snippet, spans } = snippetFor(text, wanted)
  return {
    ...{ documentId: document.id, page: hit.page, title, date, hospital },
    person: otherPerson(session, document),
    snippet: { text: snippet, marks: [...spans] },
  }
}

function shownEntry(session: Session, { documentId, entry }: Placed): FoundEntry[] {
  const document = session.tables.get('document', documentId)
  if (!document) return []
  const { title } = recordRow(session, document)
  return [{ documentId, page: entry.page, title, entry, person: otherPerson(session, document) }]
}

/** Whose a record is, where that is not the person whose records are open. */
function otherPerson({ tables }: Session, { personId }: SourceDocument): SearchHit['person'] {
  const person = personId === tables.person()?.id ? undefined : tables.get('person', personId)
  return person ? { id: person.id, name: person.name } : null
}

/** Whether what was written by hand holds every word of a query, as the index finds words. */
function saysAll({ kind, title, note, place, value, date }: HandEntry, wanted: readonly Wanted[]): boolean {
  const parts = [title, kind, note, place, value?.text, value?.unit, date && dateWords(date)]
  const text = parts.filter(Boolean).join('\n')
  return wanted.length > 0 && wanted.every((one) => spansOf(text, [one]).length > 0)
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
