import type { DocumentId } from '../../core/base/ids.ts'
import { dateText } from '../../text/dates.ts'
import { kindText } from '../../text/en/kinds.ts'
import { packetText as text } from '../../text/en/packet.ts'
import { counted } from '../../text/numbers.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Checkbox } from '../../ui/fields/Checkbox.tsx'
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

/** Every record with a tick; ticked ones first, in the order they will have. A doubtful one cannot be ticked until answered. */
export function PacketRecords({ records, chosen, onChange, onOpenRecord, onReview }: Props) {
  const rows = inOrder(records, chosen).filter(({ person }) => person !== 'not-mine')
  const isOpen = ({ person }: RecordRow) => person === 'quarantine' || person === 'ask'
  const announce = useAnnounce()
  const move = (record: RecordRow, by: 1 | -1) => {
    const next = moved(chosen, record.id, by)
    onChange(next)
    announce(text.movedTo(record.title, next.indexOf(record.id) + 1, next.length))
  }
  const toggle = (id: DocumentId, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <section className="stack">
      <h2>{text.records}</h2>
      <p className="muted">{text.recordsHint}</p>
      <ol className="packet-records">
        {rows.map((record) => (
          <li key={record.id} className="packet-record">
            <Checkbox
              checked={chosen.includes(record.id)}
              onChange={(on) => toggle(record.id, on)}
              hint={isOpen(record) ? `${metaOf(record)} · ${text.blocked}` : metaOf(record)}
              disabled={isOpen(record) && !chosen.includes(record.id)}
            >
              {record.title}
            </Checkbox>
            <div className="packet-record-actions">
              {isOpen(record) ? (
                <Button kind="quiet" icon="caution" onPress={onReview} name={text.goReviewOf(record.title)}>
                  {text.goReview}
                </Button>
              ) : null}
              {chosen.includes(record.id) ? (
                <>
                  <IconButton name={text.moveUp(record.title)} icon="up" onPress={() => move(record, -1)} />
                  <IconButton name={text.moveDown(record.title)} icon="down" onPress={() => move(record, 1)} />
                </>
              ) : null}
              <Button kind="quiet" onPress={() => onOpenRecord(record.id)} name={`${text.openRecord}: ${record.title}`}>
                {text.openRecord}
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

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
