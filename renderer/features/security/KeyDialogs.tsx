import { useState } from 'react'
import { keysText as text } from '../../text/en/security.ts'
import { TextField } from '../../ui/fields/TextField.tsx'
import type { KeyInfo } from '../../vault/key-calls.ts'
import { KeyForm } from './KeyForm.tsx'
import { NewPassphrase } from './NewPassphrase.tsx'
import { faultAt, useKeyChange } from './use-key-change.ts'

type Props = { onDone: (said: string) => void; onClose: () => void }

/** Somebody chooses a passphrase of their own. */
export function AddKey({ onDone, onClose }: Props) {
  const change = useKeyChange()
  const [name, setName] = useState('')
  const [fresh, setFresh] = useState('')
  const [noName, setNoName] = useState(false)
  const words = text.adding
  const submit = async () => {
    const label = name.trim()
    setNoName(label === '')
    if (label === '') return
    if (fresh === '') return change.setFault({ at: 'fresh', text: text.fresh.missing })
    const done = await change.run((vault, shown, hearing) =>
      vault.addKey({ proof: shown, label, passphrase: fresh }, hearing),
    )
    if (done) onDone(words.done(label))
  }
  return (
    <KeyForm
      title={words.title}
      {...{ change, onClose }}
      act={{ label: words.act, kind: 'primary' }}
      safe={text.cancel}
      onSubmit={() => void submit()}
    >
      <p>{text.lead}</p>
      <p>{words.text}</p>
      <TextField
        label={words.name}
        value={name}
        onChange={setName}
        maxLength={80}
        takesFocus
        {...(noName ? { error: words.missingName } : {})}
      />
      <NewPassphrase
        label={words.passphrase}
        value={fresh}
        onChange={setFresh}
        error={faultAt(change.fault, 'fresh')}
      />
    </KeyForm>
  )
}

/** Another passphrase in place of the one that is shown. */
export function ChangePassphrase({ onDone, onClose }: Props) {
  const change = useKeyChange()
  const [fresh, setFresh] = useState('')
  const words = text.changing
  const submit = async () => {
    if (fresh === '') return change.setFault({ at: 'fresh', text: text.fresh.missing })
    const done = await change.run((vault, shown, hearing) =>
      vault.changePassphrase({ proof: shown, passphrase: fresh }, hearing),
    )
    if (done) onDone(words.done)
  }
  return (
    <KeyForm
      title={words.title}
      {...{ change, onClose }}
      act={{ label: words.act, kind: 'primary' }}
      safe={text.cancel}
      onSubmit={() => void submit()}
    >
      <p>{words.text}</p>
      {change.proof.by === 'recovery-code' ? <p>{words.byKit}</p> : null}
      <NewPassphrase
        label={words.passphrase}
        value={fresh}
        onChange={setFresh}
        error={faultAt(change.fault, 'fresh')}
      />
    </KeyForm>
  )
}

type RemoveProps = Props & { taken: KeyInfo; staying: readonly { id: string; name: string }[] }

/** Says who stays, and what it cannot do, before the locks are changed. */
export function RemoveKey({ taken, staying, onDone, onClose }: RemoveProps) {
  const change = useKeyChange()
  const words = text.removing
  const name = taken.label === '' ? text.type[taken.type] : taken.label
  const submit = async () => {
    const done = await change.run((vault, shown, hearing) => vault.removeKey({ proof: shown, id: taken.id }, hearing))
    if (done) onDone(words.done(name))
  }
  return (
    <KeyForm
      title={words.title(name)}
      {...{ change, onClose }}
      act={{ label: words.act, kind: 'danger' }}
      safe={text.keep}
      onSubmit={() => void submit()}
    >
      <p>{words.text(name)}</p>
      <div>
        <p id="keys-staying">{words.staying}</p>
        <ul className="keys-staying" aria-labelledby="keys-staying">
          {staying.map((one) => (
            <li key={one.id}>{one.name}</li>
          ))}
        </ul>
      </div>
    </KeyForm>
  )
}

/** Another recovery kit; its groups go to whoever shows them. */
export function NewKit({ onMade, onClose }: { onMade: (groups: readonly string[]) => void; onClose: () => void }) {
  const change = useKeyChange()
  const words = text.kit
  const submit = async () => {
    const done = await change.run((vault, shown, hearing) => vault.newKit({ proof: shown }, hearing))
    if (done) onMade(done.value.kitGroups)
  }
  return (
    <KeyForm
      title={words.title}
      {...{ change, onClose }}
      act={{ label: words.act, kind: 'danger' }}
      safe={text.keep}
      onSubmit={() => void submit()}
    >
      <p>{words.text}</p>
    </KeyForm>
  )
}
