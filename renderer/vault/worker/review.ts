import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import { isOpenDoubt } from '../../core/model/understanding.ts'
import type { Kin, RecordDetail, ReviewCard } from '../contract.ts'
import { kinIn } from './kin.ts'
import { recordDetail } from './record-detail.ts'
import type { Alike, Session } from './session.ts'
import { takenTogether } from './taken-together.ts'

const order: readonly ReviewCard['group'][] = [
  'wrong-person',
  'disagree',
  'same-twice',
  'hard-to-read',
  'not-filed',
  'filed',
]

/** The cards of To review for the open person, in the order of their groups: a doubt about the person first. */
export function reviewCards(session: Session): ReviewCard[] {
  const kin = openKin(session)
  const together = takenTogether(session)
  const cards = session.tables.records().flatMap((document): ReviewCard[] => {
    if (!isReady(document)) return []
    const record = recordDetail(session, document.id)
    return record ? cardsOf(record, kin.get(document.id) ?? null, together.get(document.id) ?? []) : []
  })
  return cards.sort(
    (a, b) =>
      order.indexOf(a.group) - order.indexOf(b.group) || a.record.row.addedAt.localeCompare(b.record.row.addedAt),
  )
}

/** How many cards To review holds for a person. */
export function reviewCount(session: Session, person: PersonId): number {
  if (person === session.tables.person()?.id) return reviewCards(session).length
  return session.tables.records(person).filter((document) => isReady(document) && needsAnyone(session, document)).length
}

const needsAnyone = ({ tables }: Session, { id }: SourceDocument): boolean => {
  const understanding = tables.get('understanding', id)
  return !understanding?.filed || understanding.pages.some(isOpenDoubt)
}

/** What is still being read, or only a wrapping, is nobody's question. */
function isReady({ reading }: SourceDocument): boolean {
  if (reading.state === 'kept') return reading.why !== 'disc-directory'
  return reading.state === 'read'
}

function cardsOf(record: RecordDetail, kin: Kin | null, together: DocumentId[]): ReviewCard[] {
  const card = { record, kin: null, together: [] }
  const doubt = record.pageInfo.find(({ identity }) => identity && isOpenDoubt(identity))
  if (doubt) return [{ ...card, group: 'wrong-person', pageToShow: doubt.page }]
  if (record.row.person === 'not-mine') return []
  if (kin) return [{ ...card, kin, group: kin.relation === 'newer-version' ? 'disagree' : 'same-twice', pageToShow: 1 }]
  if (record.row.checked) return []
  const poor = record.pageInfo.find(({ quality }) => quality === 'poor' || quality === 'unreadable')
  if (poor) return [{ ...card, group: 'hard-to-read', pageToShow: poor.page }]
  return [{ ...card, together, group: record.row.kind ? 'filed' : 'not-filed', pageToShow: 1 }]
}

/**
 * For each record that came later, the first record that it is like and about which nobody has said anything: one card for
 * each pair. A page that may be a stranger's is a question of its own first.
 */
function openKin(session: Session): Map<DocumentId, Kin> {
  const open = new Map<DocumentId, Kin>()
  for (const pair of session.kin.pairs()) {
    const later = laterOf(session, pair)
    const kin = kinIn(session, pair, later)
    if (kin?.answer === null && !open.has(later)) open.set(later, kin)
  }
  return open
}

function laterOf({ tables }: Session, { a, b }: Alike): DocumentId {
  const [first, second] = [tables.get('document', a)?.addedAt ?? '', tables.get('document', b)?.addedAt ?? '']
  return first > second || (first === second && a > b) ? a : b
}
