import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import { fromUtf8 } from '../../core/base/bytes.ts'
import { newId, RowId, type DocumentId } from '../../core/base/ids.ts'
import { parseJson } from '../../core/base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { propose } from '../../core/extract/propose.ts'
import { checkPages } from '../../core/identity/check-pages.ts'
import { PageText } from '../../core/model/page-text.ts'
import type { ReadPage } from '../../core/model/rows.ts'
import type { Understanding } from '../../core/model/understanding.ts'
import { openWhole, type BlobRefusal } from './blobs.ts'
import type { Session } from './session.ts'
import type { DiskRefusal } from './vault-folder.ts'

/** Version of the rules behind proposals; raised when they change, so that old proposals can be told. */
const RULES = 1

/** Open the text of one page that has been read; a page that could not be read has none. */
export async function openPageText(
  session: Session,
  page: ReadPage,
): Promise<Result<PageText, BlobRefusal | Refusal<'not-read-yet'>>> {
  if (!page.blob) return refuse('not-read-yet')
  const opened = await openWhole(session, page.blob)
  if (!opened.ok) return opened
  const text = parseJson(PageText, fromUtf8(opened.value))
  return text.ok ? text : refuse('blob-damaged')
}

/**
 * First understanding of a document whose pages have been read (house.md §4, steps 7–8): whose each page is, and what the
 * document seems to be. Words are proposed from pages of this person only; a stranger's page is never used.
 */
export async function understand(
  session: Session,
  documentId: DocumentId,
): Promise<Result<Understanding, Refusal<string>>> {
  const document = session.tables.get('document', documentId)
  const person = session.tables.person()
  if (!document || !person) return refuse('no-such-record')
  const texts: PageText[] = []
  for (const page of session.tables.pages(documentId)) {
    const text = await openPageText(session, page)
    if (text.ok) texts.push(text.value)
  }
  const others = session.tables.all('person').filter(({ id }) => id !== person.id)
  const pages = checkPages(texts, person, others)
  const kept = new Set(pages.filter(({ verdict }) => verdict !== 'quarantine').map(({ page }) => page))
  const own = texts.filter(({ page }) => kept.has(page))
  const proposal = propose(own.length ? own : texts, {
    today: today(),
    birthDate: person.birthDate,
    fileKind: document.format,
  })
  const before = session.tables.get('understanding', documentId)
  return ok({
    id: before?.id ?? newId(RowId),
    documentId,
    rules: RULES,
    proposal,
    pages: withAnswers(pages, before),
    filed: before?.filed ?? null,
  })
}

/** Propose anew for every document that has been read, because what is known of the person has changed. Answers and filings stay. */
export async function understandAgain(session: Session): Promise<Result<null, DiskRefusal>> {
  for (const document of session.tables.all('document')) {
    if (document.reading.state !== 'read') continue
    const understood = await understand(session, document.id)
    if (!understood.ok) continue
    const written = await session.commit([{ kind: 'understanding', row: understood.value }])
    if (!written.ok) return written
  }
  session.tell('records')
  return ok(null)
}

/** A person's answers outlive a new reading. */
function withAnswers(pages: Understanding['pages'], before: Understanding | undefined): Understanding['pages'] {
  return pages.map((page) => ({ ...page, answer: before?.pages.find((old) => old.page === page.page)?.answer ?? null }))
}

function today(): ClinicalDate {
  const now = new Date()
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
}
