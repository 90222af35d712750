import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRealDate } from '../../../renderer/core/base/clinical-date.ts'
import { readHl7Timestamp, readableDate } from '../../../renderer/core/interop/hl7-dates.ts'

test('a timestamp is exactly as precise as it is written, and its zone shifts nothing', () => {
  expect(readHl7Timestamp('2023')).toEqual({ date: { year: 2023 }, time: null })
  expect(readHl7Timestamp('202305')).toEqual({ date: { year: 2023, month: 5 }, time: null })
  expect(readHl7Timestamp('20230503')).toEqual({ date: { year: 2023, month: 5, day: 3 }, time: null })
  expect(readHl7Timestamp('202305032359-0500')?.time).toBe('23:59')
  expect(readHl7Timestamp('20230503235959.123+0200')).toEqual({ date: { year: 2023, month: 5, day: 3 }, time: '23:59' })
  expect(readHl7Timestamp('2023-05-03T10:15:00Z')?.time).toBe('10:15')
})

test('what is no date of the calendar is none', () => {
  for (const text of ['', '0', '20230230', '20231301', '17000101', 'unknown', '05/03/2023']) {
    expect(readHl7Timestamp(text), text).toBeNull()
  }
})

test('whatever is read is a real date', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[12]\d{3}(\d\d){0,5}$/), (text) => {
      const read = readHl7Timestamp(text)
      return read === null || (isRealDate(read.date) && text.startsWith(String(read.date.year)))
    }),
  )
})

test('a date is written so that day and month cannot be exchanged', () => {
  expect([{ year: 2023, month: 5, day: 3 }, { year: 2023, month: 5 }, { year: 2023 }].map(readableDate)).toEqual([
    '3 May 2023',
    'May 2023',
    '2023',
  ])
})
