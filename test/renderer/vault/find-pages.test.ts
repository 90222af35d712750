// What is found for what a person typed: by the words of pages, and by what is known of the record as a whole.
import { expect, test } from 'vitest'
import { add, aNewVault, nothingToRead, rosasPage, strangersPage, until, value } from './a-vault.ts'
import { paper } from './paper-reader.ts'

const search = async (vault: Awaited<ReturnType<typeof aNewVault>>['vault'], query: string) =>
  value(await vault.search({ query, limit: 10 }))

test('a page is found by its words together with the title, hospital, kind and month its record was filed under', async () => {
  const { vault } = await aNewVault()
  await add(vault, 'scan0001.txt', paper([rosasPage('no suspicious mass'), rosasPage('second page, no mass')]))
  await until(() => nothingToRead(vault))
  const [record] = value(await vault.records(null))
  const id = record?.id ?? expect.fail('no record')
  expect((await search(vault, 'mammogram mass')).hits).toEqual([])
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
  expect((await search(vault, 'mammogram 2018 mass')).hits).toEqual([])
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
