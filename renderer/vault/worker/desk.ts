import { moving, type Handlers } from '../../core/base/rpc.ts'
import { newId, PersonId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { Person } from '../../core/model/person.ts'
import type { VaultDoor } from '../contract.ts'
import { answerPages, fileRecord } from './confirm.ts'
import { findInRecord, findPages } from './find.ts'
import { inOrder } from '../../core/base/in-order.ts'
import type { OpenVault } from './open-vault.ts'
import { currentDraft } from './packet-choice.ts'
import { PacketDesk } from './packet-desk.ts'
import { pageImage } from './page-image.ts'
import { intakeLines, overview, recordDetail, recordRows, reviewCards } from './records.ts'
import { retryReading, givePassword } from './second-reading.ts'
import type { Session } from './session.ts'
import { takeIn } from './take-in.ts'
import { openPageText, understandEverything } from './understand.ts'
import type { DiskRefusal } from './vault-folder.ts'

/** Runs something with the open vault, or refuses `not-unlocked`. */
export type WithOpen = <T, C extends string>(
  work: (open: OpenVault) => Promise<Result<T, Refusal<C>>>,
) => Promise<Result<T, Refusal<C | 'not-unlocked'>>>

/** The calls that are answered at the door, whether a vault is open or not. */
export type DoorstepCall =
  | 'attachFolder'
  | 'attachReader'
  | 'selfCheck'
  | 'watch'
  | 'suggestPassphrase'
  | 'judgePassphrase'
  | 'create'
  | 'unlock'
  | 'lock'

type Desk = Omit<Handlers<VaultDoor>, DoorstepCall>

/** The calls that need an open vault; each says in a line whom it asks. */
export function deskHandlers(withOpen: WithOpen): Desk {
  return {
    ...personHandlers(withOpen),
    ...intakeHandlers(withOpen),
    ...recordHandlers(withOpen),
    ...packetHandlers(withOpen),
  }
}

function personHandlers(withOpen: WithOpen) {
  return {
    saveKit: ({ paper }) => withOpen((open) => open.saveKit(paper)),
    proveKit: ({ groups }) => withOpen((open) => open.proveKit(groups)),
    overview: () => withOpen(async ({ session, queue }) => ok(overview(session, queue))),
    rememberPlace: ({ place }) => withOpen((open) => open.changeSettings({ place })),
    markSample: () => withOpen((open) => open.changeSettings({ sample: true })),
    savePerson: ({ person }) => withOpen(({ session }) => savePerson(session, person)),
  } satisfies Partial<Desk>
}

/** There is one person: a second saving changes what is known of them, and whose pages are whose is asked again. */
async function savePerson(session: Session, person: Omit<Person, 'id'>): Promise<Result<Person, DiskRefusal>> {
  const row = () => ({ ...person, id: session.tables.person()?.id ?? newId(PersonId) })
  const saved = await session.commit(() => [{ kind: 'person', row: row() }])
  if (!saved.ok) return saved
  session.tell('person')
  const understood = await understandEverything(session)
  return understood.ok ? ok(row()) : understood
}

function intakeHandlers(withOpen: WithOpen) {
  /** One file after the other: two copies of one file must not both count as new. */
  const inTurn = inOrder()
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
        const line = intakeLines(session).find(({ itemId }) => itemId === taken.value.id)
        return line ? ok(line) : refuse('no-such-record')
      }),
    intake: () => withOpen(async ({ session }) => ok(intakeLines(session))),
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

function recordHandlers(withOpen: WithOpen) {
  return {
    records: () => withOpen(async ({ session }) => ok(recordRows(session))),
    record: ({ id }) =>
      withOpen(async ({ session }) => {
        const detail = recordDetail(session, id)
        return detail ? ok(detail) : refuse('no-such-record')
      }),
    pageText: ({ id, page }) =>
      withOpen(async ({ session }) => {
        const row = session.tables.page(id, page)
        return row ? openPageText(session, row) : refuse('not-read-yet')
      }),
    pageImage: (ask) => withOpen(({ session }) => pageImage(session, ask)),
    review: () => withOpen(async ({ session }) => ok(reviewCards(session))),
    fileRecord: ({ id, filing }) => withOpen(({ session }) => fileRecord(session, id, filing)),
    answerPages: ({ id, pages, isPerson }) => withOpen(({ session }) => answerPages(session, { id, pages, isPerson })),
    search: ({ query, limit }) => withOpen(async ({ session }) => ok(await findPages(session, query, limit))),
    findInRecord: ({ id, query }) =>
      withOpen(async ({ session }) =>
        session.tables.get('document', id) ? ok(await findInRecord(session, id, query)) : refuse('no-such-record'),
      ),
  } satisfies Partial<Desk>
}

function packetHandlers(withOpen: WithOpen) {
  const desk = new PacketDesk()
  return {
    packetDraft: () =>
      withOpen(async ({ session }) => {
        const draft = currentDraft(session)
        return draft ? ok(draft) : refuse('no-person')
      }),
    savePacketDraft: ({ draft }) =>
      withOpen(async ({ session }) => {
        // There is one draft; a new one takes its place and its id.
        return session.commit(() => [
          { kind: 'draft', row: { ...draft, id: session.tables.only('draft')?.id ?? draft.id } },
        ])
      }),
    previewPacket: ({ draft, paper }, hearing) =>
      withOpen(({ session }) => desk.preview({ session, onStep: hearing.tell }, draft, paper)),
    packetPage: (ask) =>
      withOpen(async ({ session }) => {
        const drawn = await desk.page(session, ask)
        return drawn.ok ? ok(moving(drawn.value, [drawn.value.rgba.buffer])) : drawn
      }),
    savePacket: (ask, hearing) => withOpen(({ session }) => desk.save({ session, onStep: hearing.tell }, ask)),
    sentPackets: () => withOpen(async ({ session }) => ok(session.tables.all('sent'))),
  } satisfies Partial<Desk>
}
