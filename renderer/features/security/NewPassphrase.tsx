import { passphraseWords } from '../../text/en/fields.ts'
import { keysText } from '../../text/en/security.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { useSuggestion, useVerdict } from '../../vault/use-new-passphrase.ts'
import { useVault } from '../../vault/use-vault.tsx'

type Props = { label: string; value: string; onChange: (value: string) => void; error: string | null }
const words = keysText.fresh

/** Six words drawn by chance stand in the field; whoever wants to types over them, and hears how good that is. */
export function NewPassphrase({ label, value, onChange, error }: Props) {
  const vault = useVault()
  // Only what is drawn anew replaces what was typed.
  const { another } = useSuggestion(vault, onChange)
  const verdict = useVerdict(vault, value)
  return (
    <div className="stack stack-tight">
      <PassphraseField
        label={label}
        hint={words.hint}
        value={value}
        onChange={onChange}
        words={passphraseWords}
        autoComplete="new-password"
        startShown
        {...(error === null ? {} : { error })}
      />
      <p className="small" role="status">
        {verdict === null ? null : words.verdict[verdict]}
      </p>
      <div className="cluster">
        <Button kind="quiet" icon="retry" onPress={another}>
          {words.another}
        </Button>
      </div>
    </div>
  )
}
