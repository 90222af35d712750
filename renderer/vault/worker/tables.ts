import { parse, type Schema } from '../../core/base/parse.ts'
import type { RowVersion } from '../../core/format/row.ts'
import { rowSchemas, type RowKind, type RowOf } from '../../core/model/rows.ts'
import type { Person } from '../../core/model/person.ts'

type Maps = { [K in RowKind]: Map<string, RowOf<K>> }

/** The vault's rows in memory, by kind and id, as they are now. */
export class Tables {
  private readonly maps: Maps = {
    person: new Map(),
    document: new Map(),
    page: new Map(),
    understanding: new Map(),
    item: new Map(),
    draft: new Map(),
    sent: new Map(),
    keys: new Map(),
    settings: new Map(),
  }
  /** Rows that this version cannot read, by id: of a kind or shape that only a newer one knows. They stay in the journal. */
  private readonly unread = new Set<string>()
  /** Read pages by document and page number, so that screens need not search all pages. */
  private readonly pagesOf = new Map<string, Map<number, RowOf<'page'>>>()

  get<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    return this.maps[kind].get(id)
  }

  all<K extends RowKind>(kind: K): RowOf<K>[] {
    return [...this.maps[kind].values()]
  }

  /** The one row of a kind that has only one (settings, own keys). */
  only<K extends RowKind>(kind: K): RowOf<K> | undefined {
    return this.all(kind)[0]
  }

  /** Whose records these are; one person until several are supported. */
  person(): Person | undefined {
    return this.only('person')
  }

  pages(documentId: string): RowOf<'page'>[] {
    return [...(this.pagesOf.get(documentId)?.values() ?? [])].sort((a, b) => a.page - b.page)
  }

  page(documentId: string, page: number): RowOf<'page'> | undefined {
    return this.pagesOf.get(documentId)?.get(page)
  }

  /** How many rows are here that this version cannot read and therefore does not show. */
  get unreadRows(): number {
    return this.unread.size
  }

  /** Put a row as read from the journal or just committed; one of an unknown kind or shape is counted. */
  put({ row, kind, value }: Pick<RowVersion, 'row' | 'kind' | 'value'>): void {
    if (isRowKind(kind) && this.putKnown(kind, value)) this.unread.delete(row)
    else this.unread.add(row)
  }

  private putKnown<K extends RowKind>(kind: K, value: unknown): boolean {
    const schema: Schema<RowOf<RowKind>> = rowSchemas[kind]
    const row = parse(schema, value)
    if (!row.ok) return false
    // Parsed with the schema of this very kind.
    this.maps[kind].set(keyOf(row.value), row.value)
    if (kind === 'page') this.notePage(row.value as RowOf<'page'>)
    return true
  }

  private notePage(page: RowOf<'page'>): void {
    this.pageMap(page.documentId).set(page.page, page)
  }

  private pageMap(documentId: string): Map<number, RowOf<'page'>> {
    const known = this.pagesOf.get(documentId)
    if (known) return known
    const fresh = new Map<number, RowOf<'page'>>()
    this.pagesOf.set(documentId, fresh)
    return fresh
  }
}

/** Rows are found by their own id; an understanding by its document's, for each document has one. */
const keyOf = (row: RowOf<RowKind>): string => ('rules' in row ? row.documentId : row.id)

const isRowKind = (kind: string): kind is RowKind => Object.hasOwn(rowSchemas, kind)
