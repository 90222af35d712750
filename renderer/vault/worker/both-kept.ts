import * as v from 'valibot'
import { canonicalJson } from '../../core/base/canonical-json.ts'
import { parseOwn } from '../../core/base/exact.ts'
import type { DocumentId, PersonId, RowId } from '../../core/base/ids.ts'
import type { Schema } from '../../core/base/parse.ts'
import { versionKey, type RowVersion } from '../../core/format/row.ts'
import { rowSchemas, type RowOf } from '../../core/model/rows.ts'
import { EntryAsTyped, type BothKept, type Said } from '../both-kept-calls.ts'
import { recordRow } from './records.ts'
import type { Session } from './session.ts'
import { shownOf } from './settle.ts'

/** Kinds of rows that a person decides something in. Of all others the latest version holds, and nobody is asked. */
const askedKinds = ['person', 'understanding', 'document', 'hand', 'sameness', 'correction', 'batch', 'draft'] as const
type AskedKind = (typeof askedKinds)[number]

export const askedKind = (kind: string): AskedKind | undefined => askedKinds.find((one) => one === kind)

/** Whether a person is asked which version of this row holds: until then software writes none that would replace them. */
export const isAsked = (session: Session, row: RowId, person: PersonId): boolean =>
  session.contested().length > 0 && bothKept(session, person).some((one) => one.row === row)

/** What was changed on two computers that did not know of each other, as far as it is about this person. */
export function bothKept(session: Session, person = session.tables.person()?.id): BothKept[] {
  return session.contested().flatMap((live) => {
    const [first] = live
    const kind = askedKind(first?.kind ?? '')
    const about = kind ? aboutOf(session, kind, live) : []
    if (!first || !kind || !about.some((one) => one.person === person)) return []
    const sides = sidesOf(session, kind, live)
    return sides.length > 0 ? [{ row: first.row, name: about[0]?.name ?? '', sides }] : []
  })
}

function sidesOf(session: Session, kind: AskedKind, live: readonly RowVersion[]): BothKept['sides'] {
  const shown = shownOf(live)
  const sides = live.flatMap((version) => {
    const said = saidIn(session, kind, version.value)
    const key = versionKey(version.version)
    const side = { version: key, wroteAt: version.wroteAt, shown: version.version === shown?.version }
    return said ? [{ ...side, said }] : []
  })
  const different = new Map(sides.map((side) => [canonicalJson(side.said), side]))
  return different.size > 1 ? [...different.values()] : []
}

/** What a person said in a version; null where it is nothing. */
function saidIn({ tables }: Session, kind: AskedKind, value: unknown): Said | null {
  if (value === null) return { kind: 'removed' }
  switch (kind) {
    case 'person':
      return read(kind, value, (person) => ({ kind, person }))
    case 'understanding':
      return read(kind, value, ({ filed, pages }) => {
        const answers = pages.flatMap(({ page, answer }) => (answer ? [{ page, isPerson: answer.isPerson }] : []))
        return filed || answers.length > 0 ? { kind: 'filing', filing: filed?.filing ?? null, answers } : null
      })
    case 'document':
      return read(kind, value, ({ personId, within, sheets, binned }) => ({
        ...{ kind: 'record', person: tables.get('person', personId)?.name ?? null },
        ...{ binned: binned !== null, pages: sheets?.length ?? null, shownWithin: within !== null },
      }))
    case 'hand':
      return read(kind, value, (entry) => ({ kind, entry: v.parse(EntryAsTyped, entry) }))
    case 'sameness':
      return read(kind, value, ({ answer }) => ({ kind, answer }))
    case 'correction':
      return read(kind, value, ({ page, read: before, text }) => ({ kind, page, read: before, text }))
    case 'batch':
      return read(kind, value, ({ hospital }) => ({ kind, hospital }))
    case 'draft':
      return read(kind, value, (draft) => ({ kind, draft }))
  }
}

function read<K extends AskedKind>(kind: K, value: unknown, say: (row: RowOf<K>) => Said | null): Said | null {
  const row = parsed(kind, value)
  // Parsed with the schema of this very kind.
  return row.ok ? say(row.value) : null
}

/** A version's value as a row of its kind. */
export function parsed(kind: AskedKind, value: unknown) {
  const schema: Schema<RowOf<AskedKind>> = rowSchemas[kind]
  return parseOwn(schema, value)
}

type About = { readonly person: PersonId; readonly name: string }

/** Whose it is in each version, and what it is called there; none where what it belongs to is gone. */
function aboutOf(session: Session, kind: AskedKind, live: readonly RowVersion[]): About[] {
  return live.flatMap(({ value }): About[] => {
    const row = parsed(kind, value)
    return row.ok ? aboutRow(session, row.value) : []
  })
}

function aboutRow(session: Session, row: RowOf<AskedKind>): About[] {
  if ('birthDate' in row) return [{ person: row.id, name: row.name }]
  if ('documentId' in row) return aboutRecord(session, row.documentId)
  if ('sheets' in row) return [{ person: row.personId, name: aboutRecord(session, row.id)[0]?.name ?? row.name }]
  if ('answer' in row) return aboutRecord(session, row.a)
  return [{ person: row.personId, name: 'title' in row ? row.title : '' }]
}

function aboutRecord(session: Session, id: DocumentId): About[] {
  const document = session.tables.get('document', id)
  return document ? [{ person: document.personId, name: recordRow(session, document).title }] : []
}
