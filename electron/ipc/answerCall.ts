import { pageDoor, type PageDoor } from '../contract.ts'
import { parse, type Of, type Schema } from '../../renderer/core/base/parse.ts'
import type { DoorCode } from '../../renderer/core/base/door.ts'
import { refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import { logFault } from '../log.ts'
import { sizeWithin } from './payload.ts'

/** The shell's answers to the calls of its page. */
export type PageHandlers = {
  readonly [K in keyof PageDoor]: (
    ask: Of<PageDoor[K]['ask']>,
  ) => Promise<Result<Of<PageDoor[K]['gives']>, Refusal<PageDoor[K]['refuses'][number] | DoorCode>>>
}

type Handler = (ask: unknown) => Promise<Result<unknown, Refusal<string>>>

const ordinary = 16 * 1024
const measured = 256 * 1024 * 1024

/** How large a question may be, in bytes: names and numbers in ordinary use, results in a measuring run. */
const mostBytes = (name: string): number => (name.startsWith('measure') ? measured : ordinary)

/** Parse one question and answer it. Whatever is asked, there is an answer, and nothing is thrown. */
export async function answerCall<K extends keyof PageDoor>(
  handlers: PageHandlers,
  name: K,
  raw: unknown,
): Promise<Result<unknown, Refusal<string>>> {
  if (sizeWithin(raw, mostBytes(name)) === null) return refuse('bad-message', 'too large')
  const schema: Schema = pageDoor[name].ask
  const asked = parse(schema, raw)
  if (!asked.ok) return refuse('bad-message', name)
  try {
    // Parsed just now with this very call's schema.
    return await (handlers[name] as Handler)(asked.value)
  } catch (fault) {
    logFault(name, fault)
    return refuse('broke', name)
  }
}

export const pageCalls = Object.keys(pageDoor) as readonly (keyof PageDoor)[]
