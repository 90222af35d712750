import { expect, test } from 'vitest'
import { dateVerdict, linesOf, samePlace, scoreDocuments, table } from './score-documents.mjs'

const page = (person = 'rosa') => ({ person })
const paper = (file: string, more: object = {}) => ({
  file: `records/${file}`,
  container: 'pdf',
  kind: 'lab',
  hospital: 'St Mary Hospital, Ostermere',
  date: { iso: '2023-07-31', precision: 'day' },
  person: 'rosa',
  pageCount: 1,
  pages: [page()],
  ...more,
})
const parts = [1, 3, 4].map((startPage) => ({
  ...{ startPage, kind: 'radiology', hospital: 'Vellbrook', date: { iso: `2023-0${startPage}-01` }, person: 'rosa' },
  optional: startPage === 4,
}))
const truth = {
  items: [
    paper('a.pdf'),
    paper('b.pdf', { alsoKinds: ['progress'] }),
    paper('long.pdf', { pageCount: 5, pages: Array.from({ length: 5 }, () => page()), parts }),
    paper('other.pdf', { person: 'stranger', pages: [page('stranger')] }),
    paper('copy.pdf', { copyOf: 'records/a.pdf' }),
    paper('old.pdf', { namedAs: 'Rosa Before' }),
    paper('cut.pdf', { expected: { state: 'kept', check: 'none' } }),
    { ...paper('z.zip', { container: 'zip', pageCount: 0, pages: [] }), members: [paper('z.zip/in.pdf')] },
    paper('CD', {
      container: 'dicom-disc',
      kind: 'images',
      pageCount: 0,
      pages: [],
      files: ['records/CD/DICOMDIR', 'records/CD/I/1'],
    }),
  ],
  duplicates: [{ file: 'records/copy.pdf', copyOf: 'records/a.pdf', exact: true }],
  versions: [{ what: 'v', files: ['records/a.pdf', 'records/b.pdf'] }],
  sameEvents: [],
}
const row = (path: string, more: object = {}) => ({
  ...{
    path,
    state: 'taken',
    kind: 'lab',
    date: '2023-07-31',
    hospital: 'St Mary Hospital',
    personCheck: 'match',
    message: '',
  },
  ...more,
})
const rows = [
  row('a.pdf'),
  row('b.pdf', { kind: 'progress', date: '2023-07' }),
  row('long.pdf', { kind: 'radiology', date: '2023-03-01', hospital: '' }),
  row('other.pdf', { personCheck: 'quarantine', kind: '', date: '' }),
  row('copy.pdf', { message: 'Already here' }),
  row('old.pdf', { personCheck: 'ask', date: '2023-08-01' }),
  row('cut.pdf', { state: 'kept', message: 'Kept, not read.', personCheck: 'none' }),
  row('z.zip', { kind: '', date: '' }),
  row('z.zip!/in.pdf', { kind: 'bill', date: '' }),
  row('CD/DICOMDIR', { kind: '' }),
  row('CD/I/1', { kind: 'images' }),
]

test('a document counts once: right, wrong, silent or vaguer, and neither strangers nor copies nor archives count', () => {
  const score = scoreDocuments(truth, { rows })
  expect(score.kind).toMatchObject({ of: 6, right: 5, wrong: 1, silent: 0 })
  expect(score.date).toMatchObject({ of: 6, right: 3, wrong: 1, silent: 1, vaguer: 1 })
  expect(score.wrongDateShown).toBe(0.1667)
  expect(score.hospital).toMatchObject({ of: 6, right: 5, silent: 1 })
  expect(score.notRight).toContain('records/old.pdf: date wrong, says “2023-08-01”, is “2023-07-31”')
})

test('a wrong date is one that is said and is another; the year of the day is only vaguer', () => {
  expect(dateVerdict('2023-05-04', '2023-04-05')).toBe('wrong')
  expect(dateVerdict('2023-05-04', '2023')).toBe('vaguer')
  expect(dateVerdict('2023-05', '2023-05-04')).toBe('wrong')
  expect(dateVerdict('2023-05-04', '')).toBe('silent')
})

test('a place is the same without its town, its accents or its capitals, and not by one word in common', () => {
  expect(samePlace('St Mary Hospital, Ostermere', 'ST MARY HOSPITAL')).toBe(true)
  expect(samePlace('Hospital Clínico Valdoria', 'Hospital Clinico Valdoria')).toBe(true)
  expect(samePlace('Hospital Clínico Valdoria', 'Hospital')).toBe(false)
  expect(samePlace('Tarnwick Cancer Center', 'Eastmere Cancer Centre')).toBe(false)
})

test('a split is found, missed or invented; where either is right it counts for nothing', () => {
  const said = (...pages: number[]) => pages.map((one) => ({ path: 'long.pdf', page: String(one) }))
  expect(scoreDocuments(truth, { rows, splits: said(1, 3, 4) }).splits).toEqual({
    found: 1,
    missed: 0,
    invented: 0,
    f1: 1,
  })
  expect(scoreDocuments(truth, { rows, splits: said(1, 2) }).splits).toEqual({
    found: 0,
    missed: 1,
    invented: 1,
    f1: 0,
  })
  expect(scoreDocuments(truth, { rows }).splits).toBeNull()
  const inColumn = rows.map((one) => (one.path === 'long.pdf' ? { ...one, splits: '1,3,5' } : one))
  expect(scoreDocuments(truth, { rows: inColumn }).splits).toMatchObject({ found: 1, invented: 1, f1: 0.6667 })
})

test('parts that have rows of their own are judged one by one', () => {
  const splits = [
    { path: 'long.pdf', page: '1', kind: 'radiology', date: '2023-01-01', hospital: 'Vellbrook' },
    { path: 'long.pdf', page: '3', kind: 'lab', date: '2023-03-02', hospital: '' },
  ]
  const score = scoreDocuments(truth, { rows, splits })
  expect(score.documents).toBe(7)
  expect(score.kind).toMatchObject({ right: 5, wrong: 2 })
  expect(score.date).toMatchObject({ right: 3, wrong: 2 })
})

test('a pair that is none is wrongly hidden, and a version hidden as a copy is too', () => {
  expect(scoreDocuments(truth, { rows }).duplicates).toMatchObject({ of: 1, found: 1, wronglyHidden: [] })
  const pairs = [
    { path: 'a.pdf', of: 'b.pdf', how: 'copy', hidden: 'yes' },
    { path: 'a.pdf', of: 'b.pdf', how: 'version', hidden: 'no' },
    { path: 'old.pdf', of: 'a.pdf', how: 'event', hidden: 'no' },
  ]
  expect(scoreDocuments(truth, { rows, duplicates: pairs }).duplicates).toMatchObject({
    ...{ found: 0, wronglyHidden: ['a.pdf as b.pdf'], versions: { of: 1, found: 1 }, events: null },
  })
})

test('a stranger taken as right is named, and right pages asked about are counted without former names', () => {
  const plain = scoreDocuments(truth, { rows }).persons
  expect(plain).toMatchObject({
    strangersPages: 1,
    strangersAsRight: [],
    askedAbout: [],
    formerName: 1,
    formerNameAsked: 1,
  })
  const people = [
    { path: 'other.pdf', page: '1', verdict: 'match' },
    { path: 'long.pdf', page: '2', verdict: 'ask' },
  ]
  const score = scoreDocuments(truth, { rows, people })
  expect(score.persons).toMatchObject({ strangersAsRight: ['records/other.pdf p. 1'], askedShare: 0.1 })
  expect(linesOf(score).join('\n')).toContain('STRANGER TAKEN AS RIGHT: records/other.pdf')
})

test('where two people lie in one file, its own verdict tells only whether the stranger passed; unread files tell nothing', () => {
  const mixed = { items: [paper('fax.pdf', { person: 'mixed', pages: [page(), page('stranger')] })], duplicates: [] }
  const passed = scoreDocuments(mixed, { rows: [row('fax.pdf')] }).persons
  expect(passed).toMatchObject({ rightPages: 0, strangersAsRight: ['records/fax.pdf p. 2'] })
  const held = scoreDocuments(mixed, { rows: [row('fax.pdf', { personCheck: 'quarantine' })] }).persons
  expect(held).toMatchObject({ rightPages: 0, asked: 0, strangersAsRight: [], strangersPages: 1 })
  const unread = scoreDocuments(mixed, { rows: [row('fax.pdf', { state: 'hung' })] }).persons
  expect(unread).toMatchObject({ strangersPages: 0, strangersAsRight: [] })
})

test('an end state that differs, a file without a row and a refusal without a sentence are named', () => {
  const fewer = rows.filter(({ path }) => path !== 'b.pdf')
  const hung = fewer.map((one) => (one.path === 'a.pdf' ? { ...one, state: 'hung' } : one))
  const { endStates } = scoreDocuments(truth, { rows: hung })
  expect(endStates.wrong).toEqual(['records/a.pdf: hung, expected taken', 'records/b.pdf: no row'])
  expect([endStates.bad, endStates.unexplained]).toEqual([['a.pdf: hung'], ['a.pdf']])
})

test('tables are read without quoting, and paths as any system writes them', () => {
  expect(table('path\tkind\r\n"a\tlab\r\n')).toEqual([{ path: '"a', kind: 'lab' }])
  const windows = rows.map((one) => ({ ...one, path: `C:\\kit\\records\\${one.path.replaceAll('/', '\\')}` }))
  expect(scoreDocuments(truth, { rows: windows }).endStates.right).toBe(truth.items.length)
})
