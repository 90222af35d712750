import { useState } from 'react'
import { Button } from '../ui/controls/Button.tsx'
import { ChipGroup } from '../ui/controls/ChipGroup.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Tabs } from '../ui/controls/Tabs.tsx'
import { TextLink } from '../ui/controls/TextLink.tsx'
import { Page } from '../ui/frame/Page.tsx'
import { Menu } from '../ui/overlays/Menu.tsx'
import { t } from './gallery-text.ts'
import { Part } from './Part.tsx'

const words = t.buttons

function Kinds() {
  return (
    <Part title={words.view}>
      <div className="cluster">
        <Button kind="primary" icon="add">
          {words.add}
        </Button>
        <Button icon="folder">{words.files}</Button>
        <Button kind="quiet">{words.later}</Button>
        <Button kind="danger">{words.bin}</Button>
      </div>
      <div className="cluster">
        <Button kind="primary" pending pendingWords={words.saving}>
          {words.notYet}
        </Button>
        <Button disabled>{words.notYet}</Button>
      </div>
    </Part>
  )
}

function IconButtons() {
  const [marked, setMarked] = useState(true)
  return (
    <Part title={words.icons}>
      <div className="cluster">
        <IconButton name={words.zoomIn} icon="zoomIn" keys={['+']} />
        <IconButton name={words.zoomOut} icon="zoomOut" keys={['−']} />
        <IconButton name={words.rotate} icon="rotate" kind="secondary" />
        <IconButton name={words.mark} icon="show" pressed={marked} onPress={() => setMarked(!marked)} />
      </div>
    </Part>
  )
}

function Filters() {
  const [kinds, setKinds] = useState(['pathology'])
  const [view, setView] = useState(['recent'])
  return (
    <Part title={words.filters}>
      <ChipGroup
        name={words.filterName}
        selected={kinds}
        onChange={setKinds}
        chips={[
          { id: 'pathology', label: words.pathology, count: 4 },
          { id: 'imaging', label: words.imaging, count: 12 },
          { id: 'letters', label: words.letters },
        ]}
      />
      <ChipGroup
        name={words.viewName}
        choose="one"
        selected={view}
        onChange={setView}
        chips={[
          { id: 'recent', label: words.recent },
          { id: 'pinned', label: words.pinned },
        ]}
      />
    </Part>
  )
}

function LinksAndMenus() {
  const items = [
    { id: 'rename', label: words.rename, icon: 'edit', keys: ['F2'] },
    { id: 'print', label: words.print, icon: 'print', keys: ['Ctrl', 'P'] },
    { id: 'bin', label: words.toBin, icon: 'trash', keys: ['Del'], danger: true },
  ] as const
  return (
    <Part title={words.links}>
      <div className="cluster">
        <TextLink name={words.pageName} onPress={() => undefined}>
          {words.page}
        </TextLink>
        <Menu name={words.more} items={items} onAction={() => undefined} />
        <Menu name={words.sort} label={words.sort} kind="secondary" items={items} onAction={() => undefined} />
      </div>
    </Part>
  )
}

export function ButtonsPage() {
  return (
    <Page title={words.title} lead={words.lead}>
      <div className="stack stack-wide">
        <Kinds />
        <IconButtons />
        <Filters />
        <LinksAndMenus />
        <Part title={words.tabs}>
          <Tabs
            name={words.tabsName}
            tabs={[
              { id: 'details', label: words.details, count: 3, content: <p>{words.detailsBody}</p> },
              { id: 'text', label: words.text, content: <p>{words.textBody}</p> },
              { id: 'about', label: words.about, content: <p>{words.aboutBody}</p> },
            ]}
          />
        </Part>
      </div>
    </Page>
  )
}
