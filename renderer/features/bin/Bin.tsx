import { useState } from 'react'
import { binText as text } from '../../text/en/bin.ts'
import { kindText } from '../../text/en/kinds.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { RowList, type Row } from '../../ui/lists/RowList.tsx'
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
  const { asked } = bin
  if (asked.state === 'here') return <Opened all={asked.value} bin={bin} person={person} readOnly={readOnly} />
  return (
    <Page title={text.title} lead={text.lead}>
      {asked.state === 'loading' ? (
        <p className="muted">{text.loading}</p>
      ) : (
        <Banner tone="danger">{text.fault(asked.refusal.code)}</Banner>
      )}
    </Page>
  )
}

type OpenedProps = Omit<Props, 'notes'> & { all: readonly Binned[]; bin: ReturnType<typeof useBin> }

function Opened({ all, bin, person, readOnly }: OpenedProps) {
  const [asks, setAsks] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const selected = all.filter(({ row }) => chosen.has(row.id)).map(({ row }) => row.id)
  const disabled = readOnly || bin.pending
  const takeOut = (ids: typeof selected) => {
    setChosen(new Set())
    void bin.takeOut(ids)
  }
  const actions = (
    <>
      {selected.length > 0 ? (
        <Button icon="undo" disabled={disabled} onPress={() => takeOut(selected)}>
          {text.takeOutMany(selected.length)}
        </Button>
      ) : null}
      <Button icon="trash" disabled={disabled} onPress={() => setAsks(true)}>
        {text.emptyBin}
      </Button>
    </>
  )
  return (
    <Page title={text.title} lead={text.lead} actions={all.length > 0 ? actions : undefined}>
      {bin.fault === null ? null : (
        <Banner tone="danger" urgent>
          {bin.fault}
        </Banner>
      )}
      {all.length === 0 ? (
        <EmptyState icon="trash" text={text.empty} />
      ) : (
        <div className="bin-list">
          <RowList
            name={text.list}
            rows={all.map((one) => rowOf(one, disabled, () => takeOut([one.row.id])))}
            selection={{ selected: chosen, onChange: setChosen }}
          />
        </div>
      )}
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
