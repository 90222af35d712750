import { useState } from 'react'
import type { Person } from '../../core/model/person.ts'
import { reviewText as text } from '../../text/en/review.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Menu } from '../../ui/overlays/Menu.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { identityOf, statedIdentity, type OpenCard } from './cards.ts'
import { useReviewKeys } from './use-review-keys.ts'

type Props = {
  card: OpenCard
  person: Person
  /** The others of this vault. */
  others: readonly Person[]
  /** What the person is called in a sentence. */
  called: string
  pages: readonly number[]
  pending: boolean
  readOnly: boolean
  onAnswer: (isPerson: boolean) => void
  onMove: (to: Person) => void
  onLater: () => void
}

/** Whose page this is: what it says, what is known of the person, and the answers (ux.md §3, message 4; clinical.md §4.3). */
export function WhoseSide(props: Props) {
  const { card, person, others, called, pages, pending, readOnly, onAnswer, onMove } = props
  const [pressed, setPressed] = useState<string | null>(null)
  const press = (name: string, act: () => void) => {
    if (pending || readOnly) return
    setPressed(name)
    act()
  }
  useReviewKeys({ w: () => press('out', () => onAnswer(false)), y: () => press('in', () => onAnswer(true)) })
  const { fits } = card.record
  const fitting = others.find(({ id }) => id === fits?.id)
  const more = others.filter((one) => one !== fitting)
  const shared = (name: string) => ({
    wide: true,
    disabled: readOnly,
    pending: pending && pressed === name,
    pendingWords: text.saving,
  })
  return (
    <div className="stack">
      <Question card={card} person={person} called={called} pages={pages} />
      <div className="stack stack-tight review-answers">
        {fitting ? (
          <Button {...shared('move')} onPress={() => press('move', () => onMove(fitting))}>
            {text.moveTo(fitting.name, fitting.birthDate)}
          </Button>
        ) : null}
        <Button {...shared('out')} keys="w" onPress={() => press('out', () => onAnswer(false))}>
          {text.someoneElse}
        </Button>
        <Button {...shared('in')} keys="y" onPress={() => press('in', () => onAnswer(true))}>
          {text.isPerson(called)}
        </Button>
        {more.length > 0 && !readOnly ? (
          <OtherPersons persons={more} onMove={(to) => press('other', () => onMove(to))} />
        ) : null}
        <Button wide kind="quiet" onPress={props.onLater}>
          {text.decideLater}
        </Button>
      </div>
      <p className="small muted">{text.advice}</p>
      <Compared card={card} />
    </div>
  )
}

/** The persons of this vault whom the page does not fit, in case it is theirs all the same. */
function OtherPersons({ persons, onMove }: { persons: readonly Person[]; onMove: (to: Person) => void }) {
  const items = persons.map(({ id, name, birthDate }) => ({
    id,
    label: text.moveTo(name, birthDate),
    icon: 'person' as const,
  }))
  const choose = (id: string) => {
    const to = persons.find((one) => one.id === id)
    if (to) onMove(to)
  }
  return <Menu name={text.otherPersons} label={text.otherPersons} kind="secondary" items={items} onAction={choose} />
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

function Compared({ card }: { card: OpenCard }) {
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
