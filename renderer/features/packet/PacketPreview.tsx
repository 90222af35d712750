import { useEffect, useState } from 'react'
import { packetText as text } from '../../text/en/packet.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PageImage, type Picture } from '../../ui/shown/PageImage.tsx'
import { useVault } from '../../vault/use-vault.tsx'
import type { Preview } from './use-packet.ts'

/** Pixels across one page of the preview. */
const WIDTH = 1100

/** The packet as it would go out, page by page, and what was left out of it. */
export function PacketPreview({ preview }: { preview: Preview }) {
  const vault = useVault()
  const { packet, pages, bytes } = preview
  const [page, setPage] = useState(1)
  const [picture, setPicture] = useState<Picture | null>(null)
  useEffect(() => setPage(1), [packet.id])
  useEffect(() => {
    let current = true
    setPicture(null)
    void vault.packetPage({ packetId: packet.id, page, width: WIDTH }).then((drawn) => {
      if (current && drawn.ok) setPicture(drawn.value)
    })
    return () => {
      current = false
    }
  }, [vault, packet.id, page])
  const titles = new Map(packet.leftOut.map(({ documentId, title }) => [documentId, title]))
  return (
    <section className="stack" aria-labelledby="packet-preview">
      <h2 id="packet-preview">{text.previewTitle}</h2>
      <p>{text.previewText(pages, bytes)}</p>
      {packet.leftOut.length === 0 ? null : (
        <div className="stack stack-tight">
          <h3>{text.leftOutTitle}</h3>
          <ul>
            {packet.leftOut.map(({ documentId, pages: left, why }) => (
              <li key={`${documentId}/${why}`}>
                {text.leftOutLine(titles.get(documentId) ?? '', left, text.leftOut[why])}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="cluster">
        <Button kind="secondary" icon="previous" disabled={page <= 1} onPress={() => setPage(page - 1)}>
          {text.previousPage}
        </Button>
        <span className="tabular">{text.pageOf(page, pages)}</span>
        <Button kind="secondary" icon="next" disabled={page >= pages} onPress={() => setPage(page + 1)}>
          {text.nextPage}
        </Button>
      </div>
      <div className="packet-page">
        <PageImage name={text.pageOf(page, pages)} picture={picture} ratio={210 / 297} marks={[]} />
      </div>
    </section>
  )
}
