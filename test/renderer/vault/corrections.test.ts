import { expect, test } from 'vitest'
import type { DocumentId } from '../../../renderer/core/base/ids.ts'
import type { Vault } from '../../../renderer/vault/contract.ts'
import { add, aNewVault, nothingToRead, openedAgain, refused, rosasPage, until, value } from './a-vault.ts'
import { paper } from './paper-reader.ts'

const line = 'lnvasive carcinorna'
const found = async (vault: Vault, query: string) =>
  value(await vault.findInRecord({ id: (await onlyRecord(vault)).id, query })).length > 0
const onlyRecord = async (vault: Vault) => {
  const [row] = value(await vault.records(null))
  if (!row) throw new Error('no record')
  return row
}

async function correct(vault: Vault, id: DocumentId, text: string, was = line) {
  const shown = value(await vault.pageText({ id, page: 1 }))
  const start = shown.text.indexOf(was)
  return vault.correctText({ id, page: 1, place: { start, end: start + was.length, was }, text })
}

async function aReadPage() {
  const app = await aNewVault()
  const { documentId: id } = await add(app.vault, 'a.pdf', paper([rosasPage(line)]))
  await until(() => nothingToRead(app.vault))
  return { app, id }
}

test('a corrected word is found, what was read is not, and taking it back is the other way round', async () => {
  const { app, id } = await aReadPage()
  const { vault } = app
  value(await correct(vault, id, 'Invasive carcinoma'))
  const shown = value(await vault.pageText({ id, page: 1 }))
  expect(shown.text).toContain('Invasive carcinoma')
  expect(shown.corrected.map(({ read }) => read)).toEqual([line])
  expect(value(await vault.search({ query: 'invasive carcinoma', limit: 5 })).hits.length).toBe(1)
  expect(await found(vault, 'invasive')).toBe(true)
  value(await vault.undo(null))
  expect(value(await vault.pageText({ id, page: 1 })).corrected).toEqual([])
  value(await vault.redo(null))
  const [one] = value(await vault.pageText({ id, page: 1 })).corrected
  if (!one) throw new Error('no correction')
  value(await vault.uncorrectText({ correction: one.id }))
  expect(value(await vault.pageText({ id, page: 1 })).text).toContain(line)
})

test('a correction outlives a kill, is what counts in the index that is made anew, and is gone with its record', async () => {
  const { app, id } = await aReadPage()
  value(await correct(app.vault, id, 'Zebrine carcinoma'))
  await app.kill()
  const { vault } = await openedAgain(app)
  await until(async () => value(await vault.search({ query: 'zebrine', limit: 5 })).hits.length === 1)
  expect(value(await vault.pageText({ id, page: 1 })).corrected.length).toBe(1)
  value(await vault.bin({ ids: [id] }))
  expect(value(await vault.emptyBin(null))).toEqual({ removed: 1, kept: 0 })
})

test('a correction goes into what is proposed from the page', async () => {
  const app = await aNewVault()
  const heading = 'SURG1CAL PATH0L0GY REP0RT'
  const { documentId: id } = await add(app.vault, 'a.pdf', paper([rosasPage(`${heading}\nFinal diagnosis: none`)]))
  await until(() => nothingToRead(app.vault))
  value(await correct(app.vault, id, 'Discharge summary', heading))
  expect(value(await app.vault.record({ id })).proposal?.kind?.value).toBe('discharge')
})

test('words that changed meanwhile are not overwritten, and typing what was read is no correction', async () => {
  const { app, id } = await aReadPage()
  const place = { start: 0, end: 4, was: 'none' }
  expect(await app.vault.correctText({ id, page: 1, place, text: 'x' })).toEqual(refused('changed-meanwhile'))
  value(await correct(app.vault, id, 'Invasive carcinoma'))
  value(await correct(app.vault, id, line, 'Invasive carcinoma'))
  expect(value(await app.vault.pageText({ id, page: 1 })).corrected).toEqual([])
})

test('the words of a handwritten place are typed where nothing was read, and stand on a page that a person turned', async () => {
  const { app, id } = await aReadPage()
  value(await app.vault.turnPages({ id, pages: [1], turn: 90 }))
  const box = { x: 0.1, y: 0.2, width: 0.05, height: 0.3 }
  value(await app.vault.correctText({ id, page: 1, place: { box }, text: 'see me on Tuesday' }))
  const shown = value(await app.vault.pageText({ id, page: 1 }))
  expect(shown.text).toContain('see me on Tuesday\n')
  const [mark] = shown.corrected
  const words = shown.words.filter(({ start, end }) => mark && start >= mark.start && end <= mark.end)
  for (const { box: own } of words) {
    expect(own.x).toBeGreaterThanOrEqual(box.x - 0.001)
    expect(own.y).toBeGreaterThanOrEqual(box.y - 0.001)
    expect(own.y + own.height).toBeLessThanOrEqual(box.y + box.height + 0.001)
  }
})

test('killed at page 30 of 60, reading goes on at page 29 or later', async () => {
  const app = await aNewVault()
  const pages = Array.from({ length: 60 }, (_, at) => rosasPage(`page number ${at + 1} end`))
  app.reader.pass = async (page) => {
    if (page.includes('number 30 end')) await new Promise(() => undefined)
  }
  const { documentId: id } = await add(app.vault, 'a.pdf', paper(pages))
  await until(() => Promise.resolve(app.reader.read.length === 29))
  await until(async () => value(await app.vault.overview(null)).reading.pagesDone >= 28)
  await app.kill()
  const again = await openedAgain(app)
  await until(() => nothingToRead(again.vault))
  expect(again.reader.read.length).toBeLessThanOrEqual(32)
  expect(again.reader.read.some((page) => page.includes('number 28 end'))).toBe(false)
  expect(value(await again.vault.record({ id })).pageInfo.length).toBe(60)
})
