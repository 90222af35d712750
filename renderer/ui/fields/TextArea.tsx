import { Label, TextArea as Area, TextField as Field } from 'react-aria-components'
import { given } from '../given.ts'
import { FieldNotes } from './field-frame.tsx'
import type { FieldBasics } from './field-frame.tsx'

export type TextAreaProps = FieldBasics & {
  value: string
  onChange: (value: string) => void
  rows?: number | undefined
  maxLength?: number | undefined
}

export function TextArea(props: TextAreaProps) {
  const { label, hint, error } = props
  return (
    <Field
      className="field field-full"
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      {...given({ autoFocus: props.takesFocus, id: props.id, maxLength: props.maxLength })}
    >
      <Label className="field-label">{label}</Label>
      <FieldNotes hint={hint} error={undefined} />
      <Area className="input input-area" rows={props.rows ?? 4} />
      <FieldNotes hint={undefined} error={error} />
    </Field>
  )
}
