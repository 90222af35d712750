import type { DocumentId, RowId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { RowVersion } from '../../core/format/row.ts'
import { askedKind, parsed } from './both-kept.ts'
import type { Change } from './change.ts'
import { refreshRecord } from './refresh.ts'
import type { Session } from './session.ts'
import { chosenOf, versionOf } from './settle.ts'
import type { DiskCode } from './vault-folder.ts'

/** From now on this version holds, and the others are replaced; it can be taken back like any other act. */
export async function keepVersion(
  session: Session,
  { row, version }: { row: RowId; version: string },
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  const change = changeTo(session.contested().find(([first]) => first?.row === row) ?? [], version)
  if (!change) return refuse('no-such-record')
  const written = await session.undo.act('version-kept', () => [change])
  if (!written.ok) return written
  const record = recordChanged(change)
  if (record) await refreshRecord(session, record)
  for (const topic of ['person', 'records', 'intake'] as const) session.tell(topic)
  return ok(null)
}

/** The change that makes one of the live versions the only one. */
function changeTo(live: readonly RowVersion[], version: string): Change | null {
  const chosen = versionOf(live, version)
  const kind = askedKind(chosen?.kind ?? '')
  if (!chosen || !kind) return null
  const value = chosenOf(live, chosen)
  if (value === null) return { kind, remove: chosen.row }
  const row = parsed(kind, value)
  // Parsed with the schema of this very kind.
  return row.ok ? ({ kind, row: row.value } as Change) : null
}

function recordChanged(change: Change): DocumentId | null {
  if ('remove' in change) return null
  if (change.kind === 'understanding' || change.kind === 'correction') return change.row.documentId
  return change.kind === 'document' ? change.row.id : null
}
