import type { DocumentId } from '../../core/base/ids.ts'
import { moving } from '../../core/base/rpc.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { ReadingQueue } from './reading-queue.ts'
import type { Session } from './session.ts'

type Pixels = { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> }
type Code = 'no-such-record' | 'page-failed' | 'reader-unavailable' | 'needs-password' | 'blob-missing' | 'blob-damaged'

/** One upright page of a record as pixels, drawn by the reader process and moved on to the page. */
export async function pageImage(
  session: Session,
  queue: ReadingQueue,
  asked: { id: DocumentId; page: number; width: number },
): Promise<Result<Pixels, Refusal<Code>>> {
  const document = session.tables.get('document', asked.id)
  if (!document) return refuse('no-such-record')
  const opened = await queue.openSource(document)
  if (!opened.ok) return refuse(imageCode(opened.error.code))
  const turned = session.tables.page(asked.id, asked.page)?.turned ?? 0
  const { handle } = opened.value
  const drawn = await session.reader.ask((reading) =>
    reading.renderPage({ handle, page: asked.page, width: asked.width, turned }),
  )
  if (!drawn.ok) return refuse(drawn.error.code === 'reader-unavailable' ? 'reader-unavailable' : 'page-failed')
  return ok(moving(drawn.value, [drawn.value.rgba.buffer]))
}

function imageCode(code: string): Code {
  if (code === 'password-needed') return 'needs-password'
  if (code === 'blob-missing' || code === 'blob-damaged' || code === 'reader-unavailable') return code
  return 'page-failed'
}
