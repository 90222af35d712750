import type { Port } from './rpc.ts'

/** What a worker, its global scope and a MessagePort have in common; only the last has to be started. */
type Channel = {
  postMessage(message: unknown, transfer: never[]): void
  addEventListener(type: 'message', hear: (event: { readonly data: unknown }) => void): void
  start?(): void
}

/** A channel of the web platform, seen as the port that `rpc` speaks over. What comes before anybody listens waits in it. */
export function portOf(channel: Channel): Port {
  return {
    // Only buffers and ports are ever marked as moved; the platform's name for them is not known here.
    post: (message, transfer = []) => channel.postMessage(message, transfer as never[]),
    listen(hear) {
      channel.addEventListener('message', ({ data }) => hear(data))
      channel.start?.()
    },
  }
}
