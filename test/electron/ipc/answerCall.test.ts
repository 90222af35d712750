import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageDoor } from '../../../electron/contract.ts'
import { answerCall, pageCalls, type PageHandlers } from '../../../electron/ipc/answerCall.ts'
import { sizeWithin } from '../../../electron/ipc/payload.ts'
import { parse } from '../../../renderer/core/base/parse.ts'
import { refuse } from '../../../renderer/core/base/result.ts'

/** Handlers that note what got through to them. */
function noting(): { handlers: PageHandlers; reached: [string, unknown][] } {
  const reached: [string, unknown][] = []
  const entries = pageCalls.map((name) => [
    name,
    (ask: unknown) => {
      reached.push([name, ask])
      return Promise.resolve(refuse('cancelled'))
    },
  ])
  return { handlers: Object.fromEntries(entries) as PageHandlers, reached }
}

const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withObjectString: true,
  }),
  fc.dictionary(fc.constantFrom('ref', 'suggestedName', 'factor', 'path', 'text', 'line', '__proto__'), fc.anything(), {
    maxKeys: 4,
  }),
  fc.constant(null),
)

test('5,000 random payloads are all answered, and only well-formed ones get through', async () => {
  const { handlers, reached } = noting()
  const asked = fc.sample(fc.tuple(fc.constantFrom(...pageCalls), anything), { numRuns: 5000, seed: 1 })
  for (const [name, payload] of asked) {
    const answer = await answerCall(handlers, name, payload)
    expect(answer.ok ? 'ok' : answer.error.code).toMatch(/^(cancelled|bad-message)$/)
  }
  for (const [name, ask] of reached) {
    const call = pageDoor[name as keyof typeof pageDoor]
    expect(parse<unknown>(call.ask, ask).ok).toBe(true)
  }
})

test('a question that is too large is refused before it is parsed', async () => {
  const { handlers, reached } = noting()
  for (const ref of ['x'.repeat(20_000), Array.from({ length: 200_000 }, () => 0)]) {
    expect(await answerCall(handlers, 'openFolder', { ref })).toMatchObject({ error: { code: 'bad-message' } })
  }
  expect(reached).toEqual([])
})

test('a handler that throws is answered as broke and says nothing of what went wrong', async () => {
  const { handlers } = noting()
  const broken = { ...handlers, about: () => Promise.reject(new Error('/home/somebody/secret')) }
  expect(await answerCall(broken, 'about', null)).toEqual({ ok: false, error: { code: 'broke', detail: 'about' } })
})

test('a message that contains itself ends, and counts as too large, as does one of many bytes', () => {
  const loop: unknown[] = []
  loop.push(loop)
  expect(sizeWithin(loop, 1000)).toBeNull()
  expect(sizeWithin({ chunk: new Uint8Array(1000) }, 2000)).toBeGreaterThan(1000)
  expect(sizeWithin({ chunk: new Uint8Array(2001) }, 2000)).toBeNull()
  expect(sizeWithin(['x'.repeat(600), 'x'.repeat(600)], 2000)).toBeNull()
})
