import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { readerText } from '../../text/en/reader.ts'
import { PageImage } from '../../ui/shown/PageImage.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import { layOut, pagesToDraw, topOf, type Window } from './page-layout.ts'
import { usePagePictures } from './use-page-pictures.ts'

const text = readerText.thumbnails

/** CSS pixels across. */
const ROOM = 104
const PIXELS = 200

type Props = {
  id: DocumentId
  pages: RecordDetail['pageInfo']
  version: string
  inView: number
  onPage: (page: number) => void
}

/** Small pictures of all pages under each other, of which only those near the screen exist; the arrow keys go through them. */
export function Thumbnails({ id, pages, version, inView, onPage }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const layout = useMemo(() => layOut(pages, { room: ROOM, zoom: 1, turn: 0 }), [pages])
  const [window, setWindow] = useState<Window>({ top: 0, height: 600 })
  const wanted = useMemo(() => pagesToDraw(layout, window), [layout, window])
  const { held } = usePagePictures(id, wanted, PIXELS, version)
  useEffect(() => {
    const top = topOf(layout, inView)
    const element = list.current
    if (top === null || element === null) return
    const isSeen = top >= element.scrollTop && top + ROOM <= element.scrollTop + element.clientHeight
    if (!isSeen) element.scrollTop = Math.max(0, top - element.clientHeight / 3)
  }, [layout, inView])
  const look = () => {
    const element = list.current
    if (element !== null) setWindow({ top: element.scrollTop, height: element.clientHeight })
  }
  const listen = (event: KeyboardEvent) => {
    const to = { ArrowDown: inView + 1, ArrowUp: inView - 1, Home: 1, End: pages.length }[event.key]
    if (to === undefined || to < 1 || to > pages.length) return
    event.preventDefault()
    onPage(to)
  }
  return (
    <div
      ref={list}
      className="reader-thumbnails"
      role="listbox"
      aria-label={text.name}
      aria-activedescendant={wanted.includes(inView) ? `thumbnail-${inView}` : undefined}
      tabIndex={0}
      onScroll={look}
      onKeyDown={listen}
    >
      <div style={{ position: 'relative', blockSize: `${layout.height + 24}px` }}>
        {layout.sheets
          .filter(({ page }) => wanted.includes(page) || page === inView)
          .map(({ page, top, ratio }) => {
            const one = held.get(page)
            return (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and the keys
              <div
                key={page}
                id={`thumbnail-${page}`}
                role="option"
                aria-selected={page === inView}
                aria-label={readerText.bar.page(page, pages.length)}
                className={page === inView ? 'reader-thumbnail reader-thumbnail-here' : 'reader-thumbnail'}
                style={{ insetBlockStart: `${top}px` }}
                onClick={() => onPage(page)}
              >
                <span aria-hidden="true">
                  <PageImage name="" picture={one?.state === 'drawn' ? one.picture : null} ratio={ratio} />
                  <span className="reader-thumbnail-number">{page}</span>
                </span>
              </div>
            )
          })}
      </div>
    </div>
  )
}
