import { passphraseWords } from '../../text/en/fields.ts'
import { keysText } from '../../text/en/security.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { SecretField } from '../../ui/fields/SecretField.tsx'
import { otherSecret, type TypedSecret } from '../../ui/fields/secret.ts'

type Props = { proof: TypedSecret; onChange: (proof: TypedSecret) => void; error: string | null }
const words = keysText.proof

/** A key typed once more. */
export function ProofField({ proof, onChange, error }: Props) {
  return (
    <div className="stack stack-tight">
      <SecretField
        secret={proof}
        onChange={onChange}
        words={words}
        passphraseWords={passphraseWords}
        autoComplete="current-password"
        error={error}
      />
      <div className="cluster">
        <Button kind="quiet" icon="key" onPress={() => onChange(otherSecret(proof))}>
          {proof.by === 'passphrase' ? words.useKit : words.usePassphrase}
        </Button>
      </div>
    </div>
  )
}
