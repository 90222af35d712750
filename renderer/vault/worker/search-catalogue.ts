import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { Standing } from '../../core/model/filing.ts'
import { documentWords } from './document-words.ts'
import type { DocumentWords } from './page-index.ts'
import { recordStanding } from './records.ts'
import { readingOf } from './index-pages.ts'
import type { Session } from './session.ts'
import { isRecord } from './tables.ts'

/** What a search needs to know of one record, without opening anything. */
export type Catalogued = {
  readonly id: DocumentId
  readonly person: PersonId
  readonly standing: Standing
  /** Not all of its pages have been read yet. */
  readonly isUnread: boolean
  readonly hardPages: number
}

/** What is known of every record of the vault, worked out anew only after something has changed: a search asks with every letter. */
export class SearchCatalogue {
  private records: ReadonlyMap<string, Catalogued> = new Map()
  private version = -1

  of(session: Session): ReadonlyMap<string, Catalogued> {
    if (this.version !== session.index.version) {
      this.records = new Map(catalogued(session).map((one) => [one.id, one]))
      this.version = session.index.version
    }
    return this.records
  }
}

const catalogued = (session: Session): Catalogued[] =>
  session.tables
    .all('document')
    .filter(isRecord)
    .map((document) => ({
      id: document.id,
      person: document.personId,
      standing: recordStanding(session, document),
      isUnread: document.reading.state === 'waiting' || document.reading.state === 'reading',
      hardPages: session.tables
        .pages(document.id)
        .filter(({ quality }) => quality === 'poor' || quality === 'unreadable').length,
    }))

/** How many pages of these records the index does not have yet. */
export const pagesToCome = ({ tables, index }: Session, records: readonly Catalogued[]): number =>
  records.reduce(
    (sum, { id }) =>
      sum +
      tables.pages(id).filter((page) => page.blob !== null && !index.hasPage(id, page.page, readingOf(page))).length,
    0,
  )

/** The words of every record of the vault as a whole. */
export const wordsOfRecords = (session: Session): DocumentWords[] =>
  session.tables
    .all('document')
    .filter(isRecord)
    .map((document) => documentWords(session, document))
