import type { DocumentId } from '../../core/base/ids.ts'
import type { Box, PageText } from '../../core/model/page-text.ts'
import type { PageHit } from '../../core/search/best-hits.ts'
import type { Filter } from '../../core/model/search-filter.ts'
import type { Query, Wanted } from '../../core/search/query.ts'
import { heading, nearness, snippetFor, spansOf, standingOf } from '../../core/search/spans.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import { isOpenDoubt } from '../../core/model/understanding.ts'
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
/** At least so many of the best pages are compared by how near their words stand. */
const LEAST_COMPARED = 30

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
  const { hits, isPartly } = await pagesFor(session, { query: asked, limit }, scope)
  const stated = await entries.find(session, wanted, scope, filters)
  const hand = session.tables.all('hand').filter((entry) => scope.hasHand(entry) && saysAll(entry, wanted))
  const records = scope.all()
  return {
    hits,
    isPartly,
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

type PagesAsked = { readonly query: Query; readonly limit: number }
/** A page with how well it fits by its words, and by how they stand on it. */
type Shown = { readonly hit: SearchHit; readonly score: number; readonly standing: number }

/**
 * The pages that hold every word, best first; where there is none, those that hold the rarer of them. Of the best, those in
 * which the words stand near each other come before the others.
 */
async function pagesFor(session: Session, asked: PagesAsked, scope: FindScope) {
  const { query, limit } = asked
  if (query.wanted.length === 0) {
    const shown = await shownHits(session, scope.newest(limit), [])
    return { hits: shown.map(({ hit }) => hit), isPartly: false }
  }
  const whole = await shownHits(session, pagesFound(session, asked, scope, false), query.wanted)
  const isPartly = whole.length === 0 && query.wanted.length > 1
  const shown = isPartly ? await shownHits(session, pagesFound(session, asked, scope, true), query.wanted) : whole
  const worth = ({ score, standing }: Shown) => score * standing
  const sorted = shown.sort((a, b) => worth(b) - worth(a)).slice(0, limit)
  return { hits: sorted.map(({ hit }) => hit), isPartly }
}

/** Words that stand side by side make a page worth so much more; those of a heading, or of a label; and a page that may be somebody else's so much of it. */
const [NEAR, HEAD, IN_DOUBT] = [0.4, 0.5, 0.5]

function pagesFound(session: Session, asked: PagesAsked, scope: FindScope, partly: boolean): readonly PageHit[] {
  const mayShow = (document: string, page: number) => scope.has(document, page)
  const each = (document: string, page: number) => scope.note(document, page)
  const limit = Math.max(asked.limit, LEAST_COMPARED)
  return session.index.search({ ...asked, limit, partly, mayShow, each, documents: () => wordsOfRecords(session) })
}

async function shownHits(
  session: Session,
  found: readonly (Pick<PageHit, 'document' | 'page'> & { readonly score?: number })[],
  wanted: readonly Wanted[],
): Promise<Shown[]> {
  const shown = await Promise.all(
    found.map(async (one) => ({ score: one.score ?? 0, shown: await shownHit(session, one, wanted) })),
  )
  return shown.flatMap(({ score, shown: one }) => (one === null ? [] : [{ ...one, score }]))
}

async function shownHit(
  session: Session,
  hit: Pick<PageHit, 'document' | 'page'>,
  wanted: readonly Wanted[],
): Promise<Pick<Shown, 'hit' | 'standing'> | null> {
  const document = session.tables.get('document', hit.document)
  const page = document && session.tables.page(document.id, hit.page)
  if (!document || !page) return null
  const read = await session.index.textOf(readingOf(page), async () => (await toIndex(session, page))?.text ?? null)
  if (read === null) return null
  const { title, date, hospital } = recordRow(session, document)
  const { text } = read
  const stands = standingOf(read, wanted)
  const { text: snippet, spans } = snippetFor(text, stands)
  const shown = {
    ...{ documentId: document.id, page: hit.page, title, date, hospital },
    person: otherPerson(session, document),
    snippet: { text: snippet, marks: [...spans] },
  }
  const isInDoubt = isDoubted(session, document.id, hit.page)
  const standing = (1 + NEAR * nearness(stands) + HEAD * heading(text, stands)) * (isInDoubt ? IN_DOUBT : 1)
  return { hit: shown, standing }
}

function shownEntry(session: Session, { documentId, entry }: Placed): FoundEntry[] {
  const document = session.tables.get('document', documentId)
  if (!document) return []
  const { title } = recordRow(session, document)
  return [{ documentId, page: entry.page, title, entry, person: otherPerson(session, document) }]
}

/** Whether nobody has said yet that a page is this person's, and it may not be. */
function isDoubted({ tables }: Session, id: DocumentId, page: number): boolean {
  const identity = tables.get('understanding', id)?.pages.find((one) => one.page === page)
  return identity !== undefined && isOpenDoubt(identity)
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
