import { expect, test } from 'vitest'
import { ok, refuse, type Refusal, type Result } from '../../../renderer/core/base/result.ts'
import { UnderWay } from '../../../renderer/vault/worker/under-way.ts'

type Done = Result<null, Refusal<string>>

/** Work that ends when the test says so. */
function someWork() {
  const ends: ((done: Done) => void)[] = []
  return { begin: () => new Promise<Done>((end) => ends.push(end)), ends }
}

const turn = (): Promise<void> => new Promise((go) => setTimeout(go))

test('more work than may be under way waits for the oldest of it', async () => {
  const { begin, ends } = someWork()
  const underWay = new UnderWay(2)
  await underWay.add(begin())
  let isAdded = false
  const second = underWay.add(begin()).then(() => (isAdded = true))
  await turn()
  expect(isAdded).toBe(false)
  ends[1]?.(ok(null))
  await turn()
  expect(isAdded).toBe(false)
  ends[0]?.(ok(null))
  await second
  expect(await underWay.end()).toEqual(ok(null))
})

test('a refusal is known as soon as it comes, is the answer at the end, and everything else has ended then', async () => {
  const { begin, ends } = someWork()
  const underWay = new UnderWay(9)
  for (let count = 0; count < 3; count++) await underWay.add(begin())
  expect(underWay.isWell).toBe(true)
  ends[1]?.(refuse('disk-full'))
  await turn()
  expect(underWay.isWell).toBe(false)
  let isOver = false
  const end = underWay.end().finally(() => (isOver = true))
  ends[0]?.(ok(null))
  await turn()
  expect(isOver).toBe(false)
  ends[2]?.(refuse('not-reachable'))
  expect(await end).toEqual(refuse('disk-full'))
})
