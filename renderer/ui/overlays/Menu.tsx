import { Button as Pressable, Menu as List, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import type { ReactNode } from 'react'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../icons.ts'
import { Kbd } from '../shown/Kbd.tsx'

export type MenuEntry = {
  id: string
  label: string
  icon?: IconName | undefined
  hint?: string | undefined
  keys?: readonly string[] | undefined
  danger?: boolean | undefined
  disabled?: boolean | undefined
}

type ListProps = { name: string; items: readonly MenuEntry[]; onAction: (id: string) => void }

/** The list that opens; for triggers of another shape than `Menu`'s own button. */
export function MenuList({ name, items, onAction }: ListProps) {
  return (
    <Popover className="popover" offset={4}>
      <List className="options" aria-label={name} items={items} onAction={(key) => onAction(String(key))}>
        {(item) => (
          <MenuItem
            id={item.id}
            textValue={item.label}
            isDisabled={item.disabled ?? false}
            className={item.danger === true ? 'option option-danger' : 'option'}
          >
            {item.icon === undefined ? null : <Icon name={item.icon} />}
            <Text slot="label" className="option-label">
              <span>{item.label}</span>
              {item.keys === undefined ? null : <Kbd keys={item.keys} spoken />}
            </Text>
            {item.hint === undefined ? null : (
              <Text slot="description" className="option-hint">
                {item.hint}
              </Text>
            )}
          </MenuItem>
        )}
      </List>
    </Popover>
  )
}

export type MenuProps = ListProps & {
  /** Words on the button; without them it is the "…" button with `name` as its name. */
  label?: ReactNode
  icon?: IconName | undefined
  kind?: 'secondary' | 'quiet' | undefined
}

export function Menu({ name, items, onAction, label, icon = 'more', kind = 'quiet' }: MenuProps) {
  const isIconOnly = label === undefined
  return (
    <MenuTrigger>
      <Pressable
        className={`button button-${kind}${isIconOnly ? ' button-icon' : ''}`}
        {...(isIconOnly ? { 'aria-label': name } : {})}
      >
        {isIconOnly ? <Icon name={icon} /> : <span className="button-words">{label}</span>}
        {isIconOnly ? null : <Icon name="less" size="small" />}
      </Pressable>
      <MenuList name={name} items={items} onAction={onAction} />
    </MenuTrigger>
  )
}
