import { sourceLink } from '../core/packet/anchors.ts'
import type { Packet, PacketEvent } from '../core/packet/packet.ts'
import { kindText } from '../text/en/kinds.ts'
import { dateText } from '../text/dates.ts'
import { PageNumberLink } from './PageNumberLink.tsx'
import { packetText as text } from '../text/en/print.ts'

/** What happened when, oldest first; each line leads to its record. */
export function TimelinePage({ packet }: { packet: Packet }) {
  const undated = packet.timeline.filter(({ date }) => date === null)
  return (
    <section className="sheet">
      <h2>{text.timeline}</h2>
      <p className="small">{text.timelineNote}</p>
      <EventTable events={packet.timeline.filter(({ date }) => date !== null)} />
      {undated.length > 0 && (
        <>
          <h3>{text.undated}</h3>
          <EventTable events={undated} />
        </>
      )}
    </section>
  )
}

function EventTable({ events }: { events: readonly PacketEvent[] }) {
  const { columns } = text
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{columns.date}</th>
          <th scope="col">{columns.record}</th>
          <th scope="col">{columns.hospital}</th>
          <th scope="col" className="number">
            {columns.page}
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.source}>
            <td className="date">{event.date ? dateText(event.date) : text.noDate}</td>
            <td>
              <a href={sourceLink(event.source)}>{kindText[event.kind].one}</a>
              {event.title !== '' && <div className="small">{event.title}</div>}
            </td>
            <td>{event.hospital}</td>
            <td className="number">
              <PageNumberLink source={event.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
