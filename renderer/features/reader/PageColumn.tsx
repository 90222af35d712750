import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { DocumentId } from '../../core/base/ids.ts'
import { readerText as text } from '../../text/en/reader.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PageImage, type PageMark } from '../../ui/shown/PageImage.tsx'
import type { RecordDetail } from '../../vault/contract.ts'
import {
  anchorAt,
  drawnWidth,
  layOut,
  pageInView,
  pagesToDraw,
  topAt,
  topOf,
  type Layout,
  type Sheet,
  type Turn,
  type Window,
} from './page-layout.ts'
import { PageWords } from './PageWords.tsx'
import type { Goal } from './use-spot.ts'
import { usePagePictures, type Pictures } from './use-page-pictures.ts'
import { isDoubt } from './whose-pages.ts'

type PageInfo = RecordDetail['pageInfo'][number]

type Props = {
  id: DocumentId
  pages: readonly PageInfo[]
  /** Changes when the pages may stand in another order or another way round. */
  version: string
  zoom: number
  turn: Turn
  goal: Goal
  marks: ReadonlyMap<number, readonly PageMark[]>
  column: RefObject<HTMLDivElement | null>
  /** Told apart from the other one where two stand beside each other. */
  name?: string | undefined
  onInView: (page: number) => void
  onDrawn: (pages: readonly number[]) => void
}

/** All pages under each other; only those near the screen exist and are drawn. */
export function PageColumn(props: Props) {
  const { id, pages, version, zoom, turn, goal, marks, column, onInView, onDrawn } = props
  const [room, setRoom] = useState(0)
  const layout = useMemo(() => layOut(pages, { room, zoom, turn }), [pages, room, zoom, turn])
  const window = useWindow(column, setRoom)
  useSteadyPlace(column, layout)
  useGoal(column, layout, goal, room > 0)
  const wanted = useMemo(() => (room > 0 ? pagesToDraw(layout, window) : []), [layout, window, room])
  const inView = pageInView(layout, window)
  useEffect(() => {
    if (room > 0) onInView(inView)
  }, [room, inView, onInView])
  useEffect(() => onDrawn(wanted), [wanted, onDrawn])
  const widest = drawnWidth(layout.sheets[0], turn, devicePixelRatio)
  const { held, again } = usePagePictures(id, wanted, widest, version)
  return (
    <div
      ref={column}
      className="reader-column"
      role="region"
      aria-label={props.name ?? text.column}
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    >
      <div className="reader-sheets" style={{ blockSize: `${layout.height}px`, inlineSize: `${layout.width}px` }}>
        {layout.sheets
          .filter(({ page }) => wanted.includes(page))
          .map((sheet) => (
            <SheetView
              key={sheet.page}
              id={id}
              sheet={sheet}
              turn={turn}
              info={pages.find(({ page }) => page === sheet.page)}
              of={pages.length}
              held={held}
              marks={marks.get(sheet.page) ?? noMarks}
              onAgain={() => again(sheet.page)}
            />
          ))}
      </div>
    </div>
  )
}

const noMarks: readonly PageMark[] = []

/** What part of the column is on the screen; at most one change a frame. */
function useWindow(column: RefObject<HTMLDivElement | null>, onRoom: (room: number) => void): Window {
  const [window, setWindow] = useState<Window>({ top: 0, height: 0 })
  useEffect(() => {
    const element = column.current
    if (element === null) return undefined
    let frame = 0
    const look = () => {
      frame = 0
      // While the details stand in its place the column has no size and no place of its own.
      if (element.clientHeight === 0) return
      const { scrollTop: top, clientHeight: height } = element
      setWindow((now) => (now.top === top && now.height === height ? now : { top, height }))
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    const watch = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0)
      if (width > 0) onRoom(width)
      soon()
    })
    watch.observe(element)
    element.addEventListener('scroll', soon, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      watch.disconnect()
      element.removeEventListener('scroll', soon)
    }
  }, [column, onRoom])
  return window
}

/** Keeps the place on the page when its size or its turn changes, and a zoomed page in the middle. */
function useSteadyPlace(column: RefObject<HTMLDivElement | null>, layout: Layout): void {
  const before = useRef(layout)
  useLayoutEffect(() => {
    const element = column.current
    if (element === null || before.current === layout) return
    const anchor = anchorAt(before.current, element.scrollTop)
    const isKnown = before.current.width > 1
    before.current = layout
    if (anchor === null || !isKnown) return
    element.scrollTop = topAt(layout, anchor)
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2
  }, [column, layout])
}

function useGoal(column: RefObject<HTMLDivElement | null>, layout: Layout, goal: Goal, ready: boolean): void {
  const reached = useRef(-1)
  useLayoutEffect(() => {
    if (!ready || column.current === null || reached.current === goal.turn) return
    const top = topOf(layout, goal.page)
    if (top === null) return
    reached.current = goal.turn
    column.current.scrollTop = top
    // In a low window the column itself may stand partly below the screen's edge.
    if (goal.turn > 0) column.current.scrollIntoView({ block: 'nearest' })
  }, [column, layout, goal, ready])
}

type SheetProps = {
  id: DocumentId
  sheet: Sheet
  turn: Turn
  info: PageInfo | undefined
  of: number
  held: Pictures
  marks: readonly PageMark[]
  onAgain: () => void
}

function SheetView({ id, sheet, turn, info, of, held, marks, onAgain }: SheetProps) {
  const one = held.get(sheet.page)
  const name = info === undefined ? text.bar.page(sheet.page, of) : text.pageName(info, of)
  const doubt = info !== undefined && isDoubt(info.identity)
  const isUpright = turn % 180 === 0
  const upright = isUpright ? sheet.width : sheet.height
  return (
    <div
      className={doubt ? 'reader-sheet reader-sheet-doubt' : 'reader-sheet'}
      style={{ insetBlockStart: `${sheet.top}px`, blockSize: `${sheet.height}px` }}
    >
      <div
        className="reader-turned"
        style={{ inlineSize: `${upright}px`, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
      >
        <PageImage
          name={name}
          picture={one?.state === 'drawn' ? one.picture : null}
          ratio={sheet.ratio}
          marks={marks}
          waiting={
            one?.state === 'failed' ? (
              <div className="stack reader-failed">
                <p>{text.faults.page[one.fault]}</p>
                <Button onPress={onAgain} name={`${text.tryAgain}: ${text.bar.page(sheet.page, of)}`}>
                  {text.tryAgain}
                </Button>
              </div>
            ) : (
              <span className="reader-late">{text.drawing}</span>
            )
          }
        />
        {one?.state === 'drawn' ? (
          <PageWords id={id} page={sheet.page} of={of} height={isUpright ? sheet.height : sheet.width} />
        ) : null}
      </div>
    </div>
  )
}
