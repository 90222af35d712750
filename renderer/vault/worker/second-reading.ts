import type { DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { ReadingQueue } from './reading-queue.ts'
import type { Session } from './session.ts'
import type { DiskCode, DiskRefusal } from './vault-folder.ts'

/** Put a document back into the queue, if it is still in a state that allows it. */
const waitingAgain = (
  session: Session,
  id: DocumentId,
  mayWait: (document: SourceDocument) => boolean,
): Promise<Result<null, DiskRefusal>> =>
  session.commit(() => {
    const document = session.tables.get('document', id)
    if (!document || !mayWait(document)) return []
    return [{ kind: 'document', row: { ...document, reading: { state: 'waiting' } } }]
  })

/** Something of it has not been read, and reading may come to more than last time. */
function isUnfinished({ reading, format, size }: SourceDocument): boolean {
  if (format === 'unknown' || size === 0) return false
  return reading.state === 'kept' || (reading.state === 'read' && reading.unreadable.length > 0)
}

const needsPassword = ({ reading }: SourceDocument): boolean => reading.state === 'needs-password'

/** Read a document again: what was skipped or could not be read. Pages that have been read stay read. */
export async function retryReading(
  session: Session,
  queue: ReadingQueue,
  id: DocumentId,
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  if (!session.tables.get('document', id)) return refuse('no-such-record')
  const written = await waitingAgain(session, id, isUnfinished)
  if (!written.ok) return written
  session.tell('records')
  queue.readAgain(id)
  return written
}

/** Open a locked document with a password, and try the same on the others of its batch. Passwords stay in memory only. */
export async function givePassword(
  { session, queue }: { session: Session; queue: ReadingQueue },
  id: DocumentId,
  password: string,
): Promise<Result<null, Refusal<'wrong-password' | 'reader-unavailable' | 'no-such-record' | DiskCode>>> {
  const asked = session.tables.get('document', id)
  if (!asked) return refuse('no-such-record')
  const opened = await session.sources.tryPassword(asked, password)
  if (!opened.ok) return refuse(opened.error.code === 'password-needed' ? 'wrong-password' : 'reader-unavailable')
  const written = session.readOnly ? ok(null) : await waitingAgain(session, id, needsPassword)
  if (!written.ok) return written
  await tryOnOthers(session, asked, password)
  queue.wake()
  session.tell('intake')
  return ok(null)
}

async function tryOnOthers(session: Session, asked: SourceDocument, password: string): Promise<void> {
  const others = session.tables
    .all('document')
    .filter((other) => other.batchId === asked.batchId && needsPassword(other))
  for (const other of others) {
    if (session.isOver()) return
    const opened = await session.sources.tryPassword(other, password)
    if (opened.ok && !session.readOnly) await waitingAgain(session, other.id, needsPassword)
  }
}
