import { useState } from 'react'
import type { DocumentId, PersonId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { dateText } from '../../text/dates.ts'
import { arrangeText } from '../../text/en/arrange.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { RadioGroup } from '../../ui/fields/RadioGroup.tsx'
import { SearchField } from '../../ui/fields/SearchField.tsx'
import { RowList } from '../../ui/lists/RowList.tsx'
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'
import type { RecordRow } from '../../vault/contract.ts'

const whoIs = ({ name, birthDate }: Person): string => arrangeText.personDialog.who(name, dateText(birthDate))

type RecordProps = {
  pages: readonly number[]
  goals: readonly RecordRow[]
  onChoose: (to: DocumentId | null) => void
  onClose: () => void
}

/** To which record of the same person pages go. */
export function MoveToRecord({ pages, goals, onChoose, onClose }: RecordProps) {
  const text = arrangeText.recordDialog
  const [words, setWords] = useState('')
  const found = goals.filter((row) =>
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.name(row).toLowerCase().includes(word)),
  )
  return (
    <Dialog
      open
      title={pages.length === 1 ? text.title(pages) : text.titleMany(pages)}
      onClose={onClose}
      closeName={arrangeText.close}
    >
      <div className="stack">
        <div>
          <Button icon="fileAdd" onPress={() => onChoose(null)} takesFocus>
            {text.newRecord}
          </Button>
        </div>
        {goals.length === 0 ? null : (
          <>
            <p className="muted">{text.text(pages.length)}</p>
            <SearchField
              name={text.search}
              placeholder={text.search}
              clearName={text.clear}
              value={words}
              onChange={setWords}
            />
            <RowList
              name={text.list}
              rows={found.slice(0, 50).map((row) => ({
                id: row.id,
                name: text.name(row),
                title: row.title,
                meta: text.name(row).slice(row.title.length + 3),
              }))}
              onOpen={(id) => {
                const goal = goals.find((row) => row.id === id)
                if (goal !== undefined) onChoose(goal.id)
              }}
              empty={<p className="muted">{text.none}</p>}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

type PersonProps = {
  pages: readonly number[]
  from: Person
  others: readonly Person[]
  onMove: (to: PersonId) => void
  onClose: () => void
}

/** To which other person pages go; what is done names both. */
export function MoveToPerson({ pages, from, others, onMove, onClose }: PersonProps) {
  const text = arrangeText.personDialog
  const [only] = others
  const [chosen, setChosen] = useState<string | null>(others.length === 1 ? (only?.id ?? null) : null)
  const [isSure, setSure] = useState(others.length === 1)
  const to = others.find(({ id }) => id === chosen)
  if (to !== undefined && isSure)
    return (
      <ConfirmDialog
        open
        title={text.title(pages, to.name)}
        safe={{ label: text.keep, onPress: onClose }}
        act={{ label: text.move(to.name), onPress: () => onMove(to.id), kind: 'secondary' }}
      >
        <p>{text.text(pages, whoIs(from), whoIs(to))}</p>
      </ConfirmDialog>
    )
  return (
    <Dialog
      open
      title={text.choose}
      onClose={onClose}
      closeName={arrangeText.close}
      actions={
        <>
          <Button onPress={onClose}>{text.keep}</Button>
          <Button kind="primary" disabled={to === undefined} onPress={() => setSure(true)}>
            {text.next}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={text.choose}
        options={others.map((one) => ({ id: one.id, label: whoIs(one) }))}
        value={chosen}
        onChange={setChosen}
        look="boxes"
      />
    </Dialog>
  )
}
