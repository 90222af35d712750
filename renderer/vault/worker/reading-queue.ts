import { newId, RowId, type DocumentId } from '../../core/base/ids.ts'
import { utf8 } from '../../core/base/bytes.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { PageText } from '../../core/model/page-text.ts'
import type { ReadPage } from '../../core/model/rows.ts'
import type { KeptReason, ReadingState, SourceDocument } from '../../core/model/source-document.ts'
import { openWhole, sealBytes } from './blobs.ts'
import type { Change } from './journal.ts'
import type { Session } from './session.ts'
import { understand } from './understand.ts'

/** How often one page may take the reader down before it is skipped for good (vault.md §0). */
const TRIES = 3
/** OCR of one page may use several turns of the picture; the reader has its own limit below this one. */
const PAGE_PATIENCE = 60_000

/**
 * Reads documents one after another in the reader process and commits every page as it comes, so that a crash, a lock or
 * a quit loses at most the page being read. Text and structured files go first, then pictures.
 */
export class ReadingQueue {
  private running = false
  private paused = false
  private readonly skipped = new Set<DocumentId>()
  private readonly passwords = new Map<DocumentId, string>()

  constructor(private readonly session: Session) {}

  get isPaused(): boolean {
    return this.paused
  }

  pause(paused: boolean): void {
    this.paused = paused
    this.session.tell('reading')
    if (!paused) this.wake()
  }

  /** Stop reading a document, now or when its turn comes. */
  skip(id: DocumentId): void {
    this.skipped.add(id)
  }

  /** Start working if there is work and nobody is at it. */
  wake(): void {
    if (this.running || this.session.readOnly) return
    this.running = true
    void this.work().finally(() => {
      this.running = false
    })
  }

  /** Try a password on a document that waits for one. */
  async tryPassword(
    document: SourceDocument,
    password: string,
  ): Promise<Result<null, Refusal<'wrong-password' | 'reader-unavailable'>>> {
    this.passwords.set(document.id, password)
    const opened = await this.openSource(document)
    if (opened.ok) return ok(null)
    this.passwords.delete(document.id)
    return refuse(opened.error.code === 'password-needed' ? 'wrong-password' : 'reader-unavailable')
  }

  /** Open a document in the reader (or find it open there) and answer its handle and number of pages. */
  async openSource(document: SourceDocument): Promise<Result<{ handle: string }, Refusal<string>>> {
    const { reader } = this.session
    const already = reader.openHandle(document.id)
    if (already) return ok({ handle: already })
    const opened = await this.openAnew(document)
    return opened.ok ? ok({ handle: opened.value.handle }) : opened
  }

  private async openAnew(
    document: SourceDocument,
  ): Promise<Result<{ handle: string; pages: number }, Refusal<string>>> {
    const bytes = await openWhole(this.session, document.blob)
    if (!bytes.ok) return bytes
    const { reader } = this.session
    const handle = reader.newHandle()
    const password = this.passwords.get(document.id) ?? null
    const ask = { handle, format: document.format, bytes: bytes.value, password }
    const opened = await reader.ask((reading) => reading.open(ask, { transfer: [bytes.value.buffer] }))
    if (!opened.ok) return opened
    reader.noteOpen(document.id, handle)
    return ok({ handle, pages: opened.value.pages })
  }

  private async work(): Promise<void> {
    for (;;) {
      const next = this.paused ? undefined : this.next()
      if (!next) return
      const settled = await this.readDocument(next)
      if (!settled.ok) {
        this.paused = true
        this.session.tell('paused-disk-full')
        return
      }
    }
  }

  /** Text layers first: they are quick. Then everything else in the order it came. */
  private next(): SourceDocument | undefined {
    const open = this.session.tables
      .all('document')
      .filter(({ reading }) => reading.state === 'waiting' || reading.state === 'reading')
    return open.find(({ format }) => format === 'text' || format === 'pdf') ?? open[0]
  }

  private async readDocument(document: SourceDocument): Promise<Result<null, Refusal<string>>> {
    if (this.skipped.delete(document.id)) return this.settle(document, { state: 'kept', why: 'reading-skipped' })
    const opened = await this.openPatiently(document)
    if (!opened.ok) return this.settle(document, afterRefusal(opened.error.code))
    const { pages } = opened.value
    for (let page = 1; page <= pages; page++) {
      if (this.session.tables.page(document.id, page)) continue
      if (this.paused) return ok(null)
      if (this.skipped.delete(document.id)) return this.settle(document, { state: 'kept', why: 'reading-skipped' })
      const text = await this.readPage(document, page)
      const committed = await this.keepPage(document, text, { done: page, of: pages })
      if (!committed.ok) return committed
    }
    return this.finish(document, pages)
  }

  private async openPatiently(document: SourceDocument): Promise<Result<{ pages: number }, Refusal<string>>> {
    let opened: Result<{ pages: number }, Refusal<string>> = refuse('damaged')
    for (let attempt = 0; attempt < TRIES; attempt++) {
      opened = await this.openAnew(document)
      if (opened.ok || opened.error.code !== 'reader-unavailable') return opened
    }
    return refuse('damaged')
  }

  private async readPage(document: SourceDocument, page: number): Promise<PageText> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const source = await this.openSource(document)
      if (!source.ok) continue
      const { handle } = source.value
      const read = await this.session.reader.ask(
        (reading) => reading.readPage({ handle, page, mode: 'text-layer-first' }),
        PAGE_PATIENCE,
      )
      if (read.ok) return read.value
      if (read.error.code !== 'reader-unavailable') break
    }
    return unreadablePage(page)
  }

  private async keepPage(
    document: SourceDocument,
    text: PageText,
    progress: { done: number; of: number },
  ): Promise<Result<null, Refusal<string>>> {
    const blob = text.quality === 'unreadable' ? ok(null) : await sealBytes(this.session, utf8(JSON.stringify(text)))
    if (!blob.ok) return blob
    const { page, width, height, source, quality, turned } = text
    const row: ReadPage = {
      id: newId(RowId),
      documentId: document.id,
      page,
      blob: blob.value,
      width,
      height,
      source,
      quality,
      turned,
    }
    const committed = await this.commitState(document.id, { state: 'reading', ...progress }, [{ kind: 'page', row }])
    if (committed.ok) this.session.index.add(document.id, text)
    this.session.tell('reading')
    return committed
  }

  private async finish(document: SourceDocument, pages: number): Promise<Result<null, Refusal<string>>> {
    const unreadable = this.session.tables
      .pages(document.id)
      .filter(({ quality }) => quality === 'unreadable')
      .map(({ page }) => page)
    if (pages === 0 || unreadable.length === pages) return this.settle(document, { state: 'kept', why: 'damaged' })
    const understood = await understand(this.session, document.id)
    if (!understood.ok) return understood
    const settled = await this.commitState(document.id, { state: 'read', pages, unreadable }, [
      { kind: 'understanding', row: understood.value },
    ])
    this.session.tell('records')
    return settled
  }

  private async settle(document: SourceDocument, reading: ReadingState): Promise<Result<null, Refusal<string>>> {
    const settled = await this.commitState(document.id, reading, [])
    this.session.tell('records')
    return settled
  }

  /** The document's row may have changed since (a person filed it): only its reading state is replaced. */
  private commitState(
    id: DocumentId,
    reading: ReadingState,
    also: readonly Change[],
  ): Promise<Result<null, Refusal<string>>> {
    const now = this.session.tables.get('document', id)
    return now
      ? this.session.commit([{ kind: 'document', row: { ...now, reading } }, ...also])
      : Promise.resolve(ok(null))
  }
}

function afterRefusal(code: string): ReadingState {
  if (code === 'password-needed') return { state: 'needs-password' }
  const why: KeptReason = code === 'too-large' || code === 'unsupported-encryption' ? code : 'damaged'
  return { state: 'kept', why }
}

const unreadablePage = (page: number): PageText => ({
  page,
  text: '',
  words: [],
  width: 612,
  height: 792,
  source: 'none',
  turned: 0,
  confidence: 0,
  quality: 'unreadable',
})
