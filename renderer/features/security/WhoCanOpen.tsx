import { useCallback, useState } from 'react'
import { keysText as text, settingsText } from '../../text/en/security.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { KeyInfo } from '../../vault/key-calls.ts'
import type { Vault } from '../../vault/contract.ts'
import { useAsked } from '../../vault/use-vault.tsx'
import { AddKey, ChangePassphrase, NewKit, RemoveKey } from './KeyDialogs.tsx'
import './security.css'

type Props = {
  readOnly: boolean
  kitProven: boolean
  /** Says on the screen what was done. */
  onSaid: (words: string) => void
  /** Hears the groups of a new recovery kit, to be saved and proven. */
  onNewKit: (groups: readonly string[]) => void
}
type Open = { dialog: 'add' | 'change' | 'kit' } | { dialog: 'remove'; taken: KeyInfo } | null
const topics = [] as const

/** Every key of the vault, and what can be done with them (ux.md §2.10). */
export function WhoCanOpen({ readOnly, kitProven, onSaid, onNewKit }: Props) {
  const { asked, again } = useAsked(
    useCallback((vault: Vault) => vault.keys(null), []),
    topics,
  )
  const announce = useAnnounce()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const done = (said: string) => {
    close()
    again()
    announce(said)
    onSaid(said)
  }
  const keys = asked.state === 'here' ? asked.value : []
  const act = (dialog: 'add' | 'change' | 'kit', label: string, kind: 'secondary' | 'quiet') => (
    <Button kind={kind} icon={dialog === 'add' ? 'add' : 'key'} disabled={readOnly} onPress={() => setOpen({ dialog })}>
      {label}
    </Button>
  )
  return (
    <section className="stack keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{text.title}</h2>
      <p className="muted">{text.lead}</p>
      {asked.state === 'loading' ? <p className="muted">{text.loading}</p> : null}
      {asked.state === 'refused' ? (
        <Banner tone="danger" urgent>
          {settingsText.fault(asked.refusal.code)}
        </Banner>
      ) : null}
      {asked.state === 'here' ? (
        <ul className="keys-list" aria-label={text.list}>
          {keys.map((one) => (
            <KeyLine
              key={one.id}
              info={one}
              kitProven={kitProven}
              readOnly={readOnly}
              onRemove={() => setOpen({ dialog: 'remove', taken: one })}
            />
          ))}
        </ul>
      ) : null}
      {asked.state === 'here' && !keys.some(({ type }) => type === 'caregiver') ? <p>{text.onlyYou}</p> : null}
      <div className="cluster">
        {act('add', text.add, 'secondary')}
        {act('change', text.change, 'quiet')}
        {act('kit', text.newKit, 'quiet')}
      </div>
      {open === null ? null : (
        <OpenDialog
          open={open}
          keys={keys}
          onDone={done}
          onClose={close}
          onMade={(groups) => {
            close()
            onNewKit(groups)
          }}
        />
      )}
    </section>
  )
}

type DialogProps = {
  open: NonNullable<Open>
  keys: readonly KeyInfo[]
  onDone: (said: string) => void
  onClose: () => void
  onMade: (groups: readonly string[]) => void
}

function OpenDialog({ open, keys, onDone, onClose, onMade }: DialogProps) {
  switch (open.dialog) {
    case 'add':
      return <AddKey onDone={onDone} onClose={onClose} />
    case 'change':
      return <ChangePassphrase onDone={onDone} onClose={onClose} />
    case 'kit':
      return <NewKit onMade={onMade} onClose={onClose} />
    case 'remove': {
      const staying = keys.filter(({ id }) => id !== open.taken.id).map((one) => ({ id: one.id, name: nameOf(one) }))
      return <RemoveKey taken={open.taken} staying={staying} onDone={onDone} onClose={onClose} />
    }
  }
}

function nameOf({ type, label, isYours }: KeyInfo): string {
  if (isYours) return type === 'recovery' ? text.youKit : text.you
  return label === '' ? text.type[type] : `${label}, ${text.type[type].toLowerCase()}`
}

type LineProps = { info: KeyInfo; kitProven: boolean; readOnly: boolean; onRemove: () => void }

function KeyLine({ info, kitProven, readOnly, onRemove }: LineProps) {
  const { type, createdOn, isYours, isBehind } = info
  const name = nameOf(info)
  const since = type === 'caregiver' ? text.addedOn(createdOn) : text.madeOn(createdOn)
  const kit = kitProven ? text.kitChecked : text.kitNotChecked
  return (
    <li className="key-line">
      <Icon name={type === 'recovery' ? 'file' : 'key'} />
      <div className="key-words">
        <p className="key-name">{name}</p>
        <p className="small muted">{type === 'recovery' ? `${since}, ${kit}` : since}</p>
        {isBehind ? <p className="small">{text.behind}</p> : null}
      </div>
      {type === 'recovery' || isYours ? null : (
        <Button kind="quiet" icon="trash" disabled={readOnly} name={text.removeOf(name)} onPress={onRemove}>
          {text.remove}
        </Button>
      )}
    </li>
  )
}
