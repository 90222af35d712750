import * as v from 'valibot'
import { doorCodes, type Call, type Door, type DoorCode } from './door.ts'
import { parse, type Of } from './parse.ts'
import { err, refuse, type Refusal, type Result } from './result.ts'

/** One end of a two-way channel: a worker, a MessagePort, a port between processes. `transfer` names buffers that move instead of being copied. */
export type Port = {
  post(message: unknown, transfer?: readonly object[]): void
  listen(hear: (message: unknown) => void): void
}

type Answer<C extends Call> = Result<Of<C['gives']>, Refusal<C['refuses'][number] | DoorCode>>

/** What an answering function gets besides its question. */
export type Hearing<C extends Call> = {
  /** Report progress to the asker. */
  tell(progress: Of<NonNullable<C['tell']>>): void
  /** True once the asker has cancelled or gone. */
  cancelled(): boolean
  /** Called at most once, when the asker cancels. */
  onCancel(act: () => void): void
}

export type Handlers<D extends Door> = {
  readonly [K in keyof D]: (
    ask: Of<D[K]['ask']>,
    hearing: Hearing<D[K]>,
  ) => Promise<Result<Of<D[K]['gives']>, Refusal<D[K]['refuses'][number] | DoorCode>>>
}

/** How to ask: where progress goes, which buffers to transfer, and a promise-free way to cancel. */
export type Asking<C extends Call> = {
  readonly onTell?: (progress: Of<NonNullable<C['tell']>>) => void
  readonly transfer?: readonly object[]
  readonly cancel?: (cancelNow: () => void) => void
}

export type Client<D extends Door> = {
  readonly [K in keyof D]: (ask: Of<D[K]['ask']>, asking?: Asking<D[K]>) => Promise<Answer<D[K]>>
}

const Message = v.variant('type', [
  v.object({ type: v.literal('ask'), id: v.number(), name: v.string(), ask: v.unknown() }),
  v.object({ type: v.literal('cancel'), id: v.number() }),
  v.object({ type: v.literal('tell'), id: v.number(), tell: v.unknown() }),
  v.object({ type: v.literal('value'), id: v.number(), value: v.unknown() }),
  v.object({
    type: v.literal('refusal'),
    id: v.number(),
    code: v.string(),
    detail: v.exactOptional(v.string()),
  }),
])
type Message = v.InferOutput<typeof Message>

/** Where a thrown error of a handler is written; codes and stacks only. */
export type FaultLog = (callName: string, fault: unknown) => void

type Transferring = { readonly value: unknown; readonly transfer: readonly object[] }
const transfers = new WeakMap<object, readonly object[]>()

/** Marks an answer's buffers as moved, not copied, when it is sent. Gives the same value back. */
export function moving<T extends object>(value: T, transfer: readonly object[]): T {
  transfers.set(value, transfer)
  return value
}

function outgoing(value: unknown): Transferring {
  const transfer = typeof value === 'object' && value !== null ? transfers.get(value) : undefined
  return { value, transfer: transfer ?? [] }
}

/** Answer a door's calls on a port. Every question is parsed; a handler that throws is logged and answered `broke`. */
export function serve<D extends Door>(port: Port, door: D, handlers: Handlers<D>, log: FaultLog): void {
  const cancels = new Map<number, { cancelled: boolean; act?: () => void }>()

  async function answer(id: number, name: string, raw: unknown): Promise<void> {
    const known = Object.hasOwn(door, name) ? door[name] : undefined
    const asked = known && parse(known.ask, raw)
    if (!known || !asked?.ok) return sendRefusal(id, { code: 'bad-message', detail: name })
    const state: { cancelled: boolean; act?: () => void } = { cancelled: false }
    cancels.set(id, state)
    const hearing: Hearing<Call> = {
      tell: (tell) => port.post({ type: 'tell', id, tell }),
      cancelled: () => state.cancelled,
      onCancel: (act) => (state.cancelled ? act() : void (state.act = act)),
    }
    const result = await handled(name, asked.value, hearing)
    cancels.delete(id)
    if (!result.ok) return sendRefusal(id, result.error)
    const { value, transfer } = outgoing(result.value)
    port.post({ type: 'value', id, value }, transfer)
  }

  async function handled(name: keyof D & string, ask: unknown, hearing: Hearing<Call>) {
    try {
      // The question has just been parsed with this very call's schema.
      return await handlers[name](ask, hearing)
    } catch (fault) {
      log(name, fault)
      return refuse('broke', name)
    }
  }

  function sendRefusal(id: number, refusal: Refusal<string>): void {
    port.post({ type: 'refusal', id, ...refusal })
  }

  port.listen((raw) => {
    const message = parse(Message, raw)
    if (!message.ok) return
    if (message.value.type === 'ask') void answer(message.value.id, message.value.name, message.value.ask)
    if (message.value.type === 'cancel') {
      const state = cancels.get(message.value.id)
      if (!state || state.cancelled) return
      state.cancelled = true
      state.act?.()
    }
  })
}

type Waiting = {
  readonly call: Call
  readonly onTell: ((progress: unknown) => void) | undefined
  readonly settle: (result: Result<unknown, Refusal<string>>) => void
}

/** A client, and `close`, which answers everything still open with `closed` and refuses all later questions. */
export type Connection<D extends Door> = { readonly client: Client<D>; close(): void }

/** Ask a door's calls over a port. Every answer is parsed; one of the wrong shape comes back as `bad-message`. */
export function connect<D extends Door>(port: Port, door: D): Connection<D> {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  let open = true

  port.listen((raw) => {
    const message = parse(Message, raw)
    if (message.ok) receive(message.value)
  })

  function receive(message: Message): void {
    const asked = waiting.get(message.id)
    if (!asked || message.type === 'ask' || message.type === 'cancel') return
    if (message.type === 'tell') {
      const told = asked.call.tell && parse(asked.call.tell, message.tell)
      if (told?.ok) asked.onTell?.(told.value)
      return
    }
    waiting.delete(message.id)
    asked.settle(message.type === 'value' ? valueOf(asked.call, message.value) : refusalOf(asked.call, message))
  }

  function ask(
    name: string,
    known: Call,
    value: unknown,
    asking: Asking<Call>,
  ): Promise<Result<unknown, Refusal<string>>> {
    if (!open) return Promise.resolve(refuse('closed'))
    const id = nextId++
    return new Promise((settle) => {
      waiting.set(id, { call: known, onTell: asking.onTell, settle })
      asking.cancel?.(() => port.post({ type: 'cancel', id }))
      port.post({ type: 'ask', id, name, ask: value }, asking.transfer)
    })
  }

  const calls = Object.entries(door).map(([name, known]) => [
    name,
    (value: unknown, asking: Asking<Call> = {}) => ask(name, known, value, asking),
  ])
  return {
    // Built from the door itself, so it has exactly the door's calls.
    client: Object.fromEntries(calls) as Client<D>,
    close() {
      open = false
      for (const { settle } of waiting.values()) settle(refuse('closed'))
      waiting.clear()
    },
  }
}

function valueOf(known: Call, value: unknown): Result<unknown, Refusal<string>> {
  const parsed = parse(known.gives, value)
  return parsed.ok ? parsed : err({ code: 'bad-message', detail: parsed.error.detail })
}

function refusalOf(known: Call, refusal: { code: string; detail?: string }): Result<never, Refusal<string>> {
  const expected = known.refuses.includes(refusal.code) || doorCodes.some((code) => code === refusal.code)
  if (!expected) return refuse('bad-message', refusal.code)
  return refuse(refusal.code, refusal.detail)
}
