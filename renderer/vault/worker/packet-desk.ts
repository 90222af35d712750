import { canonicalJson } from '../../core/base/canonical-json.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { PacketId } from '../../core/base/ids.ts'
import type { PacketDraft } from '../../core/model/packet-draft.ts'
import type { Packet } from '../../core/packet/packet.ts'
import {
  makePacket,
  planPacket,
  savePacket,
  type MadePacket,
  type Making,
  type PacketCode,
  type PacketForm,
  type Paper,
  type SavedPacket,
} from './packet.ts'
import type { Session } from './session.ts'

type Pixels = { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> }
type PageCode = 'not-made-yet' | 'page-failed' | 'reader-unavailable'
type SaveCode = PacketCode | 'not-made-yet' | 'changed-since'

/** A packet that can be looked at and saved, and what it was made of. */
type OnDesk = { readonly made: MadePacket; readonly draft: PacketDraft; readonly paper: Paper }

/** The packet builder's desk: holds the last packet made, in memory only. What is looked at is what is saved. */
export class PacketDesk {
  private last: OnDesk | null = null

  async preview(
    making: Making,
    draft: PacketDraft,
    paper: Paper,
  ): Promise<Result<{ packet: Packet; pages: number; bytes: number }, Refusal<PacketCode>>> {
    const made = await makePacket(making, draft, paper)
    if (!made.ok) return made
    this.last = { made: made.value, draft, paper }
    const { packet, pages, pdf } = made.value
    return ok({ packet, pages, bytes: pdf.length })
  }

  /** One page of the packet last made, as pixels. */
  async page(
    session: Session,
    asked: { packetId: PacketId; page: number; width: number },
  ): Promise<Result<Pixels, Refusal<PageCode>>> {
    const made = this.madeAs(asked.packetId)?.made
    if (!made) return refuse('not-made-yet')
    const drawn = await session.sources.askPdf(`packet/${made.packet.id}`, made.pdf, (reading, { handle }) =>
      reading.renderPage({ handle, page: asked.page, width: asked.width, turned: 0 }),
    )
    if (drawn.ok) return drawn
    return refuse(drawn.error.code === 'reader-unavailable' ? 'reader-unavailable' : 'page-failed')
  }

  /** Save the packet last made. A page that was answered or filed otherwise since it was made stops it: it must be looked at again. */
  async save(
    making: Making,
    { packetId, ...as }: PacketForm & { readonly packetId: PacketId },
  ): Promise<Result<SavedPacket, Refusal<SaveCode>>> {
    const last = this.madeAs(packetId)
    if (!last) return refuse('not-made-yet')
    const now = planPacket(making.session, last.draft, last.paper)
    if (!now.ok) return now
    return saysTheSame(now.value, last.made.packet) ? savePacket(making, last.made, as) : refuse('changed-since')
  }

  private madeAs(id: PacketId): OnDesk | null {
    return this.last?.made.packet.id === id ? this.last : null
  }
}

/** Whether two packets differ in nothing but when they were made and under which id. */
const saysTheSame = (a: Packet, b: Packet): boolean => content(a) === content(b)
const content = (packet: Packet): string => canonicalJson({ ...packet, id: '', shortId: '', madeOn: '' })
