import { newId, RowId, type DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { correctPage, placeOf, union, type Correction } from '../../core/model/correction.ts'
import { quarterTurns, type Box, type PageText } from '../../core/model/page-text.ts'
import { turnBox } from '../../core/model/turn-page.ts'
import type { BlobRefusal } from './blobs.ts'
import type { Change } from './change.ts'
import { refreshRecord } from './refresh.ts'
import type { Session } from './session.ts'
import { isRecord, type RecordPage } from './tables.ts'
import { openReading } from './understand.ts'
import type { DiskCode } from './vault-folder.ts'

type Place = { readonly start: number; readonly end: number; readonly was: string } | { readonly box: Box }
type Ask = { readonly id: DocumentId; readonly page: number; readonly place: Place; readonly text: string }
type Corrected = Promise<
  Result<null, BlobRefusal | Refusal<'no-such-record' | 'not-read-yet' | 'changed-meanwhile' | DiskCode>>
>

/** Keep what a person says stands at a place of a page. It is written down for the page of the file, whichever record shows it. */
export async function correctText(session: Session, { id, page, place, text }: Ask): Corrected {
  const row = session.tables.page(id, page)
  if (!row) return refuse(session.tables.get('document', id) ? 'not-read-yet' : 'no-such-record')
  const reading = await openReading(session, row)
  if (!reading.ok) return reading
  const box = boxOf(reading.value, row, place)
  if (!box) return refuse('changed-meanwhile')
  const written = await session.undo.act('corrected', () => changesFor(session, row, reading.value, { box, text }))
  if (!written.ok) return written
  await refresh(session, { documentId: row.of.documentId, page: row.of.page })
  return ok(null)
}

/** A correction is gone: what was read stands there again. */
export async function uncorrectText(
  session: Session,
  { correction }: { correction: RowId },
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  const before = session.tables.get('correction', correction)
  if (!before) return refuse('no-such-record')
  const written = await session.undo.act('uncorrected', () => [{ kind: 'correction', remove: correction }])
  if (!written.ok) return written
  await refresh(session, before)
  return ok(null)
}

/** Where on the page as it was read a place of the page as shown lies; null where other words stand there now. */
function boxOf(reading: PageText, row: RecordPage, place: Place): Box | null {
  const shown = correctPage(reading, row.corrections)
  if ('box' in place) return turnBox(place.box, quarterTurns[((360 - row.of.turned) / 90) % 4] ?? 0)
  if (shown.text.slice(place.start, place.end) !== place.was) return null
  const words = shown.words.filter((word) => word.start < place.end && word.end > place.start)
  return words.length === 0 ? null : union(words.map(({ box }) => box))
}

/** One row for the place, instead of those that are there; none where a person says what was read anyway. */
function changesFor(session: Session, row: RecordPage, reading: PageText, said: { box: Box; text: string }): Change[] {
  const { documentId, page } = row.of
  const there = session.tables.correctionsOf(documentId, page).filter((one) => overlaps(one, reading, said.box))
  const found = placeOf(reading, said.box)
  const read = found ? reading.text.slice(found.start, found.end) : ''
  const isAsRead = said.text.trim() === read
  const kept: Correction = {
    ...{ id: there[0]?.id ?? newId(RowId), documentId, page },
    ...{ box: said.box, turned: reading.turned, read, text: said.text.trim(), at: session.now() },
  }
  const gone = isAsRead ? there : there.slice(1)
  return [
    ...gone.map((one) => ({ kind: 'correction' as const, remove: one.id })),
    ...(isAsRead ? [] : [{ kind: 'correction' as const, row: kept }]),
  ]
}

/** The middle of a correction lies in the box. */
function overlaps(one: Correction, reading: PageText, box: Box): boolean {
  const own = turnBox(one.box, quarterTurns[((reading.turned - one.turned + 360) / 90) % 4] ?? 0)
  const [x, y] = [own.x + own.width / 2, own.y + own.height / 2]
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
}

/** The records that show a page of a file. */
export function recordsShowing(
  { tables }: Session,
  { documentId, page }: Pick<Correction, 'documentId' | 'page'>,
): DocumentId[] {
  return tables
    .all('document')
    .filter(({ id, sheets }) =>
      sheets ? sheets.some((ref) => ref.documentId === documentId && ref.page === page) : id === documentId,
    )
    .map(({ id }) => id)
}

/** What is found and proposed follows the corrected words. */
async function refresh(session: Session, about: Pick<Correction, 'documentId' | 'page'>): Promise<void> {
  for (const id of recordsShowing(session, about)) {
    const document = session.tables.get('document', id)
    if (document && isRecord(document)) await refreshRecord(session, id)
  }
  session.tell('records')
}
