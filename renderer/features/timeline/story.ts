import { precisionOf } from '../../core/base/clinical-date.ts'
import type { HandEntry } from '../../core/model/rows.ts'
import {
  timelineInSteps,
  type StoryStatement,
  type Timeline,
  type TimelineDocument,
  type TimelineWhat,
} from '../../core/timeline/build-timeline.ts'
import { thingsOfHand, thingsOfStory } from '../../core/timeline/statements.ts'
import type { RecordRow } from '../../vault/contract.ts'

/** How many records the timeline leaves out, and why: suspicion, someone else's, not read yet. */
export type LeftOut = { readonly suspect: number; readonly notMine: number; readonly unread: number }

export type Story = {
  readonly timeline: Timeline
  readonly leftOut: LeftOut
  /** The records by id, for what the timeline does not carry. */
  readonly rows: ReadonlyMap<string, RecordRow>
}

/**
 * A record is on the timeline when its pages match the person or carry no name at all. One that was never read is there
 * only after a person has filed it by hand. One under suspicion, or somebody else's, never is. What was only opened (an
 * archive, a mail's wrapping) has nothing to tell of its own.
 */
export function isOnTimeline({ person, checked, reading }: RecordRow): boolean {
  if (reading.state === 'unpacked') return false
  if (person === 'unread') return checked
  return person === 'match' || person === 'none'
}

/** The records, the statements of their own fields and what was typed by hand, in order; and what was left out of it. */
export function storyOf(
  rows: readonly RecordRow[],
  statements: readonly StoryStatement[] = [],
  hand: readonly HandEntry[] = [],
): Story {
  const steps = storyInSteps(rows, statements, hand)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same bit by bit, so that the window need not stand still for thousands of records. */
export function* storyInSteps(
  rows: readonly RecordRow[],
  statements: readonly StoryStatement[],
  hand: readonly HandEntry[],
): Generator<undefined, Story> {
  const unread = (row: RecordRow) => row.person === 'unread' && row.reading.state !== 'unpacked' && !isOnTimeline(row)
  const documents = rows.map(documentOf)
  yield undefined
  const things = [...thingsOfStory(statements), ...thingsOfHand(hand)]
  yield undefined
  return {
    timeline: yield* timelineInSteps(documents, things),
    leftOut: {
      suspect: rows.filter(({ person }) => person === 'ask' || person === 'quarantine').length,
      notMine: rows.filter(({ person }) => person === 'not-mine').length,
      unread: rows.filter(unread).length,
    },
    rows: new Map(rows.map((row) => [row.id, row])),
  }
}

function documentOf(row: RecordRow): TimelineDocument {
  const { id, date, hospital, title, pages } = row
  return {
    id,
    kind: row.kind ?? 'other',
    date,
    datePrecision: date === null ? null : precisionOf(date),
    hospital,
    title,
    pages,
    usable: isOnTimeline(row),
  }
}

/** Where an item leads: to a record's page, or to what was typed by hand. */
export type Goal =
  { readonly to: 'record'; readonly id: string; readonly page: number } | { readonly to: 'hand'; readonly id: string }

export function goalOf({ id, what }: { readonly id: string; readonly what: TimelineWhat }): Goal | null {
  switch (what.of) {
    case 'document':
      return { to: 'record', id, page: 1 }
    case 'entries':
      return goalOfStatement(what.entries[0])
    case 'hand':
      return { to: 'hand', id: id.replace(/^hand\//, '') }
  }
}

export function goalOfStatement(statement: StoryStatement | undefined): Goal | null {
  const source = statement?.sources[0]
  return source === undefined ? null : { to: 'record', id: source.documentId, page: source.page }
}
