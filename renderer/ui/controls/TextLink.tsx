import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { given } from '../given.ts'
import type { IconName } from '../icons.ts'

type Props = {
  children: ReactNode
  onPress: () => void
  icon?: IconName | undefined
  /** A longer name for screen readers, which contains the words shown. */
  name?: string | undefined
}

/** Goes to a place inside the app, such as the page a detail was read from. There are no links to the outside. */
export function TextLink({ children, onPress, icon, name }: Props) {
  return (
    <Link className="text-link" onPress={onPress} {...given({ 'aria-label': name })}>
      {icon === undefined ? null : <Icon name={icon} size="small" />}
      <span>{children}</span>
    </Link>
  )
}
