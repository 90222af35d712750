import type { Packet, PacketSource } from '../core/packet/packet.ts'
import { sourceLink } from '../core/packet/anchors.ts'
import { sourcePageCount } from '../core/packet/packet.ts'
import { kindText } from '../text/en/kinds.ts'
import { dateText, instantText } from '../text/dates.ts'
import { PageNumberLink } from './PageNumberLink.tsx'
import { packetText as text } from '../text/en/print.ts'
import { TimelinePage } from './TimelinePage.tsx'

/** The packet's own pages: cover, how to read and contents, timeline. */
export function PacketPages({ packet }: { packet: Packet }) {
  return (
    <main>
      <Cover packet={packet} />
      <section className="sheet">
        <HowToRead packet={packet} />
        <Contents packet={packet} />
        <LeftOutList packet={packet} />
      </section>
      <TimelinePage packet={packet} />
    </main>
  )
}

function Cover({ packet }: { packet: Packet }) {
  const { person, questions, note } = packet
  return (
    <section className="sheet">
      <p className="small">{text.notARecord}</p>
      <h1>{packet.title}</h1>
      {packet.title !== person.name && <p className="lead">{person.name}</p>}
      <p className="lead">{text.born(dateText(person.birthDate))}</p>
      <p className="purpose">{text.purposes[packet.purpose]}</p>
      <p className="small">{text.madeOn(instantText(packet.madeOn), packet.shortId)}</p>
      {packet.replaces !== null && <p className="small">{text.replaces(packet.replaces)}</p>}
      {questions.length > 0 && (
        <>
          <h2>{text.questions}</h2>
          <ol>
            {questions.map((question, i) => (
              <li key={i}>{question}</li>
            ))}
          </ol>
        </>
      )}
      {note.trim() !== '' && (
        <>
          <h2>{text.note}</h2>
          <p className="note">{note}</p>
        </>
      )}
      <p className="small">{text.whatItIs}</p>
    </section>
  )
}

function HowToRead({ packet }: { packet: Packet }) {
  return (
    <>
      <h2>{text.howToRead}</h2>
      <p>{text.copies(sourcePageCount(packet), packet.sources.length)}</p>
      <ul>
        <li>{text.readByComputer}</li>
        <li>{text.missing}</li>
        {packet.unreadablePages > 0 && <li>{text.unreadable(packet.unreadablePages)}</li>}
        <li>{text.urgent}</li>
      </ul>
      {packet.signer && <SignatureNote signer={packet.signer} name={packet.person.name} />}
    </>
  )
}

function SignatureNote({ signer, name }: { signer: NonNullable<Packet['signer']>; name: string }) {
  return (
    <div className="box">
      <h3>{text.signature}</h3>
      <p>{text.signedWith(signer.keyName)}</p>
      <p>{text.acrobat}</p>
      {signer.words.length > 0 && (
        <>
          <p>{text.fingerprint(name)}</p>
          <p className="words">{signer.words.join(' ')}</p>
        </>
      )}
    </div>
  )
}

function Contents({ packet }: { packet: Packet }) {
  const { columns } = text
  return (
    <>
      <h2>{text.contents}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.record}</th>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.hospital}</th>
            <th scope="col">{columns.pages}</th>
            <th scope="col" className="number">
              {columns.page}
            </th>
          </tr>
        </thead>
        <tbody>
          {packet.sources.map((source) => (
            <ContentsRow key={source.number} source={source} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function ContentsRow({ source }: { source: PacketSource }) {
  const all = source.pages.length === source.pagesInDocument
  return (
    <tr>
      <td>{source.number}</td>
      <td>
        <a href={sourceLink(source.number)}>{kindText[source.kind].one}</a>
        {source.title !== '' && <div className="small">{source.title}</div>}
        {!source.checked && <div className="small">{text.notChecked}</div>}
        {source.unreadable.length > 0 && <div className="small">{text.unreadablePages(source.unreadable)}</div>}
      </td>
      <td className="date">{source.date ? dateText(source.date) : text.noDate}</td>
      <td>{source.hospital}</td>
      <td>{all ? source.pages.length : text.someOf(source.pages.length, source.pagesInDocument)}</td>
      <td className="number">
        <PageNumberLink source={source.number} />
      </td>
    </tr>
  )
}

function LeftOutList({ packet }: { packet: Packet }) {
  if (packet.leftOut.length === 0) return null
  return (
    <>
      <h2>{text.leftOutTitle}</h2>
      <ul>
        {packet.leftOut.map(({ title, pages, why }, i) => (
          <li key={i}>{text.leftOut(title, pages, why)}</li>
        ))}
      </ul>
    </>
  )
}
