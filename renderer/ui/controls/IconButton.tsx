import { Button as Pressable, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { given } from '../given.ts'
import type { IconName } from '../icons.ts'
import { Kbd } from '../shown/Kbd.tsx'

export type IconButtonProps = {
  /** What it does; read by screen readers and shown as a tooltip. */
  name: string
  icon: IconName
  onPress?: (() => void) | undefined
  kind?: 'secondary' | 'quiet' | undefined
  /** Given: the button is a switch with this state. */
  pressed?: boolean | undefined
  disabled?: boolean | undefined
  /** Keys shown in the tooltip, such as `['Ctrl', 'L']`. */
  keys?: readonly string[] | undefined
}

export function IconButton(props: IconButtonProps) {
  const { name, icon, kind = 'quiet', pressed, keys } = props
  const shared = {
    className: `button button-${kind} button-icon`,
    'aria-label': name,
    isDisabled: props.disabled ?? false,
    ...given({ onPress: props.onPress }),
  }
  return (
    <TooltipTrigger delay={500} closeDelay={120}>
      {pressed === undefined ? (
        <Pressable {...shared}>
          <Icon name={icon} />
        </Pressable>
      ) : (
        <ToggleButton {...shared} isSelected={pressed}>
          <Icon name={icon} />
        </ToggleButton>
      )}
      <Tooltip className="tooltip" offset={8}>
        {name}
        {keys === undefined ? null : <Kbd keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
