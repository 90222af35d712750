import { expect, test } from 'vitest'
import { BatchId, DocumentId, newId } from '../../../../renderer/core/base/ids.ts'
import {
  filingToConfirm,
  formOf,
  kindOf,
  readForm,
  sourceOf,
} from '../../../../renderer/features/reader/filing-form.ts'
import { isDoubt, whoseGroups } from '../../../../renderer/features/reader/whose-pages.ts'
import type { RecordDetail } from '../../../../renderer/vault/contract.ts'

const origin = { page: 2, start: 0, end: 5 }
const aRecord = (row: Partial<RecordDetail['row']> = {}, rest: Partial<RecordDetail> = {}): RecordDetail => ({
  row: {
    id: newId(DocumentId),
    name: 'scan.pdf',
    title: 'CT chest',
    kind: 'radiology',
    date: { year: 2024, month: 1, day: 9 },
    hospital: null,
    format: 'pdf',
    size: 1,
    pages: 3,
    checked: false,
    addedAt: '2026-01-01T00:00:00.000Z',
    reading: { state: 'read', pages: 3, unreadable: [] },
    person: 'match',
    batchId: newId(BatchId),
    images: 0,
    entries: 0,
    copies: 0,
    ...row,
  },
  pageInfo: [],
  proposal: {
    kind: { value: 'radiology', origin },
    date: { value: { year: 2024, month: 1, day: 9 }, dateKind: 'performed', origin },
    hospital: null,
    title: { value: 'CT chest', origin },
  },
  filing: null,
  splits: [],
  kin: [],
  counted: null,
  refusedMembers: [],
  cameFrom: null,
  members: [],
  fits: null,
  isArranged: false,
  ...rest,
})

test('saving the form unchanged files what was proposed', () => {
  const record = aRecord()
  const read = readForm(formOf(record), 2026)
  expect(read.ok && read.filing).toEqual(filingToConfirm(record))
})

test('a form without a kind, or with a day the month does not have, is not saved', () => {
  const form = { ...formOf(aRecord()), kind: null }
  expect(readForm(form, 2026)).toEqual({ ok: false, problems: { date: null, others: ['kind-missing'] } })
  const wrong = { ...form, kind: kindOf('radiology'), date: { day: '31', month: '2', year: '2024' } }
  expect(readForm(wrong, 2026)).toEqual({ ok: false, problems: { date: 'no-such-day', others: [] } })
  expect(readForm({ ...wrong, date: { day: '', month: '', year: '2027' } }, 2026).ok).toBe(false)
})

test('a date may stay empty or be only a year; spaces around words are dropped, an empty hospital is none', () => {
  const form = { ...formOf(aRecord()), hospital: '  ', title: ' CT ', date: { day: '', month: '', year: '2023' } }
  const read = readForm(form, 2026)
  expect(read.ok && read.filing).toEqual({ kind: 'radiology', date: { year: 2023 }, hospital: null, title: 'CT' })
})

test('a hospital or title longer than is filed is said by its field', () => {
  const form = { ...formOf(aRecord()), hospital: 'x'.repeat(201), title: 'y'.repeat(201) }
  const others = ['hospital-too-long', 'title-too-long']
  expect(readForm(form, 2026)).toEqual({ ok: false, problems: { date: null, others } })
})

test('there is nothing to confirm while it is open whose record it is, or what it is, or when it is checked', () => {
  for (const row of [{ person: 'ask' }, { person: 'quarantine' }, { person: 'not-mine' }, { checked: true }] as const)
    expect(filingToConfirm(aRecord(row))).toBeNull()
  expect(filingToConfirm(aRecord({ kind: null }, { proposal: null }))).toBeNull()
})

test('a detail points to its page until a person has changed it', () => {
  const filing = { kind: 'cardiac', date: { year: 2024, month: 1, day: 9 }, hospital: 'St Mary', title: '' } as const
  const filed = aRecord({ checked: true }, { filing })
  expect(sourceOf('date', aRecord())).toEqual({ from: 'page', origin })
  expect(sourceOf('hospital', aRecord())).toEqual({ from: 'nowhere' })
  expect(sourceOf('date', filed)).toEqual({ from: 'page', origin })
  expect(sourceOf('kind', filed)).toEqual({ from: 'person' })
  expect(sourceOf('hospital', filed)).toEqual({ from: 'person' })
  expect(sourceOf('title', filed)).toEqual({ from: 'nowhere' })
})

type PageInfo = RecordDetail['pageInfo'][number]
type Identity = NonNullable<PageInfo['identity']>
const aPage = (page: number, identity: Partial<Identity> | null): PageInfo => ({
  page,
  width: 1,
  height: 1,
  source: 'ocr',
  quality: 'good',
  trouble: null,
  identity: identity && {
    page,
    verdict: 'match',
    reasons: [],
    nameAsWritten: null,
    birthDateAsWritten: null,
    answer: null,
    ...identity,
  },
})
const named = (value: string): Partial<Identity> => ({ verdict: 'quarantine', nameAsWritten: { value, origin } })

test('pages that fit are one group, pages with different other names stay apart, unread pages are in none', () => {
  const groups = whoseGroups([
    aPage(2, {}),
    aPage(1, {}),
    aPage(3, named('Ann')),
    aPage(4, named('Ann')),
    aPage(5, named('Bea')),
    aPage(6, null),
  ])
  expect(groups.map(({ whose, pages, name }) => [whose, pages, name])).toEqual([
    ['match', [1, 2], null],
    ['quarantine', [3, 4], 'Ann'],
    ['quarantine', [5], 'Bea'],
  ])
})

test('a person’s answer ends the doubt, whatever the page says', () => {
  const answer = { isPerson: false, at: '2026-01-01T00:00:00.000Z' }
  const answered = aPage(1, { ...named('Ann'), answer })
  expect(isDoubt(aPage(1, named('Ann')).identity)).toBe(true)
  expect(isDoubt(answered.identity)).toBe(false)
  expect(whoseGroups([answered])[0]?.whose).toBe('no')
})
