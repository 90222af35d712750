import { useCallback, useMemo } from 'react'
import type { Person } from '../../core/model/person.ts'
import { peopleText as text } from '../../text/en/people.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import type { Vault } from '../../vault/contract.ts'
import { useKeptForm } from '../../vault/use-form-draft.ts'
import { useAsked, useVault } from '../../vault/use-vault.tsx'
import { emptyForm, formOf, PersonForm as PersonFields } from './person-form.ts'
import { PersonForm } from './PersonForm.tsx'

type Props = {
  /** Whom to change; null adds somebody. */
  id: string | null
  onSaved: (person: Person, isNew: boolean) => void
  onBack: () => void
}
/** Asked for once: what is being typed must not be replaced from behind. */
const never = [] as const

/** Adds a person, or changes what is known of one: names, birth date, hospitals with their numbers and spellings. */
export function EditPerson({ id, onSaved, onBack }: Props) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => vault.people(null), []),
    never,
  )
  const persons = asked.state === 'here' ? asked.value.map(({ person }) => person) : []
  const person = persons.find((one) => one.id === id) ?? null
  const title = id === null ? text.addTitle : person === null ? text.edit : text.editTitle(person.name)
  return (
    <Page title={title} lead={text.addLead} width="reading">
      {asked.state === 'refused' ? <Banner tone="danger">{text.fault(asked.refusal.code)}</Banner> : null}
      {asked.state === 'here' ? <Form isNew={id === null} person={person} onSaved={onSaved} onBack={onBack} /> : null}
    </Page>
  )
}

type FormProps = Omit<Props, 'id'> & { isNew: boolean; person: Person | null }

function Form({ isNew, person, ...on }: FormProps) {
  if (!isNew && person === null)
    return <EmptyState icon="person" text={text.gone} action={<Button onPress={on.onBack}>{text.cancel}</Button>} />
  return <KeptPersonForm isNew={isNew} person={person} {...on} />
}

/** What was typed and not saved is there again after a lock. */
function KeptPersonForm({ isNew, person, onSaved, onBack }: FormProps) {
  const vault = useVault()
  const first = useMemo(() => (person ? formOf(person) : emptyForm('someone-else')), [person])
  const kept = useKeptForm(PersonFields, `person/${person?.id ?? 'new'}`, first)
  if (!kept.isHere) return null
  const back = () => {
    kept.forget()
    onBack()
  }
  return (
    <PersonForm
      vault={vault}
      id={person?.id ?? null}
      first={kept.form}
      onChange={kept.change}
      save={person ? text.save : text.add}
      onSaved={(saved) => {
        kept.forget()
        onSaved(saved, isNew)
      }}
      others={<Button onPress={back}>{text.cancel}</Button>}
    />
  )
}
