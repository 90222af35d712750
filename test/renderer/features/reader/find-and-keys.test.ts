import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstPlace, placesOf, stepPlace } from '../../../../renderer/features/reader/find-steps.ts'
import { actOfKey } from '../../../../renderer/features/reader/reader-keys.ts'

const box = { x: 0, y: 0, width: 0.1, height: 0.1 }
const marks = fc
  .uniqueArray(fc.record({ page: fc.integer({ min: 1, max: 20 }), hits: fc.integer({ min: 0, max: 3 }) }), {
    selector: ({ page }) => page,
  })
  .map((list) => list.map(({ page, hits }) => ({ page, hits: Array.from({ length: hits }, () => [box]) })))

test('places come in reading order, one for each hit, whatever order the pages came in', () => {
  fc.assert(
    fc.property(marks, (list) => {
      const pages = placesOf(list).map(({ page }) => page)
      expect(pages).toEqual([...pages].sort((a, b) => a - b))
      expect(pages).toHaveLength(list.reduce((sum, { hits }) => sum + hits.length, 0))
    }),
  )
})

test('finding begins on the page in view or after it, and at the start when there is nothing further on', () => {
  const places = [2, 2, 5].map((page) => ({ page, boxes: [box] }))
  expect([1, 2, 3, 5, 6].map((page) => firstPlace(places, page))).toEqual([0, 0, 2, 2, 0])
  expect(firstPlace([], 1)).toBe(-1)
})

test('stepping on visits every place once and comes round; a step back undoes a step on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 29 }), (count, start) => {
      const from = start % count
      let at = from
      const seen = Array.from({ length: count }, () => (at = stepPlace(at, 1, count)))
      expect(new Set(seen).size).toBe(count)
      expect(at).toBe(from)
      expect(stepPlace(stepPlace(from, 1, count), -1, count)).toBe(from)
    }),
  )
  expect(stepPlace(-1, 1, 0)).toBe(-1)
})

const key = (name: string, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})
const onPage = { inField: false, inFind: false, inPanel: false, empty: true }
const inField = { ...onPage, inField: true }
const inFind = { inField: true, inFind: true, inPanel: false, empty: false }

test('no single letter does anything while a person types', () => {
  for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789+-= ')
    for (const focus of [inField, inFind]) expect(actOfKey(key(letter), focus)).toBeNull()
})

test('keys with Ctrl or Alt are left to the app, but for Ctrl+F', () => {
  expect(actOfKey(key('f', { ctrlKey: true }), inField)).toBe('find')
  expect(actOfKey(key('k', { ctrlKey: true }), onPage)).toBeNull()
  expect(actOfKey(key('0', { ctrlKey: true }), onPage)).toBeNull()
  expect(actOfKey(key('ArrowLeft', { altKey: true }), onPage)).toBeNull()
})

test('Page Down turns the page, but scrolls the text where the text has the focus', () => {
  expect(actOfKey(key('PageDown'), onPage)).toBe('next-page')
  expect(actOfKey(key('PageDown'), { ...onPage, inPanel: true })).toBeNull()
  expect(actOfKey(key('j'), { ...onPage, inPanel: true })).toBe('next-page')
})

test('Enter steps through what was found, Escape leaves the field only when it is empty', () => {
  expect(actOfKey(key('Enter'), inFind)).toBe('next-place')
  expect(actOfKey(key('Enter', { shiftKey: true }), inFind)).toBe('previous-place')
  expect(actOfKey(key('Escape'), inFind)).toBeNull()
  expect(actOfKey(key('Escape'), { ...inFind, empty: true })).toBe('leave-find')
  expect(actOfKey(key('Escape'), inField)).toBe('back')
})
