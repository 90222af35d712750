import { precisionOf } from '../../core/base/clinical-date.ts'
import { buildTimeline, type Timeline, type TimelineDocument } from '../../core/timeline/build-timeline.ts'
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
 * only after a person has filed it by hand. One under suspicion, or somebody else's, never is.
 */
export function isOnTimeline({ person, checked }: RecordRow): boolean {
  if (person === 'unread') return checked
  return person === 'match' || person === 'none'
}

/** The records in order, and what was left out of it. */
export function storyOf(rows: readonly RecordRow[]): Story {
  return {
    timeline: buildTimeline(rows.map(documentOf)),
    leftOut: {
      suspect: rows.filter(({ person }) => person === 'ask' || person === 'quarantine').length,
      notMine: rows.filter(({ person }) => person === 'not-mine').length,
      unread: rows.filter((row) => row.person === 'unread' && !isOnTimeline(row)).length,
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
