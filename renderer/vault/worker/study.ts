import type { DocumentId } from '../../core/base/ids.ts'
import { moving } from '../../core/base/rpc.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { DocumentContent } from '../../core/model/rows.ts'
import type { Look, StudyImage } from '../../core/model/look.ts'
import type { StudySeries } from '../contract.ts'
import { imageCode, type ImageCode } from './page-image.ts'
import type { Session } from './session.ts'

/** The pictures of a study by series, each in the order of its numbers. Empty for a record that is none. */
export function studyOfRecord(session: Session, id: DocumentId): StudySeries[] {
  const bySeries = new Map<string, DocumentContent[]>()
  for (const row of contentsOfStudy(session, id)) {
    const series = row.dicom?.seriesUid ?? ''
    bySeries.set(series, [...(bySeries.get(series) ?? []), row])
  }
  return [...bySeries.values()]
    .map((rows) => seriesOf(session, rows))
    .sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || (a.title ?? '').localeCompare(b.title ?? ''))
}

function contentsOfStudy({ tables }: Session, id: DocumentId): DocumentContent[] {
  return [id, ...tables.shownWithin(id).map((document) => document.id)].flatMap((one) => {
    const row = tables.get('content', one)
    return row?.dicom && (row.dicom.role === 'image' || row.dicom.role === 'other') ? [row] : []
  })
}

function seriesOf({ tables }: Session, rows: readonly DocumentContent[]): StudySeries {
  const [first] = rows
  const images = rows.flatMap(({ documentId, dicom }) => {
    if (!dicom) return []
    const { instanceNumber: number, frames, notShown } = dicom
    return [{ documentId, name: tables.get('document', documentId)?.name ?? '', number, frames, notShown }]
  })
  return {
    title: first?.dicom?.seriesTitle ?? null,
    number: first?.dicom?.seriesNumber ?? null,
    modality: first?.dicom?.modality ?? null,
    images: images.sort(
      (a, b) =>
        (a.number ?? Infinity) - (b.number ?? Infinity) || a.name.localeCompare(b.name, 'en', { numeric: true }),
    ),
  }
}

/** One picture, drawn by the reader process and moved on to the page. */
export async function studyImage(
  session: Session,
  { id, frame, look }: { id: DocumentId; frame: number; look: Look | null },
): Promise<Result<StudyImage, Refusal<'no-such-record' | Exclude<ImageCode, 'needs-password'>>>> {
  const document = session.tables.get('document', id)
  if (!document) return refuse('no-such-record')
  const drawn = await session.sources.ask('looking', document, (reading, { handle }) =>
    reading.renderFrame({ handle, frame, look }),
  )
  if (drawn.ok) return ok(moving(drawn.value, [drawn.value.rgba.buffer]))
  const code = imageCode(drawn.error.code)
  return refuse(code === 'needs-password' ? 'page-failed' : code)
}
