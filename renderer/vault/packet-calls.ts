import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { PacketId } from '../core/base/ids.ts'
import { count, pixels } from '../core/base/schemas.ts'
import { PacketDraft } from '../core/model/packet-draft.ts'
import { SentPacket } from '../core/model/rows.ts'
import { Packet } from '../core/packet/packet.ts'
import { diskCodes } from './disk-codes.ts'
import { passphrase } from './threshold-calls.ts'

/** What the packet builder shows before anything is saved. */
export const PacketPreview = v.object({ packet: Packet, pages: count, bytes: count })
export type PacketPreview = v.InferOutput<typeof PacketPreview>
const packetRefusals = [
  'nothing-selected',
  'wrong-person-open',
  'source-unreadable',
  'print-failed',
  'reader-unavailable',
  'cancelled',
  'weak-passphrase',
  'no-signing-key',
  ...diskCodes,
] as const
const packetStep = v.object({
  step: v.picklist(['printing', 'collecting', 'assembling', 'signing', 'sealing', 'saving']),
  done: count,
  of: count,
})
const saved = v.object({
  name: v.string(),
  pages: count,
  sha256: v.string(),
  keyName: v.string(),
  sameDiskAsVault: v.boolean(),
})

const notOpen = ['not-unlocked'] as const

/** Making a packet and handing it over. */
export const packetCalls = {
  packetDraft: call({ ask: nothing, gives: PacketDraft, refuses: ['no-person', ...notOpen] }),
  savePacketDraft: call({
    ask: v.object({ draft: PacketDraft }),
    gives: nothing,
    refuses: ['not-unlocked', 'no-such-record', ...diskCodes],
  }),
  /** Make the packet whole, signature and all, in memory. */
  previewPacket: call({
    ask: v.object({ draft: PacketDraft, paper: v.picklist(['A4', 'Letter']) }),
    gives: PacketPreview,
    refuses: [...packetRefusals, ...notOpen],
    tell: packetStep,
  }),
  /** Save the very packet that was last made, byte for byte; `changed-since`: it would come out otherwise now. */
  savePacket: call({
    ask: v.object({
      packetId: PacketId,
      form: v.picklist(['signed-pdf', 'share-file']),
      passphrase: v.nullable(passphrase),
    }),
    gives: saved,
    refuses: ['not-made-yet', 'changed-since', ...packetRefusals, ...notOpen],
    tell: packetStep,
  }),
  sentPackets: call({ ask: nothing, gives: v.array(SentPacket), refuses: notOpen }),
  packetPage: call({
    ask: v.object({ packetId: PacketId, page: count, width: count }),
    gives: v.object({ width: count, height: count, rgba: pixels }),
    refuses: ['not-unlocked', 'not-made-yet', 'page-failed', 'reader-unavailable'],
  }),
} as const
