import type { Overview, RecordRow } from '../contract.ts'
import type { ReadingQueue } from './reading-queue.ts'
import { recordRows } from './records.ts'
import { reviewCount } from './review.ts'
import { newSettings } from './settings.ts'
import type { Session } from './session.ts'

/** What Home and the frame show that every record has to be looked at for: kinds and counts, never what a record says. */
export type Counted = Pick<Overview, 'binned' | 'records' | 'toReview' | 'kindCounts' | 'reading'>

export function counted(session: Session, queue: ReadingQueue): Counted {
  const { tables } = session
  const rows = recordRows(session)
  const person = tables.person()
  const open = tables
    .all('document')
    .filter(({ reading, binned }) => !binned && (reading.state === 'waiting' || reading.state === 'reading'))
  const pages = open.map(({ reading }) => (reading.state === 'reading' ? reading : { done: 0, of: 1 }))
  return {
    binned: tables.all('document').filter((one) => one.binned && one.personId === person?.id && !one.within).length,
    records: rows.length,
    toReview: person ? reviewCount(session, person.id) : 0,
    kindCounts: countKinds(rows),
    reading: {
      left: open.length,
      pagesDone: pages.reduce((sum, { done }) => sum + done, 0),
      pagesOf: pages.reduce((sum, { of }) => sum + of, 0),
      paused: queue.isPaused,
    },
  }
}

/** What Home and the frame show that costs nothing to tell: who is looked at, how the vault was found, what its settings say. */
export function standing(session: Session): Omit<Overview, keyof Counted> {
  const { tables } = session
  const settings = tables.only('settings') ?? newSettings()
  return {
    person: tables.person() ?? null,
    persons: tables.all('person').length,
    kitProven: settings.kitProven,
    readOnly: session.readOnly,
    ...session.found(),
    unreadRows: tables.unreadRows,
    sample: settings.sample,
    trialMark: session.trialMark,
    place: settings.place,
    lockAfter: settings.lockAfter,
    hideFromSharing: settings.hideFromSharing,
    lastBackup: settings.lastBackup,
  }
}

function countKinds(rows: readonly RecordRow[]): Overview['kindCounts'] {
  const counts = new Map<RecordRow['kind'], number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count)
}
