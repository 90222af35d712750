import { joinRecords, movePages, moveToPerson, orderPages, splitRecord, turnPages } from './arrange.ts'
import type { Desk, WithOpen } from './with-open.ts'

/** Which pages stand in which record, and taking back what was done. */
export function arrangeHandlers(withOpen: WithOpen) {
  return {
    splitRecord: (ask) => withOpen(({ session }) => splitRecord(session, ask)),
    joinRecords: ({ ids }) => withOpen(({ session }) => joinRecords(session, ids)),
    orderPages: (ask) => withOpen(({ session }) => orderPages(session, ask)),
    turnPages: (ask) => withOpen(({ session }) => turnPages(session, ask)),
    movePages: (ask) => withOpen(({ session }) => movePages(session, ask)),
    moveToPerson: (ask) => withOpen(({ session }) => moveToPerson(session, ask)),
    undo: () => withOpen(({ session }) => session.undo.undo()),
    redo: () => withOpen(({ session }) => session.undo.redo()),
  } satisfies Partial<Desk>
}
