import type { DocumentId } from '../../core/base/ids.ts'
import type { Entry } from '../../core/model/entry.ts'
import { isUsable } from '../../core/model/understanding.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import { joinEntries, type JoinedEntry, type PlacedEntry } from '../../core/timeline/join-entries.ts'
import { joinPrints, mayBePrintOf, type Print } from '../../core/timeline/join-prints.ts'
import type { StoryEntry } from '../contract.ts'
import { recordRow, recordStanding } from './records.ts'
import type { Session } from './session.ts'
import { openEntries } from './take-apart.ts'
import { pageTexts } from './understand.ts'

/** The entries of documents that have been opened, by the blob they lie in: blobs never change. In memory only. */
const opened = new WeakMap<Session, Map<string, Entry[]>>()

/**
 * The statements of a record's own fields that may be used, each with the record's page on which it stands. A page of
 * somebody else, or under that suspicion, gives none.
 */
export async function usableEntries(session: Session, id: DocumentId): Promise<Entry[]> {
  const document = session.tables.get('document', id)
  if (!document) return []
  const found: Entry[] = []
  for (const [source, pages] of pagesBySource(session, document)) {
    const row = session.tables.get('content', source)
    if (!row?.entries) continue
    for (const entry of await entriesOf(session, source)) {
      const page = pages.get(entry.page)
      if (page !== undefined && isUsablePage(session, id, page)) found.push({ ...entry, page })
    }
  }
  return found
}

/** Every usable statement of the open person's records, each once with all its sources. */
export async function story(session: Session): Promise<StoryEntry[]> {
  const placed: PlacedEntry[] = []
  for (const document of session.tables.records()) {
    const entries = await usableEntries(session, document.id)
    entries.forEach((entry, index) => placed.push({ documentId: document.id, index, entry }))
  }
  const titles = new Map<string, string>()
  const titleOf = (id: DocumentId): string => {
    const document = session.tables.get('document', id)
    const title = titles.get(id) ?? (document ? recordRow(session, document).title : '')
    titles.set(id, title)
    return title
  }
  const joined = joinEntries(placed)
  return joinPrints(joined, await printsOf(session, joined)).map(({ entry, sources, printed, otherwise }) => ({
    entry,
    sources: [
      ...sources.map(({ documentId, entry: { page } }) => ({ documentId, title: titleOf(documentId), page })),
      ...printed.map(({ documentId, page }) => ({ documentId, title: titleOf(documentId), page })),
    ],
    otherwise: otherwise.map((one) => ({ ...one, title: titleOf(one.documentId) })),
  }))
}

/** The records without fields of their own that may be prints of a statement, with their pages that are surely this person’s. */
async function printsOf(session: Session, statements: readonly JoinedEntry[]): Promise<Print[]> {
  const prints: Print[] = []
  for (const document of session.tables.records()) {
    const { kind, date } = recordStanding(session, document)
    if (kind === null || !statements.some((one) => mayBePrintOf({ kind, date }, one))) continue
    if (session.tables.get('content', document.id)?.entries) continue
    const pages = await pageTexts(session, document.id)
    prints.push({
      documentId: document.id,
      kind,
      date,
      pages: pages.filter(({ page }) => isOwn(session, document.id, page)),
    })
  }
  return prints
}

/** A page that names this person, or that somebody answered for; one that names nobody is no proof. */
function isOwn({ tables }: Session, id: DocumentId, page: number): boolean {
  const identity = tables.get('understanding', id)?.pages.find((one) => one.page === page)
  return identity !== undefined && isUsable(identity)
}

async function entriesOf(session: Session, id: DocumentId): Promise<Entry[]> {
  const row = session.tables.get('content', id)
  if (!row?.entries) return []
  const known = opened.get(session) ?? new Map<string, Entry[]>()
  opened.set(session, known)
  const entries = known.get(row.entries.id) ?? (await openEntries(session, row))
  known.set(row.entries.id, entries)
  return entries
}

/** For each file that a record shows pages of: under which number of the record each of its pages stands. */
function pagesBySource({ tables }: Session, document: SourceDocument): Map<DocumentId, Map<number, number>> {
  const bySource = new Map<DocumentId, Map<number, number>>()
  for (const { page, of } of tables.pages(document.id)) {
    const pages = bySource.get(of.documentId) ?? new Map<number, number>()
    bySource.set(of.documentId, pages.set(of.page, page))
  }
  return bySource
}

/** As on the timeline: a page that matches, that a person answered for, or that names nobody. */
function isUsablePage({ tables }: Session, id: DocumentId, page: number): boolean {
  const identity = tables.get('understanding', id)?.pages.find((one) => one.page === page)
  if (!identity) return false
  return identity.answer ? identity.answer.isPerson : identity.verdict === 'match' || identity.verdict === 'none'
}
