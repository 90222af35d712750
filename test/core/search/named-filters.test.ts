import { expect, test } from 'vitest'
import * as v from 'valibot'
import { PersonId } from '../../../renderer/core/base/ids.ts'
import { fromIso } from '../../../renderer/core/base/clinical-date.ts'
import { filterKey, passes } from '../../../renderer/core/search/filter.ts'
import type { Filter } from '../../../renderer/core/model/search-filter.ts'
import { namedFilters } from '../../../renderer/core/search/named-filters.ts'

const harold = { id: v.parse(PersonId, 'a'.repeat(32)), name: 'Harold Whitcombe' }
const known = {
  hospitals: ['Mercy General Hospital', 'St. Mary Hospital', 'Hospital Clínico San Telmo'],
  persons: [harold],
}
const named = (query: string) =>
  namedFilters(query, known).map(({ filter, rest }) => [filterKey(filter), rest] as const)
const span = (from: string, until: string, rest: string) => [[`date ${from} ${until}`, rest]]

test('words that name a kind, a year, a hospital and a person are offered as filters, each with the words that are left', () => {
  expect(named('pathology 2023 mercy her2')).toEqual([
    ['kind pathology', '2023 mercy her2'],
    ['date 2023 2023', 'pathology mercy her2'],
    ['hospital mercy general hospital', 'pathology 2023 her2'],
  ])
  expect(named('her2 from St Mary Hospital')).toEqual([['hospital st mary hospital', 'her2']])
  expect(named("harold's psa")).toEqual([[`person ${harold.id}`, 'psa']])
  expect(named('blood tests potassium')).toEqual([['kind lab', 'potassium']])
  expect(named('analítica clinico')).toEqual([
    ['kind lab', 'clinico'],
    ['hospital hospital clinico san telmo', 'analítica'],
  ])
})

test('dates are understood as people write them', () => {
  expect(named('mri June 2023')).toEqual(span('2023-6', '2023-6', 'mri'))
  expect(named('mri 2023-06')).toEqual(span('2023-6', '2023-6', 'mri'))
  expect(named('mri 2023-06-14')).toEqual(span('2023-6-14', '2023-6-14', 'mri'))
  expect(named('mri 14 June 2023')).toEqual(span('2023-6-14', '2023-6-14', 'mri'))
  expect(named('mri June 14, 2023')).toEqual(span('2023-6-14', '2023-6-14', 'mri'))
  expect(named('mri junio de 2023')).toEqual(span('2023-6', '2023-6', 'mri'))
  expect(named('since 2022 mri')).toEqual(span('2022', '', 'mri'))
  expect(named('mri desde junio de 2022')).toEqual(span('2022-6', '', 'mri'))
  expect(named('mri before March 2021')).toEqual(span('', '2021-3', 'mri'))
  expect(named('mri 2020 to 2022')).toEqual(span('2020', '2022', 'mri'))
  expect(named('mri 2020-2022')).toEqual(span('2020', '2022', 'mri'))
  expect(named('mri from 2020 to May 2022')).toEqual(span('2020', '2022-5', 'mri'))
})

test('words that may be meant as words name nothing', () => {
  for (const query of [
    'hospital',
    'general practice',
    'may cause nausea',
    'before surgery',
    '"pathology 2023"',
    'dose 2.5',
    '31 February 2023x',
    'her2 3+',
  ])
    expect({ query, named: named(query) }).toEqual({ query, named: [] })
})

test('a vague date passes wherever it may lie; a record without one never by a date, and that is told apart', () => {
  const june: Filter = { by: 'date', from: { year: 2023, month: 6 }, until: { year: 2023, month: 6 } }
  const of = (iso: string | null, filters: Filter[] = [june]) =>
    passes({ kind: 'lab', hospital: 'A', date: iso === null ? null : fromIso(iso) }, filters)
  expect(of('2023')).toBe('yes')
  expect(of('2023-06-30')).toBe('yes')
  expect(of('2023-07')).toBe('no')
  expect(of(null)).toBe('no-date')
  expect(of(null, [june, { by: 'kind', kind: 'bill' }])).toBe('no')
})

test('of one sort any filter will do, of different sorts each must hold', () => {
  const [a, b]: Filter[] = [
    { by: 'hospital', hospital: 'A' },
    { by: 'hospital', hospital: 'B' },
  ]
  const record = { kind: 'lab' as const, hospital: 'B', date: null }
  if (!a || !b) throw new Error('there are two')
  expect(passes(record, [a, b])).toBe('yes')
  expect(passes(record, [a])).toBe('no')
  expect(passes(record, [b, { by: 'kind', kind: 'pathology' }])).toBe('no')
  expect(passes(record, [b, { by: 'kind', kind: 'pathology' }, { by: 'kind', kind: 'lab' }])).toBe('yes')
})
