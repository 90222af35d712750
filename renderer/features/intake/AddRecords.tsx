import { useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Page } from '../../ui/frame/Page.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IntakeLine } from '../../vault/contract.ts'
import './intake.css'
import { ChooseFiles } from './ChooseFiles.tsx'
import type { LineActs } from './intake-rows.tsx'
import { IntakeList } from './IntakeList.tsx'
import { IntakeNews } from './IntakeNews.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { newestFirst } from './run.ts'
import { useIntake, type Intake } from './use-intake.ts'

type Props = {
  onOpenRecord: (id: DocumentId, page?: number) => void
  onReview: () => void
}

/** The import panel: choose or drop, then see every file's state. Below an `IntakeProvider`. */
export function AddRecords({ onOpenRecord, onReview }: Props) {
  const intake = useIntake()
  const announce = useAnnounce()
  const [locked, setLocked] = useState<IntakeLine | null>(null)
  const { look, copying } = intake
  const acts = useSteady({
    open: (line) => onOpenRecord(line.documentId),
    review: onReview,
    skip: (line) => intake.skip(line.documentId),
    again: (line) => intake.again(line.documentId),
    password: setLocked,
    retry: intake.retry,
    cancel: intake.cancel,
  })
  const tryPassword = async ({ documentId, name }: IntakeLine, password: string) => {
    const refused = await intake.givePassword(documentId, password)
    if (refused === null) announce(text.passwordOpened(name))
    return refused
  }
  const readOnly = look.state === 'here' && look.overview.readOnly
  const isEmpty = look.state === 'here' && look.lines.length === 0 && copying.lines.length === 0
  return (
    <Page title={text.title} lead={text.lead} actions={<ChooseFiles onChosen={intake.addFound} disabled={readOnly} />}>
      <div className="stack stack-wide">
        {readOnly ? <Banner tone="caution">{text.readOnly}</Banner> : null}
        <IntakeNews intake={intake} onReview={onReview} />
        {readOnly ? null : <DropHint isEmpty={isEmpty} />}
        <Lines intake={intake} acts={acts} />
      </div>
      {locked ? (
        <PasswordDialog
          name={locked.name}
          onPassword={(password) => tryPassword(locked, password)}
          onClose={() => setLocked(null)}
        />
      ) : null}
    </Page>
  )
}

/** The same acts object for as long as the screen is there, which always does what the newest one would. */
function useSteady(acts: LineActs): LineActs {
  const newest = useRef(acts)
  useEffect(() => {
    newest.current = acts
  })
  return useMemo(
    () => ({
      open: (line) => newest.current.open(line),
      review: () => newest.current.review(),
      skip: (line) => newest.current.skip(line),
      again: (line) => newest.current.again(line),
      password: (line) => newest.current.password(line),
      retry: (id) => newest.current.retry(id),
      cancel: (id) => newest.current.cancel(id),
    }),
    [],
  )
}

function DropHint({ isEmpty }: { isEmpty: boolean }) {
  return (
    <div className={isEmpty ? 'drop-hint drop-hint-large' : 'drop-hint'}>
      <Icon name="fileAdd" size={isEmpty ? 'large' : 'normal'} />
      <p>{isEmpty ? text.empty : text.dropHere}</p>
    </div>
  )
}

function Lines({ intake, acts }: { intake: Intake; acts: LineActs }) {
  const { look, copying, paused } = intake
  const inside = look.state === 'here' ? look.lines : none
  const lines = useMemo(() => newestFirst(inside), [inside])
  if (look.state === 'refused')
    return (
      <Banner tone="danger" urgent>
        {text.fault(look.code)}
      </Banner>
    )
  if (look.state === 'loading' && copying.lines.length === 0) return <p className="muted">{text.loading}</p>
  if (lines.length + copying.lines.length === 0) return null
  return <IntakeList copying={copying.lines} lines={lines} paused={paused} acts={acts} />
}

const none: readonly IntakeLine[] = []
