import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { given } from '../given.ts'
import { FieldNotes } from './field-frame.tsx'
import type { FieldBasics } from './field-frame.tsx'

export type SuggestFieldProps = FieldBasics & {
  value: string
  onChange: (value: string) => void
  /** What is offered while a person types; anything else may be typed too. */
  suggestions: readonly string[]
  width?: 'medium' | 'full' | undefined
}

/** One line of text with suggestions: they open with ↓, or by themselves while what is typed begins one of them. */
export function SuggestField(props: SuggestFieldProps) {
  const { label, hint, error, suggestions, value, width = 'full' } = props
  const typed = value.trim().toLowerCase()
  const items = suggestions
    .filter((one) => typed === '' || one.toLowerCase().includes(typed))
    .map((one) => ({ id: one, label: one }))
  return (
    <ComboBox
      className={`field field-${width}`}
      items={items}
      inputValue={value}
      onInputChange={props.onChange}
      onChange={(key) => (key === null ? undefined : props.onChange(String(key)))}
      allowsCustomValue
      isInvalid={error !== undefined || props.wrong === true}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      {...given({ id: props.id })}
    >
      <Label className="field-label">{label}</Label>
      <FieldNotes hint={hint} error={undefined} />
      <Input className="input" autoComplete="off" />
      <FieldNotes hint={undefined} error={error} />
      <Popover className="popover select-popover" offset={4}>
        <ListBox className="options">
          {(option: { id: string; label: string }) => (
            <ListBoxItem id={option.id} className="option" textValue={option.label}>
              <Text slot="label">{option.label}</Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
