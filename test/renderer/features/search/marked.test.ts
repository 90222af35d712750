import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorthAsking, piecesOf } from '../../../../renderer/features/search/marked.ts'
import { searchText } from '../../../../renderer/text/en/search.ts'

const mark = fc.record({ start: fc.nat({ max: 40 }), end: fc.nat({ max: 40 }) })

test('the pieces of a snippet are the snippet again, whatever the marks are', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
      const pieces = piecesOf({ text, marks })
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.every((piece) => piece.text.length > 0)).toBe(true)
    }),
  )
})

test('what lies under a mark is marked and nothing else', () => {
  expect(piecesOf({ text: 'clear margin found', marks: [{ start: 6, end: 12 }] })).toEqual([
    { text: 'clear ', marked: false },
    { text: 'margin', marked: true },
    { text: ' found', marked: false },
  ])
})

test('one letter and spaces are not searched for, two letters are', () => {
  expect(['', ' ', 'a', ' a '].some(isWorthAsking)).toBe(false)
  expect(['ab', ' 2+'].every(isWorthAsking)).toBe(true)
})

test('nothing found names what could still hide the word', () => {
  const nothing = { unread: 0, notYet: 0, hardToRead: 0 }
  const { still } = searchText
  expect(still({ ...nothing, unread: 3, hardToRead: 2 })).toBe(
    '3 records are still being read and 2 pages were hard to read.',
  )
  expect(still({ unread: 3, notYet: 5, hardToRead: 1 })).toBe(
    '5 pages are still being opened for the search, 3 records are still being read and 1 page was hard to read.',
  )
  expect(still({ ...nothing, unread: 1 })).toBe('1 record is still being read.')
  expect(still({ ...nothing, notYet: 1 })).toBe('1 page is still being opened for the search.')
  expect(still(nothing)).toBeNull()
})
