import type { Port } from '../core/base/rpc.ts'

type Sending = { postMessage(message: unknown, transfer: Transferable[]): void }
type Hearing = { addEventListener(type: 'message', hear: (event: MessageEvent) => void): void }

/** A worker, its global scope or a started MessagePort, seen as the port that `rpc` speaks over. */
export function portOf(channel: Sending & Hearing): Port {
  if (channel instanceof MessagePort) channel.start()
  return {
    // The door's own code marks only buffers and ports as moved.
    post: (message, transfer = []) => channel.postMessage(message, transfer as Transferable[]),
    listen: (hear) => channel.addEventListener('message', (event) => hear(event.data)),
  }
}
