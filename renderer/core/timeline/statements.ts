import { toIso } from '../base/clinical-date.ts'
import type { HandEntry } from '../model/rows.ts'
import type { StoryStatement, TimelineThing } from './build-timeline.ts'
import { laneOfEntry, laneOfHand } from './lanes.ts'

/** More statements than this of one kind, day and document stand on the timeline as a count (ux.md §2.6). */
export const MOST_APART = 6

/**
 * The statements of structured files as things of the timeline. Lab results and vital signs of one day and document are one
 * thing ("12 lab results"), whatever their number; other kinds only where there are more than `MOST_APART`. A statement
 * with several sources stands with the first of them. What a statement says is copied, also that it is *not* so.
 * The result depends only on the set of statements. Ids are unique among themselves and never those of documents.
 */
export function thingsOfStory(story: readonly StoryStatement[]): TimelineThing[] {
  const groups = new Map<string, StoryStatement[]>()
  for (const statement of story) {
    const key = keyOf(statement)
    const group = groups.get(key)
    if (group) group.push(statement)
    else groups.set(key, [statement])
  }
  return [...groups].flatMap(([key, group]) => thingsOfGroup(key, group.sort(compareStatements)))
}

/** What a person wrote down, as things of the timeline. */
export function thingsOfHand(entries: readonly HandEntry[]): TimelineThing[] {
  return entries.map(({ id, kind, title, date, until, value, place }) => ({
    id: `hand/${id}`,
    what: { of: 'hand', kind, value },
    lane: laneOfHand(kind),
    date,
    until,
    hospital: place,
    title,
  }))
}

function keyOf({ entry, sources }: StoryStatement): string {
  return `entries/${sources[0]?.documentId ?? ''}/${entry.kind}/${entry.date ? toIso(entry.date) : ''}`
}

function thingsOfGroup(key: string, group: readonly StoryStatement[]): TimelineThing[] {
  const [first] = group
  if (!first) return []
  const { kind } = first.entry
  const isMeasured = kind === 'result' || kind === 'vital-sign'
  if (group.length === 1 || !(isMeasured || group.length > MOST_APART))
    return group.map((statement, at) => oneThing(`${key}/${at}`, statement))
  const places = new Set(group.map(({ entry }) => entry.place))
  return [
    {
      id: key,
      what: { of: 'entries', kind, entries: group },
      lane: laneOfEntry(kind),
      date: first.entry.date,
      until: null,
      // Only a place that all of them name is theirs.
      hospital: places.size === 1 ? first.entry.place : null,
      title: '',
    },
  ]
}

function oneThing(id: string, statement: StoryStatement): TimelineThing {
  const { kind, date, until, place, title } = statement.entry
  const what = { of: 'entries', kind, entries: [statement] } as const
  return { id, what, lane: laneOfEntry(kind), date, until, hospital: place, title }
}

/** By title, then by where it stands in the file: total within one document. */
function compareStatements(a: StoryStatement, b: StoryStatement): number {
  return compareText(a.entry.title, b.entry.title) || compareText(a.entry.origin, b.entry.origin)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
