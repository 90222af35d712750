import type { Overview, RecordRow } from '../contract.ts'
import type { ReadingQueue } from './reading-queue.ts'
import { recordRows } from './records.ts'
import { reviewCount } from './review.ts'
import { newSettings } from './settings.ts'
import type { Session } from './session.ts'

/** What Home and the frame show: kinds and counts, never what a record says. */
export function overview(session: Session, queue: ReadingQueue): Overview {
  const { tables } = session
  const rows = recordRows(session)
  const settings = tables.only('settings') ?? newSettings()
  const person = tables.person()
  const open = tables
    .all('document')
    .filter(({ reading, binned }) => !binned && (reading.state === 'waiting' || reading.state === 'reading'))
  const pages = open.map(({ reading }) => (reading.state === 'reading' ? reading : { done: 0, of: 1 }))
  return {
    person: person ?? null,
    persons: tables.all('person').length,
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
