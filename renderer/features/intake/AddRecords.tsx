import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Page } from '../../ui/frame/Page.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { IntakeLine } from '../../vault/contract.ts'
import { BatchFields } from './BatchFields.tsx'
import { ChooseFiles } from './ChooseFiles.tsx'
import './intake.css'
import type { LineActs } from './intake-rows.tsx'
import { IntakeList } from './IntakeList.tsx'
import { IntakeNews } from './IntakeNews.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { useIntake, type Intake } from './use-intake.ts'
import { useOthersCopying } from './use-queues.tsx'
import { WhyDialog } from './WhyDialog.tsx'

type Props = {
  onOpenRecord: (id: DocumentId, page?: number) => void
  onReview: () => void
  /** Sign, name and birth date of the person whose records are open. */
  shown: ReactNode
  /** The others of this vault. */
  others: readonly Person[]
  /** Hospitals known of this person. */
  hospitals: readonly string[]
  onPerson: (id: PersonId) => void
}
type Acts = Omit<LineActs, 'fold'>
type Asked = { readonly about: 'password' | 'why'; readonly line: IntakeLine; readonly id: DocumentId }

/** The import panel: say from where, choose or drop, then see every file's state. Below an `IntakeProvider`. */
export function AddRecords({ onOpenRecord, onReview, shown, others, hospitals, onPerson }: Props) {
  const intake = useIntake()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { look, copying } = intake
  const acts = useSteady({
    open: (id) => onOpenRecord(id),
    review: onReview,
    skip: intake.skip,
    again: intake.again,
    takeOut: (line, id) => intake.takeOut(id, line.name),
    why: (line, id) => setAsked({ about: 'why', line, id }),
    password: (line) => (line.documentId ? setAsked({ about: 'password', line, id: line.documentId }) : undefined),
    undoImport: ({ batchId }) => intake.undoImports([batchId]),
    retry: intake.retry,
    cancel: intake.cancel,
  })
  const { readOnly } = intake
  const isEmpty = look.state === 'here' && look.lines.length === 0 && copying.lines.length === 0
  return (
    <Page
      title={text.title}
      lead={isEmpty ? text.lead : undefined}
      actions={<ChooseFiles onChosen={intake.addFound} disabled={readOnly} />}
    >
      <div className="stack stack-wide">
        {readOnly ? (
          <Banner tone="caution">{text.readOnly}</Banner>
        ) : (
          <BatchFields intake={intake} shown={shown} others={others} hospitals={hospitals} onPerson={onPerson} />
        )}
        <Others others={others} person={intake.person.id} />
        <IntakeNews intake={intake} onReview={onReview} />
        {readOnly ? null : <DropHint isEmpty={isEmpty} />}
        <Lines intake={intake} acts={acts} />
      </div>
      {asked ? <AskedDialog asked={asked} intake={intake} onClose={() => setAsked(null)} /> : null}
    </Page>
  )
}

function AskedDialog({ asked, intake, onClose }: { asked: Asked; intake: Intake; onClose: () => void }) {
  const announce = useAnnounce()
  const { about, line, id } = asked
  if (about === 'why') return <WhyDialog id={id} name={line.name} onClose={onClose} />
  const tryPassword = async (password: string) => {
    const refused = await intake.givePassword(id, password)
    if (refused === null) announce(text.passwordOpened(line.name))
    return refused
  }
  return <PasswordDialog name={line.name} onPassword={tryPassword} onClose={onClose} />
}

/** Copying that goes on for somebody else. */
function Others({ others, person }: { others: readonly Person[]; person: PersonId }) {
  const copying = useOthersCopying(person)
  const words = copying.map(({ personId, news }) => ({
    personId,
    text: text.othersCopying(others.find(({ id }) => id === personId)?.name ?? '', news.inside, news.asked),
  }))
  return words.map((one) => (
    <p key={one.personId} className="small muted tabular">
      {one.text}
    </p>
  ))
}

/** The same acts object for as long as the screen is there, which always does what the newest one would. */
function useSteady(acts: Acts): Acts {
  const newest = useRef(acts)
  useEffect(() => {
    newest.current = acts
  })
  return useMemo(
    () => ({
      open: (id) => newest.current.open(id),
      review: () => newest.current.review(),
      skip: (id) => newest.current.skip(id),
      again: (id) => newest.current.again(id),
      takeOut: (line, id) => newest.current.takeOut(line, id),
      why: (line, id) => newest.current.why(line, id),
      password: (line) => newest.current.password(line),
      undoImport: (batch) => newest.current.undoImport(batch),
      retry: (id) => newest.current.retry(id),
      cancel: (id) => newest.current.cancel(id),
    }),
    [],
  )
}

/** Large while there is nothing else; one line once there is. */
function DropHint({ isEmpty }: { isEmpty: boolean }) {
  if (!isEmpty) return <p className="small muted">{`${text.dropHere} ${text.paste}`}</p>
  return (
    <div className="drop-hint">
      <Icon name="fileAdd" size="large" />
      <p>{text.empty}</p>
      <p className="small muted">{text.paste}</p>
    </div>
  )
}

function Lines({ intake, acts }: { intake: Intake; acts: Acts }) {
  const { look, copying, paused, hospitals } = intake
  if (look.state === 'refused')
    return (
      <Banner tone="danger" urgent>
        {text.fault(look.code)}
      </Banner>
    )
  const loading = look.state === 'loading' ? <p className="muted">{text.loading}</p> : null
  const lines = look.state === 'here' ? look.lines : none
  if (lines.length + copying.lines.length === 0) return loading
  return (
    <>
      {loading}
      <IntakeList copying={copying.lines} lines={lines} hospitals={hospitals} paused={paused} acts={acts} />
    </>
  )
}

const none: readonly IntakeLine[] = []
