import { useState } from 'react'
import type { Person } from '../../core/model/person.ts'
import { reviewText as text } from '../../text/en/review.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { ReviewCard } from '../../vault/contract.ts'
import { identityOf, statedIdentity } from './cards.ts'
import { useReviewKeys } from './use-review-keys.ts'

type Props = {
  card: ReviewCard
  person: Person
  /** What the person is called in a sentence. */
  called: string
  pages: readonly number[]
  pending: boolean
  readOnly: boolean
  laterWords: string
  onAnswer: (isPerson: boolean) => void
  onLater: () => void
}

/** Whose page this is: what it says, what is known of the person, and three answers (ux.md §3, message 4). */
export function WhoseSide(props: Props) {
  const { card, person, called, pages, pending, readOnly, onAnswer } = props
  const [pressed, setPressed] = useState<boolean | null>(null)
  const answer = (isPerson: boolean) => {
    if (pending || readOnly) return
    setPressed(isPerson)
    onAnswer(isPerson)
  }
  useReviewKeys({ w: () => answer(false) })
  return (
    <div className="stack">
      <Question card={card} person={person} called={called} pages={pages} />
      <div className="stack stack-tight review-answers">
        <Button
          wide
          disabled={readOnly}
          pending={pending && pressed === false}
          pendingWords={text.saving}
          onPress={() => answer(false)}
        >
          {text.someoneElse}
        </Button>
        <Button
          wide
          disabled={readOnly}
          pending={pending && pressed === true}
          pendingWords={text.saving}
          onPress={() => answer(true)}
        >
          {text.isPerson(called)}
        </Button>
        <Button wide kind="quiet" onPress={props.onLater}>
          {props.laterWords}
        </Button>
      </div>
      <Compared card={card} />
    </div>
  )
}

/** What the pages say beside what is known. */
function Question({ card, person, called, pages }: Pick<Props, 'card' | 'person' | 'called' | 'pages'>) {
  const { record, pageToShow } = card
  const stated = statedIdentity(record, pageToShow)
  return (
    <>
      <Banner tone="caution" title={text.whose(called)}>
        <p>{text.pageSays(stated?.nameAsWritten?.value ?? null, stated?.birthDateAsWritten?.value ?? null)}</p>
        <p>{text.personIs(person.name, person.birthDate)}</p>
        <p>{text.notUsed}</p>
      </Banner>
      <p>{text.pagesAsked(pages, Math.max(record.row.pages, 1))}</p>
    </>
  )
}

function Compared({ card }: { card: ReviewCard }) {
  const reasons = identityOf(card.record, card.pageToShow)?.reasons ?? []
  if (reasons.length === 0) return null
  return (
    <div className="stack stack-tight">
      <h3>{text.whyTitle}</h3>
      <ul className="review-reasons">
        {reasons.map((reason) => (
          <li key={reason}>{text.why(reason)}</li>
        ))}
      </ul>
    </div>
  )
}
