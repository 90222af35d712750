import type { DocumentId } from '../../core/base/ids.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { Session } from './session.ts'

/** Photos nearer to each other than this may be pages of one paper (ux.md §2.4). */
const NEAR_MS = 5 * 60 * 1000

/**
 * Photos of one import that were taken one soon after the other: for the first of each such run the others, in order. Only
 * those that nobody has filed or arranged; it is a question, never done by itself.
 */
export function takenTogether({ tables }: Session): Map<DocumentId, DocumentId[]> {
  const photos = tables
    .records()
    .flatMap((document) => {
      const takenAt = tables.get('content', document.id)?.takenAt
      const isOpen = !document.sheets && !tables.get('understanding', document.id)?.filed
      return takenAt && isOpen ? [{ document, at: Date.parse(`${takenAt}Z`) }] : []
    })
    .sort((a, b) => a.document.batchId.localeCompare(b.document.batchId) || a.at - b.at)
  const runs = new Map<DocumentId, DocumentId[]>()
  let run: { readonly first: SourceDocument; readonly last: number } | null = null
  for (const { document, at } of photos) {
    const isNear: boolean = run !== null && run.first.batchId === document.batchId && at - run.last < NEAR_MS
    const first: SourceDocument = run && isNear ? run.first : document
    if (isNear) runs.set(first.id, [...(runs.get(first.id) ?? []), document.id])
    run = { first, last: at }
  }
  return runs
}
