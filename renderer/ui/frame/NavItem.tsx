import { Link } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../icons.ts'
import { VisuallyHidden } from '../shown/VisuallyHidden.tsx'

export type NavPlace = {
  id: string
  label: string
  icon: IconName
  /** A number beside the label; `words` say it to screen readers: "5 waiting". */
  count?: { number: number; words: string } | undefined
}

type Props = { place: NavPlace; current: boolean; onGo: (id: string) => void }

/** One place in the menu: an icon and a word. */
export function NavItem({ place, current, onGo }: Props) {
  return (
    <li>
      <Link
        className="nav-item"
        onPress={() => onGo(place.id)}
        {...(current ? { 'aria-current': 'page' as const } : {})}
      >
        <Icon name={place.icon} />
        <span className="nav-label">{place.label}</span>
        {place.count === undefined ? null : (
          <span className="nav-count">
            <span aria-hidden="true">{place.count.number}</span>
            <VisuallyHidden>{place.count.words}</VisuallyHidden>
          </span>
        )}
      </Link>
    </li>
  )
}
