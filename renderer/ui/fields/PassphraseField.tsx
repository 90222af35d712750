import { useState } from 'react'
import { Group, Input, Label, TextField as Field, ToggleButton } from 'react-aria-components'
import type { KeyboardEvent } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { given } from '../given.ts'
import { FieldNotes } from './field-frame.tsx'
import type { FieldBasics } from './field-frame.tsx'

export type PassphraseFieldProps = FieldBasics & {
  value: string
  onChange: (value: string) => void
  /** `show` and `hide` name the button; `capsLock` is the notice while Caps Lock is on. */
  words: { show: string; hide: string; capsLock: string }
  autoComplete: 'current-password' | 'new-password' | 'off'
  startShown?: boolean | undefined
}

/** Pasting and password managers are welcome here; nothing is checked while the person types. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { label, hint, error, words } = props
  const [shown, setShown] = useState(props.startShown ?? false)
  const [capsLock, setCapsLock] = useState(false)
  const noticeCapsLock = (event: KeyboardEvent) => {
    setCapsLock(event.getModifierState('CapsLock'))
    // The field only looks on: Esc still closes the dialog around it, and the keys of the window still work.
    event.continuePropagation()
  }
  return (
    <Field
      className="field field-full"
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      type={shown ? 'text' : 'password'}
      autoComplete={props.autoComplete}
      autoCorrect="off"
      spellCheck="false"
      onKeyDown={noticeCapsLock}
      onKeyUp={noticeCapsLock}
      {...given({ autoFocus: props.takesFocus, id: props.id })}
    >
      <Label className="field-label">{label}</Label>
      <FieldNotes hint={hint} error={undefined} />
      <Group className="input-row" data-secret="">
        <Input className="input" autoCapitalize="none" />
        <ToggleButton className="button button-secondary" isSelected={shown} onChange={setShown}>
          <Icon name={shown ? 'hide' : 'show'} />
          <span className="button-words">{shown ? words.hide : words.show}</span>
        </ToggleButton>
      </Group>
      <p className="field-notice" role="status">
        {capsLock ? words.capsLock : null}
      </p>
      <FieldNotes hint={undefined} error={error} />
    </Field>
  )
}
