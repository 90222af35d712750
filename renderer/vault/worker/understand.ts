import { canonicalJson } from '../../core/base/canonical-json.ts'
import type { ClinicalDate } from '../../core/base/clinical-date.ts'
import { fromUtf8 } from '../../core/base/bytes.ts'
import type { DocumentId } from '../../core/base/ids.ts'
import { parseJson } from '../../core/base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { propose, rulesVersion } from '../../core/extract/propose.ts'
import { suggestSplits } from '../../core/extract/suggest-splits.ts'
import { bestPersonFor } from '../../core/identity/best-person.ts'
import { checkPages } from '../../core/identity/check-pages.ts'
import { traitsOf } from '../../core/timeline/likeness.ts'
import { PageText } from '../../core/model/page-text.ts'
import { correctPage, type CorrectedPage } from '../../core/model/correction.ts'
import type { StatedByFile } from '../../core/model/content.ts'
import { turnPage } from '../../core/model/turn-page.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import { isOpenDoubt, type PageIdentity, type Understanding } from '../../core/model/understanding.ts'
import { openWhole, type BlobRefusal } from './blobs.ts'
import { isAsked } from './both-kept.ts'
import { understandingId } from './row-ids.ts'
import type { Session } from './session.ts'
import type { RecordPage } from './tables.ts'
import type { DiskRefusal } from './vault-folder.ts'

type Opened<T> = Promise<Result<T, BlobRefusal | Refusal<'not-read-yet'>>>

/** The text of one page as it was read, before anybody said anything about it; a page that could not be read has none. */
export async function openReading(session: Session, { blob }: Pick<RecordPage, 'blob'>): Opened<PageText> {
  if (!blob) return refuse('not-read-yet')
  const opened = await openWhole(session, blob)
  if (!opened.ok) return opened
  const text = parseJson(PageText, fromUtf8(opened.value))
  return text.ok ? text : refuse('blob-damaged')
}

/** Open the text of one page of a record as it stands there now: as read, with a person's corrections, turned as it is there. */
export async function openPageText(session: Session, page: RecordPage): Opened<CorrectedPage> {
  const reading = await openReading(session, page)
  if (!reading.ok) return reading
  const text = correctPage(reading.value, page.corrections)
  return ok({ ...turnPage(text, page.of.turned), page: page.page })
}

/** The texts of a document's pages that have been read, in order. */
export async function pageTexts(session: Session, documentId: DocumentId): Promise<PageText[]> {
  const texts: PageText[] = []
  for (const page of session.tables.pages(documentId)) {
    const text = await openPageText(session, page)
    if (text.ok) texts.push(text.value)
  }
  return texts
}

/**
 * First understanding of a document by its pages (house.md §4, steps 7–8): whose each page is, and what the document seems
 * to be. Words are proposed from pages of this person only; a stranger's page is never used. To be called within a commit,
 * so that it stands beside the person, the answers and the filing as they are at that moment.
 */
export function understandingOf(
  { tables }: Session,
  document: SourceDocument,
  texts: readonly PageText[],
  stated: StatedByFile | null = tables.get('content', document.id)?.stated ?? null,
): Understanding | null {
  const person = tables.get('person', document.personId)
  if (!person) return null
  const before = tables.get('understanding', document.id)
  const others = tables.all('person').filter(({ id }) => id !== person.id)
  const pages = withAnswers(checkPages(texts, person, others), before)
  const own = new Set(pages.filter(mayBeOwn).map(({ page }) => page))
  const ownTexts = texts.filter(({ page }) => own.has(page))
  const inQuestion = new Set(pages.filter(isOpenDoubt).map(({ page }) => page))
  return {
    id: before?.id ?? understandingId(document.id),
    documentId: document.id,
    rules: rulesVersion,
    proposal: propose(ownTexts, {
      ...{ today: today(), birthDate: person.birthDate, fileKind: document.format },
      ...(stated ? { stated } : {}),
    }),
    pages,
    filed: before?.filed ?? null,
    traits: traitsOf(ownTexts),
    fits: bestPersonFor(texts, inQuestion, others),
    splits: document.sheets ? [] : suggestSplits(texts).map(({ startsAt, because }) => ({ startsAt, because })),
  }
}

const mayBeOwn = ({ answer, verdict }: PageIdentity): boolean => (answer ? answer.isPerson : verdict !== 'quarantine')

/**
 * Propose anew for one document that has been read, or as far as it has. Answers and filings stay, also where two computers
 * have said otherwise and nobody has settled it.
 */
export async function understandAgain(session: Session, id: DocumentId): Promise<Result<null, DiskRefusal>> {
  const texts = await pageTexts(session, id)
  return session.commit(() => {
    const document = session.tables.get('document', id)
    if (!document || !isSettled(document) || document.within?.as === 'image') return []
    const before = session.tables.get('understanding', id)
    const now = understandingOf(session, document, texts)
    const isSame = now && before && canonicalJson(now) === canonicalJson(before)
    if (!now || isSame) return []
    if (!isAsked(session, now.id, document.personId)) return [{ kind: 'understanding', row: now }]
    // Written, it would replace the versions that a person is asked about: until then it is only shown.
    session.tables.put({ row: now.id, kind: 'understanding', value: now })
    return []
  })
}

const isSettled = ({ reading }: SourceDocument): boolean => reading.state === 'read' || reading.state === 'kept'

/** Propose anew for every document that has pages, because what is known of the person has changed. */
export async function understandEverything(session: Session): Promise<Result<null, DiskRefusal>> {
  for (const document of session.tables.all('document')) {
    if (session.isOver()) break
    if (!isSettled(document) || session.tables.pages(document.id).length === 0) continue
    const written = await understandAgain(session, document.id)
    if (!written.ok) return written
  }
  session.tell('records')
  return ok(null)
}

/** A person's answers outlive a new reading. */
function withAnswers(pages: readonly PageIdentity[], before: Understanding | undefined): PageIdentity[] {
  return pages.map((page) => ({ ...page, answer: before?.pages.find((old) => old.page === page.page)?.answer ?? null }))
}

function today(): ClinicalDate {
  const now = new Date()
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
}
