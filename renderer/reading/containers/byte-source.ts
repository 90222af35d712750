import { portOf } from '../../core/base/port-of.ts'
import { connect } from '../../core/base/rpc.ts'
import { rangeDoor } from '../contract.ts'

/** As the reading door gives it: the bytes themselves, or a port to ask for them piece by piece. */
export type Given = { readonly bytes: Uint8Array } | { readonly port: MessagePort; readonly size: number }

/** The bytes of a file that may be too large to hold. `read` gives null where they cannot be had or are not there. */
export type ByteSource = {
  readonly size: number
  read(from: number, length: number): Promise<Uint8Array<ArrayBuffer> | null>
  close(): void
}

/** The most that is asked for at once; the range door takes no more. */
const largestPiece = 4 * 1024 * 1024

export function byteSourceOf(given: Given): ByteSource {
  return 'bytes' in given ? inMemory(ownBytes(given.bytes)) : behindPort(given.port, given.size)
}

/** Bytes that came through a port lie in a buffer of their own, never in shared memory. */
export const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : bytes.slice()

export function inMemory(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return {
    size: bytes.length,
    read: async (from, length) => (from + length <= bytes.length ? bytes.subarray(from, from + length) : null),
    close: () => undefined,
  }
}

function behindPort(port: MessagePort, size: number): ByteSource {
  const { client, close } = connect(portOf(port), rangeDoor)

  async function piece(from: number, length: number): Promise<Uint8Array | null> {
    const answer = await client.read({ from, length })
    return answer.ok && answer.value.length === length ? answer.value : null
  }

  async function read(from: number, length: number): Promise<Uint8Array<ArrayBuffer> | null> {
    if (from + length > size) return null
    if (length <= largestPiece) {
      const only = await piece(from, length)
      return only && ownBytes(only)
    }
    const whole = new Uint8Array(length)
    for (let done = 0; done < length; done += largestPiece) {
      const part = await piece(from + done, Math.min(largestPiece, length - done))
      if (!part) return null
      whole.set(part, done)
    }
    return whole
  }

  return {
    size,
    read,
    close() {
      close()
      port.close()
    },
  }
}

/** All of it. Null where it cannot be read. */
export const wholeOf = (source: ByteSource): Promise<Uint8Array<ArrayBuffer> | null> => source.read(0, source.size)
