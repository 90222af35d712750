import { PassphraseField, type PassphraseFieldProps } from './PassphraseField.tsx'
import type { TypedSecret } from './secret.ts'
import { TextField } from './TextField.tsx'

type Words = {
  readonly passphrase: string
  readonly passphraseHint?: string
  readonly code: string
  readonly codeHint: string
}
type Props = Pick<PassphraseFieldProps, 'autoComplete'> & {
  secret: TypedSecret
  onChange: (secret: TypedSecret) => void
  words: Words
  passphraseWords: PassphraseFieldProps['words']
  error: string | null
  takesFocus?: boolean
}

/** The field for what opens a vault; which of the two it is, is for the form to offer. */
export function SecretField({ secret, onChange, words, passphraseWords, error, takesFocus, autoComplete }: Props) {
  const { by, typed } = secret
  const common = {
    value: typed,
    onChange: (value: string) => onChange({ by, typed: value }),
    ...(error === null ? {} : { error }),
    ...(takesFocus ? { takesFocus } : {}),
  }
  if (by === 'recovery-code')
    return (
      <div data-secret="">
        <TextField label={words.code} hint={words.codeHint} mono {...common} />
      </div>
    )
  return (
    <PassphraseField
      label={words.passphrase}
      {...(words.passphraseHint === undefined ? {} : { hint: words.passphraseHint })}
      words={passphraseWords}
      autoComplete={autoComplete}
      {...common}
    />
  )
}
