import { useCallback, useMemo, useState } from 'react'
import { entryKinds, type Entry, type EntryKind } from '../../core/model/entry.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import type { RecordDetail, Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'

const text = readerText.entries
const topics: readonly Topic[] = ['records']
/** So many of one kind stand there before it asks. */
const AT_FIRST = 40

type Props = { record: RecordDetail; onPage: (page: number) => void }

/** What a structured file states in its own fields, by kind, letter for letter; nothing is counted away in silence. */
export function EntriesPanel({ record, onPage }: Props) {
  const { id } = record.row
  const ask = useCallback((vault: Vault) => vault.entries({ id }), [id])
  const { asked } = useAsked(ask, topics)
  if (asked.state === 'loading') return <p className="reader-late">{text.loading}</p>
  if (asked.state === 'refused')
    return (
      <Banner tone="caution" urgent>
        {readerText.faults.record[asked.refusal.code]}
      </Banner>
    )
  return (
    <section className="stack" aria-labelledby="entries">
      <h2 id="entries" className="reader-heading">
        {text.title}
      </h2>
      <p className="muted small">{text.lead}</p>
      {record.counted === null ? null : <p className="small">{text.counted(record.counted)}</p>}
      {asked.value.length < record.row.entries ? (
        <Banner tone="caution">{text.withheld(record.row.entries - asked.value.length)}</Banner>
      ) : null}
      {asked.value.length === 0 ? null : <Groups entries={asked.value} onPage={onPage} />}
    </section>
  )
}

function Groups({ entries, onPage }: { entries: readonly Entry[]; onPage: Props['onPage'] }) {
  const groups = useMemo(
    () =>
      entryKinds
        .map((kind) => ({ kind, inKind: entries.filter((entry) => entry.kind === kind) }))
        .filter(({ inKind }) => inKind.length > 0),
    [entries],
  )
  return groups.map(({ kind, inKind }) => <Group key={kind} kind={kind} entries={inKind} onPage={onPage} />)
}

function Group({ kind, entries, onPage }: { kind: EntryKind; entries: readonly Entry[]; onPage: Props['onPage'] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? entries : entries.slice(0, AT_FIRST)
  return (
    <section className="stack stack-tight" aria-labelledby={`entries-${kind}`}>
      <h3 id={`entries-${kind}`} className="reader-entry-kind">
        {text.group(kind, entries.length)}
      </h3>
      <ul className="reader-entries">
        {shown.map((entry, at) => (
          <EntryItem key={at} entry={entry} onPage={onPage} />
        ))}
      </ul>
      {shown.length === entries.length ? null : (
        <div>
          <Button onPress={() => setWhole(true)}>{text.more(entries.length)}</Button>
        </div>
      )}
    </section>
  )
}

function EntryItem({ entry, onPage }: { entry: Entry; onPage: Props['onPage'] }) {
  const title = text.titleOf(entry)
  const value = text.value(entry.value)
  const notes = text.notes(entry)
  return (
    <li className="reader-entry">
      <p>
        <strong>{title}</strong>
        {value === null ? null : <span className="tabular">{` ${value}`}</span>}
      </p>
      {notes === '' ? null : <p className="muted small">{notes}</p>}
      {entry.details.map(({ label, text: said }, at) => (
        <p key={at} className="small">{`${label}: ${said}`}</p>
      ))}
      {entry.differs === null ? null : <Banner tone="caution">{text.differs(entry.differs)}</Banner>}
      <div className="cluster small">
        <TextLink icon="file" name={text.pageName(title, entry.page)} onPress={() => onPage(entry.page)}>
          {text.page(entry.page)}
        </TextLink>
        {entry.section === null ? null : <span className="muted">{text.section(entry.section)}</span>}
      </div>
      <Codes entry={entry} />
    </li>
  )
}

/** Codes are for computers and for people who know them: on demand, as the file gives them. */
function Codes({ entry: { codes } }: { entry: Entry }) {
  if (codes.length === 0) return null
  return (
    <details className="small reader-codes">
      <summary>{text.codes}</summary>
      <ul>
        {codes.map(({ display, code, system }, at) => (
          <li key={at} className="reader-wrap">
            {text.code(display, code, system)}
          </li>
        ))}
      </ul>
    </details>
  )
}
