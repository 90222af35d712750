import type { DocumentId } from '../../core/base/ids.ts'
import { standingOf } from '../../core/model/filing.ts'
import type { DocumentKind } from '../../core/model/document-kind.ts'
import type { Filing, PageIdentity } from '../../core/model/understanding.ts'
import type { RecordDetail, ReviewCard } from '../../vault/contract.ts'

/** What tells one question from another: a record may come back with another question, or about other pages. */
export const keyOf = ({ group, record, pageToShow }: ReviewCard): string => `${group}/${record.row.id}/${pageToShow}`

/**
 * The card to show once the list has changed: the same one; else the same record with its next question, so that a person
 * can finish it; else whatever has moved into its place. Null when nothing is left.
 */
export function cardAfter(
  before: readonly ReviewCard[],
  now: readonly ReviewCard[],
  current: string | null,
): ReviewCard | null {
  const same = now.find((card) => keyOf(card) === current)
  if (same) return same
  const place = before.findIndex((card) => keyOf(card) === current)
  const left = before[place]
  const sameRecord = left && now.find((card) => card.record.row.id === left.record.row.id)
  return sameRecord ?? now[Math.min(Math.max(place, 0), now.length - 1)] ?? null
}

const isDoubtful = ({ verdict }: PageIdentity): boolean => verdict === 'quarantine' || verdict === 'ask'

const saysTheSame = (a: PageIdentity, b: PageIdentity): boolean =>
  a.nameAsWritten?.value === b.nameAsWritten?.value && a.birthDateAsWritten?.value === b.birthDateAsWritten?.value

const namesNobody = ({ nameAsWritten, birthDateAsWritten }: PageIdentity): boolean =>
  nameAsWritten === null && birthDateAsWritten === null

/**
 * The doubtful pages that one answer settles: those that say the same as the page shown, and those without any name that
 * follow on one of them. `answered`: look at pages that have an answer already, to change it.
 */
export function pagesInQuestion({ record, pageToShow }: ReviewCard, answered = false): number[] {
  const shown = identityOf(record, pageToShow)
  const doubtful = identitiesOf(record).filter((one) => isDoubtful(one) && (one.answer !== null) === answered)
  const pages: number[] = []
  for (const one of doubtful) {
    const follows = namesNobody(one) && pages.includes(one.page - 1)
    const isAlike = shown !== null && !namesNobody(one) && saysTheSame(one, shown)
    if (one.page === pageToShow || follows || isAlike) pages.push(one.page)
  }
  return pages.length > 0 ? pages : [pageToShow]
}

const identitiesOf = ({ pageInfo }: RecordDetail): PageIdentity[] =>
  pageInfo.flatMap(({ identity }) => (identity ? [identity] : [])).sort((a, b) => a.page - b.page)

export const identityOf = (record: RecordDetail, page: number): PageIdentity | null =>
  record.pageInfo.find((info) => info.page === page)?.identity ?? null

/** The name and birth date that a page is judged by: its own, or those of the page it goes on from. */
export function statedIdentity(record: RecordDetail, page: number): PageIdentity | null {
  const before = identitiesOf(record).filter((one) => one.page <= page && !namesNobody(one))
  return before.at(-1) ?? identityOf(record, page)
}

/** What the machine would file a record as; null while it does not know its kind. */
export function proposedFiling({ filing, proposal }: RecordDetail): Filing | null {
  const { kind, ...others } = standingOf(filing, proposal)
  return kind ? { kind, ...others } : null
}

/** The cards that "all like this" files: filed by the software, of this card's kind. */
export function cardsLike(cards: readonly ReviewCard[], card: ReviewCard): ReviewCard[] {
  const kind: DocumentKind | null = card.record.row.kind
  if (card.group !== 'filed' || kind === null) return []
  return cards.filter(({ group, record }) => group === 'filed' && record.row.kind === kind)
}

/** A record that was just dealt with, as a card again, to put it right. */
export function cardAgain(record: RecordDetail, pages: readonly number[]): ReviewCard {
  const [page] = pages
  return page === undefined
    ? { group: 'filed', record, pageToShow: 1 }
    : { group: 'wrong-person', record, pageToShow: page }
}

export type LastDone = { readonly id: DocumentId; readonly pages: readonly number[] }
