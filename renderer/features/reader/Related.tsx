import type { ReactNode } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import { readerText } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextLink } from '../../ui/controls/TextLink.tsx'
import type { Kin, RecordDetail, Vault } from '../../vault/contract.ts'
import { useAsked, type Topic } from '../../vault/use-vault.tsx'

const text = readerText.related
const topics: readonly Topic[] = ['records', 'person']
const askHand = (vault: Vault) => vault.handEntries(null)

type OnOpen = (id: DocumentId, page: number) => void
type Props = {
  record: RecordDetail
  onOpen: OnOpen
  onAddByHand: ((id: DocumentId) => void) | undefined
  onEditHand: ((entry: HandEntry) => void) | undefined
}

/** What goes with a record: versions and copies, the container it came out of, and what was typed by hand for it. */
export function Related({ record, onOpen, onAddByHand, onEditHand }: Props) {
  const { asked } = useAsked(askHand, topics)
  const { id } = record.row
  const typed = asked.state === 'here' ? asked.value.filter(({ documents }) => documents.includes(id)) : []
  const { kin, cameFrom } = record
  if (kin.length === 0 && cameFrom === null && typed.length === 0 && onAddByHand === undefined) return null
  return (
    <section className="stack" aria-labelledby="related">
      <h2 id="related" className="reader-heading">
        {text.title}
      </h2>
      {cameFrom === null ? null : (
        <p>
          {`${text.cameFrom} `}
          <TextLink name={text.open(text.cameFrom, cameFrom.title)} onPress={() => onOpen(cameFrom.id, 1)}>
            {cameFrom.title}
          </TextLink>
        </p>
      )}
      {kin.length === 0 ? null : (
        <Part title={text.kin}>
          <ul className="reader-related">
            {kin.map((one) => (
              <KinItem key={one.other.id} kin={one} onOpen={onOpen} />
            ))}
          </ul>
        </Part>
      )}
      {typed.length === 0 ? null : (
        <Part title={text.hand}>
          <ul className="reader-related">
            {typed.map((entry) => (
              <li key={entry.id}>
                {onEditHand === undefined ? (
                  text.handName(entry)
                ) : (
                  <TextLink onPress={() => onEditHand(entry)}>{text.handName(entry)}</TextLink>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {onAddByHand === undefined ? null : (
        <div>
          <Button icon="edit" onPress={() => onAddByHand(id)}>
            {text.addByHand}
          </Button>
        </div>
      )}
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="stack stack-tight">
      <h3 className="reader-entry-kind">{title}</h3>
      {children}
    </div>
  )
}

function KinItem({ kin, onOpen }: { kin: Kin; onOpen: OnOpen }) {
  const words = text.kinWords(kin)
  const name = text.recordName(kin.other)
  const answer = text.kinAnswer(kin.answer)
  return (
    <li className="stack stack-tight">
      <p>
        {`${words} `}
        <TextLink name={text.open(words, name)} onPress={() => onOpen(kin.other.id, 1)}>
          {name}
        </TextLink>
      </p>
      {answer === null ? null : <p className="muted small">{answer}</p>}
      {kin.changed.length === 0 ? null : <Changed changed={kin.changed} />}
    </li>
  )
}

/** Values as written, side by side; which of them is right is not said. */
function Changed({ changed }: Pick<Kin, 'changed'>) {
  const said = (value: string | null) => value ?? <span className="muted">{text.absent}</span>
  return (
    <table className="reader-changed">
      <caption>{text.changed}</caption>
      <thead>
        <tr>
          <th scope="col">{text.here}</th>
          <th scope="col">{text.there}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ here, there }, at) => (
          <tr key={at}>
            <td>{said(here)}</td>
            <td>{said(there)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A container: the records that came out of it, and what stayed inside and why. */
export function Members({ record, onOpen }: { record: RecordDetail; onOpen: OnOpen }) {
  const { members, refusedMembers } = record
  if (members.length === 0 && refusedMembers.length === 0 && record.row.reading.state !== 'unpacked') return null
  return (
    <section className="stack" aria-labelledby="members">
      <h2 id="members" className="reader-heading">
        {members.length === 0 ? text.noMembers : text.members(members.length)}
      </h2>
      {members.length === 0 ? null : (
        <ul className="reader-related">
          {members.map(({ id, title }) => (
            <li key={id}>
              <TextLink icon="file" onPress={() => onOpen(id, 1)}>
                {title}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
      {refusedMembers.length === 0 ? null : (
        <Part title={text.refused(refusedMembers.length)}>
          <ul className="reader-related">
            {refusedMembers.map(({ path, why }, at) => (
              <li key={at}>
                <span className="reader-wrap">{path}</span>
                <p className="muted small">{text.member[why]}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </section>
  )
}
