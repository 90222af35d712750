import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { dateText } from '../../text/dates.ts'
import { kindText } from '../../text/en/kinds.ts'
import { packetText as text } from '../../text/en/packet.ts'
import { recordListText } from '../../text/en/record-list.ts'
import { counted } from '../../text/numbers.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Checkbox } from '../../ui/fields/Checkbox.tsx'
import { useGrowing } from '../../ui/lists/use-growing.ts'
import { useAnnounce } from '../../ui/shown/Live.tsx'
import type { RecordRow } from '../../vault/contract.ts'
import { inOrder, moved } from './use-packet.ts'

type Props = {
  records: readonly RecordRow[]
  chosen: readonly DocumentId[]
  onChange: (chosen: DocumentId[]) => void
  onOpenRecord: (id: DocumentId) => void
  onReview: () => void
}

/** A record costs some milliseconds to draw: few at once, the others bit by bit, and more than these when they are asked for. */
const pace = { first: 4, step: 2 }
const PORTION = 100

/** Every record with a tick; ticked ones first, in the order they will have. A doubtful one cannot be ticked until answered. */
export function PacketRecords({ records, chosen, onChange, onOpenRecord, onReview }: Props) {
  const rows = useMemo(() => inOrder(records, chosen).filter(({ person }) => person !== 'not-mine'), [records, chosen])
  const picked = useMemo(() => new Set(chosen), [chosen])
  const [asked, setAsked] = useState(PORTION)
  const most = Math.max(asked, picked.size)
  const shown = useGrowing(Math.min(rows.length, most), pace)
  const more = Math.min(PORTION, rows.length - most)
  const announce = useAnnounce()
  const acts = useSteady({
    move: (record, by) => {
      const next = moved(chosen, record.id, by)
      onChange(next)
      announce(text.movedTo(record.title, next.indexOf(record.id) + 1, next.length))
    },
    toggle: (id, on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id)),
    open: onOpenRecord,
    review: onReview,
  })
  return (
    <section className="stack">
      <h2>{text.records}</h2>
      <p className="muted">{text.recordsHint}</p>
      <ol className="packet-records">
        {rows.slice(0, shown).map((record) => (
          <OneRecord key={record.id} record={record} isChosen={picked.has(record.id)} acts={acts} />
        ))}
      </ol>
      {more > 0 ? (
        <div>
          <Button onPress={() => setAsked(most + PORTION)}>{recordListText.more(more)}</Button>
        </div>
      ) : null}
    </section>
  )
}

type Acts = {
  readonly move: (record: RecordRow, by: 1 | -1) => void
  readonly toggle: (id: DocumentId, on: boolean) => void
  readonly open: (id: DocumentId) => void
  readonly review: () => void
}

/** The same acts for as long as the list is there, which always do what the newest would: a record need not be drawn again for them. */
function useSteady(acts: Acts): Acts {
  const newest = useRef(acts)
  useEffect(() => {
    newest.current = acts
  })
  return useMemo(
    () => ({
      move: (record, by) => newest.current.move(record, by),
      toggle: (id, on) => newest.current.toggle(id, on),
      open: (id) => newest.current.open(id),
      review: () => newest.current.review(),
    }),
    [],
  )
}

type OneProps = { record: RecordRow; isChosen: boolean; acts: Acts }

const OneRecord = memo(function OneRecord({ record, isChosen, acts }: OneProps) {
  const isOpen = record.person === 'quarantine' || record.person === 'ask'
  return (
    <li className="packet-record">
      <Checkbox
        checked={isChosen}
        onChange={(on) => acts.toggle(record.id, on)}
        hint={isOpen ? `${metaOf(record)} · ${text.blocked}` : metaOf(record)}
        disabled={isOpen && !isChosen}
      >
        {record.title}
      </Checkbox>
      <div className="packet-record-actions">
        {isOpen ? (
          <Button kind="quiet" icon="caution" onPress={acts.review} name={text.goReviewOf(record.title)}>
            {text.goReview}
          </Button>
        ) : null}
        {isChosen ? (
          <>
            <IconButton name={text.moveUp(record.title)} icon="up" onPress={() => acts.move(record, -1)} />
            <IconButton name={text.moveDown(record.title)} icon="down" onPress={() => acts.move(record, 1)} />
          </>
        ) : null}
        <Button kind="quiet" onPress={() => acts.open(record.id)} name={`${text.openRecord}: ${record.title}`}>
          {text.openRecord}
        </Button>
      </div>
    </li>
  )
})

function metaOf(record: RecordRow): string {
  const parts = [
    record.kind === null ? null : kindText[record.kind].one,
    record.date === null ? null : dateText(record.date),
    record.hospital,
    counted(record.pages, 'page', 'pages'),
    record.checked ? null : text.notChecked,
    record.person === 'none' ? text.noName : null,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
