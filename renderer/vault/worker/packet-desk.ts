import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { PacketId } from '../../core/base/ids.ts'
import type { PacketDraft } from '../../core/model/packet-draft.ts'
import type { Packet } from '../../core/packet/packet.ts'
import {
  makePacket,
  savePacket,
  type MadePacket,
  type Making,
  type PacketCode,
  type SaveAsk,
  type SavedPacket,
} from './packet.ts'
import type { Session } from './session.ts'

type Pixels = { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> }
type PageCode = 'not-made-yet' | 'page-failed' | 'reader-unavailable'

/** The packet builder's desk: holds the last packet made for looking at, in memory only. */
export class PacketDesk {
  private made: MadePacket | null = null

  /** Make the packet as it would be saved, so that what is looked at is what goes out. */
  async preview(
    making: Making,
    draft: PacketDraft,
  ): Promise<Result<{ packet: Packet; pages: number; bytes: number }, Refusal<PacketCode>>> {
    const made = await makePacket(making, draft, 'A4')
    if (!made.ok) return made
    this.made = made.value
    const { packet, pages, pdf } = made.value
    return ok({ packet, pages, bytes: pdf.length })
  }

  /** One page of the packet last previewed, as pixels. */
  async page(
    session: Session,
    asked: { packetId: PacketId; page: number; width: number },
  ): Promise<Result<Pixels, Refusal<PageCode>>> {
    const { made } = this
    if (made?.packet.id !== asked.packetId) return refuse('not-made-yet')
    const drawn = await session.sources.askPdf(`packet/${made.packet.id}`, made.pdf, (reading, { handle }) =>
      reading.renderPage({ handle, page: asked.page, width: asked.width, turned: 0 }),
    )
    if (drawn.ok) return drawn
    return refuse(drawn.error.code === 'reader-unavailable' ? 'reader-unavailable' : 'page-failed')
  }

  save(making: Making, ask: SaveAsk): Promise<Result<SavedPacket, Refusal<PacketCode>>> {
    return savePacket(making, ask)
  }
}
