import { useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { reviewText as text } from '../../text/en/review.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { ReviewCard } from '../../vault/contract.ts'
import { pagesInQuestion, statedIdentity } from './cards.ts'
import { evidenceOf, identityEvidence, type Evidence } from './evidence.ts'
import { FilingSide, markWords } from './FilingSide.tsx'
import { PagePanel } from './PagePanel.tsx'
import { useReviewKeys } from './use-review-keys.ts'
import type { useReview } from './use-review.ts'
import { WhoseSide } from './WhoseSide.tsx'

type Props = {
  card: ReviewCard
  review: ReturnType<typeof useReview>
  person: Person | null
  readOnly: boolean
  /** The first card leaves the focus on the screen's heading. */
  takesFocus: boolean
  onOpenRecord: (id: DocumentId, page: number) => void
  onAdd: () => void
}

/** One question: the page on the left, what is proposed or asked on the right. */
export function CardView({ card, review, person, readOnly, takesFocus, onOpenRecord, onAdd }: Props) {
  const { record, group } = card
  const [page, setPage] = useState(card.pageToShow)
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const isWhose = group === 'wrong-person' && person !== null
  const evidence = useMemo(
    () => (isWhose ? identityEvidence(record, page) : evidenceOf(record, page)),
    [record, page, isWhose],
  )
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  useReviewKeys({
    e: () => form.current?.querySelector<HTMLElement>('.select-button')?.focus(),
    Escape: () => heading.current?.focus(),
  })
  const shared = {
    pending: review.pending,
    readOnly,
    laterWords: review.isAgain ? text.closeAgain : isWhose ? text.decideLater : text.later,
    onLater: review.later,
  }
  const called = person?.name.split(/\s+/)[0] ?? ''
  return (
    <section className="review-card" aria-labelledby="review-card-title">
      <PagePanel record={record} page={page} evidence={evidence} onPage={setPage} />
      <div className="stack review-side">
        <div className="stack stack-tight">
          <h2 id="review-card-title" ref={heading} tabIndex={-1}>
            {record.row.title}
          </h2>
          <p className="small muted review-file">{text.fileName(record.row.name)}</p>
        </div>
        {review.fault === null ? null : (
          <Banner tone="danger" urgent>
            {review.fault}
          </Banner>
        )}
        {isWhose ? (
          <WhoseSide
            {...shared}
            card={card}
            person={person}
            called={called}
            pages={pagesInQuestion(card, review.isAgain)}
            onAnswer={(isPerson) => void review.answer(isPerson, called)}
          />
        ) : (
          <>
            <Reason card={card} evidence={evidence} onAdd={onAdd} />
            <FilingSide
              {...shared}
              record={record}
              evidence={evidence}
              form={form}
              alike={review.alike.length}
              onAccept={(filing) => void review.accept(filing)}
              onAcceptAll={(filing) => void review.acceptAll(filing)}
            />
          </>
        )}
        <div>
          <Button kind="quiet" icon="file" onPress={() => onOpenRecord(record.row.id, page)}>
            {text.openRecord}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** Why the record is here, and whom its first page names. */
function Reason({ card, evidence, onAdd }: { card: ReviewCard; evidence: readonly Evidence[]; onAdd: () => void }) {
  const { record, group } = card
  const reading = text.reading(record.row.reading)
  const stated = statedIdentity(record, card.pageToShow)
  const says = stated && text.pageSays(stated.nameAsWritten?.value ?? null, stated.birthDateAsWritten?.value ?? null)
  return (
    <div className="stack stack-tight">
      <p>{reading ?? (group === 'wrong-person' ? '' : text.reason(group))}</p>
      {group === 'hard-to-read' ? (
        <div>
          <Button icon="add" onPress={onAdd}>
            {text.betterPhoto}
          </Button>
        </div>
      ) : null}
      {says === null ? null : <p className="small muted">{text.personLine(says, markWords(evidence, 'name') ?? '')}</p>}
    </div>
  )
}
