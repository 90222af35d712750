import type { ReactNode } from 'react'
import { Button as Pressable } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { given } from '../given.ts'
import type { IconName } from '../icons.ts'

export type ButtonProps = {
  /** A verb that names the result. */
  children: ReactNode
  onPress?: (() => void) | undefined
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  icon?: IconName | undefined
  /** Work is under way: the button keeps its focus, takes no press, and `pendingWords` stand in for its words. */
  pending?: boolean | undefined
  pendingWords?: string | undefined
  disabled?: boolean | undefined
  type?: 'button' | 'submit' | undefined
  /** Has the focus when it appears. */
  takesFocus?: boolean | undefined
  /** A longer name for screen readers, where the words alone do not say which one. */
  name?: string | undefined
  /** The id of a text that explains the button. */
  describedBy?: string | undefined
  /** `Control+K`, in the notation of aria-keyshortcuts. */
  keys?: string | undefined
  wide?: boolean | undefined
}

/** One primary button for each screen; the others are secondary or quiet. `danger` only for acts that cannot be undone. */
export function Button(props: ButtonProps) {
  const { children, kind = 'secondary', icon, pending = false, pendingWords, wide = false } = props
  return (
    <Pressable
      className={`button button-${kind}${wide ? ' button-wide' : ''}`}
      isPending={pending}
      isDisabled={props.disabled ?? false}
      type={props.type ?? 'button'}
      {...given({
        autoFocus: props.takesFocus,
        onPress: props.onPress,
        'aria-label': props.name,
        'aria-describedby': props.describedBy,
        'aria-keyshortcuts': props.keys,
      })}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="button-words">{pending ? (pendingWords ?? children) : children}</span>
    </Pressable>
  )
}
