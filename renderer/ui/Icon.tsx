import { icons } from './icons.ts'
import type { IconName } from './icons.ts'

type Props = { name: IconName; size?: 'small' | 'normal' | 'large' | undefined }

/** A picture beside words. It is never the only carrier of a meaning, so it has no name of its own. */
export function Icon({ name, size = 'normal' }: Props) {
  const Picture = icons[name]
  return <Picture className={`icon icon-${size}`} aria-hidden="true" focusable="false" />
}
