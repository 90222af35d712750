import { useCallback, useState, type RefObject } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { dateText, instantDay } from '../../text/dates.ts'
import { reviewText } from '../../text/en/review.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { Kin, RecordRow, ReviewCard, Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'
import { PagePanel } from './PagePanel.tsx'
import { useReviewKeys } from './use-review-keys.ts'

const text = reviewText.pair

type Answer = 'same' | 'different'
type Props = {
  card: ReviewCard
  kin: Kin
  heading: RefObject<HTMLHeadingElement | null>
  fault: string | null
  pending: boolean
  readOnly: boolean
  onAnswer: (answer: Answer, words: string) => void
  onLater: () => void
  onOpenRecord: (id: DocumentId, page: number) => void
}

/** Two records that look alike: what is known of each, every value that differs, and their pages beside each other. */
export function PairView({ card, kin, heading, fault, pending, readOnly, onAnswer, onLater, onOpenRecord }: Props) {
  const { row } = card
  return (
    <section className="stack review-pair" aria-labelledby="review-card-title">
      <div className="stack stack-tight">
        <h2 id="review-card-title" ref={heading} tabIndex={-1}>
          {row.title}
        </h2>
        <p>{text.reason[kin.relation]}</p>
        {kin.isNewer === null ? null : <p>{kin.isNewer ? text.newer : text.older}</p>}
        <p className="muted">{text.ask}</p>
      </div>
      {fault === null ? null : (
        <Banner tone="danger" urgent>
          {fault}
        </Banner>
      )}
      <Changed kin={kin} />
      <Answers kin={kin} pending={pending} readOnly={readOnly} onAnswer={onAnswer} onLater={onLater} />
      <Facts first={row} second={kin.other} />
      <div className="review-two">
        <Side which={text.first} id={row.id} open={text.openFirst} onOpenRecord={onOpenRecord} />
        <Side which={text.second} id={kin.other.id} open={text.openSecond} onOpenRecord={onOpenRecord} />
      </div>
    </section>
  )
}

/** Copied letter by letter, whole: a changed value is never hidden. */
function Changed({ kin }: { kin: Kin }) {
  if (kin.changed.length === 0) return <p>{text.unchanged}</p>
  return (
    <div className="stack stack-tight">
      <h3>{text.changedTitle}</h3>
      <table className="review-compare">
        <thead>
          <tr>
            <td />
            <th scope="col">{text.first}</th>
            <th scope="col">{text.second}</th>
          </tr>
        </thead>
        <tbody>
          {kin.changed.map(({ here, there }, at) => (
            <tr key={`${at}/${here ?? ''}/${there ?? ''}`}>
              <th scope="row">{text.changedRow(at + 1)}</th>
              <Value words={here} name={text.first} />
              <Value words={there} name={text.second} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">{text.changedNote}</p>
    </div>
  )
}

const Value = ({ words, name }: { words: string | null; name: string }) => (
  <td data-label={name} className={words === null ? 'muted' : 'review-verbatim'}>
    {words ?? text.absent}
  </td>
)

type AnswersProps = Pick<Props, 'kin' | 'pending' | 'readOnly' | 'onAnswer' | 'onLater'>

/** A record that says of itself that it is the newer version is kept beside the older one; that comes first then. */
function Answers({ kin, pending, readOnly, onAnswer, onLater }: AnswersProps) {
  const [pressed, setPressed] = useState<Answer | null>(null)
  const isVersion = kin.relation === 'newer-version'
  const answer = (said: Answer) => {
    if (pending || readOnly) return
    setPressed(said)
    onAnswer(said, said === 'same' ? text.saidSame : isVersion ? text.saidNewer : text.saidDifferent)
  }
  useReviewKeys({ d: () => answer('same'), 'Shift+d': () => answer('different') })
  const button = (said: Answer) => (
    <Button
      key={said}
      icon={said === 'same' ? 'same' : 'records'}
      keys={said === 'same' ? 'd' : 'Shift+D'}
      disabled={readOnly}
      pending={pending && pressed === said}
      pendingWords={reviewText.saving}
      onPress={() => answer(said)}
    >
      {said === 'same' ? text.same : isVersion ? text.newerKeep : text.different}
    </Button>
  )
  return (
    <div className="cluster review-answers">
      {isVersion ? [button('different'), button('same')] : [button('same'), button('different')]}
      <Button kind="quiet" onPress={onLater}>
        {reviewText.later}
      </Button>
    </div>
  )
}

function Facts({ first, second }: { first: RecordRow; second: RecordRow }) {
  const rows = (['title', 'kind', 'date', 'hospital', 'pages', 'added', 'file'] as const).map((fact) => ({
    fact,
    words: [first, second].map((row) => factOf(row, fact)),
  }))
  return (
    <table className="review-compare">
      <caption className="visually-hidden">{text.compare}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{text.first}</th>
          <th scope="col">{text.second}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ fact, words: [here = '', there = ''] }) => (
          <tr key={fact} data-differs={here === there ? undefined : ''}>
            <th scope="row">{text.facts[fact]}</th>
            <td data-label={text.first}>{here}</td>
            <td data-label={text.second}>{there}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function factOf(row: RecordRow, fact: keyof typeof text.facts): string {
  switch (fact) {
    case 'title':
      return row.title
    case 'kind':
      return row.kind ? reviewText.kindOption(row.kind) : text.unknown
    case 'date':
      return row.date ? dateText(row.date) : text.unknown
    case 'hospital':
      return row.hospital ?? text.unknown
    case 'pages':
      return String(row.pages)
    case 'added':
      return instantDay(row.addedAt)
    case 'file':
      return row.name
  }
}

const topics: readonly Topic[] = ['records']
type SideProps = { which: string; id: DocumentId; open: string; onOpenRecord: Props['onOpenRecord'] }

/** The pages of one of the two. */
function Side({ which, id, open, onOpenRecord }: SideProps) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => vault.record({ id }), [id]),
    topics,
  )
  const [page, setPage] = useState(1)
  return (
    <div className="stack stack-tight review-one">
      <h3>{which}</h3>
      {asked.state === 'here' ? (
        <PagePanel record={asked.value} page={page} evidence={none} region={text.pageOf(which)} onPage={setPage} />
      ) : null}
      {asked.state === 'refused' ? <p className="muted">{reviewText.fault(asked.refusal.code)}</p> : null}
      <div>
        <Button kind="quiet" icon="file" onPress={() => onOpenRecord(id, page)}>
          {open}
        </Button>
      </div>
    </div>
  )
}

const none = [] as const
