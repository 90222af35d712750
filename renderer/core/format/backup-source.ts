import { concat } from '../base/bytes.ts'
import { ok, type Refusal, type Result } from '../base/result.ts'

/** Bytes that are read where they lie; fewer than asked at their end, never more than about 1 MiB at once. */
export type ByteSource<C extends string> = {
  readonly size: number
  read(from: number, length: number): Promise<Result<Uint8Array, Refusal<C>>>
}

const AHEAD = 1024 * 1024

/** Takes a source's bytes in order, in pieces of any size, asking for a MiB at a time. */
export class ByteReader<C extends string> {
  private held: Uint8Array = new Uint8Array()
  private heldAt = 0
  /** Where the next bytes are taken from; may be set. */
  at = 0

  constructor(private readonly source: ByteSource<C>) {}

  get left(): number {
    return Math.max(0, this.source.size - this.at)
  }

  /** The next bytes; fewer at the end. They stay as they are until the next call. */
  async take(length: number): Promise<Result<Uint8Array, Refusal<C>>> {
    const filled = await this.fill(Math.min(length, this.left))
    if (!filled.ok) return filled
    const from = this.at - this.heldAt
    const taken = this.held.subarray(from, from + length)
    this.at += taken.length
    return ok(taken)
  }

  /** Hold at least this many bytes from `at`. */
  private async fill(length: number): Promise<Result<null, Refusal<C>>> {
    const from = this.at - this.heldAt
    const isInside = from >= 0 && from <= this.held.length
    if (isInside && this.held.length - from >= length) return ok(null)
    const rest: Uint8Array = isInside ? this.held.slice(from) : new Uint8Array()
    const parts = [rest]
    let held = rest.length
    while (held < length) {
      const next = this.at + held
      const more = await this.source.read(next, Math.min(AHEAD, this.source.size - next))
      if (!more.ok) return more
      if (more.value.length === 0) break
      parts.push(more.value)
      held += more.value.length
    }
    this.held = concat(...parts)
    this.heldAt = this.at
    return ok(null)
  }
}
