import { useState, type ReactNode } from 'react'
import type { PersonId } from '../../core/base/ids.ts'
import type { Person } from '../../core/model/person.ts'
import { peopleText as text } from '../../text/en/people.ts'
import { unlockText } from '../../text/en/unlock.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/fields/ErrorSummary.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { Vault } from '../../vault/contract.ts'
import './people.css'
import { readPersonForm, type PersonForm as Form } from './person-form.ts'
import { PersonFields } from './PersonFields.tsx'

const words = unlockText.person

type Props = {
  vault: Vault
  /** Null for somebody new, whose records are then looked at. */
  id: PersonId | null
  first: Form
  /** Hears of every letter. */
  onChange?: (form: Form) => void
  save: string
  onSaved: (person: Person) => void
  /** Other ways on, after the button that saves. */
  others?: ReactNode
}

/** Name, birth date and what hospitals know: every page is checked against it. What was typed stays when it is refused. */
export function PersonForm({ vault, id, first, onChange, save, onSaved, others }: Props) {
  const [form, setForm] = useState(first)
  const change = (part: Partial<Form>) => {
    const next = { ...form, ...part }
    setForm(next)
    onChange?.(next)
  }
  const [attempt, setAttempt] = useState(0)
  const [fault, setFault] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const read = readPersonForm(form, new Date())
  const faults = attempt > 0 && 'faults' in read ? read.faults : []
  const submit = async () => {
    setAttempt(attempt + 1)
    if (!('person' in read) || pending) return
    setPending(true)
    const saved = await vault.savePerson({ id, person: read.person })
    setPending(false)
    if (saved.ok) return onSaved(saved.value)
    setFault(text.fault(saved.error.code))
  }
  return (
    <form
      className="stack stack-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <ErrorSummary title={words.errors} errors={faults} attempt={attempt} />
      {fault === null ? null : (
        <Banner tone="danger" urgent>
          {fault}
        </Banner>
      )}
      <PersonFields form={form} change={change} faults={faults} />
      <div className="cluster">
        <Button kind="primary" type="submit" pending={pending}>
          {save}
        </Button>
        {others}
      </div>
    </form>
  )
}
