import type { PersonId } from '../core/base/ids.ts'
import type { Person } from '../core/model/person.ts'
import { peopleText as text } from '../text/en/people.ts'
import { PersonBar } from '../ui/frame/PersonBar.tsx'
import type { MenuEntry } from '../ui/overlays/Menu.tsx'
import { personLook } from './person-look.ts'
import type { Address } from './use-address.ts'

type Props = {
  person: Person
  all: readonly Person[]
  readOnly: boolean
  open: boolean
  onOpen: (open: boolean) => void
  onPerson: (id: PersonId) => void
  onGo: (address: Address) => void
}

/** Whose records are open, and the way to the others. */
export function PersonMenu({ person, all, readOnly, open, onOpen, onPerson, onGo }: Props) {
  const persons: MenuEntry[] = all.map((one) => ({
    id: one.id,
    label: text.menuPerson(one.name, one.birthDate, one.id === person.id),
    icon: one.id === person.id ? 'check' : 'person',
  }))
  const ways: MenuEntry[] = [
    { id: 'edit', label: text.menuEdit(person.name), icon: 'edit', disabled: readOnly },
    { id: 'new', label: text.menuAdd, icon: 'add', disabled: readOnly },
    { id: 'people', label: text.menuAll, icon: 'people' },
  ]
  const act = (id: string) => {
    if (id === 'edit') return onGo({ screen: 'person', id: person.id })
    if (id === 'new') return onGo({ screen: 'person', id: null })
    if (id === 'people') return onGo({ screen: 'people' })
    const to = all.find((one) => one.id === id)
    if (to) onPerson(to.id)
  }
  return (
    <PersonBar
      {...personLook(person)}
      menu={{ name: text.menu, items: [...persons, ...ways], onAction: act, open, onOpen }}
    />
  )
}
