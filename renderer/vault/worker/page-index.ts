import synonymList from '../../../resources/words/synonyms.txt?raw'
import type { DocumentId } from '../../core/base/ids.ts'
import type { PageHit } from '../../core/search/best-hits.ts'
import type { Query, Wanted } from '../../core/search/query.ts'
import { SearchIndex } from '../../core/search/search-index.ts'
import type { Segment } from '../../core/search/segment/segment.ts'
import type { IndexedPage } from '../../core/search/segment/segment-writer.ts'
import { readText, type ReadText } from '../../core/search/spans.ts'
import { readSynonyms } from '../../core/search/synonyms.ts'

const synonyms = readSynonyms(synonymList)

/** A page that holds what was looked for only in its document's title, hospital, kind or date comes behind those that say it. */
const DOCUMENT_WORDS = 0.8
/** Texts that have been shown are kept for the next letter typed, those shown last taken apart into their words. */
const MOST_TEXTS = 4000
const MOST_READ = 400

/** What a person may look for of a record as a whole. */
export type DocumentWords = { readonly id: DocumentId; readonly words: string }

type Asked = {
  readonly query: Query
  readonly limit: number
  readonly mayShow: (document: string, page: number) => boolean
  /** Hears of every page that holds what is wanted, also of those that may not be shown. */
  readonly partly?: boolean
  readonly each?: (document: string, page: number) => void
  /** Every record; asked for only where one may have changed. */
  readonly documents: () => readonly DocumentWords[]
}

/** The search index of an open vault, in memory, and which pages it has so far. */
export class PageIndex {
  private readonly pages = new SearchIndex()
  /** What is known of each record as a whole, as if it were a page. */
  private readonly documents = new SearchIndex()
  private documentsAreOld = true
  private readonly texts = new Map<string, string>()
  private readonly read = new Map<string, ReadText>()
  /** Pages that were read before the vault was opened are still being added. */
  isBehind = true
  /** Another after every change of what is known of the records. */
  version = 0
  /** Called after a change of what is found. */
  onChange: () => void = () => undefined

  add(pages: readonly IndexedPage[]): void {
    for (const { reading, text } of pages) keepLast(this.texts, reading, text, MOST_TEXTS)
    this.pages.add(pages.filter(({ document, page, reading }) => !this.hasPage(document, page, reading)))
    this.onChange()
  }

  /** Segments kept from before; of them only pages whose reading is still the one that counts. */
  addSegments(
    segments: readonly Segment[],
    isCurrent: (document: string, page: number, reading: string) => boolean,
  ): void {
    for (const segment of segments) this.pages.addSegment(segment, isCurrent)
  }

  /** Takes out a segment that turned out to be damaged, with all its pages. */
  drop(segment: Segment): void {
    this.pages.drop(segment)
  }

  hasPage(document: string, page: number, reading: string): boolean {
    return this.pages.readingOf(document, page) === reading
  }

  remove(document: DocumentId): void {
    this.pages.removeDocument(document)
    this.onChange()
  }

  segments(): readonly Segment[] {
    return this.pages.segments()
  }

  /** Puts segments together, a little at each step, and leaves out the words of what is erased. */
  merging(isErased: (document: string) => boolean): Generator<void> {
    return this.pages.merging(isErased)
  }

  /** Titles, dates, hospitals may have changed. */
  documentsChanged(): void {
    this.documentsAreOld = true
    this.version++
  }

  parse(query: string): Query {
    return this.pages.parse(query, synonyms)
  }

  /** The pages that hold everything wanted, themselves or by what is known of their record, best first. */
  search({ documents, ...asked }: Asked): readonly PageHit[] {
    if (this.documentsAreOld) this.bringDocuments(documents())
    const ofDocuments = (wanted: Wanted) => this.documentsWith(wanted)
    return this.pages.search({ ...asked, ofDocuments })
  }

  /** A page's text from before, else from `open`, taken apart into its words, which is then kept for a while. */
  async textOf(reading: string, open: () => Promise<string | null>): Promise<ReadText | null> {
    const known = this.read.get(reading)
    const text = known?.text ?? this.texts.get(reading) ?? (await open())
    if (text === null) return null
    const read = known ?? readText(text)
    keepLast(this.read, reading, read, MOST_READ)
    keepLast(this.texts, reading, text, MOST_TEXTS)
    return read
  }

  private documentsWith(wanted: Wanted): ReadonlyMap<string, number> {
    const query = { wanted: [wanted], also: [] }
    const hits = this.documents.search({ query, limit: Infinity })
    return new Map(hits.map(({ document, score }) => [document, score * DOCUMENT_WORDS]))
  }

  private bringDocuments(documents: readonly DocumentWords[]): void {
    this.documentsAreOld = false
    const pages = documents.map(({ id, words }) => ({ document: id, page: 1, reading: words, text: words }))
    this.documents.add(pages.filter(({ document, reading }) => this.documents.readingOf(document, 1) !== reading))
  }
}

/** Keeps a value as the newest of so many. */
function keepLast<T>(kept: Map<string, T>, key: string, value: T, most: number): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
}
