import { useState } from 'react'
import { backupText } from '../../text/en/backup.ts'
import { passphraseWords } from '../../text/en/fields.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import type { BackupSecret } from '../../vault/contract.ts'

const text = backupText.restore

type Props = {
  /** The file's name. */
  name: string
  /** What the button says. */
  act: string
  disabled: boolean
  onSecret: (secret: BackupSecret) => void
}

/** With what a backup opens: its passphrase, or the recovery code. */
export function SecretForm({ name, act, disabled, onSecret }: Props) {
  const [by, setBy] = useState<'passphrase' | 'recovery-code'>('passphrase')
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const wrong = error === null ? {} : { error }
  const change = () => {
    setBy(by === 'passphrase' ? 'recovery-code' : 'passphrase')
    setTyped('')
    setError(null)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed === '') return setError(text.missing)
        setError(null)
        onSecret(by === 'passphrase' ? { by, passphrase: typed } : { by, code: typed })
      }}
    >
      <p>{text.chosen(name)}</p>
      {by === 'passphrase' ? (
        <PassphraseField
          label={text.passphrase}
          hint={text.passphraseHint}
          value={typed}
          onChange={setTyped}
          words={passphraseWords}
          autoComplete="off"
          takesFocus
          {...wrong}
        />
      ) : (
        <TextField
          label={text.code}
          hint={text.codeHint}
          mono
          value={typed}
          onChange={setTyped}
          takesFocus
          {...wrong}
        />
      )}
      <div className="cluster">
        <Button kind="primary" type="submit" disabled={disabled}>
          {act}
        </Button>
        <Button kind="quiet" icon="key" disabled={disabled} onPress={change}>
          {by === 'passphrase' ? text.useKit : text.usePassphrase}
        </Button>
      </div>
    </form>
  )
}
