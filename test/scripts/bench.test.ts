import { expect, test } from 'vitest'
import { answerOf, median } from '../../scripts/bench/figures.mjs'

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
  [[], 0],
])('the middle of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle)
})

test('an app that failed ends the bench with its sentence, not with a figure', () => {
  const ran = { status: 1, last: '{"error":"The vault cannot be made: disk-full"}', startedAt: 0 }
  expect(() => answerOf(ran)).toThrow('The vault cannot be made: disk-full')
  expect(() => answerOf({ status: 0, last: '', startedAt: 0 })).toThrow('without a result')
})
