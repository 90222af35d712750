import { useCallback } from 'react'
import type { Person } from '../../core/model/person.ts'
import { peopleText as text } from '../../text/en/people.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { EmptyState } from '../../ui/shown/Card.tsx'
import type { PersonInfo, Vault } from '../../vault/contract.ts'
import { useAsked, useVault } from '../../vault/use-vault.tsx'
import { emptyForm, formOf } from './person-form.ts'
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
  if (asked.state === 'refused') {
    return (
      <Page title={id === null ? text.addTitle : text.edit}>
        <Banner tone="danger">{text.fault(asked.refusal.code)}</Banner>
      </Page>
    )
  }
  if (asked.state === 'loading') return <Page title={id === null ? text.addTitle : text.edit} />
  return <Loaded id={id} people={asked.value} onSaved={onSaved} onBack={onBack} />
}

function Loaded({ id, people, onSaved, onBack }: Props & { people: readonly PersonInfo[] }) {
  const vault = useVault()
  const persons = people.map(({ person }) => person)
  const person = persons.find((one) => one.id === id) ?? null
  const cancel = <Button onPress={onBack}>{text.cancel}</Button>
  if (id !== null && person === null) {
    return (
      <Page title={text.edit}>
        <EmptyState icon="person" text={text.gone} action={cancel} />
      </Page>
    )
  }
  return (
    <Page title={person ? text.editTitle(person.name) : text.addTitle} lead={text.addLead} width="reading">
      <PersonForm
        vault={vault}
        id={person?.id ?? null}
        first={person ? formOf(person) : emptyForm('someone-else')}
        save={person ? text.save : text.add}
        onSaved={(saved) => onSaved(saved, person === null)}
        others={cancel}
      />
    </Page>
  )
}
