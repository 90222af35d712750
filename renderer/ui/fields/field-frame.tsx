import { FieldError, Text } from 'react-aria-components'
import { Icon } from '../Icon.tsx'

/** What every field has. `id` is where the error summary's link leads. */
export type FieldBasics = {
  label: string
  hint?: string | undefined
  /** A whole sentence: what is wrong and what to do. Its presence marks the field as wrong. */
  error?: string | undefined
  /** Marks the field as wrong where the sentence stands elsewhere. */
  wrong?: boolean | undefined
  id?: string | undefined
  required?: boolean | undefined
  disabled?: boolean | undefined
  /** Has the focus when it appears. */
  takesFocus?: boolean | undefined
}

/** Hint and error; the component library ties both to the field (`aria-describedby`). */
export function FieldNotes({ hint, error }: Pick<FieldBasics, 'hint' | 'error'>) {
  return (
    <>
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <FieldError className="field-error">
          <Icon name="alert" />
          <span>{error}</span>
        </FieldError>
      )}
    </>
  )
}
