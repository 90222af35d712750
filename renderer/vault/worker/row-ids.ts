import * as v from 'valibot'
import { fromHex, toHex, utf8 } from '../../core/base/bytes.ts'
import { RowId, type DocumentId } from '../../core/base/ids.ts'
import { binding, u32 } from '../../core/crypto/associated-data.ts'
import { hash } from '../../core/crypto/hash.ts'

/**
 * The id of a row of which a document has one only, or one for each page: made from what it belongs to, so that two
 * computers that read one document write versions of one row and not two rows. It lies in sealed frames only.
 */
function derivedId(kind: string, documentId: DocumentId, page: number): RowId {
  const name = hash(binding('satchel/row-id/1', utf8(kind), fromHex(documentId), u32(page)))
  return v.parse(RowId, toHex(name.subarray(0, 16)))
}

export const understandingId = (documentId: DocumentId): RowId => derivedId('understanding', documentId, 0)
export const pageId = (documentId: DocumentId, page: number): RowId => derivedId('page', documentId, page)
export const contentId = (documentId: DocumentId): RowId => derivedId('content', documentId, 0)

/** Of what was typed into a form and not saved: one row for each form and what it is about. */
export function formDraftId(key: string): RowId {
  const name = hash(binding('satchel/row-id/1', utf8('form'), utf8(key)))
  return v.parse(RowId, toHex(name.subarray(0, 16)))
}

/** Of what a person said of two records, whichever is named first. */
export function samenessId(a: DocumentId, b: DocumentId): RowId {
  const [first, second] = [a, b].sort()
  const name = hash(binding('satchel/row-id/1', utf8('sameness'), fromHex(first ?? a), fromHex(second ?? b)))
  return v.parse(RowId, toHex(name.subarray(0, 16)))
}
