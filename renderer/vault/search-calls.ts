import * as v from 'valibot'
import { ClinicalDate } from '../core/base/clinical-date.ts'
import { call } from '../core/base/door.ts'
import { DocumentId, PersonId } from '../core/base/ids.ts'
import { count, textUpTo } from '../core/base/schemas.ts'
import { Entry } from '../core/model/entry.ts'
import { Box } from '../core/model/page-text.ts'
import { HandEntry } from '../core/model/rows.ts'
import { Filter } from '../core/model/search-filter.ts'

/** A page that was found; `person` where it is not the one whose records are open. */
export const SearchHit = v.object({
  documentId: DocumentId,
  page: count,
  title: v.string(),
  date: v.nullable(ClinicalDate),
  hospital: v.nullable(v.string()),
  person: v.nullable(v.object({ id: PersonId, name: v.string() })),
  snippet: v.object({ text: v.string(), marks: v.array(v.object({ start: count, end: count })) }),
})
export type SearchHit = v.InferOutput<typeof SearchHit>

/** A statement of a structured file that was found, and the record's page on which it stands. */
export const FoundEntry = v.object({
  ...{ documentId: DocumentId, page: count, title: v.string(), entry: Entry },
  person: v.nullable(v.object({ id: PersonId, name: v.string() })),
})
export type FoundEntry = v.InferOutput<typeof FoundEntry>

/** What was found for a query. */
export const SearchAnswer = v.object({
  hits: v.array(SearchHit),
  /** No page holds every word: those told hold some of them, the rarer ones. */
  isPartly: v.boolean(),
  /** The first of the statements found, and how many there are. */
  entries: v.array(FoundEntry),
  allEntries: count,
  /** What was written by hand and holds the words. */
  hand: v.array(HandEntry),
  /** Other ways to write them that were looked for too. */
  also: v.array(v.string()),
  /** Filters that the words name, each with the query without those words. */
  named: v.array(v.object({ filter: Filter, rest: v.string() })),
  /** Filters by which the records found could be told apart, with how many of them each leaves. */
  counted: v.array(v.object({ filter: Filter, records: count })),
  /** Records that a filter by date left out only because nobody knows their date. */
  undated: count,
  /** Records that are still being read; pages that cannot be found yet, for the vault has just been opened; pages hard to read. */
  ...{ unread: count, notYet: count, hardToRead: count },
})
export type SearchAnswer = v.InferOutput<typeof SearchAnswer>

/** Marks on a page as shown upright; one hit may cover several boxes. */
export const PageMarks = v.object({ page: count, hits: v.array(v.array(Box)) })
export type PageMarks = v.InferOutput<typeof PageMarks>

/** The calls of the search. */
export const searchCalls = {
  /** Pages, statements and what was written by hand that hold every word; without words, the records that pass the filters. */
  search: call({
    ask: v.object({ query: textUpTo(300), limit: count, filters: v.exactOptional(v.array(Filter)) }),
    gives: SearchAnswer,
    refuses: ['not-unlocked'],
  }),
  /** Where the words of a query stand in one record, page by page. */
  findInRecord: call({
    ask: v.object({ id: DocumentId, query: textUpTo(300) }),
    gives: v.array(PageMarks),
    refuses: ['not-unlocked', 'no-such-record'],
  }),
} as const
