import { useEffect, useState } from 'react'
import type { SentPacket } from '../../core/model/rows.ts'
import { instantText } from '../../text/dates.ts'
import { packetText as text } from '../../text/en/packet.ts'
import { RowList } from '../../ui/lists/RowList.tsx'
import { useVault } from '../../vault/use-vault.tsx'

/** What has been made so far, newest first. `turn` changes when there is a new one. */
export function SentPackets({ turn }: { turn: string }) {
  const vault = useVault()
  const [sent, setSent] = useState<readonly SentPacket[]>([])
  useEffect(() => {
    void vault.sentPackets(null).then((found) => (found.ok ? setSent(found.value) : undefined))
  }, [vault, turn])
  if (sent.length === 0) return null
  const newest = [...sent].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <section className="stack">
      <h2>{text.sentTitle}</h2>
      <RowList
        name={text.sentTitle}
        rows={newest.map(({ id, at, form, name, pages, sources }) => ({
          id,
          name: `${text.sentForm[form]}, ${name}, ${instantText(at)}`,
          icon: 'packet' as const,
          title: name,
          meta: `${text.sentForm[form]} · ${text.sentLine(pages, sources)} · ${instantText(at)}`,
        }))}
      />
    </section>
  )
}
