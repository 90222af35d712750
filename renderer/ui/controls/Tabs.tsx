import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as TabSet } from 'react-aria-components'
import { given } from '../given.ts'

export type TabItem = { id: string; label: string; count?: number | undefined; content: ReactNode }

type Props = {
  name: string
  tabs: readonly TabItem[]
  /** Leave out to let the component remember it. */
  selected?: string | undefined
  onSelect?: ((id: string) => void) | undefined
}

export function Tabs({ name, tabs, selected, onSelect }: Props) {
  return (
    <TabSet className="tabs" {...given({ selectedKey: selected })} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList className="tab-list" aria-label={name}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            <span>{tab.label}</span>
            {tab.count === undefined ? null : <span className="tab-count">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </TabSet>
  )
}
