import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import { parseOwn } from '../../core/base/exact.ts'
import type { Schema } from '../../core/base/parse.ts'
import type { RowVersion } from '../../core/format/row.ts'
import { rowSchemas, type RowKind, type RowOf } from '../../core/model/rows.ts'
import type { Person } from '../../core/model/person.ts'
import type { PageRef, SourceDocument } from '../../core/model/source-document.ts'
import { sumOfTurns } from '../../core/model/turn-page.ts'

type Maps = { [K in RowKind]: Map<string, RowOf<K>> }

/** A page of a record as it stands there now: the page that was read, under its number in the record, and where it comes from. */
export type RecordPage = RowOf<'page'> & { readonly of: PageRef; readonly corrections: readonly RowOf<'correction'>[] }

/** The vault's rows in memory, by kind and id, as they are now. */
export class Tables {
  private readonly maps: Maps = {
    person: new Map(),
    document: new Map(),
    page: new Map(),
    understanding: new Map(),
    content: new Map(),
    batch: new Map(),
    item: new Map(),
    hand: new Map(),
    sameness: new Map(),
    correction: new Map(),
    draft: new Map(),
    sent: new Map(),
    keys: new Map(),
    settings: new Map(),
    form: new Map(),
  }
  /** Rows that this version cannot read, by id: of a kind or shape that only a newer one knows. They stay in the journal. */
  private readonly unread = new Set<string>()
  /** Pages as read from each file, by document and page number, so that screens need not search all pages. */
  private readonly pagesOf = new Map<string, Map<number, RowOf<'page'>>>()
  /** Corrections by the file and their own id. */
  private readonly corrected = new Map<string, Map<string, RowOf<'correction'>>>()
  /** Which documents are shown within which record. */
  private readonly withinOf = new Map<string, Set<string>>()

  get<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    return this.maps[kind].get(id)
  }

  /** A row by its own id, whatever its kind is found by. */
  byRowId<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    const row = this.get(kind, id)
    return row?.id === id ? row : this.all(kind).find((one) => one.id === id)
  }

  all<K extends RowKind>(kind: K): RowOf<K>[] {
    return [...this.maps[kind].values()]
  }

  /** The one row of a kind that has only one (settings, own keys). */
  only<K extends RowKind>(kind: K): RowOf<K> | undefined {
    return this.all(kind)[0]
  }

  /** Whose records are looked at: the one chosen last, else the first. */
  person(): Person | undefined {
    const chosen = this.only('settings')?.personId
    return (chosen && this.get('person', chosen)) || this.only('person')
  }

  /** The records of a person: what is in the bin, or shown within another record, is none. */
  records(person: PersonId | undefined = this.person()?.id): SourceDocument[] {
    return this.all('document').filter((document) => document.personId === person && isRecord(document))
  }

  /** The pages of a record in its order, as far as they have been read. */
  pages(documentId: DocumentId): RecordPage[] {
    const refs = this.get('document', documentId)?.sheets
    if (!refs)
      return this.ownPages(documentId).map((row) => ({
        ...{ ...row, of: asRead(documentId, row.page) },
        corrections: this.correctionsOf(documentId, row.page),
      }))
    return refs.flatMap((_, at) => this.page(documentId, at + 1) ?? [])
  }

  page(documentId: DocumentId, page: number): RecordPage | undefined {
    const of = this.refOf(documentId, page)
    const row = of && this.ownPage(of.documentId, of.page)
    if (!row) return undefined
    const corrections = this.correctionsOf(of.documentId, of.page)
    return { ...row, documentId, page, of, turned: sumOfTurns(row.turned, of.turned), corrections }
  }

  /** What a person said stands on a page of a file. */
  correctionsOf(documentId: DocumentId, page: number): RowOf<'correction'>[] {
    return [...(this.corrected.get(documentId)?.values() ?? [])].filter((one) => one.page === page)
  }

  /** All of that of a file. */
  correctionsIn(documentId: DocumentId): RowOf<'correction'>[] {
    return [...(this.corrected.get(documentId)?.values() ?? [])]
  }

  /** Which page of which file stands at this place of a record; undefined where the record has no such page. */
  refOf(documentId: DocumentId, page: number): PageRef | undefined {
    const document = this.get('document', documentId)
    return document?.sheets ? document.sheets[page - 1] : asRead(documentId, page)
  }

  /** The pages of the file itself, whatever a person made of them. */
  ownPages(documentId: DocumentId): RowOf<'page'>[] {
    return [...(this.pagesOf.get(documentId)?.values() ?? [])].sort((a, b) => a.page - b.page)
  }

  ownPage(documentId: DocumentId, page: number): RowOf<'page'> | undefined {
    return this.pagesOf.get(documentId)?.get(page)
  }

  /** The images and copies that are shown within a record and not in the lists. */
  shownWithin(documentId: DocumentId): SourceDocument[] {
    return [...(this.withinOf.get(documentId) ?? [])].flatMap((id) => this.get('document', id) ?? [])
  }

  /** How many rows are here that this version cannot read and therefore does not show. */
  get unreadRows(): number {
    return this.unread.size
  }

  /** Put a row as read from the journal or just committed, or take a deleted one out; one of an unknown kind or shape is counted. */
  put(version: Pick<RowVersion, 'row' | 'kind' | 'value'>): void {
    const { row, kind, value } = version
    if (value === null) this.remove(kind, row)
    else if (isRowKind(kind) && this.putKnown(kind, value)) this.unread.delete(row)
    else this.unread.add(row)
  }

  private remove(kind: string, id: string): void {
    this.unread.delete(id)
    if (!isRowKind(kind)) return
    for (const [key, row] of this.maps[kind]) {
      if (row.id !== id) continue
      this.maps[kind].delete(key)
      this.forget(row)
    }
  }

  /** What else is remembered of a row that is gone. Rows tell by their fields of which kind they are. */
  private forget(row: RowOf<RowKind>): void {
    if ('within' in row && 'sheets' in row) this.noteWithin(row, null)
    if ('box' in row) this.corrected.get(row.documentId)?.delete(row.id)
    else if ('quality' in row) this.pagesOf.get(row.documentId)?.delete(row.page)
  }

  private putKnown<K extends RowKind>(kind: K, value: unknown): boolean {
    const schema: Schema<RowOf<RowKind>> = rowSchemas[kind]
    const row = parseOwn(schema, value)
    if (!row.ok) return false
    if (kind === 'document' && 'sheets' in row.value) this.noteWithin(this.get('document', row.value.id), row.value)
    // Parsed with the schema of this very kind.
    this.maps[kind].set(keyOf(kind, row.value), row.value)
    if (kind === 'page') this.notePage(row.value as RowOf<'page'>)
    if (kind === 'correction') this.noteCorrection(row.value as RowOf<'correction'>)
    return true
  }

  private noteWithin(before: SourceDocument | undefined, now: SourceDocument | null): void {
    if (before?.within) this.withinOf.get(before.within.documentId)?.delete(before.id)
    if (!now?.within) return
    const known = this.withinOf.get(now.within.documentId) ?? new Set<string>()
    this.withinOf.set(now.within.documentId, known.add(now.id))
  }

  private noteCorrection(correction: RowOf<'correction'>): void {
    const known = this.corrected.get(correction.documentId) ?? new Map<string, RowOf<'correction'>>()
    this.corrected.set(correction.documentId, known.set(correction.id, correction))
  }

  private notePage(page: RowOf<'page'>): void {
    const known = this.pagesOf.get(page.documentId) ?? new Map<number, RowOf<'page'>>()
    known.set(page.page, page)
    this.pagesOf.set(page.documentId, known)
  }
}

/** Whether a document stands in the lists as a record of its own. */
export const isRecord = ({ within, binned, sheets }: SourceDocument): boolean =>
  within === null && binned === null && sheets?.length !== 0

const asRead = (documentId: DocumentId, page: number): PageRef => ({ documentId, page, turned: 0 })

/** Rows are found by their own id; an understanding and a content by their document's, for each document has one. */
const keyOf = (kind: RowKind, row: RowOf<RowKind>): string =>
  (kind === 'understanding' || kind === 'content') && 'documentId' in row ? row.documentId : row.id

const isRowKind = (kind: string): kind is RowKind => Object.hasOwn(rowSchemas, kind)
