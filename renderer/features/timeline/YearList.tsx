import type { Timeline, TimelineItem, UndatedItem } from '../../core/timeline/build-timeline.ts'
import type { Lane } from '../../core/timeline/lanes.ts'
import { timelineText as text } from '../../text/en/timeline.ts'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { RecordRow } from '../../vault/contract.ts'
import { laneLooks } from './lane-looks.ts'

type Rows = ReadonlyMap<string, RecordRow>
type Props = { timeline: Timeline; rows: Rows; onOpen: (id: string) => void }

/** Year, month, item: the same data as the drawing, as headings and lists. */
export function YearList({ timeline, rows, onOpen }: Props) {
  return timeline.years.map(({ year, months }) => (
    <section key={year} className="timeline-year" aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`}>{year}</h2>
      <div className="timeline-months">
        {months.map(({ month, items }) => (
          <div key={month ?? 0} className="timeline-month">
            <h3>{text.month(month)}</h3>
            <ul className="timeline-items">
              {items.map((item) => (
                <DatedItem key={item.id} item={item} row={rows.get(item.id)} onOpen={onOpen} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  ))
}

type ItemProps<I> = { item: I; row: RecordRow | undefined; onOpen: (id: string) => void }

function DatedItem({ item, row, onOpen }: ItemProps<TimelineItem>) {
  return (
    <li className="timeline-item">
      <span className="timeline-date">{text.when(item.date, item.about)}</span>
      <LaneSign lane={item.lane} hollow={item.about} />
      <span className="timeline-words">
        <TextLink name={text.linkName(item, item.title)} onPress={() => onOpen(item.id)}>
          {item.title}
        </TextLink>
        <ItemNotes item={item} row={row} />
      </span>
    </li>
  )
}

function ItemNotes({ item, row }: { item: UndatedItem; row: RecordRow | undefined }) {
  const isNameless = row !== undefined && row.person !== 'match'
  const parts = [
    text.kind(row?.kind ?? null),
    item.hospital,
    item.pages === 0 ? null : text.pages(item.pages),
    isNameless ? text.noName : null,
  ]
  return <span className="timeline-notes">{parts.filter((part) => part !== null).join(' · ')}</span>
}

/** The lane as picture, word and colour. */
export function LaneSign({ lane, hollow }: { lane: Lane; hollow: boolean }) {
  const { icon, colour } = laneLooks[lane]
  return (
    <span className={`timeline-sign ${colour}`}>
      <span className={hollow ? 'timeline-dot timeline-dot-hollow' : 'timeline-dot'} aria-hidden="true" />
      <Icon name={icon} size="small" />
      <span>{text.lanes[lane]}</span>
    </span>
  )
}

type UndatedProps = { items: readonly UndatedItem[]; rows: Rows; onOpen: (id: string) => void }

/** What has no date waits in a tray of its own. */
export function Undated({ items, rows, onOpen }: UndatedProps) {
  if (items.length === 0) return null
  return (
    <section className="timeline-undated" aria-labelledby="undated">
      <h2 id="undated">{text.undated(items.length)}</h2>
      <p className="muted">{text.undatedHint}</p>
      <ul className="timeline-items">
        {items.map((item) => (
          <li key={item.id} className="timeline-item">
            <LaneSign lane={item.lane} hollow />
            <span className="timeline-words">
              <TextLink onPress={() => onOpen(item.id)}>{item.title}</TextLink>
              <ItemNotes item={item} row={rows.get(item.id)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
