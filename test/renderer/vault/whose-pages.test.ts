import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { expect, test } from 'vitest'
import { newId, PacketId, type DocumentId } from '../../../renderer/core/base/ids.ts'
import type { PacketDraft } from '../../../renderer/core/model/packet-draft.ts'
import type { Vault } from '../../../renderer/vault/contract.ts'
import { unzipStored } from '../../../renderer/core/format/share-file-zip.ts'
import { aFolder, restarted } from '../../electron/folder-line.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  nothingToRead,
  openedAgain,
  passphrase,
  refused,
  rosasPage,
  strangersPage,
  until,
  value,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

const found = async (vault: Vault, query: string, limit = 5): Promise<number[]> =>
  value(await vault.search({ query, limit })).hits.map(({ page }) => page)

const draftOf = async (vault: Vault, documents: DocumentId[]): Promise<PacketDraft> => ({
  ...value(await vault.packetDraft(null)),
  documents,
})

/** Rosa's page, a stranger's, and hers again, read. */
async function aMixedDocument() {
  const dir = aFolder()
  const app = await aNewVault({
    services: { askWhereToSave: async ({ suggestedName }) => join(dir, suggestedName) },
  })
  const pages = [rosasPage('zebra one'), strangersPage('zebra quixotic'), rosasPage('zebra three')]
  const { documentId: id } = await add(app.vault, 'mixed.pdf', paper(pages))
  await until(() => nothingToRead(app.vault))
  return { ...app, id, dir }
}

test('a stranger’s page is in no search result, before and after an answer, and is when it was not a stranger’s', async () => {
  const { vault, id } = await aMixedDocument()
  expect(await found(vault, 'zebra')).toEqual([1, 3])
  expect(await found(vault, 'quixotic')).toEqual([])
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  expect(await found(vault, 'quixotic')).toEqual([])
  value(await vault.answerPages({ id, pages: [2], isPerson: true }))
  expect(await found(vault, 'quixotic')).toEqual([2])
})

test('many pages of strangers do not push the person’s own out of the search', async () => {
  const { vault } = await aNewVault()
  const others = Array.from({ length: 70 }, (_, i) => strangersPage(`zebra zebra zebra ${i}`))
  await add(vault, 'others', paper([...others, rosasPage('one zebra among very many other words of no use')]))
  await until(() => nothingToRead(vault))
  expect(await found(vault, 'zebra')).toEqual([71])
})

test('pages of a document that is still being read are in no search result: nobody knows yet whose they are', async () => {
  const { vault, reader } = await aNewVault()
  let go: () => void = () => undefined
  const gate = new Promise<void>((open) => (go = open))
  reader.pass = (page) => (page.includes('second') ? gate : Promise.resolve())
  await add(vault, 'a', paper([strangersPage('quixotic'), strangersPage('second')]))
  await until(async () => value(await vault.overview(null)).reading.pagesDone === 1)
  expect(await found(vault, 'quixotic')).toEqual([])
  go()
  await until(() => nothingToRead(vault))
  expect(await found(vault, 'quixotic')).toEqual([])
})

test('nothing is proposed from a stranger’s page until somebody says that it is the person’s', async () => {
  const { vault } = await aNewVault()
  const text = strangersPage('Larkhaven General Hospital\nSURGICAL PATHOLOGY REPORT\nDate of report: 05/02/2021')
  const { documentId: id } = await add(vault, 'scan.pdf', paper([text]))
  await until(() => nothingToRead(vault))
  const nothing = { kind: null, date: null, hospital: null, title: null }
  expect(value(await vault.record({ id })).proposal).toEqual(nothing)
  expect(value(await vault.record({ id })).row.title).toBe('scan')
  value(await vault.answerPages({ id, pages: [1], isPerson: true }))
  expect(value(await vault.record({ id })).proposal?.kind?.value).toBe('pathology')
  value(await vault.answerPages({ id, pages: [1], isPerson: false }))
  expect(value(await vault.record({ id })).proposal).toEqual(nothing)
})

test('an unanswered doubt stops the packet; once it is answered the stranger’s page is in no plan and no original', async () => {
  const { vault, reader, id } = await aMixedDocument()
  const { documentId: whole } = await add(vault, 'whole.pdf', paper([rosasPage('whole')]))
  await until(() => nothingToRead(vault))
  const draft = await draftOf(vault, [id, whole])
  expect(await vault.previewPacket({ draft, paper: 'A4' })).toMatchObject({ error: { code: 'wrong-person-open' } })
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  value(await vault.previewPacket({ draft, paper: 'A4' }))
  expect(reader.planned.map(({ sources }) => sources.map(({ pages }) => pages))).toEqual([[[1, 3], [1]]])
})

test('a share file carries the original of a document only when every page of it is in the packet', async () => {
  const { vault, id, dir } = await aMixedDocument()
  const { documentId: whole } = await add(vault, 'whole.pdf', paper([rosasPage('whole')]))
  await until(() => nothingToRead(vault))
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  const draft = await draftOf(vault, [id, whole])
  const { packet } = value(await vault.previewPacket({ draft, paper: 'A4' }))
  const saved = value(await vault.savePacket({ packetId: packet.id, form: 'share-file', passphrase }))
  const age = new Decrypter()
  age.addPassphrase(passphrase)
  const files = value(await unzipStored(await age.decrypt(readFileSync(join(dir, saved.name)))))
  const originals = files.filter(({ path }) => path.startsWith('originals/'))
  expect(originals.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
    new TextDecoder().decode(paper([rosasPage('whole')])),
  ])
  const everything = files.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join()
  expect(everything).not.toMatch(/quixotic|OAKES/i)
})

test('a vault that can only be read still hands over: the packet is saved and said to be, and nothing is written in the vault', async () => {
  const { root, computer, id, vault } = await aMixedDocument()
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  const dir = aFolder()
  const services = { askWhereToSave: async () => join(dir, 'packet.pdf') }
  const second = await aRunningApp({ root, computer: await restarted(computer), services })
  value(await second.vault.unlock({ by: 'passphrase', passphrase }))
  expect(second.readOnly).toBe(true)
  const draft = await draftOf(second.vault, [id])
  const { packet } = value(await second.vault.previewPacket({ draft, paper: 'A4' }))
  const saved = value(await second.vault.savePacket({ packetId: packet.id, form: 'signed-pdf', passphrase: null }))
  expect(saved.name).toBe('packet.pdf')
  expect(readFileSync(join(dir, 'packet.pdf')).length).toBeGreaterThan(1000)
  expect(value(await second.vault.sentPackets(null))).toEqual([])
})

test('the draft last saved is the one that comes back, also after the app has been started again', async () => {
  const app = await aMixedDocument()
  const first = { ...value(await app.vault.packetDraft(null)), note: 'first' }
  value(await app.vault.savePacketDraft({ draft: first }))
  for (const note of ['a', 'b', 'c', 'd'])
    value(await app.vault.savePacketDraft({ draft: { ...first, id: newId(PacketId), note } }))
  await app.quit()
  const again = await openedAgain(app)
  expect(value(await again.vault.packetDraft(null)).note).toBe('d')
})

test('an open question about a page, a page nobody has named, and a weak passphrase are refused by name', async () => {
  const { vault } = await aNewVault()
  const { documentId: id } = await add(vault, 'a', paper(['no name on this page']))
  await until(() => nothingToRead(vault))
  const draft = await draftOf(vault, [id])
  expect(await vault.previewPacket({ draft, paper: 'A4' })).toEqual(refused('nothing-selected'))
  value(await vault.answerPages({ id, pages: [1], isPerson: true }))
  const { packet } = value(await vault.previewPacket({ draft, paper: 'A4' }))
  const ask = { packetId: packet.id, form: 'share-file', passphrase: 'short' } as const
  expect(await vault.savePacket(ask)).toEqual(refused('weak-passphrase'))
})

test('what is saved is what was looked at, to the byte, in each form and as often as it is saved', async () => {
  const { vault, dir, id } = await aMixedDocument()
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  const { packet, bytes } = value(await vault.previewPacket({ draft: await draftOf(vault, [id]), paper: 'A4' }))
  const ask = { packetId: packet.id, form: 'signed-pdf', passphrase: null } as const
  const first = value(await vault.savePacket(ask))
  expect(readFileSync(join(dir, first.name)).length).toBe(bytes)
  const second = value(await vault.savePacket(ask))
  expect(second.sha256).toBe(first.sha256)
  value(await vault.savePacket({ ...ask, form: 'share-file', passphrase }))
  const sent = value(await vault.sentPackets(null))
  expect(sent.map(({ packetId, form }) => [packetId, form])).toEqual([
    [packet.id, 'signed-pdf'],
    [packet.id, 'signed-pdf'],
    [packet.id, 'share-file'],
  ])
})

test('a packet that would come out otherwise now is not saved: it has to be looked at again', async () => {
  const { vault, id } = await aMixedDocument()
  value(await vault.answerPages({ id, pages: [2], isPerson: false }))
  const draft = await draftOf(vault, [id])
  const { packet } = value(await vault.previewPacket({ draft, paper: 'A4' }))
  const ask = { packetId: packet.id, form: 'signed-pdf', passphrase: null } as const
  value(await vault.answerPages({ id, pages: [3], isPerson: false }))
  expect(await vault.savePacket(ask)).toEqual(refused('changed-since'))
  expect(await vault.savePacket({ ...ask, packetId: newId(PacketId) })).toEqual(refused('not-made-yet'))
  const again = value(await vault.previewPacket({ draft, paper: 'A4' }))
  value(await vault.savePacket({ ...ask, packetId: again.packet.id }))
})
