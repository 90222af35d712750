import type { DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { ReadingQueue } from './reading-queue.ts'
import type { Session } from './session.ts'
import type { DiskCode, DiskRefusal } from './vault-folder.ts'

const waitingAgain = (session: Session, document: SourceDocument): Promise<Result<null, DiskRefusal>> =>
  session.commit([{ kind: 'document', row: { ...document, reading: { state: 'waiting' } } }])

/** Read a document again from where it stopped: pages that have been read stay read. */
export async function retryReading(
  session: Session,
  queue: ReadingQueue,
  id: DocumentId,
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  const document = session.tables.get('document', id)
  if (!document) return refuse('no-such-record')
  if (document.reading.state !== 'kept' || document.format === 'unknown') return ok(null)
  const written = await waitingAgain(session, document)
  if (written.ok) queue.wake()
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
  const opened = await queue.tryPassword(asked, password)
  if (!opened.ok) return opened
  const written = await waitingAgain(session, asked)
  if (!written.ok) return written
  for (const other of session.tables.all('document')) {
    if (other.batchId !== asked.batchId || other.reading.state !== 'needs-password') continue
    if ((await queue.tryPassword(other, password)).ok) await waitingAgain(session, other)
  }
  queue.wake()
  session.tell('intake')
  return ok(null)
}
