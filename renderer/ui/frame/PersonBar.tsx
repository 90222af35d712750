import { Button as Pressable, MenuTrigger } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { MenuList } from '../overlays/Menu.tsx'
import type { MenuEntry } from '../overlays/Menu.tsx'
import { Monogram } from '../shown/Monogram.tsx'
import type { MonogramProps } from '../shown/Monogram.tsx'
import { VisuallyHidden } from '../shown/VisuallyHidden.tsx'

export type PersonBarProps = {
  /** "Rosa Alvarez". */
  name: string
  /** "born 14 Mar 1958". */
  born: string
  /** "Records of Rosa Alvarez, born 14 March 1958". */
  fullName: string
  monogram: Pick<MonogramProps, 'letters' | 'colour' | 'shape'>
  /** Other persons and what can be done about them; leave out where nothing can be changed, as in a dialog. */
  menu?: { name: string; items: readonly MenuEntry[]; onAction: (id: string) => void } | undefined
}

function Words({ name, born, fullName, monogram }: PersonBarProps) {
  return (
    <>
      <Monogram {...monogram} />
      <VisuallyHidden>{fullName}</VisuallyHidden>
      <span className="person-words" aria-hidden="true">
        <span className="person-name">{name}</span>
        <span className="person-born">{born}</span>
      </span>
    </>
  )
}

/** Whose records these are: on every screen, in every dialog that writes. */
export function PersonBar(props: PersonBarProps) {
  const { menu } = props
  if (menu === undefined) {
    return (
      <div className="person">
        <Words {...props} />
      </div>
    )
  }
  return (
    <MenuTrigger>
      <Pressable className="person person-button" aria-keyshortcuts="Control+Shift+P">
        <Words {...props} />
        <Icon name="less" size="small" />
      </Pressable>
      <MenuList name={menu.name} items={menu.items} onAction={menu.onAction} />
    </MenuTrigger>
  )
}
