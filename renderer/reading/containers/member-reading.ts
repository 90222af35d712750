import type { MemberRefusal } from '../../core/model/content.ts'
import type { Source } from '../source.ts'

type Ask = { readonly handle: string; readonly member: number; readonly isFirst: boolean }
type Part = { readonly bytes: Uint8Array<ArrayBuffer>; readonly isLast: boolean }
type Parts = AsyncIterator<Uint8Array | MemberRefusal>
type Open = { readonly member: number; readonly parts: Parts; ahead: Uint8Array }

/** Members being read, one of each handle at a time. One part is read ahead, so that the last one can say that it is. */
export class MemberReading {
  private readonly open = new Map<string, Open>()

  /** The next part; the first call begins the member anew. After a refusal the member is over. */
  async next(source: Source, { handle, member, isFirst }: Ask): Promise<Part | MemberRefusal | 'no-such-member'> {
    const claimed = source.content?.members[member]
    if (!claimed || !source.member) return 'no-such-member'
    if (claimed.refused !== null) return claimed.refused
    const before = this.open.get(handle)
    if (!isFirst && before?.member === member) return this.step(handle, before)
    if (!isFirst) return 'no-such-member'
    this.end(handle)
    const parts = source.member(member)[Symbol.asyncIterator]()
    const first = await parts.next()
    if (first.done === true) return { bytes: new Uint8Array(), isLast: true }
    if (typeof first.value === 'string') return first.value
    const begun: Open = { member, parts, ahead: first.value }
    this.open.set(handle, begun)
    return this.step(handle, begun)
  }

  /** Stop reading: the asker is done with the handle. */
  end(handle: string): void {
    void this.open.get(handle)?.parts.return?.()
    this.open.delete(handle)
  }

  private async step(handle: string, open: Open): Promise<Part | MemberRefusal> {
    const bytes = ownCopy(open.ahead)
    const next = await open.parts.next()
    const coming = next.done === true ? null : next.value
    if (coming !== null && typeof coming !== 'string') {
      open.ahead = coming
      return { bytes, isLast: false }
    }
    this.open.delete(handle)
    return coming ?? { bytes, isLast: true }
  }
}

/** Parts are moved away to the asker; a view of a larger buffer must not take that with it. */
const ownCopy = (part: Uint8Array): Uint8Array<ArrayBuffer> =>
  part.buffer instanceof ArrayBuffer && part.byteLength === part.buffer.byteLength
    ? new Uint8Array(part.buffer)
    : part.slice()
