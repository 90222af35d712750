import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { AppFrame } from '../ui/frame/AppFrame.tsx'
import { PersonBar } from '../ui/frame/PersonBar.tsx'
import { SoloFrame } from '../ui/frame/SoloFrame.tsx'
import { applyLook, plainLook } from '../ui/look/look.ts'
import type { Look } from '../ui/look/look.ts'
import { PermanentBanner } from '../ui/shown/Banner.tsx'
import { Kbd } from '../ui/shown/Kbd.tsx'
import { ButtonsPage } from './ButtonsPage.tsx'
import { FieldsPage } from './FieldsPage.tsx'
import { ColoursPage, PagesPage, SettingsPage, SetUpPage } from './LookPages.tsx'
import { ListsPage } from './ListsPage.tsx'
import { NoticesPage } from './NoticesPage.tsx'
import { OverlaysPage } from './OverlaysPage.tsx'
import { t } from './gallery-text.ts'
import { rosa } from './rosa.ts'

const pages: Record<string, ComponentType> = {
  buttons: ButtonsPage,
  fields: FieldsPage,
  lists: ListsPage,
  notices: NoticesPage,
  overlays: OverlaysPage,
  pages: PagesPage,
  colours: ColoursPage,
}

const groups = [
  {
    id: 'main',
    places: [
      { id: 'buttons', label: t.places.buttons, icon: 'home' },
      { id: 'fields', label: t.places.fields, icon: 'review', count: { number: 5, words: t.places.waiting } },
      { id: 'lists', label: t.places.lists, icon: 'records' },
      { id: 'notices', label: t.places.notices, icon: 'info' },
      { id: 'overlays', label: t.places.overlays, icon: 'packet' },
    ],
  },
  {
    id: 'more',
    places: [
      { id: 'pages', label: t.places.pages, icon: 'image' },
      { id: 'colours', label: t.places.colours, icon: 'timeline' },
      { id: 'setUp', label: t.places.setUp, icon: 'key' },
    ],
  },
] as const

const foot = [
  { id: 'settings', label: t.places.settings, icon: 'settings' },
  { id: 'help', label: t.places.help, icon: 'help' },
] as const

const fromHash = (): string => location.hash.slice(1).split('?')[0] ?? ''

function TopActions() {
  return (
    <>
      <Button icon="add">{t.top.add}</Button>
      <IconButton kind="secondary" icon="lock" name={t.top.lock} keys={['Ctrl', 'L']} />
    </>
  )
}

function usePlace(): [string, (place: string) => void] {
  const [place, setPlace] = useState(() => fromHash() || 'buttons')
  useEffect(() => {
    const follow = () => setPlace(fromHash() || 'buttons')
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return [place, (next) => (location.hash = next)]
}

export function Gallery() {
  const [place, go] = usePlace()
  const [look, setLook] = useState<Look>(plainLook)
  useEffect(() => applyLook(document.documentElement, look), [look])
  if (place === 'setUp') {
    return (
      <SoloFrame address={place} permanent={<PermanentBanner>{t.trial}</PermanentBanner>}>
        <SetUpPage />
      </SoloFrame>
    )
  }
  const Shown = pages[place]
  const menu = {
    name: t.person.menu,
    items: [
      { id: 'carmen', label: t.person.other, hint: t.person.otherHint, icon: 'person' },
      { id: 'add', label: t.person.add, icon: 'add' },
    ],
    onAction: () => undefined,
  } as const
  return (
    <AppFrame
      words={t.frame}
      permanent={<PermanentBanner>{t.trial}</PermanentBanner>}
      person={<PersonBar {...rosa} menu={menu} />}
      search={
        <Button icon="search" keys="Control+K">
          {t.top.search} <Kbd keys={['Ctrl', 'K']} />
        </Button>
      }
      actions={<TopActions />}
      groups={groups}
      foot={foot}
      current={place}
      address={place}
      onGo={go}
    >
      {Shown === undefined ? <SettingsPage look={look} onChange={setLook} /> : <Shown />}
    </AppFrame>
  )
}
