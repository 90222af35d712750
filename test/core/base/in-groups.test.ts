import { expect, test } from 'vitest'
import { inGroups } from '../../../renderer/core/base/in-groups.ts'

/** Work that ends when the test says so, and which groups it was given. */
function aWork(most: number) {
  const groups: (readonly string[])[] = []
  const ends: { with(answer: string): void; throwing(fault: Error): void }[] = []
  const add = inGroups<string, string>(most, (group) => {
    groups.push(group)
    return new Promise((settle, fail) => ends.push({ with: settle, throwing: fail }))
  })
  return { add, groups, ends }
}

const turn = (): Promise<void> => new Promise((go) => setTimeout(go))

test('the first goes at once, and all that come while it is at work go together with the next', async () => {
  const { add, groups, ends } = aWork(3)
  const first = add('a')
  const others = ['b', 'c', 'd', 'e'].map(add)
  expect(groups).toEqual([['a']])
  ends[0]?.with('one')
  expect(await first).toBe('one')
  await turn()
  expect(groups.slice(1)).toEqual([['b', 'c', 'd']])
  ends[1]?.with('two')
  await turn()
  ends[2]?.with('three')
  expect(await Promise.all(others)).toEqual(['two', 'two', 'two', 'three'])
})

test('what one group throws reaches each of it, and nobody after it', async () => {
  const { add, ends } = aWork(9)
  const first = add('a')
  const [b, c] = [add('b'), add('c')]
  ends[0]?.with('one')
  await first
  await turn()
  const after = add('d')
  ends[1]?.throwing(new Error('broke'))
  expect(await Promise.allSettled([b, c])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
  await turn()
  ends[2]?.with('well')
  expect(await after).toBe('well')
})
