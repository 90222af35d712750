import { newId, RowId, type DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { Filing, Understanding } from '../../core/model/understanding.ts'
import type { Session } from './session.ts'
import type { DiskCode } from './vault-folder.ts'

type Confirming = Promise<Result<null, Refusal<'no-such-record' | DiskCode>>>

const emptyUnderstanding = (documentId: DocumentId): Understanding => ({
  id: newId(RowId),
  documentId,
  rules: 0,
  proposal: { kind: null, date: null, hospital: null, title: null },
  pages: [],
  filed: null,
})

async function change(session: Session, id: DocumentId, next: (before: Understanding) => Understanding): Confirming {
  if (!session.tables.get('document', id)) return refuse('no-such-record')
  const before = session.tables.get('understanding', id) ?? emptyUnderstanding(id)
  const written = await session.commit([{ kind: 'understanding', row: next(before) }])
  if (!written.ok) return written
  session.tell('records')
  return ok(null)
}

/** A person says what a document is. The proposal stays beside it, as read. */
export const fileRecord = (session: Session, id: DocumentId, filing: Filing): Confirming =>
  change(session, id, (before) => ({ ...before, filed: { filing, at: session.now() } }))

/** A person says whose these pages are. Nothing is removed: pages of someone else are only never used. */
export const answerPages = (
  session: Session,
  { id, pages, isPerson }: { id: DocumentId; pages: readonly number[]; isPerson: boolean },
): Confirming =>
  change(session, id, (before) => ({
    ...before,
    pages: before.pages.map((page) =>
      pages.includes(page.page) ? { ...page, answer: { isPerson, at: session.now() } } : page,
    ),
  }))
