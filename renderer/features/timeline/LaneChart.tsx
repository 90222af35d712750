import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Timeline, TimelineItem } from '../../core/timeline/build-timeline.ts'
import { timelineText as text } from '../../text/en/timeline.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { drawLanes, spanOf, stepFrom, ticksOf, type DrawnLane, type Mark, type Span, type Step } from './draw-lanes.ts'
import { laneLooks } from './lane-looks.ts'
import { useWidthInRem } from '../../ui/look/use-width.ts'

const zooms = [1, 1.5, 2, 3, 4, 6, 8] as const
/** Sizes in rem, as in timeline.css: a mark with its air, one line of a lane, and the name of a quarter. */
const MARK = 1.875
const LINE = 2
const TICK = 3

type Props = { timeline: Timeline; onOpen: (item: TimelineItem) => void }

const stepOfKey: Readonly<Record<string, Step>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

/** The lanes as a drawing. One tab stop; arrows go from mark to mark; what has the focus or the pointer is told below. */
export function LaneChart({ timeline, onOpen }: Props) {
  const span = spanOf(timeline)
  const [zoomAt, setZoomAt] = useState(0)
  if (span === null) return null
  const zoom = zooms[zoomAt] ?? 1
  const zoomBy = (step: number) => setZoomAt(Math.min(Math.max(zoomAt + step, 0), zooms.length - 1))
  return (
    <section className="timeline-chart" aria-labelledby="timeline-chart">
      <div className="timeline-chart-head">
        <h2 id="timeline-chart">{text.chartTitle}</h2>
        <div className="cluster" role="group" aria-label={text.zoomName}>
          <IconButton
            icon="zoomOut"
            name={text.zoomOut}
            keys={['−']}
            disabled={zoomAt === 0}
            onPress={() => zoomBy(-1)}
          />
          <IconButton
            icon="zoomIn"
            name={text.zoomIn}
            keys={['+']}
            disabled={zoomAt === zooms.length - 1}
            onPress={() => zoomBy(1)}
          />
          <Button kind="quiet" onPress={() => setZoomAt(0)} disabled={zoomAt === 0} keys="0">
            {text.zoomAll}
          </Button>
        </div>
      </div>
      <Lanes
        timeline={timeline}
        span={span}
        zoom={zoom}
        onOpen={onOpen}
        onZoom={(by) => (by === 0 ? setZoomAt(0) : zoomBy(by))}
      />
    </section>
  )
}

const zoomOfKey: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1, '0': 0 }

type LanesProps = Props & { span: Span; zoom: number; onZoom: (by: number) => void }

function Lanes({ timeline, span, zoom, onOpen, onZoom }: LanesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = Math.max(useWidthInRem(frame), 1) * zoom
  const lanes = useMemo(() => drawLanes(timeline, span, MARK / width), [timeline, span, width])
  const [chosen, setChosen] = useState<string | null>(null)
  const [shown, setShown] = useState<Mark | null>(null)
  const first = lanes[0]?.marks[0]?.item.id ?? null
  const isHere = lanes.some(({ marks }) => marks.some(({ item }) => item.id === chosen))
  const stop = isHere ? chosen : first
  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || stop === null) return
    const zoomBy = zoomOfKey[event.key]
    const step = stepOfKey[event.key]
    if (zoomBy !== undefined) onZoom(zoomBy)
    if (step !== undefined) focusMark(frame.current, stepFrom(lanes, stop, step))
    if (zoomBy !== undefined || step !== undefined) event.preventDefault()
  }
  return (
    <>
      <div className="timeline-lanes">
        <LaneNames lanes={lanes} />
        <div ref={frame} className="timeline-scroll" role="presentation" onKeyDown={move}>
          <div
            className="timeline-canvas"
            role="group"
            aria-label={text.chart}
            style={{ inlineSize: `${zoom * 100}%` }}
          >
            <Ticks span={span} perYear={width / (span.to - span.from)} />
            {lanes.map((lane) => (
              <Lane
                key={lane.lane}
                lane={lane}
                stop={stop}
                onOpen={onOpen}
                onShow={setShown}
                onFocus={(mark) => {
                  setChosen(mark.item.id)
                  setShown(mark)
                }}
              />
            ))}
          </div>
        </div>
      </div>
      <Told mark={shown} />
    </>
  )
}

function focusMark(frame: HTMLElement | null, id: string): void {
  frame?.querySelector<HTMLElement>(`[data-mark="${CSS.escape(id)}"]`)?.focus()
}

function LaneNames({ lanes }: { lanes: readonly DrawnLane[] }) {
  return (
    <ul className="timeline-names">
      {lanes.map(({ lane, rows }) => (
        <li
          key={lane}
          className={`timeline-name ${laneLooks[lane].colour}`}
          style={{ blockSize: `${rows * LINE + 0.75}rem` }}
        >
          <Icon name={laneLooks[lane].icon} size="small" />
          <span>{text.lanes[lane]}</span>
        </li>
      ))}
    </ul>
  )
}

const percent = (fraction: number): string => `${fraction * 100}%`

function Ticks({ span, perYear }: { span: Span; perYear: number }) {
  return (
    <div className="timeline-ticks" aria-hidden="true">
      {ticksOf(span, perYear, TICK).map(({ at, year, month }) => (
        <span
          key={at}
          className={month === null ? 'timeline-tick timeline-tick-year' : 'timeline-tick'}
          style={{ insetInlineStart: percent(at) }}
        >
          {month === null ? year : text.quarter(month)}
        </span>
      ))}
    </div>
  )
}

type LaneProps = {
  lane: DrawnLane
  stop: string | null
  onOpen: (item: TimelineItem) => void
  onShow: (mark: Mark) => void
  onFocus: (mark: Mark) => void
}

function Lane({ lane, stop, onOpen, onShow, onFocus }: LaneProps) {
  return (
    <div
      className={`timeline-lane ${laneLooks[lane.lane].colour}`}
      style={{ blockSize: `${lane.rows * LINE + 0.75}rem` }}
    >
      {lane.marks.map((mark) => (
        <MarkView
          key={mark.item.id}
          mark={mark}
          isStop={mark.item.id === stop}
          onOpen={onOpen}
          onShow={onShow}
          onFocus={onFocus}
        />
      ))}
    </div>
  )
}

type MarkProps = Omit<LaneProps, 'lane' | 'stop'> & { mark: Mark; isStop: boolean }

function MarkView({ mark, isStop, onOpen, onShow, onFocus }: MarkProps) {
  const { item, items, at, to, row } = mark
  const top = `${row * LINE + 0.5}rem`
  const isCluster = items.length > 1
  return (
    <>
      {to === null ? null : (
        <span
          className="timeline-bar"
          aria-hidden="true"
          style={{ insetInlineStart: percent(at), inlineSize: percent(to - at), insetBlockStart: top }}
        />
      )}
      <button
        type="button"
        data-mark={item.id}
        className="timeline-mark"
        aria-label={nameOf(mark)}
        tabIndex={isStop ? 0 : -1}
        style={{ insetInlineStart: percent(at), insetBlockStart: top }}
        onClick={() => (isCluster ? goToYear(item) : onOpen(item))}
        onFocus={() => onFocus(mark)}
        onMouseEnter={() => onShow(mark)}
      >
        {isCluster ? (
          <span className="timeline-count tabular">{items.length > 99 ? text.many : items.length}</span>
        ) : (
          <span className={item.about ? 'timeline-dot timeline-dot-hollow' : 'timeline-dot'} />
        )}
      </button>
    </>
  )
}

function nameOf({ item, items }: Mark): string {
  if (items.length === 1) return `${text.titleOf(item)}. ${text.itemName(item)}`
  return text.clusterName(items.length, item.lane, item.date, items.at(-1)?.date ?? item.date)
}

/** What has no room to stand apart in the drawing stands one by one in the list. */
function goToYear({ date }: TimelineItem): void {
  const heading = document.getElementById(`year-${date.year}`)
  heading?.focus({ preventScroll: true })
  heading?.scrollIntoView({ block: 'start' })
}

/** The mark under the pointer or the focus, in words. Screen readers have its name and the list. */
function Told({ mark }: { mark: Mark | null }) {
  if (mark === null) return <p className="timeline-told muted">{`${text.hint} ${text.hollow}`}</p>
  const { item, items } = mark
  const isCluster = items.length > 1
  const parts = [text.lanes[item.lane], text.when(item.date, item.about), untilOf(item), item.hospital, pagesOf(item)]
  return (
    <p className="timeline-told" aria-hidden="true">
      <strong>{isCluster ? nameOf(mark) : text.titleOf(item)}</strong>
      {` · ${isCluster ? text.clusterHint : parts.filter((part) => part !== null).join(' · ')}`}
    </p>
  )
}

const untilOf = ({ until }: TimelineItem): string | null => (until === null ? null : text.until(until))
const pagesOf = ({ what }: TimelineItem): string | null =>
  what.of === 'document' && what.pages > 0 ? text.pages(what.pages) : null
