import { expect, test } from 'vitest'
import { BatchId, newId, type DocumentId } from '../../../renderer/core/base/ids.ts'
import type { Vault } from '../../../renderer/vault/contract.ts'
import {
  add,
  aNewVault,
  nothingToRead,
  openedAgain,
  refused,
  rosasPage,
  strangersPage,
  until,
  value,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

const filing = { kind: 'letter', date: { year: 2020 }, hospital: 'Larkhaven', title: 'By hand' } as const

/** A gate that a page waits at until it is opened. */
function aGate(): { open(): void; passed: Promise<void> } {
  let open: () => void = () => undefined
  const passed = new Promise<void>((go) => (open = go))
  return { open: () => open(), passed }
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? ''
const stateOf = async (vault: Vault, id: DocumentId) => value(await vault.record({ id })).row.reading

test('a filing made while the document is being read is not lost, not even when the app is started again', async () => {
  const app = await aNewVault()
  const gate = aGate()
  app.reader.pass = (page) => (page.includes('second') ? gate.passed : Promise.resolve())
  const { documentId: id } = await add(app.vault, 'a.pdf', paper([rosasPage('first'), rosasPage('second')]))
  await until(() => app.reader.read.length === 1)
  value(await app.vault.fileRecord({ id, filing }))
  gate.open()
  await until(() => nothingToRead(app.vault))
  const before = value(await app.vault.record({ id }))
  expect(before.filing).toEqual(filing)
  expect(before.pageInfo.map(({ identity }) => identity?.verdict)).toEqual(['match', 'match'])
  await app.quit()
  const again = await openedAgain(app)
  expect(value(await again.vault.record({ id }))).toEqual(before)
})

test('a filing and answers given at the same moment are both kept', async () => {
  const { vault } = await aNewVault()
  const { documentId: id } = await add(vault, 'a.pdf', paper([strangersPage('one'), strangersPage('two')]))
  await until(() => nothingToRead(vault))
  await Promise.all([
    vault.answerPages({ id, pages: [1], isPerson: true }),
    vault.fileRecord({ id, filing }),
    vault.answerPages({ id, pages: [2], isPerson: false }),
  ])
  const { pageInfo, filing: filed } = value(await vault.record({ id }))
  expect(filed).toEqual(filing)
  expect(pageInfo.map(({ identity }) => identity?.answer?.isPerson)).toEqual([true, false])
})

test('killed in the middle, reading goes on at the page after the last one kept', async () => {
  const app = await aNewVault()
  app.reader.pass = (page) => (page.includes('third') ? new Promise(() => undefined) : Promise.resolve())
  const pages = ['first', 'second', 'third', 'fourth'].map(rosasPage)
  const { documentId: id } = await add(app.vault, 'a.pdf', paper(pages))
  await until(async () => (await stateOf(app.vault, id)).state === 'reading' && app.reader.read.length === 2)
  await until(async () => value(await app.vault.overview(null)).reading.pagesDone === 2)
  await app.kill()
  const again = await openedAgain(app)
  await until(() => nothingToRead(again.vault))
  expect(again.reader.read.map(lastLine)).toEqual(['third', 'fourth'])
  expect(await stateOf(again.vault, id)).toEqual({ state: 'read', pages: 4, unreadable: [] })
})

test('a page that ends the reader three times is marked, and everything else is read', async () => {
  const { vault, reader } = await aNewVault()
  const { documentId: id } = await add(vault, 'a.pdf', paper([rosasPage('first'), 'DEADLY', rosasPage('third')]))
  const { documentId: other } = await add(vault, 'b.pdf', paper([rosasPage('other')]))
  await until(() => nothingToRead(vault))
  expect(reader.deaths).toBe(3)
  expect(await stateOf(vault, id)).toEqual({ state: 'read', pages: 3, unreadable: [2] })
  expect(await stateOf(vault, other)).toEqual({ state: 'read', pages: 1, unreadable: [] })
  expect(reader.read.map(lastLine)).toEqual(['first', 'third', 'other'])
})

test('a page that could not be read can be read again, and is then found', async () => {
  const { vault, reader } = await aNewVault()
  let deadly = true
  reader.pass = async (page) => {
    if (page.includes('zebrine') && deadly) await reader.die()
  }
  const { documentId: id } = await add(vault, 'a.pdf', paper([rosasPage('first'), rosasPage('zebrine')]))
  await until(() => nothingToRead(vault))
  expect(await stateOf(vault, id)).toEqual({ state: 'read', pages: 2, unreadable: [2] })
  deadly = false
  value(await vault.retryReading({ id }))
  await until(() => nothingToRead(vault))
  expect(await stateOf(vault, id)).toEqual({ state: 'read', pages: 2, unreadable: [] })
  expect(value(await vault.search({ query: 'zebrine', limit: 5 })).hits.length).toBe(1)
  expect(reader.read.map(lastLine)).toEqual(['first', 'zebrine'])
})

test('a document is looked at while another is being read: each question gets its own source, and few stay open', async () => {
  const { vault, reader } = await aNewVault()
  const gate = aGate()
  const ids = []
  for (const name of ['one', 'two', 'three', 'four'])
    ids.push((await add(vault, name, paper([rosasPage(`${name} a`), rosasPage(`${name} b`)]))).documentId)
  await until(() => nothingToRead(vault))
  reader.pass = () => gate.passed
  const { documentId: slow } = await add(vault, 'slow', paper([rosasPage('slow a'), rosasPage('slow b')]))
  const looks = await Promise.all(
    [...ids, ...ids].flatMap((id) => [1, 2].map((page) => vault.pageImage({ id, page, width: 100 }))),
  )
  const seen = looks.map((look) => lastLine(new TextDecoder().decode(value(look).rgba)))
  const names = ['one a', 'one b', 'two a', 'two b', 'three a', 'three b', 'four a', 'four b']
  expect(seen).toEqual([...names, ...names])
  expect(await stateOf(vault, slow)).toEqual({ state: 'waiting' })
  gate.open()
  await until(() => nothingToRead(vault))
  expect(reader.read.map(lastLine).slice(-2)).toEqual(['slow a', 'slow b'])
  expect(reader.mostOpen).toBeLessThanOrEqual(3)
  await until(() => reader.open.size <= 1) // what is looked at
})

test('a page is looked at again after the reader has died', async () => {
  const { vault, reader } = await aNewVault()
  const { documentId: id } = await add(vault, 'a', paper([rosasPage('seen')]))
  await until(() => nothingToRead(vault))
  value(await vault.pageImage({ id, page: 1, width: 100 }))
  void reader.die()
  await until(async () => (await vault.pageImage({ id, page: 1, width: 100 })).ok)
})

test('a password is tried on the batch, wrong ones are refused, and none outlives the session', async () => {
  const app = await aNewVault()
  const batch = newId(BatchId)
  const locked = (word: string, password: string) => paper([rosasPage(word)], password)
  const a = await add(app.vault, 'a', locked('a', 'open sesame'), batch)
  const b = await add(app.vault, 'b', locked('b', 'open sesame'), batch)
  const other = await add(app.vault, 'c', locked('c', 'other'), batch)
  await until(async () => (await stateOf(app.vault, other.documentId)).state === 'needs-password')
  const id = a.documentId
  expect(await app.vault.givePassword({ id, password: 'wrong' })).toEqual(refused('wrong-password'))
  value(await app.vault.givePassword({ id, password: 'open sesame' }))
  await until(() => nothingToRead(app.vault))
  expect((await stateOf(app.vault, id)).state).toBe('read')
  expect((await stateOf(app.vault, b.documentId)).state).toBe('read')
  expect((await stateOf(app.vault, other.documentId)).state).toBe('needs-password')
  value(await app.vault.pageImage({ id, page: 1, width: 100 }))
  await app.quit()
  const again = await openedAgain(app)
  expect(await again.vault.pageImage({ id, page: 1, width: 100 })).toEqual(refused('needs-password'))
  value(await again.vault.givePassword({ id, password: 'open sesame' }))
  value(await again.vault.pageImage({ id, page: 1, width: 100 }))
  expect((await stateOf(again.vault, id)).state).toBe('read') // not read a second time
  expect(again.reader.read).toEqual([])
})

test('skipping stops a document in the middle, keeps what was read, and reading it again reads only the rest', async () => {
  const { vault, reader } = await aNewVault()
  const gate = aGate()
  reader.pass = (page) => (page.includes('second') ? gate.passed : Promise.resolve())
  const pages = ['first', 'second', 'third'].map(rosasPage)
  const { documentId: id } = await add(vault, 'a', paper(pages))
  await until(async () => value(await vault.overview(null)).reading.pagesDone === 1)
  value(await vault.skipReading({ id }))
  expect(await stateOf(vault, id)).toEqual({ state: 'kept', why: 'reading-skipped' })
  gate.open()
  await until(() => reader.read.length === 2)
  expect(await stateOf(vault, id)).toEqual({ state: 'kept', why: 'reading-skipped' })
  expect(value(await vault.search({ query: 'first', limit: 5 })).hits.length).toBe(1)
  value(await vault.retryReading({ id }))
  await until(() => nothingToRead(vault))
  expect(await stateOf(vault, id)).toEqual({ state: 'read', pages: 3, unreadable: [] })
  expect(reader.read.map(lastLine).at(-1)).toBe('third')
})

test('a document is skipped while reading is paused, and is not skipped a second time when it is read again', async () => {
  const { vault } = await aNewVault()
  value(await vault.pauseReading({ paused: true }))
  const { documentId: id } = await add(vault, 'a', paper([rosasPage('first')]))
  value(await vault.skipReading({ id }))
  expect((await stateOf(vault, id)).state).toBe('kept')
  value(await vault.retryReading({ id }))
  expect((await stateOf(vault, id)).state).toBe('waiting')
  value(await vault.pauseReading({ paused: false }))
  await until(async () => (await stateOf(vault, id)).state === 'read')
})

test('what is known of the person changes: whose pages are whose is asked again, and what a person said stays', async () => {
  const { vault } = await aNewVault()
  const page = (words: string) => `Patient: ROSE ALVAREZ-QUINN\nDOB: 03/14/1961\n${words}\n`
  const { documentId: id } = await add(vault, 'a', paper([page('one'), page('two')]))
  await until(() => nothingToRead(vault))
  const verdicts = async () => value(await vault.record({ id })).pageInfo.map(({ identity }) => identity?.verdict)
  expect(await verdicts()).toEqual(['quarantine', 'quarantine'])
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  const person = { name: 'Rose Alvarez-Quinn', birthDate: { year: 1961, month: 3, day: 14 } }
  const { id: personId = null } = value(await vault.overview(null)).person ?? {}
  const known = { ...person, otherNames: [], relation: 'me' as const, hospitalNumbers: [] }
  value(await vault.savePerson({ id: personId, person: known }))
  expect(await verdicts()).toEqual(['match', 'match'])
  expect(value(await vault.record({ id })).pageInfo[1]?.identity?.answer?.isPerson).toBe(false)
})

test('while no reader comes, documents wait, nothing is marked damaged, and one restart is asked for at a time', async () => {
  const app = await aNewVault({ patience: 60, readerComes: false })
  const { documentId: id } = await add(app.vault, 'a', paper([rosasPage('first'), rosasPage('second')]))
  const looks = await Promise.all([1, 2, 1].map((page) => app.vault.pageImage({ id, page, width: 100 })))
  for (const look of looks) expect(look).toEqual(refused('reader-unavailable'))
  expect(await stateOf(app.vault, id)).toEqual({ state: 'waiting' })
  const asked = app.news.filter((topic) => topic === 'restart-reader').length
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThanOrEqual(3) // one for each wait of 60 ms, however many are waiting
  app.reader.start()
  await until(() => nothingToRead(app.vault))
  expect(await stateOf(app.vault, id)).toEqual({ state: 'read', pages: 2, unreadable: [] })
})

test('a page being read is not marked unreadable because pages looked at meanwhile ended the reader', async () => {
  const { vault, reader } = await aNewVault()
  const { documentId: looked } = await add(vault, 'looked', paper([rosasPage('looked')]))
  await until(() => nothingToRead(vault))
  let waits = 0
  reader.pass = async (page) => {
    if (!page.includes('innocent') || waits++ >= 4) return
    // While this page is being read somebody looks at another one, which ends the process.
    reader.drawing = () => reader.die()
    await Promise.all([vault.pageImage({ id: looked, page: 1, width: 100 }), new Promise(() => undefined)])
  }
  const { documentId: id } = await add(vault, 'a', paper([rosasPage('innocent')]))
  await until(() => nothingToRead(vault))
  expect(reader.deaths).toBe(4)
  expect(await stateOf(vault, id)).toEqual({ state: 'read', pages: 1, unreadable: [] })
})

test('a reader that never answers is given up after its time, another is asked for, and the page is then drawn', async () => {
  const { vault, reader, news } = await aNewVault({ patience: 300 })
  const { documentId: id } = await add(vault, 'a', paper([rosasPage('seen')]))
  await until(() => nothingToRead(vault))
  reader.drawing = () => new Promise(() => undefined)
  expect(await vault.pageImage({ id, page: 1, width: 100 })).toEqual(refused('reader-unavailable'))
  expect(news.filter((topic) => topic === 'restart-reader').length).toBe(1)
  reader.drawing = () => Promise.resolve()
  reader.start()
  value(await vault.pageImage({ id, page: 1, width: 100 }))
})
