import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BatchId, DocumentId, newId } from '../../../../renderer/core/base/ids.ts'
import { documentKinds } from '../../../../renderer/core/model/document-kind.ts'
import {
  arrange,
  countUnchecked,
  everything,
  kindCounts,
  newestFirst,
  sortColumns,
  standingOf,
  type SortOrder,
} from '../../../../renderer/features/records/arrange.ts'
import { recordsText } from '../../../../renderer/text/en/records.ts'
import type { RecordRow } from '../../../../renderer/vault/contract.ts'

const aRow = (changes: Partial<RecordRow>): RecordRow => ({
  id: newId(DocumentId),
  name: 'scan.pdf',
  title: 'Surgical pathology report',
  kind: 'pathology',
  date: { year: 2023, month: 5, day: 3 },
  hospital: 'St Mary',
  format: 'pdf',
  size: 1000,
  pages: 4,
  checked: false,
  addedAt: '2026-01-01T00:00:00.000Z',
  reading: { state: 'read', pages: 4, unreadable: [] },
  person: 'match',
  batchId: newId(BatchId),
  images: 0,
  entries: 0,
  copies: 0,
  ...changes,
})

const anyRow: fc.Arbitrary<RecordRow> = fc
  .record({
    kind: fc.option(fc.constantFrom(...documentKinds)),
    date: fc.option(fc.record({ year: fc.integer({ min: 2019, max: 2024 }) })),
    hospital: fc.option(fc.constantFrom('St Mary', 'Lakeside', 'lakeside')),
    title: fc.constantFrom('CT chest', 'CT chest 2', 'CT chest 10', 'Biopsy'),
    pages: fc.integer({ min: 0, max: 12 }),
    checked: fc.boolean(),
    person: fc.constantFrom(
      'match' as const,
      'ask' as const,
      'quarantine' as const,
      'none' as const,
      'not-mine' as const,
    ),
  })
  .map(aRow)
const anyOrder: fc.Arbitrary<SortOrder> = fc.record({
  column: fc.constantFrom(...sortColumns),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
})

test('the order of the list does not depend on the order in which the records come', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), anyOrder, (rows, order) => {
      const shuffled = [...rows].sort((a, b) => (a.id > b.id ? 1 : -1))
      expect(arrange(shuffled, everything, order)).toEqual(arrange(rows, everything, order))
    }),
  )
})

test('without a filter every record is in the list exactly once', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), anyOrder, (rows, order) => {
      const ids = arrange(rows, everything, order).map(({ id }) => id)
      expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort())
    }),
  )
})

test('records without a date come last in both directions', () => {
  const rows = [
    aRow({ date: null, title: 'a' }),
    aRow({ date: { year: 2021 }, title: 'b' }),
    aRow({ date: { year: 2024 }, title: 'c' }),
  ]
  const titles = (direction: SortOrder['direction']) =>
    arrange(rows, everything, { column: 'date', direction }).map(({ title }) => title)
  expect(titles('descending')).toEqual(['c', 'b', 'a'])
  expect(titles('ascending')).toEqual(['b', 'c', 'a'])
})

test('titles with numbers sort as a person counts', () => {
  const rows = ['CT 10', 'CT 2', 'CT 1'].map((title) => aRow({ title }))
  expect(arrange(rows, everything, { column: 'title', direction: 'ascending' }).map(({ title }) => title)).toEqual([
    'CT 1',
    'CT 2',
    'CT 10',
  ])
})

test('the filter for what is not checked keeps suspicions and lets checked and waiting records go', () => {
  const rows = [
    aRow({ title: 'unchecked' }),
    aRow({ title: 'checked', checked: true }),
    aRow({ title: 'suspect', person: 'quarantine', checked: true }),
    aRow({ title: 'waiting', reading: { state: 'waiting' }, person: 'unread' }),
    aRow({ title: 'not mine', person: 'not-mine' }),
  ]
  const shown = arrange(rows, { kind: 'all', uncheckedOnly: true }, newestFirst).map(({ title }) => title)
  expect(shown.sort()).toEqual(['suspect', 'unchecked'])
  expect(countUnchecked(rows)).toBe(2)
})

test('the counts of the kinds add up to the number of records, the commonest first', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
      const counts = kindCounts(rows).map(({ count }) => count)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length)
      expect(counts).toEqual([...counts].sort((a, b) => b - a))
    }),
  )
})

test('the filter of a kind shows as many records as its chip counts', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
      for (const { kind, count } of kindCounts(rows))
        expect(arrange(rows, { kind, uncheckedOnly: false }, newestFirst)).toHaveLength(count)
    }),
  )
})

test('a doubt about the person goes before a check that was made', () => {
  expect(standingOf(aRow({ checked: true, person: 'ask' }))).toBe('whose')
  expect(standingOf(aRow({ checked: true, person: 'not-mine' }))).toBe('not-mine')
})

test('a record kept unread says so until somebody has filed it by hand', () => {
  const reading = { state: 'kept', why: 'damaged' } as const
  expect(standingOf(aRow({ reading, person: 'unread' }))).toBe('kept')
  expect(standingOf(aRow({ reading, person: 'unread', checked: true }))).toBe('checked')
})

const nameOf = (row: RecordRow) => recordsText.rowName(row, recordsText.standing[standingOf(row)](row, 'Rosa Alvarez'))

test('a row is named in one sentence for screen readers', () => {
  expect(nameOf(aRow({}))).toBe('Pathology report, 3 May 2023, St Mary, 4 pages, not yet checked')
})

test('a row under suspicion asks by name, a row without anything says what is missing', () => {
  expect(nameOf(aRow({ person: 'quarantine' }))).toBe('Pathology report, 3 May 2023, St Mary, 4 pages, is this Rosa’s?')
  expect(nameOf(aRow({ kind: null, date: null, hospital: null, pages: 1 }))).toBe(
    'Kind not known yet, no date, 1 page, not yet checked',
  )
})
