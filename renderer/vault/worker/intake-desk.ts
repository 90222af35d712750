import { inOrder } from '../../core/base/in-order.ts'
import { ok, refuse } from '../../core/base/result.ts'
import { binnedRecords, emptyBin, setBinned, undoImport } from './bin.ts'
import { intakeLine, intakeLines } from './intake-lines.ts'
import { givePassword, retryReading } from './second-reading.ts'
import { takeIn } from './take-in.ts'
import { ToldList } from './told-list.ts'
import type { Desk, WithOpen } from './with-open.ts'

/** Taking in, reading, and taking back what came in. */
export function intakeHandlers(withOpen: WithOpen) {
  /** One file after the other: two copies of one file must not both count as new. */
  const inTurn = inOrder()
  const told = new ToldList(intakeLines)
  return {
    takeIn: (ask, hearing) =>
      withOpen(async ({ session, queue }) => {
        const taking = {
          ...ask,
          onCopied: (copied: number, of: number) => hearing.tell({ copied, of }),
          cancelled: hearing.cancelled,
        }
        const taken = await inTurn(() => takeIn(session, taking))
        if (!taken.ok) return taken
        queue.wake()
        return ok(intakeLine(session, taken.value))
      }),
    noteCopying: (noted) => withOpen(({ session, left }) => left.note(session, noted)),
    leftToCopy: () =>
      withOpen(async ({ session, left }) => {
        if (!session.readOnly) await left.tidy(session)
        return ok(left.left(session))
      }),
    forgetLeftToCopy: () => withOpen(({ session, left }) => left.forget(session)),
    intake: (portion) => withOpen(async ({ session }) => ok(await told.portion(session, portion))),
    undoImport: ({ batchId }) => withOpen(({ session }) => undoImport(session, batchId)),
    saveBatch: ({ batchId, hospital }) =>
      withOpen(async ({ session }) => {
        const batch = session.tables.get('batch', batchId)
        if (!batch) return refuse('no-such-record')
        const written = await session.commit([{ kind: 'batch', row: { ...batch, hospital } }])
        session.tell('records')
        return written
      }),
    bin: ({ ids }) => withOpen(({ session }) => setBinned(session, ids, 'binned')),
    unbin: ({ ids }) =>
      withOpen(async ({ session, queue }) => {
        const taken = await setBinned(session, ids, 'unbinned')
        queue.wake()
        return taken
      }),
    binned: () => withOpen(async ({ session }) => ok(binnedRecords(session))),
    emptyBin: () => withOpen(({ session }) => emptyBin(session)),
    pauseReading: ({ paused }) =>
      withOpen(async ({ queue }) => {
        queue.pause(paused)
        return ok(null)
      }),
    retryReading: ({ id }) => withOpen(({ session, queue }) => retryReading(session, queue, id)),
    skipReading: ({ id }) =>
      withOpen(async ({ session, queue }) =>
        session.tables.get('document', id) ? queue.skip(id) : refuse('no-such-record'),
      ),
    givePassword: ({ id, password }) =>
      withOpen(({ session, queue }) => givePassword({ session, queue }, id, password)),
  } satisfies Partial<Desk>
}
