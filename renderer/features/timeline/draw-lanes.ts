import { daysInMonth, type ClinicalDate } from '../../core/base/clinical-date.ts'
import type { Timeline, TimelineItem, TimelineLane } from '../../core/timeline/build-timeline.ts'

/**
 * A mark of the drawing: `at` is its middle as a fraction of the width, `row` the line inside its lane, from 0. It stands
 * for `items`, of which `item` is the first: one, or a cluster that has no room to stand apart.
 */
export type Mark = {
  readonly item: TimelineItem
  readonly items: readonly TimelineItem[]
  readonly at: number
  /** Where a bar ends, as a fraction; only for one item whose end is stated. */
  readonly to: number | null
  readonly row: number
}
export type DrawnLane = { readonly lane: TimelineLane['lane']; readonly marks: readonly Mark[]; readonly rows: number }
/** The years of the drawing; `to` is exclusive. */
export type Span = { readonly from: number; readonly to: number }

/** A date as a number of years; what is not known stands in the middle of what is. */
export function yearsOf({ year, month, day }: ClinicalDate): number {
  if (month === undefined) return year + 0.5
  const inMonth = day === undefined ? 0.5 : (day - 0.5) / daysInMonth(year, month)
  return year + (month - 1 + inMonth) / 12
}

/** The whole years in which every item lies or begins; null when there is none. A bar that ends later is cut off. */
export function spanOf({ years }: Timeline): Span | null {
  const first = years[0]
  const last = years.at(-1)
  return first && last ? { from: first.year, to: last.year + 1 } : null
}

/**
 * Places the lanes that have items. Marks closer together than `apart` (a fraction of the width) go on separate lines,
 * so that none covers another.
 */
export function drawLanes(timeline: Timeline, span: Span, apart: number): DrawnLane[] {
  return timeline.lanes.filter(({ items }) => items.length > 0).map((lane) => drawLane(lane, span, apart))
}

function drawLane({ lane, items }: TimelineLane, span: Span, apart: number): DrawnLane {
  const ends: number[] = []
  const placed = items
    .map((item) => ({ item, at: shareOf(item.date, span) }))
    .sort((a, b) => a.at - b.at || a.item.placeInLane - b.item.placeInLane)
  const marks = clustersOf(placed, apart).map(({ at, items: together }) => {
    const free = ends.findIndex((end) => at - end >= apart)
    const row = free < 0 ? ends.length : free
    const [item] = together
    const to = together.length === 1 && item.until ? Math.min(1, Math.max(at, shareOf(item.until, span))) : null
    ends[row] = to ?? at
    return { item, items: together, at, to, row }
  })
  return { lane, marks, rows: Math.max(1, ends.length) }
}

const shareOf = (date: ClinicalDate, { from, to }: Span): number => (yearsOf(date) - from) / (to - from)

/** More marks than this where there is room for one are drawn as a count (ux.md §2.6). */
const MOST_APART = 6

type Placed = { readonly item: TimelineItem; readonly at: number }
type Cluster = { readonly at: number; readonly items: readonly [TimelineItem, ...TimelineItem[]] }

function clustersOf(placed: readonly Placed[], apart: number): Cluster[] {
  const found: Cluster[] = []
  let at = 0
  for (let first = placed[at]; first; first = placed[at]) {
    const start = first.at
    let end = at + 1
    while (end < placed.length && (placed[end]?.at ?? 0) - start < apart) end++
    const others = placed.slice(at + 1, end).map(({ item }) => item)
    if (others.length >= MOST_APART) found.push({ at: start, items: [first.item, ...others] })
    else found.push({ at: start, items: [first.item] })
    at = others.length >= MOST_APART ? end : at + 1
  }
  return found
}

export type Step = 'earlier' | 'later' | 'up' | 'down' | 'first' | 'last'

/** Where an arrow key leads: along the lane, or to the mark of the next lane that lies nearest in time. */
export function stepFrom(lanes: readonly DrawnLane[], id: string, step: Step): string {
  const laneAt = lanes.findIndex(({ marks }) => marks.some(({ item }) => item.id === id))
  const marks = inOrder(lanes[laneAt])
  const at = marks.findIndex(({ item }) => item.id === id)
  const here = marks[at]
  if (here === undefined) return lanes[0]?.marks[0]?.item.id ?? id
  const target = {
    earlier: () => marks[at - 1],
    later: () => marks[at + 1],
    first: () => marks[0],
    last: () => marks.at(-1),
    up: () => nearest(lanes[laneAt - 1], here.at),
    down: () => nearest(lanes[laneAt + 1], here.at),
  }[step]()
  return target?.item.id ?? id
}

const inOrder = (lane: DrawnLane | undefined): readonly Mark[] =>
  [...(lane?.marks ?? [])].sort((a, b) => a.item.placeInLane - b.item.placeInLane)

function nearest(lane: DrawnLane | undefined, at: number): Mark | undefined {
  return inOrder(lane).reduce<Mark | undefined>(
    (best, mark) => (best === undefined || Math.abs(mark.at - at) < Math.abs(best.at - at) ? mark : best),
    undefined,
  )
}

/** The lines of the time scale: every year, and its quarters where there is room for their names. */
export type Tick = { readonly at: number; readonly year: number; readonly month: number | null }

/** `perYear` is the width of one year in the unit of `room`, the width that a quarter's name needs. */
export function ticksOf(span: Span, perYear: number, room: number): Tick[] {
  const years = Array.from({ length: span.to - span.from }, (_, index) => span.from + index)
  const every = Math.max(1, Math.ceil((room * 1.2) / perYear))
  const at = (year: number, month: number) => (year + (month - 1) / 12 - span.from) / (span.to - span.from)
  return years
    .filter((_, index) => index % every === 0)
    .flatMap((year) => {
      const start = { at: at(year, 1), year, month: null }
      if (perYear / 4 < room) return [start]
      return [start, ...[4, 7, 10].map((month) => ({ at: at(year, month), year, month }))]
    })
}
