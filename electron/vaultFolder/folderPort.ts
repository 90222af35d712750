import * as v from 'valibot'
import { parse } from '../../renderer/core/base/parse.ts'
import type { Port } from '../../renderer/core/base/rpc.ts'
import { logFault } from '../log.ts'
import { sizeWithin } from '../ipc/payload.ts'

/** The part of Electron's MessagePortMain that is used here. */
export type ShellPort = {
  postMessage(message: unknown): void
  on(event: 'message', hear: (event: { data: unknown }) => void): unknown
  start(): void
  close(): void
}

const mostUnanswered = 64
const mostUnansweredBytes = 192 * 1024 * 1024

const Ask = v.object({ type: v.literal('ask'), id: v.number() })
const Answer = v.object({ type: v.picklist(['value', 'refusal']), id: v.number() })

/**
 * A port between processes as `rpc` speaks over it. Bytes are copied, never transferred: a transferred ArrayBuffer
 * arrives as null (vault.md §0). An asker who sends more than 64 questions or 192 MiB without waiting for answers gets
 * `bad-message`, so that the shell's memory stays bounded.
 */
export function folderPort(port: ShellPort): Port {
  const unanswered = new Map<number, number>()
  let bytes = 0

  function isTaken(id: number, message: unknown): boolean {
    const size = sizeWithin(message, mostUnansweredBytes)
    if (size === null || unanswered.size >= mostUnanswered || bytes + size > mostUnansweredBytes) return false
    if (unanswered.has(id)) return false
    unanswered.set(id, size)
    bytes += size
    return true
  }

  return {
    post(message) {
      const answer = parse(Answer, message)
      if (answer.ok) {
        bytes -= unanswered.get(answer.value.id) ?? 0
        unanswered.delete(answer.value.id)
      }
      try {
        port.postMessage(message)
      } catch (fault) {
        // The asker's process has just been ended; what it asked for is done all the same.
        logFault('folder port', fault)
      }
    },
    listen(hear) {
      port.on('message', ({ data }) => {
        const ask = parse(Ask, data)
        if (!ask.ok || isTaken(ask.value.id, data)) return hear(data)
        port.postMessage({ type: 'refusal', id: ask.value.id, code: 'bad-message', detail: 'too many at once' })
      })
      port.start()
    },
  }
}
