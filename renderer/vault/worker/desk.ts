import { moving } from '../../core/base/rpc.ts'
import { ok, refuse } from '../../core/base/result.ts'
import { currentDraft, saveDraft, sentPackets } from './packet-choice.ts'
import { arrangeHandlers } from './arrange-desk.ts'
import { keyHandlers } from './key-desk.ts'
import { backupHandlers } from './backup-desk.ts'
import { intakeHandlers } from './intake-desk.ts'
import { PacketDesk } from './packet-desk.ts'
import { personHandlers } from './person-desk.ts'
import { recordHandlers } from './record-desk.ts'
import type { Threshold } from './threshold.ts'
import type { Desk, WithOpen } from './with-open.ts'

/** The calls that need an open vault; each says in a line whom it asks. */
export function deskHandlers(withOpen: WithOpen, threshold: Threshold): Desk {
  return {
    ...personHandlers(withOpen),
    ...keyHandlers(withOpen),
    ...intakeHandlers(withOpen),
    ...recordHandlers(withOpen),
    ...arrangeHandlers(withOpen),
    ...packetHandlers(withOpen),
    ...backupHandlers(withOpen, threshold),
  }
}

function packetHandlers(withOpen: WithOpen) {
  const desk = new PacketDesk()
  return {
    packetDraft: () =>
      withOpen(async ({ session }) => {
        const draft = currentDraft(session)
        return draft ? ok(draft) : refuse('no-person')
      }),
    savePacketDraft: ({ draft }) => withOpen(({ session }) => saveDraft(session, draft)),
    previewPacket: ({ draft, paper }, hearing) =>
      withOpen(({ session }) => desk.preview({ session, onStep: hearing.tell }, draft, paper)),
    packetPage: (ask) =>
      withOpen(async ({ session }) => {
        const drawn = await desk.page(session, ask)
        return drawn.ok ? ok(moving(drawn.value, [drawn.value.rgba.buffer])) : drawn
      }),
    savePacket: (ask, hearing) => withOpen(({ session }) => desk.save({ session, onStep: hearing.tell }, ask)),
    sentPackets: () => withOpen(async ({ session }) => ok(sentPackets(session))),
  } satisfies Partial<Desk>
}
