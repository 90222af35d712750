import type { ReactNode } from 'react'
import { useId } from 'react'
import { Checkbox as Box } from 'react-aria-components'
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

/** The square itself, also used in lists. */
export function CheckMark({ mixed = false }: { mixed?: boolean | undefined }) {
  return (
    <span className="check-box" aria-hidden="true">
      <Icon name={mixed ? 'minus' : 'check'} size="small" />
    </span>
  )
}

export function Checkbox({ children, checked, onChange, mixed = false, hint, disabled, id }: CheckboxProps) {
  const hintId = useId()
  return (
    <div className="check">
      <Box
        className="check-row"
        isSelected={checked}
        isIndeterminate={mixed}
        isDisabled={disabled ?? false}
        onChange={onChange}
        {...given({ id, 'aria-describedby': hint === undefined ? undefined : hintId })}
      >
        <CheckMark mixed={mixed} />
        <span>{children}</span>
      </Box>
      {hint === undefined ? null : (
        <p className="field-hint check-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}
