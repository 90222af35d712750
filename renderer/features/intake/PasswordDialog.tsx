import { useState } from 'react'
import { passphraseWords } from '../../text/en/fields.ts'
import { intakeText as text } from '../../text/en/intake.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { Dialog } from '../../ui/overlays/Dialog.tsx'

type Props = {
  /** The file's name. */
  name: string
  /** Answers a sentence when the password was refused. */
  onPassword: (password: string) => Promise<string | null>
  onClose: () => void
}

/** Asks for the password of one locked file. What is typed is kept when it was wrong. */
export function PasswordDialog({ name, onPassword, onClose }: Props) {
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [pending, setPending] = useState(false)
  const submit = (event?: { preventDefault: () => void }) => {
    event?.preventDefault()
    if (pending) return
    if (password === '') return setError(text.passwordEmpty)
    setPending(true)
    void onPassword(password).then((refused) => {
      setPending(false)
      if (refused === null) onClose()
      else setError(refused)
    })
  }
  const actions = (
    <>
      <Button onPress={onClose}>{text.later}</Button>
      <Button kind="primary" pending={pending} pendingWords={text.passwordOpening} onPress={submit}>
        {text.passwordOpen}
      </Button>
    </>
  )
  return (
    <Dialog open title={text.passwordTitle} onClose={onClose} closeName={text.close} actions={actions} width="narrow">
      <form className="stack" onSubmit={submit}>
        <p className="intake-name">{text.passwordBody(name)}</p>
        <PassphraseField
          label={text.passwordLabel}
          hint={text.passwordShared}
          value={password}
          onChange={setPassword}
          words={passphraseWords}
          autoComplete="off"
          error={error}
          takesFocus
        />
      </form>
    </Dialog>
  )
}
