import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { arrangeText as text } from '../../text/en/arrange.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWidthInRem } from '../../ui/look/use-width.ts'
import { VisuallyHidden } from '../../ui/shown/VisuallyHidden.tsx'
import type { Picture } from '../../ui/shown/PageImage.tsx'
import { actOfKey } from './arrange-keys.ts'
import { CELL, columnsIn, rowsToShow } from './pages.ts'
import type { Pages } from './use-pages.ts'
import type { Thumb, Thumbs } from './use-thumbs.ts'

type Props = {
  id: DocumentId
  count: number
  pages: Pages
  thumbs: Thumbs
  onWanted: (pages: readonly number[]) => void
}

/**
 * All pages as small pictures in rows, with a cut mark in front of each. One tab stop for the pages and one for the cut
 * mark of the page that has the focus; only rows near the screen exist.
 */
export function PageGrid({ count, pages, thumbs, onWanted }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidthInRem(box)
  const columns = columnsIn(width)
  const rows = Math.ceil(count / columns)
  const seen = useSeen(box)
  const { from, to } = rowsToShow(seen.top, seen.height, rows)
  const shown = width === 0 ? [] : pagesIn(from * columns + 1, Math.min(to * columns, count))
  const list = shown.join(' ')
  useEffect(() => onWanted(list === '' ? [] : list.split(' ').map(Number)), [list, onWanted])
  useAim(box, pages, columns)
  const press = (event: KeyboardEvent) => {
    const place = placeOf(event.target)
    if (place === null) return
    const cutBy = place.isCut ? cutStep(event) : null
    if (cutBy !== null) {
      event.preventDefault()
      return pages.moveCut(place.page, cutBy)
    }
    const act = actOfKey(event, columns, columns * Math.max(1, Math.floor(seen.height / CELL.height)))
    // On a cut mark, Enter and Space are its own.
    if (act === null || (place.isCut && (act.act === 'cut' || act.act === 'choose'))) return
    event.preventDefault()
    event.stopPropagation()
    pages.act(act)
  }
  return (
    <div ref={box} className="arrange-grid" role="presentation" onKeyDown={press}>
      <ol className="arrange-pages" aria-label={text.pages} style={{ blockSize: `${rows * CELL.height}rem` }}>
        {shown.map((page) => (
          <Cell key={page} page={page} count={count} columns={columns} pages={pages} thumb={thumbs.get(page)} />
        ))}
      </ol>
    </div>
  )
}

function placeOf(target: EventTarget): { page: number; isCut: boolean } | null {
  const { page, part } = target instanceof HTMLElement ? target.dataset : {}
  return page === undefined ? null : { page: Number(page), isCut: part === 'cut' }
}

function cutStep({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): 1 | -1 | null {
  if (altKey || ctrlKey || metaKey) return null
  if (key === 'ArrowLeft') return -1
  return key === 'ArrowRight' ? 1 : null
}

const pagesIn = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

/** The part of the pages that is on the screen, in rem. */
function useSeen(box: RefObject<HTMLElement | null>) {
  const [seen, setSeen] = useState({ top: 0, height: 0 })
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    let frame = 0
    const look = () => {
      frame = 0
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const { scrollTop, clientHeight } = element
      setSeen((now) => {
        const next = { top: scrollTop / rem, height: clientHeight / rem }
        return now.top === next.top && now.height === next.height ? now : next
      })
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    const watch = new ResizeObserver(soon)
    watch.observe(element)
    element.addEventListener('scroll', soon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
      element.removeEventListener('scroll', soon)
    }
  }, [box])
  return seen
}

/** Brings the page that is to have the focus into view, which makes it exist, and gives it the focus. */
function useAim(box: RefObject<HTMLElement | null>, { aim }: Pages, columns: number): void {
  useEffect(() => {
    const element = box.current
    if (aim === null || element === null) return undefined
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const top = Math.floor((aim.page - 1) / columns) * CELL.height * rem
    const bottom = top + CELL.height * rem
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
    let tries = 0
    let frame = 0
    const give = () => {
      const goal = element.querySelector<HTMLElement>(`[data-part="${aim.at}"][data-page="${aim.page}"]`)
      goal?.focus({ preventScroll: true })
      if (goal === null && tries++ < 10) frame = requestAnimationFrame(give)
    }
    give()
    return () => cancelAnimationFrame(frame)
  }, [box, aim, columns])
}

type CellProps = { page: number; count: number; columns: number; pages: Pages; thumb: Thumb | undefined }

function Cell({ page, count, columns, pages, thumb }: CellProps) {
  const { cuts, chosen, current, parts } = pages
  const record = parts.findIndex(({ from, to }) => page >= from && page <= to) + 1
  const begins = cuts.has(page)
  const isChosen = chosen.has(page)
  const [row, column] = [Math.floor((page - 1) / columns), (page - 1) % columns]
  return (
    <li
      className={`arrange-cell${begins ? ' arrange-cell-begins' : ''}${record % 2 === 0 ? ' arrange-cell-even' : ''}`}
      style={{ insetBlockStart: `${row * CELL.height}rem`, insetInlineStart: `${column * CELL.width}rem` }}
      aria-setsize={count}
      aria-posinset={page}
    >
      <CutMark page={page} pages={pages} />
      <button
        type="button"
        className="arrange-page"
        data-part="page"
        data-page={page}
        aria-pressed={isChosen}
        tabIndex={page === current ? 0 : -1}
        onFocus={() => pages.setCurrent(page)}
        onClick={(event) => (event.shiftKey ? pages.go(page, true) : pages.choose(page))}
      >
        <span className="arrange-paper" aria-hidden="true">
          {thumb?.picture ? (
            <Thumbnail picture={thumb.picture} />
          ) : (
            <span className="arrange-late">{thumb === undefined ? text.drawing : text.failed}</span>
          )}
          {isChosen ? (
            <span className="arrange-chosen">
              <Icon name="check" />
            </span>
          ) : null}
        </span>
        <span className="arrange-label">
          <span>{text.page(page)}</span>
          {begins || page === 1 ? <span className="arrange-record">{text.recordMark(record)}</span> : null}
          <VisuallyHidden>{text.pageMore({ of: count, record, begins: begins || page === 1 })}</VisuallyHidden>
        </span>
      </button>
    </li>
  )
}

function CutMark({ page, pages }: Pick<CellProps, 'page' | 'pages'>) {
  if (page === 1) return <span className="arrange-no-cut" />
  return (
    <button
      type="button"
      className="arrange-cut"
      data-part="cut"
      data-page={page}
      aria-label={text.cutName(page)}
      aria-pressed={pages.cuts.has(page)}
      tabIndex={page === pages.current ? 0 : -1}
      onClick={() => pages.cut(page)}
    >
      <Icon name="cut" size="small" />
    </button>
  )
}

function Thumbnail({ picture }: { picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    element.width = picture.width
    element.height = picture.height
    element.getContext('2d')?.putImageData(new ImageData(picture.rgba, picture.width, picture.height), 0, 0)
  }, [picture])
  return <canvas ref={canvas} className="arrange-thumb" aria-hidden="true" />
}
