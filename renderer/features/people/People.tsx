import { useCallback, type ReactNode } from 'react'
import type { PersonId } from '../../core/base/ids.ts'
import { peopleText as text } from '../../text/en/people.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Page } from '../../ui/frame/Page.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { Monogram, monogramOf } from '../../ui/shown/Monogram.tsx'
import type { PersonInfo, Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'
import './people.css'

type Props = {
  /** Whose records are open. */
  current: PersonId | null
  readOnly: boolean
  onOpen: (id: PersonId) => void
  onEdit: (id: PersonId) => void
  onAdd: () => void
  /** Who can open the vault. */
  keys: ReactNode
}
const topics: readonly Topic[] = ['person', 'records', 'intake']

/** Everybody whose records this vault holds: who they are and how many records, never what those say. */
export function People({ current, readOnly, onOpen, onEdit, onAdd, keys }: Props) {
  const { asked } = useAsked(
    useCallback((vault: Vault) => vault.people(null), []),
    topics,
  )
  const add = (
    <Button kind="primary" icon="add" disabled={readOnly} onPress={onAdd}>
      {text.add}
    </Button>
  )
  return (
    <Page title={text.title} lead={text.lead} actions={add}>
      {asked.state === 'loading' ? <p className="muted">{text.loading}</p> : null}
      {asked.state === 'refused' ? (
        <Banner tone="danger" urgent>
          {text.fault(asked.refusal.code)}
        </Banner>
      ) : null}
      {asked.state === 'here' ? (
        <ul className="people" aria-label={text.list}>
          {asked.value.map((info) => (
            <Tile
              key={info.person.id}
              info={info}
              isOpen={info.person.id === current}
              readOnly={readOnly}
              onOpen={() => onOpen(info.person.id)}
              onEdit={() => onEdit(info.person.id)}
            />
          ))}
        </ul>
      ) : null}
      {keys}
    </Page>
  )
}

type TileProps = { info: PersonInfo; isOpen: boolean; readOnly: boolean; onOpen: () => void; onEdit: () => void }

function Tile({ info, isOpen, readOnly, onOpen, onEdit }: TileProps) {
  const { person, records, toReview } = info
  return (
    <li className="person-tile" data-open={isOpen ? '' : undefined}>
      <Monogram {...monogramOf(person.name, person.look)} size="large" />
      <div className="person-tile-words">
        <h2 className="person-tile-name">{person.name}</h2>
        <p className="muted">{text.born(person.birthDate)}</p>
        <p className="small">{text.counts(records, toReview)}</p>
      </div>
      <div className="cluster">
        {isOpen ? (
          <p className="person-tile-now">{text.openNow}</p>
        ) : (
          <Button icon="folder" name={text.openOf(person.name)} onPress={onOpen}>
            {text.open}
          </Button>
        )}
        <Button kind="quiet" icon="edit" disabled={readOnly} name={text.editOf(person.name)} onPress={onEdit}>
          {text.edit}
        </Button>
      </div>
    </li>
  )
}
