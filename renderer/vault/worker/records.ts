import type { DocumentId } from '../../core/base/ids.ts'
import { standingOf, type Standing } from '../../core/model/filing.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { Understanding } from '../../core/model/understanding.ts'
import type { RecordRow } from '../contract.ts'
import type { Session } from './session.ts'

/** The name of a file without its ending, for a record that has no better title. */
const bareName = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '')

/** What a record is taken to be: as filed, else as proposed; where no page names a hospital, the one said for the whole import. */
export function recordStanding({ tables }: Session, { id, batchId }: SourceDocument): Standing {
  const understanding = tables.get('understanding', id)
  const standing = standingOf(understanding?.filed?.filing ?? null, understanding?.proposal ?? null)
  if (understanding?.filed || standing.hospital) return standing
  return { ...standing, hospital: tables.get('batch', batchId)?.hospital ?? null }
}

export function recordRow(session: Session, document: SourceDocument): RecordRow {
  const understanding = session.tables.get('understanding', document.id)
  const { kind, date, hospital, title } = recordStanding(session, document)
  const { id, name, format, size, addedAt, reading, batchId } = document
  const shown = session.tables.shownWithin(id)
  return {
    ...{ id, name, kind, date, hospital, format, size, addedAt, reading, batchId },
    title: title || bareName(name),
    pages: session.tables.pages(id).length,
    checked: Boolean(understanding?.filed),
    person: personOf(understanding),
    images: imagesOf(session, id),
    entries: session.tables.get('content', id)?.counted.carried ?? 0,
    copies: shown.filter(({ within }) => within?.as === 'copy').length,
  }
}

/** The first image of a study is the record itself; one that cannot be drawn is one all the same. */
function imagesOf({ tables }: Session, id: DocumentId): number {
  const dicom = tables.get('content', id)?.dicom
  if (!dicom || (dicom.role !== 'image' && dicom.role !== 'other')) return 0
  return 1 + tables.shownWithin(id).filter(({ within }) => within?.as === 'image').length
}

/** The worst of the pages that nobody has answered for; a document all of whose pages are somebody else's is `not-mine`. */
export function personOf(understanding: Understanding | undefined): RecordRow['person'] {
  if (!understanding || understanding.pages.length === 0) return 'unread'
  const open = understanding.pages.filter(({ answer }) => !answer)
  const worst = (['quarantine', 'ask'] as const).find((verdict) => open.some((page) => page.verdict === verdict))
  if (worst) return worst
  if (understanding.pages.every(({ answer }) => answer?.isPerson === false)) return 'not-mine'
  const known = understanding.pages.some(({ verdict, answer }) => answer?.isPerson || (!answer && verdict === 'match'))
  return known ? 'match' : 'none'
}

export const recordRows = (session: Session): RecordRow[] =>
  session.tables.records().map((document) => recordRow(session, document))
