import { useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Button as Pressable } from 'react-aria-components'
import { Icon } from '../Icon.tsx'
import { NavItem } from './NavItem.tsx'
import type { NavPlace } from './NavItem.tsx'
import { useRegionKeys } from './regions.ts'

export type NavGroup = { id: string; places: readonly NavPlace[] }

export type AppFrameProps = {
  words: { skip: string; places: string; menu: string; aside?: string | undefined }
  /** Strips that stay, over everything: `<PermanentBanner>`. */
  permanent?: ReactNode
  person?: ReactNode
  search?: ReactNode
  /** Add records, progress of reading, Lock. */
  actions?: ReactNode
  groups: readonly NavGroup[]
  /** Settings, Help: at the foot, in the same order on every screen. */
  foot?: readonly NavPlace[] | undefined
  current: string
  onGo: (placeId: string) => void
  /** The address of the screen: when it changes, the focus goes to the h1 and the page starts at its top. */
  address: string
  /** Right panel, only where needed. */
  aside?: ReactNode
  children: ReactNode
}

function goToHeading(main: HTMLElement | null): void {
  if (main === null) return
  main.scrollTop = 0
  const heading = main.querySelector<HTMLElement>('h1') ?? main
  heading.focus({ preventScroll: true })
}

/** Focus on the h1 after each change of screen; at the first, only if nothing else has taken it. */
function useHeadingFocus(main: RefObject<HTMLElement | null>, address: string): void {
  const last = useRef('')
  useEffect(() => {
    if (last.current === address) return
    const isTaken = last.current === '' && document.activeElement !== document.body
    last.current = address
    if (isTaken) return
    goToHeading(main.current)
  }, [main, address])
}

/** Esc closes the open places; the focus goes back to where they were opened. */
function useEscape(isOpen: boolean, onEscape: () => void): void {
  const close = useRef(onEscape)
  useEffect(() => {
    close.current = onEscape
  })
  useEffect(() => {
    if (!isOpen) return undefined
    const listen = (event: KeyboardEvent) => (event.key === 'Escape' ? close.current() : undefined)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isOpen])
}

type NavProps = Pick<AppFrameProps, 'groups' | 'foot' | 'current' | 'onGo'>

function Places({ groups, foot = [], current, onGo }: NavProps) {
  const item = (place: NavPlace) => <NavItem key={place.id} place={place} current={place.id === current} onGo={onGo} />
  return (
    <>
      {groups.map((group) => (
        <ul key={group.id} className="nav-group">
          {group.places.map(item)}
        </ul>
      ))}
      {foot.length === 0 ? null : <ul className="nav-group nav-foot">{foot.map(item)}</ul>}
    </>
  )
}

/** The window: top bar, places, page. Below 56 rem the places go behind a Menu button. */
export function AppFrame(props: AppFrameProps) {
  const { words, current, address } = props
  const frame = useRef<HTMLDivElement>(null)
  const main = useRef<HTMLElement>(null)
  const menuButton = useRef<HTMLButtonElement>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  useRegionKeys(frame)
  useHeadingFocus(main, address)
  useEscape(isMenuOpen, () => {
    setMenuOpen(false)
    menuButton.current?.focus()
  })
  const go = (id: string) => {
    setMenuOpen(false)
    props.onGo(id)
  }
  return (
    <div ref={frame} className="frame">
      <div className="frame-grid" data-menu={isMenuOpen ? 'open' : 'closed'}>
        <button type="button" className="skip" onClick={() => goToHeading(main.current)}>
          {words.skip}
        </button>
        <header className="top" data-region="">
          {props.permanent}
          <div className="top-bar">
            <Pressable
              ref={menuButton}
              className="button button-secondary menu-button"
              aria-expanded={isMenuOpen}
              onPress={() => setMenuOpen(!isMenuOpen)}
            >
              <Icon name={isMenuOpen ? 'close' : 'menu'} />
              <span className="button-words">{words.menu}</span>
            </Pressable>
            <div className="top-person">{props.person}</div>
            <div className="top-search">{props.search}</div>
            <div className="top-actions">{props.actions}</div>
          </div>
        </header>
        <nav className="nav" aria-label={words.places} data-region="">
          <Places groups={props.groups} foot={props.foot} current={current} onGo={go} />
        </nav>
        <main ref={main} className="main" data-region="" tabIndex={-1}>
          {props.children}
        </main>
        {props.aside === undefined ? null : (
          <aside className="aside" aria-label={words.aside} data-region="">
            {props.aside}
          </aside>
        )}
      </div>
    </div>
  )
}
