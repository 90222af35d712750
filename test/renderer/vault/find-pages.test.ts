// What is found for what a person typed: by the words of pages, and by what is known of the record as a whole.
import { expect, test } from 'vitest'
import type { PersonId } from '../../../renderer/core/base/ids.ts'
import type { Filing } from '../../../renderer/core/model/understanding.ts'
import type { Filter } from '../../../renderer/core/model/search-filter.ts'
import { add, aNewVault, nothingToRead, rosa, rosasPage, strangersPage, until, value } from './a-vault.ts'
import { paper } from './paper-reader.ts'

const search = async (vault: Awaited<ReturnType<typeof aNewVault>>['vault'], query: string) =>
  value(await vault.search({ query, limit: 10 }))

test('a page is found by its words together with the title, hospital, kind and month its record was filed under', async () => {
  const { vault } = await aNewVault()
  await add(vault, 'scan0001.txt', paper([rosasPage('no suspicious mass'), rosasPage('second page, no mass')]))
  await until(() => nothingToRead(vault))
  const [record] = value(await vault.records(null))
  const id = record?.id ?? expect.fail('no record')
  expect(await search(vault, 'mammogram mass')).toMatchObject({ isPartly: true })
  const filing = {
    ...{ kind: 'radiology' as const, date: { year: 2019, month: 3, day: 14 }, hospital: 'St. Mary Hospital' },
    ...{ title: 'Mammogram, both sides' },
  }
  value(await vault.fileRecord({ id, filing }))
  for (const query of ['mammogram mass', 'St Mary mass', 'radiology', 'march 2019', 'mass mar 2019'])
    expect({ query, pages: (await search(vault, query)).hits.map(({ page }) => page) }).toEqual({
      query,
      pages: [1, 2],
    })
  expect(await search(vault, 'mammogram mass')).toMatchObject({ isPartly: false })
  expect(await search(vault, 'mammogram 2018 mass')).toMatchObject({ isPartly: true })
})

test('other names of what was asked for are looked for too, and named; what was typed comes first', async () => {
  const { vault } = await aNewVault()
  await add(vault, 'a.txt', paper([rosasPage('trastuzumab every three weeks')]))
  await add(vault, 'b.txt', paper([rosasPage('Herceptin, cycle 4')]))
  await until(() => nothingToRead(vault))
  const found = await search(vault, 'herceptin')
  expect(found.also).toContain('trastuzumab')
  expect(
    found.hits.map(({ snippet: { text, marks } }) => marks.map(({ start, end }) => text.slice(start, end))),
  ).toEqual([['Herceptin'], ['trastuzumab']])
})

test('a stranger’s page is found neither by its words nor by its record’s', async () => {
  const { vault } = await aNewVault()
  await add(vault, 'zebra.txt', paper([strangersPage('zebra')]))
  await until(() => nothingToRead(vault))
  for (const query of ['zebra', 'zebr', 'zebraa', 'Oakes']) expect((await search(vault, query)).hits).toEqual([])
})

const file = async (app: Awaited<ReturnType<typeof aNewVault>>, name: string, filing: Filing, words: string) => {
  const { documentId } = await add(app.vault, name, paper([rosasPage(words)]))
  await until(() => nothingToRead(app.vault))
  value(await app.vault.fileRecord({ id: documentId, filing }))
  return documentId
}

test('a search is kept to kinds, dates and hospitals; what a date leaves out for want of one is counted, and what is found can be told apart', async () => {
  const app = await aNewVault()
  const none = { kind: 'lab' as const, date: null, hospital: null, title: '' }
  const a = await file(app, 'a.txt', { ...none, date: { year: 2022 }, hospital: 'Mercy General Hospital' }, 'HER2 1+')
  const b = await file(app, 'b.txt', { ...none, kind: 'pathology', date: { year: 2023, month: 5 } }, 'HER2 2+')
  const c = await file(app, 'c.txt', { ...none, kind: 'pathology' }, 'HER2 pending')
  const found = async (query: string, filters: Filter[]) => {
    const answer = value(await app.vault.search({ query, limit: 10, filters }))
    return { ...answer, ids: answer.hits.map(({ documentId }) => documentId).sort() }
  }
  const all = await found('her2', [])
  expect(all.ids).toEqual([a, b, c].sort())
  expect(all.counted).toContainEqual({ filter: { by: 'kind', kind: 'pathology' }, records: 2 })
  const since: Filter = { by: 'date', from: { year: 2023 }, until: null }
  expect(await found('her2', [since])).toMatchObject({ ids: [b], undated: 1 })
  expect((await found('her2', [{ by: 'kind', kind: 'lab' }])).ids).toEqual([a])
  expect((await found('', [{ by: 'kind', kind: 'pathology' }])).hits.map(({ documentId }) => documentId)).toEqual([
    b,
    c,
  ])
  const named = (await found('pathology 2023 mercy her2', [])).named
  expect(named.map(({ filter, rest }) => [filter.by, rest])).toEqual([
    ['kind', '2023 mercy her2'],
    ['date', 'pathology mercy her2'],
    ['hospital', 'pathology 2023 her2'],
  ])
})

test('somebody else of the vault is searched only when asked for, and each page says whose it is', async () => {
  const app = await aNewVault()
  await add(app.vault, 'a.txt', paper([rosasPage('tamoxifen')]))
  const { id } = value(await app.vault.overview(null)).person ?? expect.fail('nobody')
  const born = { year: 1931, month: 11, day: 2 }
  const martin = { ...rosa, name: 'Martin Oakes', birthDate: born, relation: 'someone-else' as const }
  const other = value(await app.vault.savePerson({ id: null, person: martin }))
  value(await app.vault.openPerson({ id: other.id }))
  await add(app.vault, 'b.txt', paper([strangersPage('tamoxifen')]))
  await until(() => nothingToRead(app.vault))
  value(await app.vault.openPerson({ id }))
  const names = async (filters: Filter[]) =>
    value(await app.vault.search({ query: 'tamoxifen', limit: 10, filters })).hits.map(({ person }) => person?.name)
  expect(await names([])).toEqual([undefined])
  const person = (of: PersonId): Filter => ({ by: 'person', person: of })
  expect(await names([person(other.id)])).toEqual(['Martin Oakes'])
  expect((await names([person(other.id), person(id)])).sort()).toEqual(['Martin Oakes', undefined])
  const asked = value(await app.vault.search({ query: 'martin tamoxifen', limit: 10 }))
  expect(asked.named).toEqual([{ filter: person(other.id), rest: 'tamoxifen' }])
})

test('what was found is marked in its record too: misread, mistyped, in another form, under another name, and only whole words where a space says so', async () => {
  const { vault } = await aNewVault()
  const page =
    'ER: 95 %, ERBB2 not amplified. Partial rnastectomy. Three nodes, one node. Letrozole begun. Erythrocytes 4.1.'
  const { documentId } = await add(vault, 'a.txt', paper([rosasPage(page), rosasPage('nothing here')]))
  await until(() => nothingToRead(vault))
  const marks = async (query: string) => {
    const found = value(await vault.findInRecord({ id: documentId, query }))
    return found.map(({ page: number, hits }) => [number, hits.length])
  }
  for (const query of ['her2 ', 'mastectomy', 'letrozle ', 'ER ', 'when was letrozole started'])
    expect({ query, marks: (await marks(query)).map(([number]) => number) }).toEqual({ query, marks: [1] })
  expect(await marks('ER ')).toEqual([[1, 1]])
  expect(await marks('node ')).toEqual([[1, 2]])
  expect(await marks('when was letrozole started')).toEqual([[1, 2]])
  expect(await marks('zebra')).toEqual([])
})
