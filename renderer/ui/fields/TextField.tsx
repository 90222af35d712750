import { Input, Label, TextField as Field } from 'react-aria-components'
import { given } from '../given.ts'
import { FieldNotes } from './field-frame.tsx'
import type { FieldBasics } from './field-frame.tsx'

export type TextFieldProps = FieldBasics & {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'tel' | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | undefined
  autoComplete?: string | undefined
  /** As wide as what is expected: `short` about 8 characters, `medium` about 24. */
  width?: 'short' | 'medium' | 'full' | undefined
  readOnly?: boolean | undefined
  maxLength?: number | undefined
  /** For codes and keys, where every character counts. */
  mono?: boolean | undefined
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, width = 'full', mono = false } = props
  return (
    <Field
      className={`field field-${width}`}
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined || props.wrong === true}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isReadOnly={props.readOnly ?? false}
      validationBehavior="aria"
      type={props.type ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      {...given({ autoFocus: props.takesFocus, id: props.id, inputMode: props.inputMode, maxLength: props.maxLength })}
    >
      <Label className="field-label">{label}</Label>
      <FieldNotes hint={hint} error={undefined} />
      <Input className={mono ? 'input input-mono' : 'input'} />
      <FieldNotes hint={undefined} error={error} />
    </Field>
  )
}
