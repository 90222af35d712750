import { Icon } from '../Icon.tsx'

type Props = {
  /** What it stands for: the row, or for the box in a table's head the whole table. */
  name: string
  checked: boolean
  /** Some of what it stands for is chosen and some is not. */
  mixed?: boolean | undefined
  onPress?: (() => void) | undefined
}

/** The box of a list's row, which the list itself hears of, or of a table's head. */
export function RowCheck({ name, checked, mixed = false, onPress }: Props) {
  return (
    <button
      type="button"
      role="checkbox"
      className="row-check"
      aria-label={name}
      aria-checked={mixed ? 'mixed' : checked}
      data-selected={checked || undefined}
      data-indeterminate={mixed || undefined}
      tabIndex={-1}
      onClick={onPress}
    >
      <span className="check-box" aria-hidden="true">
        <Icon name={mixed ? 'minus' : 'check'} size="small" />
      </span>
    </button>
  )
}
