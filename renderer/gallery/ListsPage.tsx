import { useState } from 'react'
import { Button } from '../ui/controls/Button.tsx'
import { Page } from '../ui/frame/Page.tsx'
import { DataTable } from '../ui/lists/DataTable.tsx'
import type { Sort } from '../ui/lists/DataTable.tsx'
import { RowList } from '../ui/lists/RowList.tsx'
import { Menu } from '../ui/overlays/Menu.tsx'
import { EmptyState } from '../ui/shown/Card.tsx'
import { StatusLine } from '../ui/shown/StatusLine.tsx'
import { records, t } from './gallery-text.ts'
import { Part } from './Part.tsx'

const words = t.lists

const asRow = (record: (typeof records)[number]) => ({
  id: record.id,
  name: `${record.title}, ${record.date}, ${record.hospital}, ${record.pages} pages, ${record.words}`,
  icon: 'file' as const,
  title: record.title,
  meta: `${record.date} · ${record.hospital}`,
  status: <StatusLine status={record.status} words={record.words} />,
  actions: (
    <Menu
      name={`${words.more}: ${record.title}`}
      items={[{ id: 'open', label: words.open }]}
      onAction={() => undefined}
    />
  ),
})

function Table() {
  const [sort, setSort] = useState<Sort>({ column: 'record', direction: 'ascending' })
  const [selected, setSelected] = useState(new Set<string>())
  const sorted = [...records].sort((a, b) => a.title.localeCompare(b.title) * (sort.direction === 'ascending' ? 1 : -1))
  return (
    <DataTable
      name={words.table}
      columns={[
        { id: 'record', label: words.record, rowHeader: true, sortable: true },
        { id: 'date', label: words.date },
        { id: 'hospital', label: words.hospital },
        { id: 'pages', label: words.pages, align: 'end' },
      ]}
      rows={sorted.map((record) => ({
        id: record.id,
        name: record.title,
        cells: { record: record.title, date: record.date, hospital: record.hospital, pages: record.pages },
      }))}
      sort={sort}
      onSort={setSort}
      selection={{ selected, onChange: setSelected }}
      onOpen={() => undefined}
    />
  )
}

export function ListsPage() {
  const [selected, setSelected] = useState(new Set(['b']))
  const [opened, setOpened] = useState('')
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Button kind="primary" icon="add">
          {t.buttons.add}
        </Button>
      }
    >
      <div className="stack stack-wide">
        <RowList
          name={words.rows}
          rows={records.map(asRow)}
          onOpen={setOpened}
          selection={{ selected, onChange: setSelected }}
        />
        <p className="small muted" role="status">
          {words.opened} {opened}
        </p>
        <Part title={words.table}>
          <Table />
        </Part>
        <RowList
          name={words.emptyName}
          rows={[]}
          empty={<EmptyState icon="records" text={words.empty} action={<Button>{words.seeMissing}</Button>} />}
        />
      </div>
    </Page>
  )
}
