import { compareDates, type ClinicalDate, type DatePrecision } from '../base/clinical-date.ts'
import type { DocumentKind } from '../model/document-kind.ts'
import type { Entry, EntryKind, StatedValue } from '../model/entry.ts'
import type { HandKind } from '../model/rows.ts'
import { laneOf, lanes, type Lane } from './lanes.ts'

/** What the timeline needs to know of one document. `usable` is false while it is kept out (quarantined or undecided). */
export type TimelineDocument = {
  readonly id: string
  readonly kind: DocumentKind
  readonly date: ClinicalDate | null
  /** How exact `date` is; a part of `date` finer than this is not shown. Null with a null date. */
  readonly datePrecision: DatePrecision | null
  readonly hospital: string | null
  readonly title: string
  readonly pages: number
  readonly usable: boolean
}

/** What stands at a place: a document, one or several statements of a file's own fields, or what was written by hand. */
export type TimelineWhat =
  | { readonly of: 'document'; readonly kind: DocumentKind; readonly pages: number }
  | { readonly of: 'entries'; readonly kind: EntryKind; readonly entries: readonly StoryStatement[] }
  | { readonly of: 'hand'; readonly kind: HandKind; readonly value: StatedValue | null }

type Source = { readonly documentId: string; readonly title: string; readonly page: number }

/** A statement with the documents and pages that make it, and the lines of those that print another value for it. */
export type StoryStatement = {
  readonly entry: Entry
  readonly sources: readonly Source[]
  readonly otherwise?: readonly (Source & { readonly says: string })[]
}

/** Anything with a place on the timeline, before it is ordered. `title` is empty for several statements: their count is said. */
export type TimelineThing = {
  readonly id: string
  readonly what: TimelineWhat
  readonly lane: Lane
  readonly date: ClinicalDate | null
  /** When it ended, where that is stated; never computed. */
  readonly until: ClinicalDate | null
  readonly hospital: string | null
  readonly title: string
}

/** One place on the timeline. `about` is true where only a month or a year is given: draw it hollow, say "about". */
export type TimelineItem = TimelineThing & {
  readonly date: ClinicalDate
  readonly about: boolean
  /** Counted from 1 within the lane, oldest first: "2 of 5 in lane". */
  readonly placeInLane: number
  readonly countInLane: number
}

/** Something without a date; it has a lane to file it under but no place in it. */
export type UndatedItem = Omit<TimelineThing, 'date'>

/** `month` is null for items of which only the year is known; they come before the months of that year. */
export type TimelineMonth = { readonly month: number | null; readonly items: readonly TimelineItem[] }
export type TimelineYear = { readonly year: number; readonly months: readonly TimelineMonth[] }
export type TimelineLane = { readonly lane: Lane; readonly items: readonly TimelineItem[] }

/** The same dated items twice: nested by year and month (the list view) and by lane (the drawing). Oldest first everywhere. */
export type Timeline = {
  readonly years: readonly TimelineYear[]
  readonly lanes: readonly TimelineLane[]
  readonly undated: readonly UndatedItem[]
}

type Dated = TimelineThing & { readonly date: ClinicalDate }

/**
 * Order and group a person's documents and the other things of the timeline (statements, entries by hand). The result
 * depends only on the set of them, never on the order they come in. Documents that are not usable are left out altogether;
 * everything else appears exactly once in `years` and once in `lanes`, or once in `undated`. All lanes are there, in
 * reading order, empty ones too.
 */
export function buildTimeline(documents: readonly TimelineDocument[], things: readonly TimelineThing[] = []): Timeline {
  const steps = timelineInSteps(documents, things)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same bit by bit, for thousands of things where something else must be heard in between; what is given back last is the timeline. */
export function* timelineInSteps(
  documents: readonly TimelineDocument[],
  things: readonly TimelineThing[],
): Generator<undefined, Timeline> {
  const all = [...documents.filter((document) => document.usable).map(thingOf), ...things]
  yield undefined
  const dated: Dated[] = []
  for (const [, ofYear] of byYear(all)) {
    dated.push(...ofYear.sort(compareDated))
    yield undefined
  }
  const undated = all.filter((thing) => !isDated(thing)).sort(compareUndated)
  yield undefined
  const byLane = itemsByLane(dated)
  yield undefined
  const items = new Map([...byLane.values()].flat().map((item) => [item.id, item]))
  const ordered = dated.flatMap((thing) => items.get(thing.id) ?? [])
  return {
    years: yearsOf(ordered),
    lanes: lanes.map((lane) => ({ lane, items: byLane.get(lane) ?? [] })),
    undated: undated.map(({ id, what, lane, until, hospital, title }) => ({ id, what, lane, until, hospital, title })),
  }
}

/** Things with a date by their year, oldest first: each year is ordered by itself. */
function byYear(all: readonly TimelineThing[]): [number, Dated[]][] {
  const years = new Map<number, Dated[]>()
  for (const thing of all) {
    if (!isDated(thing)) continue
    const ofYear = years.get(thing.date.year)
    if (ofYear) ofYear.push(thing)
    else years.set(thing.date.year, [thing])
  }
  return [...years].sort(([a], [b]) => a - b)
}

function thingOf(document: TimelineDocument): TimelineThing {
  const { id, kind, hospital, title, pages } = document
  const what = { of: 'document', kind, pages } as const
  return { id, what, lane: laneOf(kind), date: cutToPrecision(document), until: null, hospital, title }
}

const isDated = (thing: TimelineThing): thing is Dated => thing.date !== null

/** Drops the parts of a date that its precision does not vouch for, so that nothing is sorted by an invented day. */
function cutToPrecision({ date, datePrecision }: TimelineDocument): ClinicalDate | null {
  if (date === null) return null
  const { year, month, day } = date
  const precision = datePrecision ?? 'day'
  if (precision === 'year' || month === undefined) return { year }
  return precision === 'month' || day === undefined ? { year, month } : date
}

function itemsByLane(dated: readonly Dated[]): Map<Lane, TimelineItem[]> {
  const byLane = new Map<Lane, Dated[]>()
  for (const thing of dated) {
    const inLane = byLane.get(thing.lane)
    if (inLane) inLane.push(thing)
    else byLane.set(thing.lane, [thing])
  }
  return new Map(
    [...byLane].map(([lane, inLane]) => [
      lane,
      inLane.map((thing, index) => ({
        ...thing,
        about: thing.date.day === undefined,
        placeInLane: index + 1,
        countInLane: inLane.length,
      })),
    ]),
  )
}

function yearsOf(items: readonly TimelineItem[]): TimelineYear[] {
  return runs(items, (item) => item.date.year).map(([year, inYear]) => ({
    year,
    months: runs(inYear, (item) => item.date.month ?? null).map(([month, inMonth]) => ({ month, items: inMonth })),
  }))
}

/** Splits a sorted list where the key changes. */
function runs<T, K>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups: [K, T[]][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && last[0] === keyOf(item)) last[1].push(item)
    else groups.push([keyOf(item), [item]])
  }
  return groups
}

const compareDated = (a: Dated, b: Dated): number => compareDates(a.date, b.date) || compareUndated(a, b)

/** The order of things of one day: lane, papers before statements, kind, title, hospital; the id makes the order total. */
function compareUndated(a: TimelineThing, b: TimelineThing): number {
  return (
    lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
    compareText(a.what.of, b.what.of) ||
    compareText(a.what.kind, b.what.kind) ||
    compareText(a.title, b.title) ||
    compareText(a.hospital ?? '', b.hospital ?? '') ||
    compareText(a.id, b.id)
  )
}

/** By code unit: the same on every machine and in every language, unlike `localeCompare`. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
