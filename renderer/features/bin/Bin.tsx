import { useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { binText as text } from '../../text/en/bin.ts'
import { kindText } from '../../text/en/kinds.ts'
import { recordListText } from '../../text/en/record-list.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { RowList, type Row } from '../../ui/lists/RowList.tsx'
import type { Selection } from '../../ui/lists/selection.ts'
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import type { RecordRow } from '../../vault/contract.ts'
import './bin.css'
import { useBin, type Notes } from './use-bin.ts'

type Binned = { readonly row: RecordRow; readonly since: string; readonly daysLeft: number }
type Props = { person: string; readOnly: boolean; notes: Notes }

/** What was put aside: 30 days to take it back, then it is deleted. */
export function Bin({ person, readOnly, notes }: Props) {
  const bin = useBin(notes)
  const [asks, setAsks] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { asked } = bin
  const all = asked.state === 'here' ? asked.value : none
  const disabled = readOnly || bin.pending
  const takeOut = (ids: DocumentId[]) => {
    setChosen(new Set())
    void bin.takeOut(ids)
  }
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        all.length === 0 ? undefined : (
          <Actions all={all} chosen={chosen} disabled={disabled} onTakeOut={takeOut} onEmpty={() => setAsks(true)} />
        )
      }
    >
      <Fault bin={bin} />
      {asked.state === 'loading' ? <p className="muted">{text.loading}</p> : null}
      {asked.state === 'here' ? (
        <List all={all} disabled={disabled} selection={{ selected: chosen, onChange: setChosen }} onTakeOut={takeOut} />
      ) : null}
      {asks ? (
        <Confirm
          count={all.length}
          person={person}
          onKeep={() => setAsks(false)}
          onDelete={() => {
            setAsks(false)
            void bin.empty()
          }}
        />
      ) : null}
    </Page>
  )
}

const none: readonly Binned[] = []

function Fault({ bin }: { bin: ReturnType<typeof useBin> }) {
  const words = bin.asked.state === 'refused' ? text.fault(bin.asked.refusal.code) : bin.fault
  if (words === null) return null
  return (
    <Banner tone="danger" urgent>
      {words}
    </Banner>
  )
}

type ActionsProps = {
  all: readonly Binned[]
  chosen: ReadonlySet<string>
  disabled: boolean
  onTakeOut: (ids: DocumentId[]) => void
  onEmpty: () => void
}

function Actions({ all, chosen, disabled, onTakeOut, onEmpty }: ActionsProps) {
  const selected = all.filter(({ row }) => chosen.has(row.id)).map(({ row }) => row.id)
  return (
    <>
      {selected.length > 0 ? (
        <Button icon="undo" disabled={disabled} onPress={() => onTakeOut(selected)}>
          {text.takeOutMany(selected.length)}
        </Button>
      ) : null}
      <Button icon="trash" disabled={disabled} onPress={onEmpty}>
        {text.emptyBin}
      </Button>
    </>
  )
}

/** More rows than anyone reads at once come when they are asked for. */
const PORTION = 100

type ListProps = Pick<ActionsProps, 'all' | 'disabled' | 'onTakeOut'> & { selection: Selection }

function List({ all, disabled, selection, onTakeOut }: ListProps) {
  const newest = useRef(onTakeOut)
  useEffect(() => {
    newest.current = onTakeOut
  })
  const [most, setMost] = useState(PORTION)
  // What is chosen changes with every press; the rows need not.
  const rows = useMemo(
    () => all.slice(0, most).map((one) => rowOf(one, disabled, () => newest.current([one.row.id]))),
    [all, most, disabled],
  )
  if (all.length === 0) return <EmptyState icon="trash" text={text.empty} />
  const more = Math.min(PORTION, all.length - most)
  return (
    <div className="bin-list stack">
      <RowList name={text.list} rows={rows} selection={selection} />
      {more > 0 ? (
        <div>
          <Button onPress={() => setMost(most + PORTION)}>{recordListText.more(more)}</Button>
        </div>
      ) : null}
    </div>
  )
}

function rowOf({ row, since, daysLeft }: Binned, disabled: boolean, onTakeOut: () => void): Row {
  const kind = row.kind === null ? '' : `${kindText[row.kind].one} · `
  const left = text.daysLeft(daysLeft)
  return {
    id: row.id,
    name: text.row(row.title, text.since(since), left),
    icon: 'file',
    title: row.title,
    meta: `${kind}${text.since(since)}`,
    status: left,
    actions: (
      <Button kind="quiet" icon="undo" disabled={disabled} name={text.takeOutOf(row.title)} onPress={onTakeOut}>
        {text.takeOut}
      </Button>
    ),
  }
}

type ConfirmProps = { count: number; person: string; onKeep: () => void; onDelete: () => void }

/** The one act here that cannot be taken back. */
function Confirm({ count, person, onKeep, onDelete }: ConfirmProps) {
  return (
    <ConfirmDialog
      open
      title={text.confirmTitle(count, person)}
      safe={{ label: text.keep(count), onPress: onKeep }}
      act={{ label: text.delete, onPress: onDelete }}
    >
      <p>{text.confirmBody(count)}</p>
      <p>{text.confirmKept}</p>
    </ConfirmDialog>
  )
}
