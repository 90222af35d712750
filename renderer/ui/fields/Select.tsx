import {
  Button as Pressable,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as Choice,
  SelectValue,
  Text,
} from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { given } from '../given.ts'
import { FieldNotes } from './field-frame.tsx'
import type { FieldBasics } from './field-frame.tsx'

export type Option = { id: string; label: string; hint?: string | undefined; disabled?: boolean | undefined }

export type SelectProps = FieldBasics & {
  options: readonly Option[]
  value: string | null
  onChange: (id: string) => void
  /** Shown while nothing is chosen. */
  placeholder: string
  width?: 'short' | 'medium' | 'full' | undefined
}

export function Select(props: SelectProps) {
  const { label, hint, error, options, width = 'medium' } = props
  return (
    <Choice
      className={`field field-${width}`}
      value={props.value}
      onChange={(key) => (key === null ? undefined : props.onChange(String(key)))}
      placeholder={props.placeholder}
      isInvalid={error !== undefined || props.wrong === true}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      {...given({ autoFocus: props.takesFocus, id: props.id })}
    >
      <Label className="field-label">{label}</Label>
      <FieldNotes hint={hint} error={undefined} />
      <Pressable className="input select-button">
        <SelectValue className="select-value" />
        <Icon name="less" />
      </Pressable>
      <FieldNotes hint={undefined} error={error} />
      <Popover className="popover select-popover" offset={4}>
        <ListBox className="options" items={options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              className="option"
              textValue={option.label}
              isDisabled={option.disabled ?? false}
            >
              <Icon name="check" size="small" />
              <Text slot="label">{option.label}</Text>
              {option.hint === undefined ? null : (
                <Text slot="description" className="option-hint">
                  {option.hint}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Choice>
  )
}
