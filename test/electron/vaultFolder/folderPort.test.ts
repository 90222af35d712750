import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { folderDoor } from '../../../electron/contract.ts'
import { aLine, hex } from '../folder-line.ts'

const names = [...Object.keys(folderDoor), 'constructor', '__proto__', 'toString', '../../x', '']
const field = fc.constantFrom(
  'id',
  'device',
  'number',
  'at',
  'from',
  'length',
  'chunk',
  'frame',
  'keep',
  'ref',
  'header',
)
const value = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withTypedArray: true }),
  fc.constantFrom(hex(1), hex(255), -1, 0, 1, 2 ** 53, NaN, '../../etc/passwd', '\0', 'A'.repeat(40)),
  fc.uint8Array({ maxLength: 64 }),
)
const payload = fc.oneof(value, fc.dictionary(field, value, { maxKeys: 6 }), fc.constant(null))

/** What a message port would refuse to carry is not worth asking. */
function isCloneable(part: unknown): boolean {
  try {
    structuredClone(part)
    return true
  } catch {
    return false
  }
}

test('5,000 random questions are each answered, nothing breaks, and nothing is written outside the vault folder', async () => {
  const line = await aLine()
  const around = dirname(line.vault.folder.root)
  const questions = fc.sample(fc.tuple(fc.constantFrom(...names), payload), { numRuns: 5000, seed: 1 })
  let asked = 0
  for (const [name, ask] of questions) {
    if (!isCloneable(ask)) continue
    const id = 100_000 + asked++
    line.post({ type: 'ask', id, name, ask })
    while (!line.heard.some((message) => isAnswer(message, id))) await new Promise((go) => setImmediate(go))
    line.heard.length = 0
  }
  expect(asked).toBeGreaterThan(4000)
  expect(line.faults).toEqual([])
  expect(readdirSync(around)).toEqual(['records'])
  expect((await line.client.listJournals(null)).ok).toBe(true)
}, 60_000)

test('more than 64 questions at once are refused beyond the 64th, and it goes on after those are answered', async () => {
  const { client } = await aLine()
  const answers = await Promise.all(Array.from({ length: 80 }, () => client.readHeaders(null)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(64)
  expect((await client.readHeaders(null)).ok).toBe(true)
})

const isAnswer = (message: unknown, id: number): boolean =>
  typeof message === 'object' && message !== null && 'id' in message && message.id === id
