import type { MemberRefusal } from '../../core/model/content.ts'

const largestPart = 1024 * 1024

/**
 * What a writer puts into a stream, as parts of at most 1 MiB that are taken when they are wanted: no more than one of
 * them is ahead. Ends with `damaged` or `forged-size` where the writer gives up.
 */
export async function* partsOf(
  write: (stream: WritableStream<Uint8Array>) => Promise<unknown>,
): AsyncGenerator<Uint8Array | MemberRefusal> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const gathered = new Gathered()
  const reader = readable.getReader()
  const written = write(writable).then(
    () => null,
    (fault: unknown) => {
      void reader.cancel().catch(() => undefined) // a writer that gave up before it began leaves the stream open
      return refusalOf(fault)
    },
  )
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (value) yield* gathered.take(value)
      if (done) break
    }
    const refusal = await written
    if (refusal) yield refusal
    else yield* gathered.rest()
  } finally {
    await reader.cancel().catch(() => undefined) // an errored stream needs no ending
  }
}

function refusalOf(fault: unknown): MemberRefusal {
  const message = fault instanceof Error ? fault.message : ''
  return /invalid uncompressed size/i.test(message) ? 'forged-size' : 'damaged'
}

/** Small pieces put together to parts of a good size. */
class Gathered {
  private pieces: Uint8Array[] = []
  private length = 0

  take(piece: Uint8Array): Uint8Array[] {
    const parts: Uint8Array[] = []
    for (let at = 0; at < piece.length; at += largestPart) {
      const next = piece.subarray(at, at + largestPart)
      if (this.length + next.length > largestPart) parts.push(...this.rest())
      this.pieces.push(next)
      this.length += next.length
    }
    return parts
  }

  rest(): Uint8Array[] {
    if (this.length === 0) return []
    const part = new Uint8Array(this.length)
    let at = 0
    for (const piece of this.pieces) {
      part.set(piece, at)
      at += piece.length
    }
    this.pieces = []
    this.length = 0
    return [part]
  }
}
