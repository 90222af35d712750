import { expect, test } from 'vitest'
import { BatchId, newId, type DocumentId } from '../../../renderer/core/base/ids.ts'
import type { Vault } from '../../../renderer/vault/contract.ts'
import {
  add,
  aNewVault,
  blobsIn,
  nothingToRead,
  openedAgain,
  refused,
  rosasPage,
  strangersPage,
  until,
  value,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

const textsOf = async (vault: Vault, id: DocumentId): Promise<string[]> => {
  const { pageInfo } = value(await vault.record({ id }))
  const texts = await Promise.all(pageInfo.map(({ page }) => vault.pageText({ id, page })))
  return texts.map((text) => value(text).text.split('\n')[2] ?? '')
}
const where = async (vault: Vault, query: string) =>
  value(await vault.search({ query, limit: 9 })).hits.map(({ documentId, page }) => ({ documentId, page }))

/** A file of five pages of Rosa's, read. */
async function fivePages() {
  const app = await aNewVault()
  const pages = ['alpha', 'bravo', 'charlie', 'delta', 'echo'].map(rosasPage)
  const { documentId: id } = await add(app.vault, 'five.pdf', paper(pages))
  await until(() => nothingToRead(app.vault))
  return { ...app, id }
}

test('a split gives records of the right pages; words are found in the part that holds them; undone all is as before', async () => {
  const app = await fivePages()
  const { vault, id } = app
  const before = value(await vault.record({ id }))
  const { ids } = value(await vault.splitRecord({ id, startsAt: [3, 5] }))
  expect(ids).toHaveLength(3)
  const [first, second, third] = ids
  if (!first || !second || !third) throw new Error('not three')
  expect(first).toBe(id)
  expect(await textsOf(vault, first)).toEqual(['alpha', 'bravo'])
  expect(await textsOf(vault, second)).toEqual(['charlie', 'delta'])
  expect(await textsOf(vault, third)).toEqual(['echo'])
  expect(await where(vault, 'delta')).toEqual([{ documentId: second, page: 2 }])
  const drawn = value(await vault.pageImage({ id: second, page: 2, width: 100 }))
  expect(new TextDecoder().decode(new Uint8Array(drawn.rgba))).toContain('delta')
  await app.quit()
  const again = await openedAgain(app)
  await until(async () => (await where(again.vault, 'echo')).length === 1)
  expect(await where(again.vault, 'echo')).toEqual([{ documentId: third, page: 1 }])
  await again.quit()
  const undoing = await fivePages()
  value(await undoing.vault.splitRecord({ id: undoing.id, startsAt: [2] }))
  expect(value(await undoing.vault.undo(null)).act).toBe('split')
  expect(value(await undoing.vault.records(null))).toHaveLength(1)
  expect(value(await undoing.vault.record({ id: undoing.id })).pageInfo).toHaveLength(before.pageInfo.length)
  expect(await where(undoing.vault, 'echo')).toEqual([{ documentId: undoing.id, page: 5 }])
  expect(value(await undoing.vault.redo(null)).act).toBe('split')
  expect(value(await undoing.vault.records(null))).toHaveLength(2)
})

test('answers about pages go along with the pages, and a stranger’s page stays kept out wherever it is moved', async () => {
  const { vault } = await aNewVault()
  const pages = [rosasPage('alpha'), strangersPage('quixotic'), rosasPage('charlie')]
  const { documentId: id } = await add(vault, 'mixed.pdf', paper(pages))
  await until(() => nothingToRead(vault))
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  const moved = value(await vault.movePages({ id, pages: [2], to: null }))
  const identity = value(await vault.record({ id: moved.id })).pageInfo[0]?.identity
  expect(identity).toMatchObject({ page: 1, verdict: 'quarantine', answer: { isPerson: false } })
  expect(await where(vault, 'quixotic')).toEqual([])
  expect(value(await vault.record({ id })).row.person).toBe('match')
})

test('records joined are one with all pages in order; the others are not listed, and nothing is lost by undoing', async () => {
  const { vault } = await aNewVault()
  const one = await add(vault, 'one', paper([rosasPage('alpha')]))
  const two = await add(vault, 'two', paper([rosasPage('bravo'), rosasPage('charlie')]))
  await until(() => nothingToRead(vault))
  value(await vault.joinRecords({ ids: [two.documentId, one.documentId] }))
  expect(value(await vault.records(null)).map(({ id }) => id)).toEqual([two.documentId])
  expect(await textsOf(vault, two.documentId)).toEqual(['bravo', 'charlie', 'alpha'])
  expect(await where(vault, 'alpha')).toEqual([{ documentId: two.documentId, page: 3 }])
  value(await vault.undo(null))
  expect(value(await vault.records(null))).toHaveLength(2)
  expect(await where(vault, 'alpha')).toEqual([{ documentId: one.documentId, page: 1 }])
})

test('pages in another order or turned stand so everywhere; an order that leaves a page out is refused', async () => {
  const { vault, id } = await fivePages()
  expect(await vault.orderPages({ id, pages: [1, 2, 3] })).toEqual(refused('no-such-record'))
  expect(await vault.orderPages({ id, pages: [1, 1, 2, 3, 4] })).toEqual(refused('no-such-record'))
  value(await vault.orderPages({ id, pages: [5, 4, 3, 2, 1] }))
  expect(await textsOf(vault, id)).toEqual(['echo', 'delta', 'charlie', 'bravo', 'alpha'])
  const upright = value(await vault.pageText({ id, page: 1 }))
  value(await vault.turnPages({ id, pages: [1], turn: 90 }))
  const turned = value(await vault.pageText({ id, page: 1 }))
  expect([turned.width, turned.height, turned.turned]).toEqual([upright.height, upright.width, 90])
  const [word, was] = [turned.words[0]?.box, upright.words[0]?.box]
  expect(word?.x).toBeCloseTo(1 - (was?.y ?? 0) - (was?.height ?? 0))
  expect(word?.y).toBeCloseTo(was?.x ?? 0)
  value(await vault.turnPages({ id, pages: [1], turn: 270 }))
  expect(value(await vault.pageText({ id, page: 1 })).words).toEqual(upright.words)
})

test('what has been put into the bin is in no list and no search, is back when taken out, and is gone when emptied', async () => {
  const { vault, id, root } = await fivePages()
  value(await vault.bin({ ids: [id] }))
  expect(value(await vault.records(null))).toEqual([])
  expect(await where(vault, 'alpha')).toEqual([])
  expect(value(await vault.overview(null))).toMatchObject({ records: 0, binned: 1, toReview: 0 })
  expect(value(await vault.binned(null))).toMatchObject([{ row: { id }, daysLeft: 30 }])
  expect(value(await vault.intake(null))[0]?.state.state).toBe('in-bin')
  value(await vault.unbin({ ids: [id] }))
  expect(await where(vault, 'alpha')).toEqual([{ documentId: id, page: 1 }])
  value(await vault.bin({ ids: [id] }))
  expect(value(await vault.emptyBin(null))).toEqual({ removed: 1, kept: 0 })
  expect(value(await vault.binned(null))).toEqual([])
  expect(blobsIn(root)).toEqual([])
  expect(value(await vault.undo(null)).act).toBeNull()
})

test('a file of which another record shows a page is not deleted with the bin', async () => {
  const app = await fivePages()
  const { vault, id } = app
  const { ids } = value(await vault.splitRecord({ id, startsAt: [2] }))
  value(await vault.bin({ ids: [id] }))
  expect(value(await vault.emptyBin(null))).toEqual({ removed: 0, kept: 1 })
  const [, part] = ids
  if (!part) throw new Error('no part')
  expect(await textsOf(vault, part)).toEqual(['bravo', 'charlie', 'delta', 'echo'])
  await app.quit()
  const again = await openedAgain(app)
  expect(value(await again.vault.overview(null))).toMatchObject({ damaged: false, unreadRows: 0, records: 1 })
  expect(await textsOf(again.vault, part)).toEqual(['bravo', 'charlie', 'delta', 'echo'])
})

test('an import undone takes its own records only, and the same file dropped again says that it is in the bin', async () => {
  const { vault } = await aNewVault()
  const batchId = newId(BatchId)
  await add(vault, 'stays', paper([rosasPage('alpha')]))
  await add(vault, 'goes', paper([rosasPage('bravo')]), batchId)
  await until(() => nothingToRead(vault))
  expect(value(await vault.undoImport({ batchId }))).toEqual({ records: 1 })
  expect(value(await vault.records(null)).map(({ name }) => name)).toEqual(['stays'])
  const again = await add(vault, 'goes again', paper([rosasPage('bravo')]))
  expect(again.state.state).toBe('in-bin')
  expect(value(await vault.undo(null)).act).toBe('import-undone')
  expect(value(await vault.records(null))).toHaveLength(2)
})

test('an act is not taken back over something a person did to the same record since', async () => {
  const { vault, id } = await fivePages()
  const filing = { kind: 'lab' as const, date: null, hospital: null, title: 'First' }
  value(await vault.fileRecord({ id, filing }))
  value(await vault.fileRecord({ id, filing: { ...filing, title: 'Second' } }))
  expect(value(await vault.undo(null)).act).toBe('filed')
  expect(value(await vault.record({ id })).filing?.title).toBe('First')
  expect(value(await vault.undo(null)).act).toBe('filed')
  expect(value(await vault.record({ id })).filing).toBeNull()
  expect(value(await vault.undo(null)).act).toBeNull()
})
