import { Label, RadioButton, RadioField, RadioGroup as Group, Text } from 'react-aria-components'
import { given } from '../given.ts'
import { FieldNotes } from './field-frame.tsx'
import type { FieldBasics } from './field-frame.tsx'
import type { Option } from './Select.tsx'

export type RadioGroupProps = FieldBasics & {
  options: readonly Option[]
  value: string | null
  onChange: (id: string) => void
  /** `boxes`: each choice in a frame of its own, for one question on a screen. */
  look?: 'plain' | 'boxes' | undefined
}

export function RadioGroup(props: RadioGroupProps) {
  const { label, hint, error, options, look = 'plain' } = props
  return (
    <Group
      className={`field field-full radios radios-${look}`}
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      {...given({ autoFocus: props.takesFocus, id: props.id })}
    >
      <Label className="field-label">{label}</Label>
      <FieldNotes hint={hint} error={error} />
      {options.map((option) => (
        <RadioField key={option.id} value={option.id} className="radio-field" isDisabled={option.disabled ?? false}>
          <RadioButton className="radio">
            <span className="radio-dot" aria-hidden="true" />
            <span>{option.label}</span>
          </RadioButton>
          {option.hint === undefined ? null : (
            <Text slot="description" className="option-hint radio-hint">
              {option.hint}
            </Text>
          )}
        </RadioField>
      ))}
    </Group>
  )
}
