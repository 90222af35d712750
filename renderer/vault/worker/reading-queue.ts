import type { DocumentId } from '../../core/base/ids.ts'
import { inGroups } from '../../core/base/in-groups.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { PageText } from '../../core/model/page-text.ts'
import type { Understanding } from '../../core/model/understanding.ts'
import {
  isPicture,
  isToBeRead,
  type KeptReason,
  type ReadingState,
  type SourceDocument,
} from '../../core/model/source-document.ts'
import type { Change } from './change.ts'
import { keepPages } from './keep-pages.ts'
import type { Session } from './session.ts'
import { studyOf } from './studies.ts'
import { takeApart, type TakenApart } from './take-apart.ts'
import { pageTexts, understandAgain, understandingOf } from './understand.ts'
import { UnderWay } from './under-way.ts'
import { isDiskCode, type DiskRefusal } from './vault-folder.ts'

/** How often one page may take the reader down before it is skipped for good (vault.md §0). */
const TRIES = 3
/** Deaths that another question may have caused count only so often. */
const MOST_TRIES = 2 * TRIES
/** OCR of one page may use several turns of the picture; the reader has its own limit below this one. */
const PAGE_PATIENCE = 60_000

/** So many pages at most are read while the ones before them are being kept, and are kept in one go. */
const AHEAD = 32

/** A page's text, or why the queue or the document cannot go on. */
type Read<T> = Result<T, Refusal<string>>

/**
 * Reads documents one after another in the reader process and keeps every page as it comes, so that a crash, a lock or a
 * quit loses at most the page being read and those that were just being kept. Text and structured files go first, then pictures. What is to be read is only
 * what the documents' rows say: skipping and retrying change the row, and the queue follows.
 */
export class ReadingQueue {
  private running = false
  private paused = false
  /** Documents whose unreadable pages are to be read once more. */
  private readonly again = new Set<DocumentId>()

  constructor(
    private readonly session: Session,
    private readonly patience = PAGE_PATIENCE,
  ) {
    session.reader.onAttached(() => this.wake())
  }

  get isPaused(): boolean {
    return this.paused
  }

  pause(paused: boolean): void {
    this.paused = paused
    this.session.tell('reading')
    if (!paused) this.wake()
  }

  /** Start working if there is work and nobody is at it. */
  wake(): void {
    if (this.running || this.session.readOnly || this.session.isOver()) return
    this.running = true
    void this.work()
  }

  /** Stop reading a document, now or when its turn comes; pages that have been read stay. */
  async skip(id: DocumentId): Promise<Result<null, DiskRefusal>> {
    const skipped = await this.settle(id, { state: 'kept', why: 'reading-skipped' })
    return skipped.ok ? this.understandKept(id) : skipped
  }

  /** Read a document whose row says `waiting` again, its unreadable pages too. */
  readAgain(id: DocumentId): void {
    this.again.add(id)
    this.wake()
  }

  private async work(): Promise<void> {
    try {
      for (let next = this.next(); next; next = this.next()) {
        const done = await this.readSafely(next.id)
        if (!done.ok) return this.stop(done.error.code)
      }
    } finally {
      // At once, not when the promise settles: what comes in between must be able to start it again.
      this.running = false
      void this.session.sources.close('reading')
    }
  }

  /** Without a reader the next one wakes the queue; without a disk the person does. */
  private stop(code: string): void {
    if (code === 'reader-unavailable' || this.session.isOver()) return
    this.paused = true
    this.session.tell(code === 'disk-full' ? 'paused-disk-full' : 'reading')
  }

  /** What need not be looked at is quick and comes first. Then everything else in the order it came. */
  private next(): SourceDocument | undefined {
    if (this.paused || this.session.isOver()) return undefined
    const open = this.session.tables.all('document').filter((document) => isToBeRead(document) && !document.binned)
    return open.find((document) => !isSlow(document)) ?? open[0]
  }

  /** What nobody expected of one document must not keep the others from being read. */
  private async readSafely(id: DocumentId): Promise<Read<null>> {
    try {
      return await this.readDocument(id)
    } catch {
      return this.settle(id, { state: 'kept', why: 'damaged' })
    }
  }

  /** The document as it is now; undefined when somebody stopped its reading, or everything. */
  private current(id: DocumentId): SourceDocument | undefined {
    const document = this.session.tables.get('document', id)
    return document && isToBeRead(document) && !this.paused && !this.session.isOver() ? document : undefined
  }

  private async readDocument(id: DocumentId): Promise<Read<null>> {
    const opened = await this.countPages(id)
    if (!opened.ok) return this.cannotGoOn(id, opened.error)
    const of = opened.value
    const kept = await this.readPages(id, of)
    if (!kept.ok) return kept
    // One that was skipped and asked for again meanwhile lacks the pages that came in between: its turn comes again.
    return this.current(id) && this.hasAllPages(id, of) ? this.finish(id, of) : ok(null)
  }

  /** While pages are being kept the next ones are read, so many at most; whether they could be kept is known at the end. */
  private async readPages(id: DocumentId, of: number): Promise<Read<null>> {
    const keep = inGroups(AHEAD, (group: readonly PageText[]) => keepPages(this.session, { id, of, texts: group }))
    const underWay = new UnderWay(AHEAD)
    for (let page = 1; page <= of && underWay.isWell; page++) {
      if (this.isRead(id, page)) continue
      const document = this.current(id)
      if (!document) break
      const text = await this.readPage(document, page)
      if (!text.ok) {
        const kept = await underWay.end()
        return kept.ok ? this.cannotGoOn(id, text.error) : kept
      }
      await underWay.add(keep(text.value))
    }
    return underWay.end()
  }

  private isRead(id: DocumentId, page: number): boolean {
    const known = this.session.tables.ownPage(id, page)
    return known !== undefined && !(known.quality === 'unreadable' && this.again.has(id))
  }

  private hasAllPages(id: DocumentId, of: number): boolean {
    return this.session.tables.ownPages(id).filter(({ page }) => page <= of).length === of
  }

  private async countPages(id: DocumentId): Promise<Read<number>> {
    const pages = await this.patiently(async () => {
      const document = this.current(id)
      if (!document) return ok(0)
      return this.session.sources.ask('reading', document, async (_, at) => ok(at.pages))
    })
    return pages.ok || pages.error.code !== 'gave-up' ? pages : refuse('damaged')
  }

  private async readPage(document: SourceDocument, page: number): Promise<Read<PageText>> {
    const read = await this.patiently(() =>
      this.session.sources.ask(
        'reading',
        document,
        (reading, { handle }) => reading.readPage({ handle, page, mode: 'text-layer-first' }),
        this.patience,
      ),
    )
    return read.ok || !isPageFault(read.error.code) ? read : ok(unreadablePage(page))
  }

  /** Asks until the reader has died of it three times: `gave-up`. That no reader is there at all is nobody's fault. */
  private async patiently<T>(ask: () => Promise<Read<T>>): Promise<Read<T>> {
    let deaths = 0
    for (let tries = 0; tries < MOST_TRIES && deaths < TRIES; tries++) {
      const answer = await ask()
      if (answer.ok || answer.error.code !== 'reader-unavailable') return answer
      if (answer.error.detail === 'absent' || this.session.isOver()) return answer
      if (answer.error.detail === 'died') deaths++
    }
    return refuse('gave-up')
  }

  private async cannotGoOn(id: DocumentId, refusal: Refusal<string>): Promise<Read<null>> {
    if (refusal.code === 'reader-unavailable') return { ok: false, error: refusal }
    return this.settle(id, afterRefusal(refusal.code))
  }

  private async finish(id: DocumentId, pages: number): Promise<Read<null>> {
    const { session } = this
    const unreadable = session.tables
      .ownPages(id)
      .flatMap(({ quality, page }) => (quality === 'unreadable' ? [page] : []))
    this.again.delete(id)
    const apart = await this.takeApart(id)
    if (!apart.ok) return this.cannotGoOn(id, apart.error)
    if (!apart.value) return ok(null)
    const { row, members } = apart.value
    const reading = endOf({ pages, unreadable, members, isDirectory: row.dicom?.role === 'directory' })
    const texts = reading.state === 'read' ? await pageTexts(session, id) : []
    return this.settle(id, reading, (document) => {
      const within = document.within ?? studyOf(session, document, row.dicom)
      const isOpen = reading.state === 'read' && !within
      const understanding = isOpen ? understood(session, document, texts, row.stated) : null
      return {
        within,
        also: [
          { kind: 'content', row },
          ...(understanding ? [{ kind: 'understanding' as const, row: understanding }] : []),
        ],
      }
    })
  }

  /** What the document holds beside its pages; its members are taken in as documents of their own. */
  private async takeApart(id: DocumentId): Promise<Read<TakenApart | null>> {
    return this.patiently(async () => {
      const document = this.current(id)
      return document ? takeApart(this.session, document, () => this.current(id) === undefined) : ok(null)
    })
  }

  /** What has been read of a document that is read no further can be understood, and so found. */
  private async understandKept(id: DocumentId): Promise<Result<null, DiskRefusal>> {
    if (this.session.tables.pages(id).length === 0) return ok(null)
    const understood = await understandAgain(this.session, id)
    this.session.tell('records')
    return understood
  }

  /** Only the reading state is replaced, and only while the document is still to be read: a person may have said otherwise. */
  private async settle(
    id: DocumentId,
    reading: ReadingState,
    more: (document: SourceDocument) => Settled = ({ within }) => ({ within, also: [] }),
  ): Promise<Result<null, DiskRefusal>> {
    const { session } = this
    const settled = await session.commit(() => {
      const document = session.tables.get('document', id)
      if (!document || !isToBeRead(document)) return []
      const { within, also } = more(document)
      return [{ kind: 'document', row: { ...document, reading, within } }, ...also]
    })
    session.tell('records')
    return settled
  }
}

/** A file that no rule was ready for has been read all the same: it is then nobody's proposal, and a person files it. */
function understood(...about: Parameters<typeof understandingOf>): Understanding | null {
  try {
    return understandingOf(...about)
  } catch {
    return null
  }
}

type Settled = { readonly within: SourceDocument['within']; readonly also: readonly Change[] }

/** How reading ended: a container without pages of its own was unpacked, whatever else has no page that can be seen is kept. */
function endOf({
  pages,
  unreadable,
  members,
  isDirectory,
}: {
  readonly pages: number
  readonly unreadable: number[]
  readonly members: number
  readonly isDirectory: boolean
}): ReadingState {
  if (isDirectory) return { state: 'kept', why: 'disc-directory' }
  if (pages === 0) return members > 0 ? { state: 'unpacked', members } : { state: 'kept', why: 'no-content' }
  return unreadable.length >= pages ? { state: 'kept', why: 'damaged' } : { state: 'read', pages, unreadable }
}

/** Read by looking at it, or one of very many. */
const isSlow = ({ format }: SourceDocument): boolean => isPicture(format) || format === 'dicom'

/** The document can be opened, so whatever else the reader says is about this one page. */
const isPageFault = (code: string): boolean =>
  !isDiskCode(code) && !['reader-unavailable', 'blob-missing', 'blob-damaged', 'password-needed'].includes(code)

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
