import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { SourceDocument } from '../../core/model/source-document.ts'
import { isOpenDoubt } from '../../core/model/understanding.ts'
import type { Kin, ReviewCard } from '../contract.ts'
import { bothKept } from './both-kept.ts'
import { kinIn } from './kin.ts'
import { personOf, recordRow, recordStanding } from './records.ts'
import type { Alike, Session } from './session.ts'
import { takenTogether } from './taken-together.ts'

type Group = ReviewCard['group']
/** What is asked about a record, and on which of its pages. */
type Question = { readonly group: Group; readonly pageToShow: number }

const order: readonly Group[] = ['wrong-person', 'disagree', 'same-twice', 'hard-to-read', 'not-filed', 'filed']

/** The cards of To review for the open person, in the order of their groups: a doubt about the person first. */
export function reviewCards(session: Session): ReviewCard[] {
  const pairs = openPairs(session)
  const together = takenTogether(session)
  return questions(session, pairs)
    .sort(
      (a, b) => order.indexOf(a.group) - order.indexOf(b.group) || a.document.addedAt.localeCompare(b.document.addedAt),
    )
    .map(({ document, group, pageToShow }) => ({
      ...{ group, pageToShow },
      row: recordRow(session, document),
      kin: group === 'disagree' || group === 'same-twice' ? (pairs.get(document.id) ?? null) : null,
      together: isAboutFiling(group) ? (together.get(document.id) ?? []) : [],
    }))
}

const isAboutFiling = (group: Group): boolean => group === 'filed' || group === 'not-filed'

/** How much To review holds for a person: its cards, and what was changed on two computers. */
export const reviewCount = (session: Session, person: PersonId): number =>
  bothKept(session, person).length + cardCount(session, person)

function cardCount(session: Session, person: PersonId): number {
  if (person === session.tables.person()?.id) return questions(session, openPairs(session)).length
  return session.tables.records(person).filter((document) => isReady(document) && needsAnyone(session, document)).length
}

const questions = (session: Session, pairs: ReadonlyMap<DocumentId, Kin>) =>
  session.tables.records().flatMap((document) => {
    const question = isReady(document) ? questionAbout(session, document, pairs.get(document.id) ?? null) : null
    return question ? [{ document, ...question }] : []
  })

const needsAnyone = ({ tables }: Session, { id }: SourceDocument): boolean => {
  const understanding = tables.get('understanding', id)
  return !understanding?.filed || understanding.pages.some(isOpenDoubt)
}

/** What is still being read, or only a wrapping, is nobody's question. */
function isReady({ reading }: SourceDocument): boolean {
  if (reading.state === 'kept') return reading.why !== 'disc-directory'
  return reading.state === 'read'
}

function questionAbout(session: Session, document: SourceDocument, kin: Kin | null): Question | null {
  const understanding = session.tables.get('understanding', document.id)
  const doubt = understanding?.pages.find((one) => isOpenDoubt(one) && session.tables.refOf(document.id, one.page))
  if (doubt) return { group: 'wrong-person', pageToShow: doubt.page }
  if (personOf(understanding) === 'not-mine') return null
  if (kin) return { group: kin.relation === 'newer-version' ? 'disagree' : 'same-twice', pageToShow: 1 }
  if (understanding?.filed) return null
  const poor = session.tables
    .pages(document.id)
    .find(({ quality }) => quality === 'poor' || quality === 'unreadable')?.page
  if (poor !== undefined) return { group: 'hard-to-read', pageToShow: poor }
  return { group: recordStanding(session, document).kind ? 'filed' : 'not-filed', pageToShow: 1 }
}

/**
 * For each record that came later, the first record that it is like and about which nobody has said anything: one card for
 * each pair. A page that may be a stranger's is a question of its own first.
 */
function openPairs(session: Session): Map<DocumentId, Kin> {
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
