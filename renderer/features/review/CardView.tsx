import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { reviewText as text } from '../../text/en/review.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { pagesInQuestion, photosTogether, reportsIn, statedIdentity, type OpenCard } from './cards.ts'
import { evidenceOf, identityEvidence, type Evidence } from './evidence.ts'
import { FilingSide, markWords } from './FilingSide.tsx'
import { PagePanel } from './PagePanel.tsx'
import { PairView } from './PairView.tsx'
import type { CardsLook } from './use-cards.ts'
import { useReviewKeys } from './use-review-keys.ts'
import type { useReview } from './use-review.ts'
import { WhoseSide } from './WhoseSide.tsx'

type Props = {
  card: OpenCard
  review: ReturnType<typeof useReview>
  look: Extract<CardsLook, { state: 'here' }>
  /** The first card leaves the focus on the screen's heading. */
  takesFocus: boolean
  onOpenRecord: (id: DocumentId, page: number) => void
  onArrange: (id: DocumentId) => void
  onAdd: () => void
}

const calledOf = (person: Person | null): string => person?.name.split(/\s+/)[0] ?? ''

/** One question: two records beside each other, or a page with what is proposed or asked about it. */
export function CardView(props: Props) {
  const { card, review, look, takesFocus } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  useReviewKeys({ Escape: () => heading.current?.focus() })
  const { kin } = card
  if ((card.group === 'same-twice' || card.group === 'disagree') && kin) {
    return (
      <PairView
        card={card}
        kin={kin}
        heading={heading}
        fault={review.fault}
        pending={review.pending}
        readOnly={look.readOnly}
        onAnswer={review.answerAlike}
        onLater={review.later}
        onOpenRecord={props.onOpenRecord}
      />
    )
  }
  return <OneRecord {...props} heading={heading} />
}

type OneProps = Props & { heading: RefObject<HTMLHeadingElement | null> }

function OneRecord({ heading, ...props }: OneProps) {
  const { card, review, look, onOpenRecord } = props
  const { record, group } = card
  const { person } = look
  const [page, setPage] = useState(card.pageToShow)
  const isWhose = group === 'wrong-person' && person !== null
  const evidence = useMemo(
    () => (isWhose ? identityEvidence(record, page) : evidenceOf(record, page)),
    [record, page, isWhose],
  )
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
        {isWhose ? <Whose {...props} person={person} /> : <Filed {...props} evidence={evidence} />}
        <div>
          <Button kind="quiet" icon="file" onPress={() => onOpenRecord(record.row.id, page)}>
            {text.openRecord}
          </Button>
        </div>
      </div>
    </section>
  )
}

const sharedOf = ({ review, look }: Props) => ({
  pending: review.pending,
  readOnly: look.readOnly,
  onLater: review.later,
})

function Whose({ person, ...props }: Props & { person: Person }) {
  const { card, review, look } = props
  const called = calledOf(person)
  return (
    <WhoseSide
      {...sharedOf(props)}
      card={card}
      person={person}
      others={look.others}
      called={called}
      pages={pagesInQuestion(card)}
      onAnswer={(isPerson) => review.answer(isPerson, called)}
      onMove={review.moveTo}
    />
  )
}

function Filed({ evidence, ...props }: Props & { evidence: readonly Evidence[] }) {
  const { card, review, look, onAdd, onArrange } = props
  const { record } = card
  const form = useRef<HTMLFormElement>(null)
  useReviewKeys({ e: () => form.current?.querySelector<HTMLElement>('.select-button')?.focus() })
  return (
    <>
      <Reason card={card} evidence={evidence} onAdd={onAdd} />
      <Pages
        card={card}
        disabled={look.readOnly || review.pending}
        onSplit={() => onArrange(record.row.id)}
        onJoin={review.join}
      />
      <FilingSide
        {...sharedOf(props)}
        record={record}
        evidence={evidence}
        form={form}
        called={calledOf(look.person)}
        alike={review.alike.length}
        onAccept={review.accept}
        onAcceptAll={review.acceptAll}
        onNotPerson={review.notPerson}
      />
    </>
  )
}

type PagesProps = { card: OpenCard; disabled: boolean; onSplit: () => void; onJoin: (photos: number) => void }

/** A record that may be several, and several that may be one. */
function Pages({ card, disabled, onSplit, onJoin }: PagesProps) {
  const reports = reportsIn(card.record)
  const photos = photosTogether(card).length
  return (
    <>
      {reports > 1 ? (
        <div className="stack stack-tight review-pages">
          <div>
            <Button icon="cut" disabled={disabled} onPress={onSplit}>
              {text.split(reports)}
            </Button>
          </div>
          <p className="small muted">{text.splitNote}</p>
        </div>
      ) : null}
      {photos > 1 ? (
        <div className="stack stack-tight review-pages">
          <p>{text.together(photos)}</p>
          <div>
            <Button icon="join" disabled={disabled} onPress={() => onJoin(photos)}>
              {text.togetherAct(photos)}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  )
}

/** Why the record is here, and whom its first page names. */
function Reason({ card, evidence, onAdd }: { card: OpenCard; evidence: readonly Evidence[]; onAdd: () => void }) {
  const says = saysOf(card)
  return (
    <div className="stack stack-tight">
      <p>{reasonOf(card)}</p>
      {card.group === 'hard-to-read' ? (
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

function reasonOf({ group, record, pageToShow }: OpenCard): string {
  const reading = text.reading(record.row.reading)
  if (reading !== null) return reading
  const page = record.pageInfo.find(({ page: number }) => number === pageToShow)
  if (group === 'hard-to-read' && page?.trouble) return text.trouble(page.trouble, page.quality)
  return group === 'hard-to-read' || group === 'not-filed' || group === 'filed' ? text.reason(group) : ''
}

function saysOf({ record, pageToShow }: OpenCard): string | null {
  const stated = statedIdentity(record, pageToShow)
  return stated && text.pageSays(stated.nameAsWritten?.value ?? null, stated.birthDateAsWritten?.value ?? null)
}
