import type { DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { Filing, Understanding } from '../../core/model/understanding.ts'
import { understandingId } from './row-ids.ts'
import type { Session } from './session.ts'
import { understandAgain } from './understand.ts'
import type { DiskCode } from './vault-folder.ts'

type Confirming = Promise<Result<null, Refusal<'no-such-record' | DiskCode>>>

const emptyUnderstanding = (documentId: DocumentId): Understanding => ({
  id: understandingId(documentId),
  documentId,
  rules: 0,
  proposal: { kind: null, date: null, hospital: null, title: null },
  pages: [],
  filed: null,
})

async function change(session: Session, id: DocumentId, next: (before: Understanding) => Understanding): Confirming {
  if (!session.tables.get('document', id)) return refuse('no-such-record')
  const written = await session.commit(() => [
    { kind: 'understanding', row: next(session.tables.get('understanding', id) ?? emptyUnderstanding(id)) },
  ])
  if (!written.ok) return written
  session.tell('records')
  return ok(null)
}

/** A person says what a document is. The proposal stays beside it, as read. */
export const fileRecord = (session: Session, id: DocumentId, filing: Filing): Confirming =>
  change(session, id, (before) => ({ ...before, filed: { filing, at: session.now() } }))

/**
 * A person says whose these pages are. Nothing is removed: pages of someone else are only never used. What the document
 * is said to be is then proposed anew, from the pages that are the person's.
 */
export async function answerPages(
  session: Session,
  { id, pages, isPerson }: { id: DocumentId; pages: readonly number[]; isPerson: boolean },
): Confirming {
  const answered = await change(session, id, (before) => ({
    ...before,
    pages: before.pages.map((page) =>
      pages.includes(page.page) ? { ...page, answer: { isPerson, at: session.now() } } : page,
    ),
  }))
  if (!answered.ok) return answered
  // The answer is kept already; a proposal that cannot be written now is made again another time.
  await understandAgain(session, id)
  session.tell('records')
  return answered
}
