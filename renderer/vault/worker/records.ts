import type { DocumentId } from '../../core/base/ids.ts'
import { standingOf } from '../../core/model/filing.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import type { PageIdentity, Proposal, Understanding } from '../../core/model/understanding.ts'
import type { IntakeLine, Overview, RecordDetail, RecordRow, ReviewCard } from '../contract.ts'
import type { ReadingQueue } from './reading-queue.ts'
import type { Session } from './session.ts'

/** The name of a file without its ending, for a record that has no better title. */
const bareName = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '')

export function recordRow(session: Session, document: SourceDocument): RecordRow {
  const understanding = session.tables.get('understanding', document.id)
  const { kind, date, hospital, title } = standingOf(
    understanding?.filed?.filing ?? null,
    understanding?.proposal ?? null,
  )
  const { id, name, format, size, addedAt, reading } = document
  return {
    id,
    name,
    title: title || bareName(name),
    kind,
    date,
    hospital,
    format,
    size,
    pages: session.tables.pages(id).length,
    checked: Boolean(understanding?.filed),
    addedAt,
    reading,
    person: personOf(understanding),
  }
}

/** The worst of the pages that nobody has answered for; a document all of whose pages are somebody else's is `not-mine`. */
function personOf(understanding: Understanding | undefined): RecordRow['person'] {
  if (!understanding || understanding.pages.length === 0) return 'unread'
  const open = understanding.pages.filter(({ answer }) => !answer)
  const worst = (['quarantine', 'ask'] as const).find((verdict) => open.some((page) => page.verdict === verdict))
  if (worst) return worst
  if (understanding.pages.every(({ answer }) => answer?.isPerson === false)) return 'not-mine'
  const known = understanding.pages.some(({ verdict, answer }) => answer?.isPerson || (!answer && verdict === 'match'))
  return known ? 'match' : 'none'
}

export const recordRows = (session: Session): RecordRow[] =>
  session.tables.all('document').map((document) => recordRow(session, document))

export function recordDetail(session: Session, id: DocumentId): RecordDetail | null {
  const document = session.tables.get('document', id)
  if (!document) return null
  const understanding = session.tables.get('understanding', id)
  const identity = new Map<number, PageIdentity>(understanding?.pages.map((page) => [page.page, page]))
  const pageInfo = session.tables.pages(id).map(({ page, width, height, source, quality }) => ({
    page,
    width,
    height,
    source,
    quality,
    identity: identity.get(page) ?? null,
  }))
  const proposal: Proposal | null = understanding?.proposal ?? null
  return { row: recordRow(session, document), pageInfo, proposal, filing: understanding?.filed?.filing ?? null }
}

/** The cards of To review, in the order of their groups: a doubt about the person first. */
export function reviewCards(session: Session): ReviewCard[] {
  const cards = session.tables.all('document').flatMap((document) => {
    const card = reviewCard(session, document)
    return card ? [card] : []
  })
  const order: ReviewCard['group'][] = ['wrong-person', 'hard-to-read', 'not-filed', 'filed']
  return cards.sort(
    (a, b) =>
      order.indexOf(a.group) - order.indexOf(b.group) || a.record.row.addedAt.localeCompare(b.record.row.addedAt),
  )
}

function reviewCard(session: Session, document: SourceDocument): ReviewCard | null {
  const { state } = document.reading
  if (state === 'waiting' || state === 'reading' || state === 'needs-password') return null
  const record = recordDetail(session, document.id)
  if (!record) return null
  const doubt = record.pageInfo.find(({ identity }) => isOpenDoubt(identity))
  if (doubt) return { group: 'wrong-person', record, pageToShow: doubt.page }
  if (record.row.checked || record.row.person === 'not-mine') return null
  const poor = record.pageInfo.find(({ quality }) => quality === 'poor' || quality === 'unreadable')
  if (poor) return { group: 'hard-to-read', record, pageToShow: poor.page }
  return { group: record.row.kind ? 'filed' : 'not-filed', record, pageToShow: 1 }
}

const isOpenDoubt = (identity: PageIdentity | null): boolean =>
  identity !== null && !identity.answer && (identity.verdict === 'quarantine' || identity.verdict === 'ask')

export function intakeLines(session: Session): IntakeLine[] {
  return session.tables.all('item').map((item) => {
    const { id: itemId, batchId, name, size } = item
    const { documentId } = item.end
    const line = { itemId, batchId, documentId, name, size }
    if (item.end.end === 'already-here') return { ...line, state: { state: 'already-here', documentId } }
    return { ...line, state: lineState(session, documentId) }
  })
}

function lineState(session: Session, id: DocumentId): IntakeLine['state'] {
  const document = session.tables.get('document', id)
  if (!document) return { state: 'kept', why: 'damaged' }
  const { reading } = document
  if (reading.state !== 'read') return reading
  const row = recordRow(session, document)
  if (row.person === 'quarantine') return { state: 'needs-you', why: 'wrong-person' }
  if (row.person === 'ask') return { state: 'needs-you', why: 'which-person' }
  const pages = session.tables.pages(id)
  const hard = pages.length > 0 && pages.every(({ quality }) => quality === 'poor' || quality === 'unreadable')
  if (hard && !row.checked) return { state: 'needs-you', why: 'hard-to-read' }
  return { state: 'filed', kind: row.kind, date: row.date, checked: row.checked, unreadable: reading.unreadable.length }
}

export function overview(session: Session, queue: ReadingQueue): Overview {
  const rows = recordRows(session)
  const settings = session.tables.only('settings')
  const open = rows.filter(({ reading }) => reading.state === 'waiting' || reading.state === 'reading')
  const pages = open.map(({ reading }) => (reading.state === 'reading' ? reading : { done: 0, of: 1 }))
  return {
    person: session.tables.person() ?? null,
    records: rows.length,
    toReview: reviewCards(session).length,
    kindCounts: countKinds(rows),
    reading: {
      left: open.length,
      pagesDone: pages.reduce((sum, { done }) => sum + done, 0),
      pagesOf: pages.reduce((sum, { of }) => sum + of, 0),
      paused: queue.isPaused,
    },
    kitProven: settings?.kitProven ?? false,
    readOnly: session.readOnly,
    damaged: session.damaged,
    older: session.older,
    unreadRows: session.tables.unreadRows,
    sample: settings?.sample ?? false,
    trialMark: session.trialMark,
    place: settings?.place ?? null,
  }
}

function countKinds(rows: readonly RecordRow[]): Overview['kindCounts'] {
  const counts = new Map<RecordRow['kind'], number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count)
}
