import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyDateParts, partsOfDate, readDateParts } from '../../../renderer/ui/fields/date-parts.ts'
import type { VagueDate } from '../../../renderer/ui/fields/date-parts.ts'

const typed = (day: string, month: string, year: string) => readDateParts({ day, month, year })

const vagueDate = (): fc.Arbitrary<VagueDate> =>
  fc.oneof(
    fc.record({ year: fc.integer({ min: 1850, max: 2200 }) }),
    fc.record({ year: fc.integer({ min: 1850, max: 2200 }), month: fc.integer({ min: 1, max: 12 }) }),
    fc.record({
      year: fc.integer({ min: 1850, max: 2200 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  )

describe('a date in three inputs', () => {
  test('a date of any precision comes back as it was, with no part invented', () => {
    fc.assert(
      fc.property(vagueDate(), (date) => {
        expect(readDateParts(partsOfDate(date))).toEqual({ state: 'read', date })
      }),
    )
  })

  test('nothing typed is no date and no mistake', () => {
    expect(readDateParts(emptyDateParts)).toEqual({ state: 'empty' })
    expect(readDateParts(partsOfDate(null))).toEqual({ state: 'empty' })
  })

  test('a year alone is enough, and spaces around it do not matter', () => {
    expect(typed('', '', ' 2023 ')).toEqual({ state: 'read', date: { year: 2023 } })
  })

  test('the day is read only with its month, and 3 is the same as 03', () => {
    expect(typed('03', '5', '2023')).toEqual({ state: 'read', date: { year: 2023, month: 5, day: 3 } })
    expect(typed('3', '', '2023')).toEqual({ state: 'wrong', problem: 'month-missing' })
  })

  test.each([
    ['3', '5', '', 'year-missing'],
    ['', '5', '', 'year-missing'],
    ['', '', '23', 'year-not-four-digits'],
    ['', '', '2O23', 'year-not-four-digits'],
    ['', '', '-202', 'year-not-four-digits'],
    ['', '', '1849', 'year-out-of-range'],
    ['x', '5', '2023', 'day-not-a-number'],
    ['0', '5', '2023', 'no-such-day'],
    ['31', '4', '2023', 'no-such-day'],
    ['29', '2', '2023', 'no-such-day'],
    ['29', '2', '1900', 'no-such-day'],
  ])('day “%s”, month “%s”, year “%s” is refused as %s', (day, month, year, problem) => {
    expect(typed(day, month, year)).toEqual({ state: 'wrong', problem })
  })

  test('29 February is a day in a leap year', () => {
    expect(typed('29', '2', '2024')).toEqual({ state: 'read', date: { year: 2024, month: 2, day: 29 } })
    expect(typed('29', '2', '2000').state).toBe('read')
  })

  test('the caller chooses the years that are possible', () => {
    expect(readDateParts({ day: '', month: '', year: '2031' }, { from: 1900, to: 2030 })).toEqual({
      state: 'wrong',
      problem: 'year-out-of-range',
    })
  })

  test('whatever is typed, the answer is a value and never an exception', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '1', '2', '12'), fc.string(), (day, month, year) => {
        expect(['empty', 'read', 'wrong']).toContain(typed(day, month, year).state)
      }),
    )
  })
})
