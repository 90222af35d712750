import { newId, RowId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import type { Session } from './session.ts'
import type { DiskCode } from './vault-folder.ts'

/** What a person wrote down by hand about whoever is looked at. */
export const handEntries = ({ tables }: Session): HandEntry[] =>
  tables.all('hand').filter(({ personId }) => personId === tables.person()?.id)

/** Keep something written by hand, new or changed. It names its person, and only records of that person belong to it. */
export async function saveHandEntry(
  session: Session,
  id: RowId | null,
  entry: Omit<HandEntry, 'id' | 'at'>,
): Promise<Result<HandEntry, Refusal<'no-person' | 'no-such-record' | DiskCode>>> {
  const { tables } = session
  if (!tables.get('person', entry.personId)) return refuse('no-person')
  if (id && tables.get('hand', id)?.personId !== entry.personId) return refuse('no-such-record')
  if (entry.documents.some((one) => tables.get('document', one)?.personId !== entry.personId))
    return refuse('no-such-record')
  const row = { ...entry, id: id ?? newId(RowId), at: session.now() }
  const written = await session.undo.act('hand-saved', () => [{ kind: 'hand', row }])
  if (!written.ok) return written
  session.tell('records')
  return ok(row)
}

export async function removeHandEntry(
  session: Session,
  id: RowId,
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  if (!session.tables.get('hand', id)) return refuse('no-such-record')
  const written = await session.undo.act('hand-removed', () => [{ kind: 'hand', remove: id }])
  if (written.ok) session.tell('records')
  return written
}
