import type { Person } from '../../core/model/person.ts'
import { dateText } from '../../text/dates.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { StatusLine, type Status } from '../../ui/shown/StatusLine.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import { whoseGroups, type Whose, type WhoseGroup } from './whose-pages.ts'

const text = readerText.whose

type Props = {
  record: RecordDetail
  person: Person | null
  onPage: (page: number) => void
  onAnswer: (pages: readonly number[], isPerson: boolean) => void
}

/** Page by page, whose name stands there, and the person's own word on it. */
export function WhosePages({ record, person, onPage, onAnswer }: Props) {
  const groups = whoseGroups(record.pageInfo)
  if (groups.length === 0) return null
  return (
    <section className="stack" aria-labelledby="whose-pages">
      <h2 id="whose-pages" className="reader-heading">
        {text.title}
      </h2>
      {groups.map((group) => (
        <Group key={group.pages[0]} group={group} person={person} onPage={onPage} onAnswer={onAnswer} />
      ))}
    </section>
  )
}

const lookOf: Record<Whose, Status> = {
  match: 'done',
  none: 'waiting',
  ask: 'needs-you',
  quarantine: 'needs-you',
  yes: 'done',
  no: 'cannot-open',
}

/** What the pages say, in one sentence. */
export function whoseSentence({ whose, pages }: WhoseGroup, name: string | null): string {
  switch (whose) {
    case 'match':
      return text.match(pages, name)
    case 'none':
      return text.none(pages)
    case 'ask':
      return text.ask(pages)
    case 'quarantine':
      return text.doubt(pages)
    case 'yes':
      return text.yes(pages, name)
    case 'no':
      return text.no(pages)
  }
}

function Group({ group, person, onPage, onAnswer }: Omit<Props, 'record'> & { group: WhoseGroup }) {
  const { whose, pages } = group
  const isDoubt = whose === 'ask' || whose === 'quarantine'
  const first = pages[0] ?? 1
  return (
    <div className="stack stack-tight reader-whose">
      <StatusLine status={lookOf[whose]} words={whoseSentence(group, person?.name ?? null)} />
      {isDoubt ? <WhatStands group={group} person={person} /> : null}
      <div className="cluster">
        {isDoubt ? <TextLink onPress={() => onPage(first)}>{text.show(first)}</TextLink> : null}
        <Answers group={group} person={person} onAnswer={onAnswer} />
      </div>
    </div>
  )
}

/** What is written there beside what is known of the person, and what the comparison came to. */
export function WhatStands({ group, person }: { group: WhoseGroup; person: Person | null }) {
  const says = text.says(group.name, group.born)
  return (
    <div className="stack stack-tight">
      <p>
        {says}
        {says === null ? null : ' '}
        {person === null ? null : text.person(person.name, dateText(person.birthDate))}
      </p>
      {group.reasons.length === 0 ? null : (
        <ul className="reader-reasons">
          {group.reasons.map((reason) => (
            <li key={reason}>{text.reasons[reason]}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

type AnswersProps = { group: WhoseGroup; person: Person | null; onAnswer: Props['onAnswer'] }

/** The answers that would change something. The safe one, somebody else's, is first. */
export function Answers({ group, person, onAnswer }: AnswersProps) {
  const { whose, pages } = group
  return (
    <>
      {whose === 'no' ? null : (
        <Button
          kind={whose === 'match' || whose === 'yes' ? 'quiet' : 'secondary'}
          onPress={() => onAnswer(pages, false)}
        >
          {text.notPerson}
        </Button>
      )}
      {whose === 'match' || whose === 'yes' ? null : (
        <Button onPress={() => onAnswer(pages, true)}>{text.isPerson(person?.name ?? null)}</Button>
      )}
    </>
  )
}
