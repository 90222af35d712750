import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { IntakeItem } from '../../core/model/rows.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { IntakeLine } from '../contract.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'

/** The lines of the import panel that are about the person looked at. */
export function intakeLines(session: Session): IntakeLine[] {
  const open = session.tables.person()?.id
  const own = session.tables.all('item').filter((item) => ownerOf(session, item) === open)
  return own.map((item) => intakeLine(session, item))
}

/** Whose the file is now: a record may have been moved to somebody else since. */
function ownerOf({ tables }: Session, { end, batchId }: IntakeItem): PersonId | undefined {
  const document = 'documentId' in end ? tables.get('document', end.documentId) : undefined
  return document?.personId ?? tables.get('batch', batchId)?.personId
}

/** One line of the import panel. */
export function intakeLine(session: Session, item: IntakeItem): IntakeLine {
  const { id: itemId, batchId, name, size, end, within } = item
  const line = { itemId, batchId, within, name, size }
  if (end.end === 'left-out') return { ...line, documentId: null, state: { state: 'left-out', why: end.why } }
  const { documentId } = end
  return { ...line, documentId, state: lineState(session, documentId, end.end === 'already-here') }
}

function lineState(session: Session, id: DocumentId, isCopy: boolean): IntakeLine['state'] {
  const { tables } = session
  const document = tables.get('document', id)
  if (!document) return { state: 'kept', why: 'damaged' }
  if (document.binned) return { state: 'in-bin', documentId: id, since: document.binned }
  if (isCopy) return { state: 'already-here', documentId: id }
  if (document.within?.as === 'image') return { state: 'in-study', documentId: document.within.documentId }
  const { reading } = document
  if (reading.state === 'unpacked') return { ...reading, refused: tables.get('content', id)?.refused.length ?? 0 }
  if (reading.state !== 'read') return reading
  return readState(session, document, reading.unreadable.length)
}

function readState(session: Session, document: SourceDocument, unreadable: number): IntakeLine['state'] {
  const row = recordRow(session, document)
  if (row.person === 'quarantine') return { state: 'needs-you', why: 'wrong-person' }
  if (row.person === 'ask') return { state: 'needs-you', why: 'which-person' }
  const pages = session.tables.pages(document.id)
  const hard = pages.length > 0 && pages.every(({ quality }) => quality === 'poor' || quality === 'unreadable')
  if (hard && !row.checked) return { state: 'needs-you', why: 'hard-to-read' }
  return { state: 'filed', kind: row.kind, date: row.date, checked: row.checked, unreadable }
}
