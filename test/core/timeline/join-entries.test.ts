import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { DocumentId } from '../../../renderer/core/base/ids.ts'
import type { Entry } from '../../../renderer/core/model/entry.ts'
import { joinEntries, type PlacedEntry } from '../../../renderer/core/timeline/join-entries.ts'

const loinc = (code: string): Entry['codes'][number] => ({ system: 'http://loinc.org', code, display: null })
const loincByOid = (code: string): Entry['codes'][number] => ({
  system: 'urn:oid:2.16.840.1.113883.6.1',
  code,
  display: null,
})
const anEntry = (changes: Partial<Entry> = {}): Entry => ({
  kind: 'result',
  title: 'Hemoglobin',
  codes: [loinc('718-7')],
  status: 'final',
  negated: false,
  date: { year: 2023, month: 8, day: 28 },
  time: '08:15',
  until: null,
  value: { text: '11.4', unit: 'g/dL', range: null, flag: 'L' },
  details: [],
  place: null,
  section: null,
  differs: null,
  origin: 'x',
  page: 1,
  ...changes,
})
const codesAs = (form: string): Entry['codes'] =>
  form === 'none' ? [] : [form === 'uri' ? loinc('718-7') : loincByOid('718-7')]
const ids = { a: 'a'.repeat(32), b: 'b'.repeat(32), c: 'c'.repeat(32) }
const idOf = (name: keyof typeof ids): DocumentId => v.parse(DocumentId, ids[name])
const from = (name: keyof typeof ids, changes: Partial<Entry> = {}, index = 0): PlacedEntry => ({
  documentId: idOf(name),
  index,
  entry: anEntry(changes),
})
const sources = (...placed: PlacedEntry[]): string[][] =>
  joinEntries(placed).map((joined) =>
    joined.sources.map(({ documentId, index }) => `${documentId.slice(0, 1)}${index}`),
  )

describe('the same result from several files', () => {
  test('is one with several sources, though the code system is named by OID in one and by URI in the other', () => {
    expect(sources(from('a'), from('b', { title: 'HGB', codes: [loincByOid('718-7')] }))).toEqual([['a0', 'b0']])
  })
  test.each<[string, Partial<Entry>]>([
    ['a minute later', { time: '08:16' }],
    ['without a clock time', { time: null }],
    ['without a code, by its title', { codes: [], title: 'HEMOGLOBIN' }],
    ['with another range and flag', { value: { text: '11.4', unit: 'g/dL', range: '12-16', flag: null } }],
  ])('%s is joined', (_, changes) => expect(sources(from('a'), from('b', changes))).toHaveLength(1))
  test.each<[string, Partial<Entry>]>([
    ['two minutes later', { time: '08:17' }],
    ['another day', { date: { year: 2023, month: 8, day: 29 } }],
    ['another value', { value: { text: '11.5', unit: 'g/dL', range: null, flag: 'L' } }],
    ['another unit', { value: { text: '11.4', unit: 'g/L', range: null, flag: 'L' } }],
    ['another code of the same system under one title', { codes: [loinc('20509-6')] }],
    ['negated', { negated: true }],
    ['what a reader sees differs from the code', { differs: '14.1' }],
    ['of another kind', { kind: 'vital-sign' }],
    ['without a day', { date: null }],
  ])('%s stays apart', (_, changes) => expect(sources(from('a'), from('b', changes))).toHaveLength(2))
  test('one without a clock time joins neither of two measurements of that day', () => {
    const twice = [from('a'), from('a', { time: '20:00' }, 1), from('b', { time: null })]
    expect(sources(...twice)).toEqual([['a0'], ['a1'], ['b0']])
  })
  test('two equal measurements of one file stay two, and each finds its own in another file', () => {
    const pulse: Partial<Entry> = { kind: 'vital-sign', title: 'Pulse', codes: [], time: null }
    expect(sources(from('a', pulse, 0), from('a', pulse, 1), from('b', pulse, 0), from('b', pulse, 1))).toEqual([
      ['a0', 'b0'],
      ['a1', 'b1'],
    ])
  })
})

describe('problems, medicines, allergies, procedures and immunisations', () => {
  const medicine: Partial<Entry> = {
    kind: 'medicine',
    title: 'Letrozole 2.5 mg tablet',
    codes: [],
    time: null,
    value: null,
    status: 'active',
  }
  test('the same medicine of the same day is one', () =>
    expect(sources(from('a', medicine), from('b', { ...medicine, title: 'letrozole 2.5 MG Tablet' }))).toHaveLength(1))
  test('a medicine stopped and the same one taken stay apart', () =>
    expect(sources(from('a', medicine), from('b', { ...medicine, status: 'stopped' }))).toHaveLength(2))
  test('two doses of one medicine stay apart', () => {
    const dose = (text: string): Partial<Entry> => ({ ...medicine, details: [{ label: 'Dose', text }] })
    expect(sources(from('a', dose('1 tablet')), from('b', dose('2 tablets')))).toHaveLength(2)
  })
  test('notes are never joined', () =>
    expect(sources(from('a', { kind: 'note' }), from('b', { kind: 'note' }))).toHaveLength(2))
})

describe('whatever the entries', () => {
  const some = fc.array(
    fc.record({
      documentId: fc.constantFrom('a', 'b', 'c').map((name) => idOf(name)),
      entry: fc
        .record({
          title: fc.constantFrom('Hemoglobin', 'hemoglobin', 'Sodium'),
          time: fc.constantFrom('08:15', '08:16', '08:17', null),
          value: fc.constantFrom('11.4', '11.5').map((text) => ({ text, unit: 'g/dL', range: null, flag: null })),
          codes: fc.constantFrom('uri', 'oid', 'none').map(codesAs),
        })
        .map((changes) => anEntry(changes)),
    }),
    { maxLength: 9 },
  )
  const placed = some.map((list) => list.map((one, index): PlacedEntry => ({ ...one, index })))

  test('their order does not matter, and each is in exactly one place', () => {
    fc.assert(
      fc.property(placed, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (entries, chance) => {
        const shuffled = entries
          .map((one, i) => ({ one, at: chance[i] ?? 0 }))
          .sort((x, y) => x.at - y.at)
          .map(({ one }) => one)
        expect(joinEntries(shuffled)).toEqual(joinEntries(entries))
        expect(joinEntries(entries).flatMap((joined) => joined.sources)).toHaveLength(entries.length)
      }),
    )
  })
  test('nothing with another value is ever joined', () => {
    fc.assert(
      fc.property(placed, (entries) => {
        for (const { entry, sources: all } of joinEntries(entries)) {
          expect(all.map((source) => source.entry.value?.text)).toEqual(all.map(() => entry.value?.text))
        }
      }),
    )
  })
})
