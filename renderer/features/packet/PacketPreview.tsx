import { useEffect, useRef, useState, type RefObject } from 'react'
import { packetText as text } from '../../text/en/packet.ts'
import { packetText as printed } from '../../text/en/print.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PageImage, type Picture } from '../../ui/shown/PageImage.tsx'
import { useVault } from '../../vault/use-vault.tsx'
import type { Preview } from './use-packet.ts'

/** Pixels across one page of the preview. */
const WIDTH = 1100

/** The packet as it would go out, page by page, and what was left out of it. */
export function PacketPreview({ preview }: { preview: Preview }) {
  const { packet, pages, bytes } = preview
  const section = useRef<HTMLElement>(null)
  const [page, setPage] = useState(1)
  const picture = usePicture(preview, page)
  const turn = (step: 1 | -1) => {
    const next = Math.min(Math.max(page + step, 1), pages)
    // The button that can do no more gives the focus to its neighbour before it goes grey.
    if (next === 1 || next === pages) buttonOf(section, next === 1 ? 'next' : 'previous')?.focus()
    setPage(next)
  }
  usePageKeys(section, turn)
  useEffect(() => {
    setPage(1)
    section.current?.querySelector('h2')?.focus()
  }, [packet.id])
  return (
    <section ref={section} className="stack packet-preview" aria-labelledby="packet-preview">
      <h2 id="packet-preview" tabIndex={-1}>
        {text.previewTitle}
      </h2>
      <p>{text.previewText(pages, bytes)}</p>
      <LeftOut preview={preview} />
      <div className="cluster packet-turn">
        <span data-turn="previous">
          <Button kind="secondary" icon="previous" disabled={page <= 1} onPress={() => turn(-1)}>
            {text.previousPage}
          </Button>
        </span>
        <span data-turn="next">
          <Button kind="secondary" icon="next" disabled={page >= pages} onPress={() => turn(1)}>
            {text.nextPage}
          </Button>
        </span>
        <span className="tabular" role="status">
          {text.pageOf(page, pages)}
        </span>
      </div>
      <div className="packet-page">
        <PageImage name={text.pageOf(page, pages)} picture={picture} ratio={210 / 297} marks={[]} />
      </div>
    </section>
  )
}

const buttonOf = (section: RefObject<HTMLElement | null>, which: 'previous' | 'next') =>
  section.current?.querySelector<HTMLElement>(`[data-turn="${which}"] button`)

/** The picture of one page; null until it is drawn. */
function usePicture({ packet }: Preview, page: number): Picture | null {
  const vault = useVault()
  const [picture, setPicture] = useState<Picture | null>(null)
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
  return picture
}

/** Page Down and Page Up turn the page while the focus is in the preview. */
function usePageKeys(section: RefObject<HTMLElement | null>, turn: (step: 1 | -1) => void): void {
  const now = useRef(turn)
  useEffect(() => {
    now.current = turn
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'PageDown' && event.key !== 'PageUp') return
      if (section.current?.contains(document.activeElement) !== true) return
      event.preventDefault()
      now.current(event.key === 'PageDown' ? 1 : -1)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [section])
}

function LeftOut({ preview }: { preview: Preview }) {
  const { leftOut } = preview.packet
  if (leftOut.length === 0) return null
  return (
    <div className="stack stack-tight">
      <h3>{text.leftOutTitle}</h3>
      <ul>
        {leftOut.map(({ documentId, title, pages, why }) => (
          <li key={`${documentId}/${why}`}>{printed.leftOut(title, pages, why)}</li>
        ))}
      </ul>
    </div>
  )
}
