import { useState } from 'react'
import { backupText } from '../../text/en/backup.ts'
import { passphraseWords } from '../../text/en/fields.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { SecretField } from '../../ui/fields/SecretField.tsx'
import { asAsked, noSecret, otherSecret } from '../../ui/fields/secret.ts'
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
  const [secret, setSecret] = useState(noSecret)
  const [error, setError] = useState<string | null>(null)
  const change = () => {
    setSecret(otherSecret(secret))
    setError(null)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (secret.typed === '') return setError(text.missing)
        setError(null)
        onSecret(asAsked(secret))
      }}
    >
      <p>{text.chosen(name)}</p>
      <SecretField
        secret={secret}
        onChange={setSecret}
        words={text}
        passphraseWords={passphraseWords}
        autoComplete="off"
        error={error}
        takesFocus
      />
      <div className="cluster">
        <Button kind="primary" type="submit" disabled={disabled}>
          {act}
        </Button>
        <Button kind="quiet" icon="key" disabled={disabled} onPress={change}>
          {secret.by === 'passphrase' ? text.useKit : text.usePassphrase}
        </Button>
      </div>
    </form>
  )
}
