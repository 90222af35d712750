import { useState, type SubmitEvent } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { handKinds, type HandEntry } from '../../core/model/rows.ts'
import { byHandText as text } from '../../text/en/byhand.ts'
import { handKindText } from '../../text/en/entries.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { Act } from '../../vault/contract.ts'
import { useFormDraft } from '../../vault/use-form-draft.ts'
import { emptyForm, formOf, HandForm, readHandForm, type HandProblems } from './hand-form.ts'
import { HandFields } from './HandFields.tsx'
import { useAround, useSaving } from './use-hand-entry.ts'
import './byhand.css'

type Props = {
  open: boolean
  /** What is changed; null for something new. */
  entry: HandEntry | null
  /** A new entry begins with this record linked. */
  linkTo?: DocumentId | null | undefined
  onClose: () => void
  /** Hears `hand-saved` and `hand-removed`, once they are in the vault. */
  onActed: (act: Act) => void
}

/**
 * Adding by hand (ux.md §2.2, F11): visit, diagnosis, medicine, allergy, procedure, result, appointment, note. For the app:
 * open it on Ctrl+N with `entry: null`, and with an entry where a person chooses one (`onEditHand` of the timeline, the
 * records list and the record viewer). It knows whose records are open, and says so at its top.
 */
export function HandEntryDialog({ open, entry, linkTo = null, onClose, onActed }: Props) {
  const { isHere, person, rows } = useAround()
  if (!open) return null
  return (
    <Dialog open title={entry === null ? text.titleNew : text.titleEdit} onClose={onClose} closeName={text.close}>
      {person === null ? (
        <p>{isHere ? text.noPerson : text.loading}</p>
      ) : (
        <Drafted key={entry?.id ?? person.id} {...{ entry, linkTo, person, rows, onClose, onActed }} />
      )}
    </Dialog>
  )
}

type FormProps = Omit<Props, 'open' | 'linkTo'> & {
  linkTo: DocumentId | null
  person: Person
  rows: ReturnType<typeof useAround>['rows']
  draft: HandForm | null
  keep: (form: HandForm | null) => void
}

/** What was typed and not saved is there when the dialog opens again: for the same person, or for the same entry. The vault keeps it. */
function Drafted(props: Omit<FormProps, 'draft' | 'keep'>) {
  const { isHere, draft, keep } = useFormDraft(HandForm, `by-hand/${props.entry?.id ?? props.person.id}`)
  return isHere ? <Form {...props} draft={draft} keep={keep} /> : <p>{text.loading}</p>
}

const kinds = handKinds.map((id) => ({ id, label: handKindText[id] }))

function Form({ entry, linkTo, person, rows, draft, keep, onClose, onActed }: FormProps) {
  const [form, setForm] = useState<HandForm>(() => firstForm(entry, linkTo, draft))
  const [problems, setProblems] = useState<HandProblems>({})
  const [attempt, setAttempt] = useState(0)
  const { pending, fault, save, remove } = useSaving(onActed)
  const announce = useAnnounce()
  /** What is wrong with a field is said until the field changes. */
  const change = (next: HandForm) => {
    const isSame = ([field]: [string, unknown]) => next[field as keyof HandForm] === form[field as keyof HandForm]
    setProblems(Object.fromEntries(Object.entries(problems).filter(isSame)))
    setForm(next)
    keep(next)
  }
  const leave = (said: string) => {
    keep(null)
    announce(said)
    onClose()
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (pending) return
    // Whose entry it is was decided when it was written; a person who is looked at later does not change that.
    const read = readHandForm(form, entry?.personId ?? person.id, new Date().getFullYear())
    setProblems(read.ok ? {} : read.problems)
    setAttempt(attempt + 1)
    if (read.ok && (await save(entry?.id ?? null, read.entry))) leave(text.saved)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p className="muted">{text.lead}</p>
      {fault === null ? null : (
        <Banner tone="caution" urgent>
          {text.faults[fault]}
        </Banner>
      )}
      <HandFields form={form} onChange={change} problems={problems} attempt={attempt} kinds={kinds} rows={rows} />
      <div className="byhand-end">
        <Button kind="primary" type="submit" pending={pending} pendingWords={text.saving}>
          {text.save}
        </Button>
        <Button
          onPress={() => {
            keep(null)
            onClose()
          }}
        >
          {text.cancel}
        </Button>
        {entry === null ? null : (
          <Button
            icon="trash"
            onPress={() => void remove(entry.id).then((done) => (done ? leave(text.removed) : undefined))}
          >
            {text.remove}
          </Button>
        )}
      </div>
    </form>
  )
}

function firstForm(entry: HandEntry | null, linkTo: DocumentId | null, draft: HandForm | null): HandForm {
  if (entry !== null) return draft ?? formOf(entry)
  const form = draft ?? emptyForm([])
  return linkTo === null || form.documents.includes(linkTo) ? form : { ...form, documents: [...form.documents, linkTo] }
}
