import type { DocumentId } from '../../core/base/ids.ts'
import { moving } from '../../core/base/rpc.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { Session } from './session.ts'

type Pixels = { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> }
/** Why a page or a picture cannot be shown. */
export type ImageCode = 'page-failed' | 'reader-unavailable' | 'needs-password' | 'blob-missing' | 'blob-damaged'

/** One page of a record as it stands there, as pixels, drawn by the reader process and moved on to the page. */
export async function pageImage(
  session: Session,
  { id, page, width }: { id: DocumentId; page: number; width: number },
): Promise<Result<Pixels, Refusal<'no-such-record' | ImageCode>>> {
  const { tables } = session
  const of = tables.refOf(id, page)
  const document = of && tables.get('document', of.documentId)
  if (!document) return refuse('no-such-record')
  const turned = tables.page(id, page)?.turned ?? 0
  const drawn = await session.sources.ask('looking', document, (reading, { handle }) =>
    reading.renderPage({ handle, page: of.page, width, turned }),
  )
  if (!drawn.ok) return refuse(imageCode(drawn.error.code))
  return ok(moving(drawn.value, [drawn.value.rgba.buffer]))
}

export function imageCode(code: string): ImageCode {
  if (code === 'password-needed') return 'needs-password'
  if (code === 'blob-missing' || code === 'blob-damaged' || code === 'reader-unavailable') return code
  return 'page-failed'
}
