import { expect, test, vi } from 'vitest'
import { startLooking } from '../../../renderer/vault/use-vault.tsx'

/** A question whose answer comes when it is let go. */
function slowLook() {
  const waiting: (() => void)[] = []
  let asked = 0
  return {
    look: () => new Promise<number>((settle) => waiting.push(() => settle(++asked))),
    letGo: async () => {
      waiting.shift()?.()
      await vi.advanceTimersByTimeAsync(0)
    },
    underWay: () => waiting.length,
  }
}

test('many news while a question is under way are one more question, and its answer is heard', async () => {
  vi.useFakeTimers()
  const { look, letGo, underWay } = slowLook()
  const heard: number[] = []
  const looking = startLooking(look, (answer) => heard.push(answer), 250)
  looking.now()
  for (let news = 0; news < 100; news++) looking.soon()
  expect(underWay()).toBe(1)
  await letGo()
  expect(heard).toEqual([1])
  expect(underWay()).toBe(0)
  await vi.advanceTimersByTimeAsync(250)
  expect(underWay()).toBe(1)
  await letGo()
  await vi.advanceTimersByTimeAsync(1000)
  expect([heard, underWay()]).toEqual([[1, 2], 0])
  vi.useRealTimers()
})

test('news after a quiet time are asked about at once, and what a person did is never made to wait', async () => {
  vi.useFakeTimers()
  const { look, letGo, underWay } = slowLook()
  const looking = startLooking(look, () => undefined, 250)
  looking.now()
  await letGo()
  await vi.advanceTimersByTimeAsync(1000)
  looking.soon()
  await vi.advanceTimersByTimeAsync(0)
  expect(underWay()).toBe(1)
  looking.now()
  await letGo()
  expect(underWay()).toBe(1)
  vi.useRealTimers()
})

test('after its end nothing is asked and nothing is heard', async () => {
  vi.useFakeTimers()
  const { look, letGo, underWay } = slowLook()
  const heard: number[] = []
  const looking = startLooking(look, (answer) => heard.push(answer), 250)
  looking.now()
  looking.soon()
  looking.end()
  await letGo()
  await vi.advanceTimersByTimeAsync(1000)
  expect([heard, underWay()]).toEqual([[], 0])
  vi.useRealTimers()
})
