import type { Port } from '../core/base/rpc.ts'

/** A MessagePort as one end of a door; starts it when somebody listens. */
export function portOf(port: MessagePort): Port {
  return {
    post: (message, transfer = []) => port.postMessage(message, [...transfer].filter(isTransferable)),
    listen(hear) {
      port.addEventListener('message', (event: MessageEvent<unknown>) => hear(event.data))
      port.start()
    },
  }
}

const isTransferable = (value: object): value is Transferable =>
  value instanceof ArrayBuffer || value instanceof MessagePort
