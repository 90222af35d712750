import { expect, test } from 'vitest'
import { choosing } from '../../../renderer/ui/lists/selection.ts'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))

function aList(chosen: readonly string[] = []) {
  let selected: ReadonlySet<string> = new Set(chosen)
  const onChange = (now: Set<string>) => {
    selected = now
  }
  return {
    choose: choosing(() => ({ rows, selection: { selected, onChange } })),
    now: () => [...selected].sort().join(''),
  }
}

test('a stretch grows and shrinks from where it began, and leaves alone what was chosen before', () => {
  const { choose, now } = aList(['a'])
  choose.extend('c', 'd')
  choose.extend('d', 'e')
  expect(now()).toBe('acde')
  choose.extend('e', 'd')
  choose.extend('d', 'c')
  expect(now()).toBe('ac')
  choose.extend('c', 'b')
  expect(now()).toBe('abc')
})

test('after a step without choosing, the next stretch begins there', () => {
  const { choose, now } = aList()
  choose.extend('a', 'b')
  choose.rest()
  choose.extend('d', 'e')
  expect(now()).toBe('abde')
})

test('a press with Shift chooses from the row that was pressed before', () => {
  const { choose, now } = aList()
  choose.toggle('b')
  choose.toggle('d', true)
  expect(now()).toBe('bcd')
  choose.toggle('c')
  expect(now()).toBe('bd')
})

test('all and none, and none of nothing is no answer', () => {
  const { choose, now } = aList()
  expect(choose.none()).toBe(false)
  choose.all()
  expect(now()).toBe('abcde')
  expect(choose.none()).toBe(true)
  expect(now()).toBe('')
})

test('a list without choosing chooses nothing', () => {
  const choose = choosing(() => ({ rows }))
  choose.extend('a', 'c')
  expect([choose.can(), choose.any()]).toEqual([false, false])
})
