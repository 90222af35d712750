import { useEffect, useRef } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { reviewText as text } from '../../text/en/review.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChipGroup } from '../../ui/controls/ChipGroup.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import { Kbd } from '../../ui/shown/Kbd.tsx'
import { reviewGroups } from '../../vault/contract.ts'
import { BothKept } from './BothKept.tsx'
import { keyOf } from './cards.ts'
import { CardView } from './CardView.tsx'
import './review.css'
import { useReview, type Notes } from './use-review.ts'
import { useReviewKeys } from './use-review-keys.ts'

type Props = {
  onOpenRecord: (id: DocumentId, page: number) => void
  onGo: (place: 'records' | 'add') => void
  /** Where a record is cut into its reports. */
  onArrange: (id: DocumentId) => void
  notes: Notes
}
type Work = ReturnType<typeof useReview>

/** To review: one card at a time, worked by keyboard or pointer. Nothing is accepted without a person's word. */
export function Review({ notes, ...ways }: Props) {
  const review = useReview(notes)
  const { look, undo } = review
  useReviewKeys({
    s: review.later,
    ArrowDown: () => review.move(1),
    ArrowUp: () => review.move(-1),
    ...(undo ? { u: undo } : {}),
  })
  const back = undo ? (
    <Button kind="quiet" icon="undo" keys="u" onPress={undo}>
      {text.back}
    </Button>
  ) : undefined
  return (
    <Page title={text.title} actions={back}>
      {look.state === 'loading' ? <p className="muted">{text.loading}</p> : null}
      {look.state === 'refused' ? (
        <Banner tone="danger" urgent>
          {text.fault(look.code)}
        </Banner>
      ) : null}
      {look.state === 'here' ? (
        <BothKept all={look.bothKept} readOnly={look.readOnly} onKept={review.versionKept} />
      ) : null}
      {look.state === 'here' ? <Cards look={look} review={review} {...ways} /> : null}
    </Page>
  )
}

type CardsProps = Omit<Props, 'notes'> & {
  review: Work
  look: Extract<Work['look'], { state: 'here' }>
}

function Cards({ review, look, onOpenRecord, onGo, onArrange }: CardsProps) {
  const { card } = review
  const takesFocus = useSecondCard(card ? keyOf(card) : null)
  if (review.isLoading) return <p className="muted">{text.loading}</p>
  if (!card) return look.bothKept.length > 0 ? null : <Nothing review={review} onGo={onGo} />
  return (
    <div className="stack review">
      {look.readOnly ? <Banner tone="caution">{text.fault('read-only')}</Banner> : null}
      <Groups review={review} />
      <CardView
        key={keyOf(card)}
        card={card}
        review={review}
        look={look}
        takesFocus={takesFocus}
        onOpenRecord={onOpenRecord}
        onArrange={onArrange}
        onAdd={() => onGo('add')}
      />
      <Keys />
    </div>
  )
}

/** True once another card than the first has come. */
function useSecondCard(key: string | null): boolean {
  const first = useRef<string | null>(null)
  useEffect(() => {
    first.current ??= key
  }, [key])
  return first.current !== null && first.current !== key
}

function Groups({ review }: { review: Work }) {
  const { cards, card, at } = review
  const chips = reviewGroups.flatMap((group) => {
    const count = cards.filter((one) => one.group === group).length
    return count > 0 ? [{ id: group, label: text.groups[group], count }] : []
  })
  const choose = ([id]: string[]) => {
    const first = cards.find(({ group }) => group === id)
    if (first) review.choose(first)
  }
  return (
    <div className="cluster review-groups">
      <ChipGroup
        name={text.groupsName}
        choose="one"
        chips={chips}
        selected={card ? [card.group] : []}
        onChange={choose}
      />
      <p className="small muted tabular">{text.place(at + 1, cards.length)}</p>
    </div>
  )
}

function Nothing({ review, onGo }: { review: Work; onGo: Props['onGo'] }) {
  if (review.asideCount > 0) {
    const words = `${text.laterAll} ${text.laterLeft(review.asideCount)}`
    return (
      <EmptyState icon="review" text={words} action={<Button onPress={review.takeBack}>{text.showLater}</Button>} />
    )
  }
  const actions = (
    <div className="cluster">
      <Button kind="primary" icon="records" onPress={() => onGo('records')}>
        {text.toRecords}
      </Button>
      <Button icon="add" onPress={() => onGo('add')}>
        {text.toAdd}
      </Button>
    </div>
  )
  return <EmptyState icon="done" text={text.empty} action={actions} />
}

const keyRows = [
  [['Enter'], text.keys.accept],
  [['E'], text.keys.edit],
  [['S'], text.keys.later],
  [['W'], text.keys.someoneElse],
  [['Y'], text.keys.thisPerson],
  [['D'], text.keys.same],
  [['Shift', 'D'], text.keys.different],
  [['Ctrl', 'Enter'], text.keys.acceptAll],
  [['↑', '↓'], text.keys.move],
  [['U'], text.keys.back],
] as const

function Keys() {
  return (
    <ul className="review-keys small muted" aria-label={text.keysTitle}>
      {keyRows.map(([keys, words]) => (
        <li key={words}>
          <Kbd keys={keys} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}
