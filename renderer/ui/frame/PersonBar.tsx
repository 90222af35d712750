import { Button as Pressable, MenuTrigger } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { MenuList } from '../overlays/Menu.tsx'
import type { MenuEntry } from '../overlays/Menu.tsx'
import { PersonLine, PersonWords, type PersonLook } from './PersonShown.tsx'

export type PersonBarProps = PersonLook & {
  /** Other persons and what can be done about them; leave out where nothing can be changed, as in a dialog. */
  menu?:
    | {
        name: string
        items: readonly MenuEntry[]
        onAction: (id: string) => void
        /** Given together: the menu is opened from outside too, by a key. */
        open?: boolean | undefined
        onOpen?: ((open: boolean) => void) | undefined
      }
    | undefined
}

/** Whose records these are: on every screen, in every dialog that writes. */
export function PersonBar({ menu, ...person }: PersonBarProps) {
  if (menu === undefined) return <PersonLine person={person} />
  const opening = menu.onOpen === undefined ? {} : { isOpen: menu.open ?? false, onOpenChange: menu.onOpen }
  return (
    <MenuTrigger {...opening}>
      <Pressable className="person person-button" aria-keyshortcuts="Control+Shift+P">
        <PersonWords {...person} />
        <Icon name="less" size="small" />
      </Pressable>
      <MenuList name={menu.name} items={menu.items} onAction={menu.onAction} />
    </MenuTrigger>
  )
}
