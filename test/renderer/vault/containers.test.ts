import { expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { add, aNewVault, nothingToRead, openedAgain, rosasPage, strangersPage, until, value } from './a-vault.ts'
import { paper } from './paper-reader.ts'

/** A file inside another, as the paper reader takes it out: a paper of one page on a line of its own. */
const member = (path: string, words: string): string =>
  `MEMBER ${path}|%PDF-1.7\\f\\f${rosasPage(words).trimEnd().replaceAll('\n', '\\n')}`

const image = (study: string, patient: string, number: number): Uint8Array =>
  paper([`${rosasPage(`slice ${number}`)}DICOM ${study} ${patient} ${number}\n`])

test('what a mail carries becomes records of their own, listed under it, each from the file it came out of', async () => {
  const app = await aNewVault()
  const { vault } = app
  const mail = paper([rosasPage(`see attached\n${member('scan/one.pdf', 'alpha')}\n${member('two.pdf', 'bravo')}`)])
  const { documentId: id, itemId } = await add(vault, 'mail.eml', mail)
  await until(() => nothingToRead(vault))
  const lines = value(await vault.intake(null))
  expect(lines.map(({ name, within }) => [name, within])).toEqual([
    ['mail.eml', null],
    ['one.pdf', itemId],
    ['two.pdf', itemId],
  ])
  const detail = value(await vault.record({ id }))
  expect(detail.members.map(({ title }) => title).sort()).toEqual(['one', 'two'])
  const [hit] = value(await vault.search({ query: 'alpha', limit: 5 })).hits.filter(
    ({ documentId }) => documentId !== id,
  )
  if (!hit) throw new Error('the attachment is not found')
  expect(value(await vault.record({ id: hit.documentId })).cameFrom?.id).toBe(id)
})

test('a member that is not what it claims is named, and the others are taken all the same', async () => {
  const { vault } = await aNewVault()
  const mail = paper([rosasPage(`a mail\nMEMBER bomb.bin|FORGED\n${member('two.pdf', 'bravo')}`)])
  const { documentId: id } = await add(vault, 'mail.eml', mail)
  await until(() => nothingToRead(vault))
  const { refusedMembers, members } = value(await vault.record({ id }))
  expect(refusedMembers).toEqual([{ path: 'bomb.bin', why: 'forged-size' }])
  expect(members).toHaveLength(1)
})

test('killed while a container is taken apart, every member is there once afterwards', async () => {
  const app = await aNewVault()
  const names = Array.from({ length: 6 }, (_, i) => member(`${i}.pdf`, `word${i}`)).join('\n')
  await add(app.vault, 'mail.eml', paper([rosasPage(`a mail\n${names}`)]))
  await until(async () => value(await app.vault.records(null)).length >= 3)
  await app.kill()
  const again = await openedAgain(app)
  await until(() => nothingToRead(again.vault))
  const all = value(await again.vault.records(null)).map(({ name }) => name)
  expect(all.sort()).toEqual(['0.pdf', '1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf', 'mail.eml'])
})

test('a program is not kept, and the import list says so', async () => {
  const { vault } = await aNewVault()
  const program = new Uint8Array([...utf8('MZ'), ...new Uint8Array(200)])
  const { person } = value(await vault.overview(null))
  if (!person) throw new Error('nobody')
  const ask = { personId: person.id, batchId: '0'.repeat(32) as never, path: null, hospital: null }
  const line = value(await vault.takeIn({ ...ask, name: 'viewer.exe', source: { bytes: program } }))
  expect(line).toMatchObject({ documentId: null, state: { state: 'left-out', why: 'program' } })
  expect(value(await vault.records(null))).toEqual([])
})

test('images of one study and patient are one record; another patient under the same study number is not', async () => {
  const { vault } = await aNewVault()
  const first = await add(vault, 'IM1', image('1.2.3', 'ALVAREZ', 2))
  await add(vault, 'IM2', image('1.2.3', 'ALVAREZ', 1))
  await add(vault, 'IM3', image('1.2.3', 'OAKES', 1))
  await until(() => nothingToRead(vault))
  const rows = value(await vault.records(null))
  expect(rows.map(({ images }) => images).sort()).toEqual([1, 2])
  const [series] = value(await vault.study({ id: first.documentId }))
  expect(series?.images.map(({ number, name }) => [number, name])).toEqual([
    [1, 'IM2'],
    [2, 'IM1'],
  ])
  value(await vault.bin({ ids: [first.documentId] }))
  expect(value(await vault.records(null))).toHaveLength(1)
  value(await vault.undo(null))
  expect(value(await vault.study({ id: first.documentId }))[0]?.images).toHaveLength(2)
})

test('statements of a page that may be a stranger’s are given to nobody until it is answered for', async () => {
  const { vault } = await aNewVault()
  const pages = [rosasPage('ENTRY Haemoglobin'), strangersPage('ENTRY Creatinine')]
  const { documentId: id } = await add(vault, 'summary.xml', paper(pages))
  await until(() => nothingToRead(vault))
  const titles = async () => value(await vault.entries({ id })).map(({ title }) => title)
  expect(await titles()).toEqual(['Haemoglobin'])
  expect(value(await vault.story(null)).map(({ entry }) => entry.title)).toEqual(['Haemoglobin'])
  value(await vault.answerPages({ id, pages: [2], isPerson: true }))
  expect(await titles()).toEqual(['Haemoglobin', 'Creatinine'])
  value(await vault.answerPages({ id, pages: [1], isPerson: false }))
  expect(await titles()).toEqual(['Creatinine'])
})

test('the same result in two files is one statement with two sources', async () => {
  const { vault } = await aNewVault()
  await add(vault, 'a.xml', paper([rosasPage('from the portal\nENTRY Haemoglobin')]))
  await add(vault, 'b.json', paper([rosasPage('from the lab\nENTRY Haemoglobin')]))
  await until(() => nothingToRead(vault))
  expect(value(await vault.story(null)).map(({ sources }) => sources.length)).toEqual([2])
})

test('a printed report with the values of a file is a further source of them, but not while it is kept out', async () => {
  const { vault } = await aNewVault()
  await add(vault, 'a.xml', paper([rosasPage('from the portal\nENTRY Haemoglobin\nENTRY Ferritin\nENTRY Creatinine')]))
  const report = [
    'Collected: 3 May 2023',
    'LABORATORY RESULTS',
    'Haemoglobin    13.5    g/dL',
    'Ferritin       13.5    g/dL',
    'Creatinine     15.3    g/dL',
  ].join('\n')
  const { documentId: id } = await add(vault, 'print.pdf', paper([rosasPage(report)]))
  await until(() => nothingToRead(vault))
  const told = async () =>
    value(await vault.story(null)).map(({ entry, sources, otherwise }) => ({
      title: entry.title,
      prints: sources.filter(({ documentId }) => documentId === id).length,
      otherwise: otherwise.map(({ says }) => says),
    }))
  expect((await told()).sort((a, b) => a.title.localeCompare(b.title))).toEqual([
    { title: 'Creatinine', prints: 0, otherwise: ['Creatinine 15.3 g/dL'] },
    { title: 'Ferritin', prints: 1, otherwise: [] },
    { title: 'Haemoglobin', prints: 1, otherwise: [] },
  ])
  value(await vault.answerPages({ id, pages: [1], isPerson: false }))
  expect((await told()).map(({ prints, otherwise }) => prints + otherwise.length)).toEqual([0, 0, 0])
})

test('photos taken soon after each other are asked to be one record, and are when a person says so', async () => {
  const { vault } = await aNewVault()
  const batchId = 'ab'.repeat(16) as never
  const photo = (words: string, at: string) => paper([`${rosasPage(words)}TAKEN 2026-05-04T10:${at}:00\n`])
  const one = await add(vault, 'one', photo('alpha', '00'), batchId)
  const two = await add(vault, 'two', photo('bravo', '03'), batchId)
  await add(vault, 'later', photo('charlie', '30'), batchId)
  await until(() => nothingToRead(vault))
  const cards = value(await vault.review(null)).filter(({ together }) => together.length > 0)
  expect(cards.map(({ row, together }) => [row.id, together])).toEqual([[one.documentId, [two.documentId]]])
  value(await vault.joinRecords({ ids: [one.documentId, two.documentId] }))
  expect(value(await vault.record({ id: one.documentId })).pageInfo).toHaveLength(2)
})
