import type { RowVersion } from '../../core/format/row.ts'
import type { BlobId } from '../../core/base/ids.ts'
import { parse } from '../../core/base/parse.ts'
import { standingOf } from '../../core/model/filing.ts'
import { BlobRef, type SourceDocument } from '../../core/model/source-document.ts'
import type { DamagedPart, VaultCounts } from '../backup-calls.ts'
import { isRecord, Tables } from './tables.ts'

/** Rows as they are now, from every live version. */
export function tablesOf(versions: readonly RowVersion[]): Tables {
  const tables = new Tables()
  for (const version of versions) tables.put(version)
  return tables
}

/** What a vault holds over all its persons. Settings are no change of records. */
export function countsOf(tables: Tables, versions: readonly RowVersion[]): VaultCounts {
  const written = versions.flatMap(({ kind, wroteAt }) => (kind === 'settings' ? [] : [wroteAt]))
  return {
    persons: tables.all('person').length,
    records: tables.all('document').filter(isRecord).length,
    pages: tables.all('page').length,
    entries: tables.all('content').reduce((sum, { counted }) => sum + counted.carried, tables.all('hand').length),
    lastChange: written.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null),
  }
}

type Named = { readonly ref: BlobRef; readonly part: DamagedPart }

/**
 * Every sealed file that the rows refer to, each once, and what a person would call it. Rows that only a newer version
 * knows are looked through as well: what they refer to is copied and checked without a name.
 */
export function namedBlobs(versions: readonly RowVersion[], tables = tablesOf(versions)): Map<BlobId, Named> {
  const named = new Map<BlobId, Named>()
  const note = (ref: BlobRef | null, part: DamagedPart): void => {
    if (ref && !named.has(ref.id)) named.set(ref.id, { ref, part })
  }
  for (const document of tables.all('document'))
    note(document.blob, { ...whose(tables, document), what: 'original', page: null })
  for (const { documentId, page, blob } of tables.all('page'))
    note(blob, { ...whose(tables, tables.get('document', documentId)), what: 'page', page })
  for (const { documentId, entries } of tables.all('content'))
    note(entries, { ...whose(tables, tables.get('document', documentId)), what: 'entries', page: null })
  for (const { value } of versions)
    for (const ref of refsIn(value)) note(ref, { documentId: null, title: null, what: 'unknown', page: null })
  return named
}

/** Everything in a row that has the shape of a reference to a sealed file. */
function refsIn(value: unknown): BlobRef[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'chunks' in value ? parse(BlobRef, value) : null
  return own?.ok ? [own.value] : Object.values(value).flatMap(refsIn)
}

/** A record's title, or where it has none the name its file came with. */
function whose(tables: Tables, document: SourceDocument | undefined): Pick<DamagedPart, 'documentId' | 'title'> {
  if (!document) return { documentId: null, title: null }
  const understanding = tables.get('understanding', document.id)
  const { title } = standingOf(understanding?.filed?.filing ?? null, understanding?.proposal ?? null)
  return { documentId: document.id, title: title === '' ? document.name : title }
}
