import type { DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { isOpenDoubt, type Filing, type Understanding } from '../../core/model/understanding.ts'
import type { Act } from '../contract.ts'
import { recordStanding } from './records.ts'
import { understandingId } from './row-ids.ts'
import type { Session } from './session.ts'
import { understandAgain } from './understand.ts'
import type { DiskCode } from './vault-folder.ts'

type Confirming = Promise<Result<null, Refusal<'no-such-record' | DiskCode>>>

export const emptyUnderstanding = (documentId: DocumentId): Understanding => ({
  id: understandingId(documentId),
  documentId,
  rules: 0,
  proposal: { kind: null, date: null, hospital: null, title: null },
  pages: [],
  filed: null,
  traits: null,
  fits: null,
  splits: [],
})

type Next = (before: Understanding) => Understanding

async function change(session: Session, act: Act, id: DocumentId, next: Next): Confirming {
  if (!session.tables.get('document', id)) return refuse('no-such-record')
  const written = await session.undo.act(act, () => [
    { kind: 'understanding', row: next(session.tables.get('understanding', id) ?? emptyUnderstanding(id)) },
  ])
  if (!written.ok) return written
  session.tell('records')
  return ok(null)
}

/** A person says what a document is. The proposal stays beside it, as read. */
export const fileRecord = (session: Session, id: DocumentId, filing: Filing): Confirming =>
  change(session, 'filed', id, (before) => ({ ...before, filed: { filing, at: session.now() } }))

/**
 * File several records as they are proposed: kind, date, hospital and title, never more. One whose kind nobody proposes, or
 * whose pages may be somebody else's, is left to be looked at.
 */
export async function fileAsProposed(
  session: Session,
  ids: readonly DocumentId[],
): Promise<Result<{ filed: number }, Refusal<'no-such-record' | DiskCode>>> {
  let filed = 0
  const written = await session.undo.act('filed-all', () => {
    const rows = ids.flatMap((id) => filedAsProposed(session, id) ?? [])
    filed = rows.length
    return rows.map((row) => ({ kind: 'understanding', row }))
  })
  if (!written.ok) return written
  session.tell('records')
  return ok({ filed })
}

function filedAsProposed(session: Session, id: DocumentId): Understanding | null {
  const document = session.tables.get('document', id)
  const before = session.tables.get('understanding', id)
  if (!document || !before || before.filed || before.pages.some(isOpenDoubt)) return null
  const { kind, date, hospital, title } = recordStanding(session, document)
  return kind && { ...before, filed: { filing: { kind, date, hospital, title }, at: session.now() } }
}

/**
 * A person says whose these pages are. Nothing is removed: pages of someone else are only never used. What the document
 * is said to be is then proposed anew, from the pages that are the person's.
 */
export async function answerPages(
  session: Session,
  { id, pages, isPerson }: { id: DocumentId; pages: readonly number[]; isPerson: boolean },
): Confirming {
  const answered = await change(session, 'answered', id, (before) => ({
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
