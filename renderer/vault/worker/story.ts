import type { DocumentId } from '../../core/base/ids.ts'
import type { Entry } from '../../core/model/entry.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import { joinEntries, type PlacedEntry } from '../../core/timeline/join-entries.ts'
import type { StoryEntry } from '../contract.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'
import { openEntries } from './take-apart.ts'

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
  return joinEntries(placed).map(({ entry, sources }) => ({
    entry,
    sources: sources.map(({ documentId, entry: { page } }) => ({ documentId, title: titleOf(documentId), page })),
  }))
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
