import { compareDates, type ClinicalDate, type DatePrecision } from '../base/clinical-date.ts'
import { type DocumentKind } from '../model/document-kind.ts'
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

/** One place on the timeline. `about` is true where the paper gives only a month or a year: draw it hollow, say "about". */
export type TimelineItem = {
  readonly id: string
  readonly kind: DocumentKind
  readonly lane: Lane
  readonly date: ClinicalDate
  readonly about: boolean
  readonly hospital: string | null
  readonly title: string
  readonly pages: number
  /** Counted from 1 within the lane, oldest first: "2 of 5 in lane". */
  readonly placeInLane: number
  readonly countInLane: number
}

/** A document without a date; it has a lane to file it under but no place in it. */
export type UndatedItem = Omit<TimelineItem, 'date' | 'about' | 'placeInLane' | 'countInLane'>

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

type Dated = TimelineDocument & { readonly date: ClinicalDate }

/**
 * Order and group a person's documents. The result depends only on the set of documents, never on the order they come in.
 * Documents that are not usable are left out altogether; every other document appears exactly once in `years` and once in
 * `lanes`, or once in `undated`. All lanes are there, in reading order, empty ones too.
 */
export function buildTimeline(documents: readonly TimelineDocument[]): Timeline {
  const usable = documents.filter((document) => document.usable)
  const dated = usable.filter(isDated).map(cutToPrecision).sort(compareDated)
  const undated = usable.filter((document) => !isDated(document)).sort(compareUndated)
  const byLane = lanes.map((lane) => ({ lane, items: itemsOf(lane, dated) }))
  const items = new Map(byLane.flatMap(({ items: inLane }) => inLane.map((item) => [item.id, item] as const)))
  const ordered = dated.flatMap((document) => items.get(document.id) ?? [])
  return { years: yearsOf(ordered), lanes: byLane, undated: undated.map(toUndated) }
}

const isDated = (document: TimelineDocument): document is Dated => document.date !== null

/** Drops the parts of a date that its precision does not vouch for, so that nothing is sorted by an invented day. */
function cutToPrecision(document: Dated): Dated {
  const { year, month, day } = document.date
  const precision = document.datePrecision ?? 'day'
  if (precision === 'year' || month === undefined) return { ...document, date: { year } }
  if (precision === 'month' || day === undefined) return { ...document, date: { year, month } }
  return document
}

function itemsOf(lane: Lane, dated: readonly Dated[]): TimelineItem[] {
  const inLane = dated.filter((document) => laneOf(document.kind) === lane)
  return inLane.map((document, index) => ({
    ...toUndated(document),
    date: document.date,
    about: document.date.day === undefined,
    placeInLane: index + 1,
    countInLane: inLane.length,
  }))
}

function toUndated({ id, kind, hospital, title, pages }: TimelineDocument): UndatedItem {
  return { id, kind, lane: laneOf(kind), hospital, title, pages }
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

/** The order of papers of one day: lane, kind, title, hospital; the id settles what is left, so the order is total. */
function compareUndated(a: TimelineDocument, b: TimelineDocument): number {
  return (
    lanes.indexOf(laneOf(a.kind)) - lanes.indexOf(laneOf(b.kind)) ||
    compareText(a.kind, b.kind) ||
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
