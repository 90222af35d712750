import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components'
import { given } from '../given.ts'
import { Icon } from '../Icon.tsx'

export type CheckboxProps = {
  children: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some of what it stands for is chosen and some is not. */
  mixed?: boolean | undefined
  hint?: string | undefined
  disabled?: boolean | undefined
  id?: string | undefined
}

function CheckMark({ mixed = false }: { mixed?: boolean | undefined }) {
  return (
    <span className="check-box" aria-hidden="true">
      <Icon name={mixed ? 'minus' : 'check'} size="small" />
    </span>
  )
}

export function Checkbox({ children, checked, onChange, mixed = false, hint, disabled, id }: CheckboxProps) {
  return (
    <CheckboxField
      className="check"
      isSelected={checked}
      isIndeterminate={mixed}
      isDisabled={disabled ?? false}
      onChange={onChange}
      {...given({ id })}
    >
      <CheckboxButton className="check-row">
        <CheckMark mixed={mixed} />
        <span>{children}</span>
      </CheckboxButton>
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint check-hint">
          {hint}
        </Text>
      )}
    </CheckboxField>
  )
}
