import { passphraseWords } from '../../text/en/fields.ts'
import { keysText } from '../../text/en/security.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PassphraseField } from '../../ui/fields/PassphraseField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'

/** A key typed once more: the passphrase, or the code of the recovery kit. */
export type Proof = { readonly by: 'passphrase' | 'recovery-code'; readonly typed: string }
export const noProof: Proof = { by: 'passphrase', typed: '' }

/** As the vault asks for it. */
export const asAsked = ({ by, typed }: Proof) =>
  by === 'passphrase' ? ({ by, passphrase: typed } as const) : ({ by, code: typed } as const)

export const missingProof = ({ by, typed }: Proof): string | null => {
  if (typed !== '') return null
  return by === 'passphrase' ? keysText.proof.missing : keysText.proof.missingCode
}

type Props = { proof: Proof; onChange: (proof: Proof) => void; error: string | null; takesFocus?: boolean }
const words = keysText.proof

export function ProofField({ proof, onChange, error, takesFocus }: Props) {
  const { by, typed } = proof
  const common = {
    value: typed,
    onChange: (value: string) => onChange({ by, typed: value }),
    ...(error === null ? {} : { error }),
    ...(takesFocus ? { takesFocus } : {}),
  }
  return (
    <div className="stack stack-tight">
      {by === 'passphrase' ? (
        <PassphraseField
          label={words.passphrase}
          hint={words.passphraseHint}
          words={passphraseWords}
          autoComplete="current-password"
          {...common}
        />
      ) : (
        <TextField label={words.code} hint={words.codeHint} mono {...common} />
      )}
      <div className="cluster">
        <Button
          kind="quiet"
          icon="key"
          onPress={() => onChange({ by: by === 'passphrase' ? 'recovery-code' : 'passphrase', typed: '' })}
        >
          {by === 'passphrase' ? words.useKit : words.usePassphrase}
        </Button>
      </div>
    </div>
  )
}
