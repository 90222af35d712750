import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Icon } from '../Icon.tsx'

export type Chip = { id: string; label: string; count?: number | undefined }

type Props = {
  /** What the chips filter, for screen readers. */
  name: string
  chips: readonly Chip[]
  selected: readonly string[]
  onChange: (selected: string[]) => void
  /** `one`: choosing a chip lets the others go. */
  choose?: 'one' | 'many' | undefined
}

/** Filters as small switches; a chosen one has a tick as well as a colour. */
export function ChipGroup({ name, chips, selected, onChange, choose = 'many' }: Props) {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={name}
      selectionMode={choose === 'one' ? 'single' : 'multiple'}
      disallowEmptySelection={choose === 'one'}
      selectedKeys={selected}
      onSelectionChange={(keys) => onChange([...keys].map(String))}
    >
      {chips.map((chip) => (
        <ToggleButton key={chip.id} id={chip.id} className="chip">
          {selected.includes(chip.id) ? <Icon name="check" size="small" /> : null}
          <span>{chip.label}</span>
          {chip.count === undefined ? null : <span className="chip-count">{chip.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
