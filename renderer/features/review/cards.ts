import type { DocumentId } from '../../core/base/ids.ts'
import type { PageIdentity } from '../../core/model/understanding.ts'
import type { RecordDetail, ReviewCard } from '../../vault/contract.ts'

/** A card whose record has been looked up: what is shown and decided about. */
export type OpenCard = ReviewCard & { readonly record: RecordDetail }

/** What tells one question from another: a record may come back with another question, or about other pages. */
export const keyOf = ({ group, row, pageToShow, kin }: ReviewCard): string =>
  `${group}/${row.id}/${pageToShow}/${kin?.other.id ?? ''}`

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
  const sameRecord = left && now.find((card) => card.row.id === left.row.id)
  return sameRecord ?? now[Math.min(Math.max(place, 0), now.length - 1)] ?? null
}

const isDoubtful = ({ verdict }: PageIdentity): boolean => verdict === 'quarantine' || verdict === 'ask'

const saysTheSame = (a: PageIdentity, b: PageIdentity): boolean =>
  a.nameAsWritten?.value === b.nameAsWritten?.value && a.birthDateAsWritten?.value === b.birthDateAsWritten?.value

const namesNobody = ({ nameAsWritten, birthDateAsWritten }: PageIdentity): boolean =>
  nameAsWritten === null && birthDateAsWritten === null

/**
 * The doubtful pages that one answer settles: those that say the same as the page shown, and those without any name that
 * follow on one of them.
 */
export function pagesInQuestion({ record, pageToShow }: OpenCard): number[] {
  const shown = identityOf(record, pageToShow)
  const doubtful = identitiesOf(record).filter((one) => isDoubtful(one) && one.answer === null)
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

/** The cards that "all like this" files as proposed: filed by the software, of this card's kind and hospital. */
export function cardsLike(cards: readonly ReviewCard[], card: ReviewCard): ReviewCard[] {
  const { kind, hospital } = card.row
  if (card.group !== 'filed' || kind === null) return []
  return cards.filter(({ group, row }) => group === 'filed' && row.kind === kind && row.hospital === hospital)
}

/** Every page of a record; one where nothing has been read. */
export const allPages = ({ row }: RecordDetail): number[] =>
  Array.from({ length: Math.max(row.pages, 1) }, (_, at) => at + 1)

/** The photos that may be one record, the card's own first; empty where there are no others. */
export function photosTogether({ row, together }: ReviewCard): DocumentId[] {
  const others = together.filter((id) => id !== row.id)
  return others.length === 0 ? [] : together.includes(row.id) ? [...together] : [row.id, ...others]
}

/** How many reports a record seems to hold. */
export const reportsIn = ({ splits }: RecordDetail): number => splits.filter(({ startsAt }) => startsAt > 1).length + 1
