import { instantText } from '../../text/dates.ts'
import { readerText } from '../../text/en/reader.ts'
import { sizeText } from '../../text/numbers.ts'
import { FactList } from '../../ui/shown/FactList.tsx'
import type { RecordRow } from '../../vault/contract.ts'

const text = readerText.about

/** The file as it was received. */
export function AboutPanel({ row }: { row: RecordRow }) {
  const { reading } = row
  const unreadable = reading.state === 'read' ? reading.unreadable : []
  const why = reading.state === 'kept' ? readerText.state.kept[reading.why] : undefined
  const note = unreadable.length > 0 ? text.unreadable(unreadable) : why
  return (
    <div className="stack">
      <FactList
        items={[
          { id: 'file', term: text.file, value: <span className="reader-wrap">{row.name}</span> },
          { id: 'size', term: text.size, value: sizeText(row.size) },
          { id: 'format', term: text.format, value: text.formats[row.format] },
          { id: 'pages', term: text.pages, value: text.pageCount(row.pages) },
          { id: 'added', term: text.added, value: instantText(row.addedAt) },
          { id: 'state', term: text.state, value: text.states[reading.state], note },
        ]}
      />
      <p className="muted small">{text.kept}</p>
    </div>
  )
}
