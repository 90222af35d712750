import { instantText } from '../../text/dates.ts'
import { readerText } from '../../text/en/reader.ts'
import { sizeText } from '../../text/numbers.ts'
import { FactList } from '../../ui/shown/FactList.tsx'
import type { RecordDetail } from '../../vault/contract.ts'

const text = readerText.about

/** What the reading came to, page by page where it came to less than all words. */
function noteOf({ row: { reading }, pageInfo }: RecordDetail): string | undefined {
  if (reading.state === 'kept') return readerText.state.kept[reading.why]
  const pagesWith = (...found: PageInfo['trouble'][]) =>
    pageInfo.flatMap(({ page, trouble }) => (found.includes(trouble) ? [page] : []))
  const notes = [
    [text.unreadable, pagesWith('unreadable')],
    [text.noWords, pagesWith('no-words')],
    [text.hard, pagesWith('dark', 'small', 'blurred', 'faint', 'unsure')],
    [text.blank, pagesWith('blank')],
  ] as const
  const said = notes.flatMap(([say, pages]) => (pages.length > 0 ? [say(pages)] : []))
  return said.length > 0 ? said.join(' ') : undefined
}

type PageInfo = RecordDetail['pageInfo'][number]

/** The file as it was received. */
export function AboutPanel({ record }: { record: RecordDetail }) {
  const { row } = record
  const { reading } = row
  const note = noteOf(record)
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
