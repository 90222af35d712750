import { useEffect, useRef, type ReactNode } from 'react'
import type { Person } from '../../core/model/person.ts'
import type { Origin } from '../../core/model/understanding.ts'
import { dateText } from '../../text/dates.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { Banner } from '../../ui/shown/Banner.tsx'
import { FactList } from '../../ui/shown/FactList.tsx'
import { StatusLine } from '../../ui/shown/StatusLine.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import { FilingFormFields } from './FilingFormFields.tsx'
import { sourceOf, type DetailName } from './filing-form.ts'
import type { Filing } from './use-filing.ts'
import { WhosePages } from './WhosePages.tsx'

const text = readerText.details

type Props = {
  record: RecordDetail
  person: Person | null
  filing: Filing
  onOrigin: (origin: Origin) => void
  onPage: (page: number) => void
  onAnswer: (pages: readonly number[], isPerson: boolean) => void
  /** What goes with the record. */
  related: ReactNode
}

/** What the record is filed as, each detail with the page it was read on, and whose pages they are. */
export function DetailsPanel({ record, person, filing, onOrigin, onPage, onAnswer, related }: Props) {
  const panel = useRef<HTMLDivElement>(null)
  const wasEditing = useRef(filing.editing)
  useEffect(() => {
    if (wasEditing.current && !filing.editing) panel.current?.querySelector<HTMLElement>('.reader-edit button')?.focus()
    wasEditing.current = filing.editing
  }, [filing.editing])
  return (
    <div ref={panel} className="stack stack-wide">
      {filing.fault === null ? null : (
        <Banner tone="caution" urgent>
          {readerText.faults.write[filing.fault]}
        </Banner>
      )}
      {filing.editing ? (
        <FilingFormFields kept={filing.kept} pending={filing.pending} onSave={filing.save} onCancel={filing.cancel} />
      ) : (
        <Details record={record} filing={filing} onOrigin={onOrigin} />
      )}
      <WhosePages record={record} person={person} onPage={onPage} onAnswer={onAnswer} />
      {related}
    </div>
  )
}

const names: readonly DetailName[] = ['kind', 'date', 'hospital', 'title']

function Details({ record, filing, onOrigin }: Pick<Props, 'record' | 'filing' | 'onOrigin'>) {
  const { checked, kind } = record.row
  const isEmpty = names.every((name) => valueOf(record, name) === null)
  return (
    <div className="stack">
      <StatusLine status={checked ? 'done' : 'needs-you'} words={checked ? text.filed : text.proposed} />
      {checked ? null : <p className="muted small">{leadOf(isEmpty, kind === null)}</p>}
      <FactList
        items={names.map((name) => ({
          id: name,
          term: text.terms[name],
          value: valueOf(record, name) ?? <span className="muted">{text.missing}</span>,
          note: <Source record={record} name={name} onOrigin={onOrigin} />,
        }))}
      />
      <div className="cluster reader-edit">
        <Button icon="edit" keys="F" onPress={filing.edit}>
          {kind === null ? text.fillIn : text.edit}
        </Button>
      </div>
    </div>
  )
}

function leadOf(isEmpty: boolean, noKind: boolean): string {
  if (isEmpty) return text.nothing
  return noKind ? text.noKind : text.proposedLead
}

function valueOf({ row, filing, proposal }: RecordDetail, name: DetailName): string | null {
  switch (name) {
    case 'kind':
      return row.kind === null ? null : text.kind(row.kind)
    case 'date':
      return row.date === null ? null : dateText(row.date)
    case 'hospital':
      return row.hospital
    case 'title':
      return filing === null && proposal?.title == null ? null : row.title
  }
}

type SourceProps = { record: RecordDetail; name: DetailName; onOrigin: (origin: Origin) => void }

function Source({ record, name, onOrigin }: SourceProps) {
  const source = sourceOf(name, record)
  switch (source.from) {
    case 'nowhere':
      return null
    case 'person':
      return text.byHand
    case 'page':
      return (
        <TextLink
          icon="file"
          name={text.sourceName(text.terms[name], source.origin.page)}
          onPress={() => onOrigin(source.origin)}
        >
          {text.source(source.origin.page)}
        </TextLink>
      )
  }
}
