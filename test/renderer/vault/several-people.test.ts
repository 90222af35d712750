import { expect, test } from 'vitest'
import { BatchId, newId, type PersonId } from '../../../renderer/core/base/ids.ts'
import type { Vault } from '../../../renderer/vault/contract.ts'
import {
  add,
  aNewVault,
  asked,
  nothingToRead,
  openedAgain,
  refused,
  rosa,
  rosasPage,
  strangersPage,
  until,
  value,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

const martin = { ...rosa, name: 'Martin Oakes', birthDate: { year: 1931, month: 11, day: 2 } }

const openId = async (vault: Vault): Promise<PersonId> => {
  const { person } = value(await vault.overview(null))
  if (!person) throw new Error('nobody')
  return person.id
}
const titles = async (vault: Vault): Promise<string[]> => value(await vault.records(null)).map(({ name }) => name)
const found = async (vault: Vault, query: string): Promise<number> =>
  value(await vault.search({ query, limit: 9 })).hits.length

/** Rosa with one report, then Martin, who is looked at from then on. */
async function aVaultOfTwo() {
  const app = await aNewVault()
  const rosaId = await openId(app.vault)
  await add(app.vault, 'rosas.pdf', paper([rosasPage('zebra one')]))
  await until(() => nothingToRead(app.vault))
  const { id: martinId } = value(await app.vault.savePerson({ id: null, person: martin }))
  return { ...app, rosaId, martinId }
}

test('a new person is looked at, has no records, and nothing of the other is listed, found or reviewed', async () => {
  const { vault, martinId } = await aVaultOfTwo()
  expect(await openId(vault)).toBe(martinId)
  expect(await titles(vault)).toEqual([])
  expect(await found(vault, 'zebra')).toBe(0)
  expect(value(await vault.review(null))).toEqual([])
  expect(value(await vault.intake(null))).toEqual([])
  expect(value(await vault.packetDraft(null)).documents).toEqual([])
})

test('a file goes to the person it was added for, whoever is looked at when it arrives', async () => {
  const { vault, rosaId } = await aVaultOfTwo()
  const ask = await asked(vault, 'late.pdf', paper([rosasPage('late')]))
  value(await vault.takeIn({ ...ask, personId: rosaId }))
  await until(() => nothingToRead(vault))
  expect(await titles(vault)).toEqual([])
  value(await vault.openPerson({ id: rosaId }))
  expect((await titles(vault)).sort()).toEqual(['late.pdf', 'rosas.pdf'])
})

test('a file for nobody known is refused and leaves nothing', async () => {
  const { vault } = await aVaultOfTwo()
  const ask = await asked(vault, 'a.pdf', paper([rosasPage('a')]))
  const stranger = { ...ask, personId: 'ff'.repeat(16) as PersonId }
  expect(await vault.takeIn(stranger)).toEqual(refused('no-person'))
})

test('who was looked at last is looked at after a lock', async () => {
  const app = await aVaultOfTwo()
  await app.quit()
  const again = await openedAgain(app)
  expect(await openId(again.vault)).toBe(app.martinId)
})

test('the same name and birth date twice is refused; changing a person keeps who they are', async () => {
  const { vault, martinId } = await aVaultOfTwo()
  expect(await vault.savePerson({ id: null, person: { ...martin, name: 'martin oakes ' } })).toEqual(
    refused('already-there'),
  )
  const changed = value(await vault.savePerson({ id: martinId, person: { ...martin, otherNames: ['M. Oakes'] } }))
  expect(changed.id).toBe(martinId)
  expect(value(await vault.people(null)).map(({ person }) => person.name)).toEqual(['Martin Oakes', 'Rosa Alvarez'])
  expect(new Set(value(await vault.people(null)).map(({ person }) => person.look)).size).toBe(2)
})

test('a page of the other person is kept out, offered to them, and is theirs once moved; undone it is back', async () => {
  const { vault, rosaId, martinId } = await aVaultOfTwo()
  value(await vault.openPerson({ id: rosaId }))
  const pages = [rosasPage('first'), strangersPage('quixotic'), rosasPage('third')]
  const { documentId: id } = await add(vault, 'mixed.pdf', paper(pages))
  await until(() => nothingToRead(vault))
  const before = value(await vault.record({ id }))
  expect(before.fits).toEqual({ id: martinId, name: 'Martin Oakes' })
  expect(await found(vault, 'quixotic')).toBe(0)
  value(await vault.moveToPerson({ id, pages: [2], personId: martinId }))
  expect(value(await vault.record({ id })).pageInfo).toHaveLength(2)
  expect(await found(vault, 'quixotic')).toBe(0)
  value(await vault.openPerson({ id: martinId }))
  expect(await found(vault, 'quixotic')).toBe(1)
  const [theirs] = value(await vault.records(null))
  expect(theirs).toMatchObject({ pages: 1, person: 'match' })
  value(await vault.openPerson({ id: rosaId }))
  expect(value(await vault.undo(null))).toEqual({ act: 'moved-to-person' })
  expect(value(await vault.record({ id })).pageInfo).toHaveLength(3)
  value(await vault.openPerson({ id: martinId }))
  expect(await titles(vault)).toEqual([])
})

test('a record that is moved whole leaves the first person’s lists, import list and search', async () => {
  const { vault, rosaId, martinId } = await aVaultOfTwo()
  value(await vault.openPerson({ id: rosaId }))
  const { documentId: id } = await add(vault, 'his.pdf', paper([strangersPage('quixotic')]))
  await until(() => nothingToRead(vault))
  value(await vault.moveToPerson({ id, pages: [1], personId: martinId }))
  expect(await titles(vault)).toEqual(['rosas.pdf'])
  expect(value(await vault.intake(null)).map(({ name }) => name)).toEqual(['rosas.pdf'])
  expect(await vault.record({ id })).toEqual(refused('no-such-record'))
  value(await vault.openPerson({ id: martinId }))
  expect(value(await vault.record({ id })).row.person).toBe('match')
})

test('what is written by hand belongs to the person it names, and to records of that person only', async () => {
  const { vault, rosaId, martinId } = await aVaultOfTwo()
  value(await vault.openPerson({ id: rosaId }))
  const [rosas] = value(await vault.records(null))
  if (!rosas) throw new Error('no record')
  const visit = {
    personId: rosaId,
    kind: 'visit' as const,
    title: 'Second opinion',
    date: { year: 2026, month: 5 },
    until: null,
    value: null,
    place: 'Tarnwick',
    note: 'bring the zebra slides',
    documents: [rosas.id],
  }
  const { id } = value(await vault.saveHandEntry({ id: null, entry: visit }))
  expect(value(await vault.search({ query: 'zebra slides', limit: 5 })).hand).toHaveLength(1)
  expect(await vault.saveHandEntry({ id: null, entry: { ...visit, personId: martinId } })).toEqual(
    refused('no-such-record'),
  )
  value(await vault.openPerson({ id: martinId }))
  expect(value(await vault.handEntries(null))).toEqual([])
  value(await vault.openPerson({ id: rosaId }))
  value(await vault.saveHandEntry({ id, entry: { ...visit, title: 'Second opinion, moved' } }))
  value(await vault.removeHandEntry({ id }))
  expect(value(await vault.handEntries(null))).toEqual([])
  expect(value(await vault.undo(null)).act).toBe('hand-removed')
  expect(value(await vault.undo(null)).act).toBe('hand-saved')
  expect(value(await vault.handEntries(null))).toMatchObject([{ id, title: 'Second opinion' }])
})

test('an import that says its hospital gives it to records whose pages name none', async () => {
  const { vault } = await aVaultOfTwo()
  const ask = await asked(vault, 'note.pdf', paper([strangersPage('a note')]), newId(BatchId))
  value(await vault.takeIn({ ...ask, hospital: 'Quillmoor Laboratories' }))
  await until(() => nothingToRead(vault))
  expect(value(await vault.records(null))).toMatchObject([{ hospital: 'Quillmoor Laboratories', checked: false }])
})

test('what was done in one person’s records is taken back only there, where it can be seen', async () => {
  const { vault, rosaId, martinId } = await aVaultOfTwo()
  value(await vault.openPerson({ id: rosaId }))
  const ids = value(await vault.records(null)).map(({ id }) => id)
  value(await vault.bin({ ids }))
  value(await vault.openPerson({ id: martinId }))
  expect(value(await vault.undo(null))).toEqual({ act: null })
  value(await vault.openPerson({ id: rosaId }))
  expect(await titles(vault)).toEqual([])
  expect(value(await vault.undo(null))).toEqual({ act: 'binned' })
  expect(await titles(vault)).toEqual(['rosas.pdf'])
  value(await vault.openPerson({ id: martinId }))
  expect(value(await vault.redo(null))).toEqual({ act: null })
})

test('the import list can be asked for in portions that together are the whole', async () => {
  const { vault, rosaId } = await aVaultOfTwo()
  value(await vault.openPerson({ id: rosaId }))
  for (const name of ['b', 'c']) await add(vault, name, new Uint8Array([name.charCodeAt(0), 1, 2, 3]))
  const all = value(await vault.intake(null))
  const portions = [value(await vault.intake({ from: 0, most: 2 })), value(await vault.intake({ from: 2, most: 2 }))]
  expect(all).toHaveLength(3)
  expect(portions.flat().map(({ itemId }) => itemId)).toEqual(all.map(({ itemId }) => itemId))
  expect(value(await vault.intake({ from: 3, most: 2 }))).toEqual([])
})
