import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  aNewVault,
  aRunningApp,
  bytesOf,
  filesBelow,
  journalsIn,
  openedAgain,
  passphrase,
  refused,
  value,
  type AtHome,
} from './a-vault.ts'

const key = 'by-hand/a'
const typed = JSON.stringify({ title: 'Port flushed, no pain' })
const draftOf = async ({ vault }: AtHome, of = key) => value(await vault.formDraft({ key: of })).text

test('what is being typed is there again after a lock in the middle of a word, and only in its own form', async () => {
  const app = await aNewVault()
  value(await app.vault.keepFormDraft({ key, text: typed.slice(0, 20) }))
  value(await app.vault.keepFormDraft({ key, text: typed }))
  await app.quit()
  const again = await openedAgain(app)
  expect(await draftOf(again)).toBe(typed)
  expect(await draftOf(again, 'by-hand/b')).toBe(null)
})

test('nothing of it lies open in the vault’s folder', async () => {
  const app = await aNewVault()
  value(await app.vault.keepFormDraft({ key, text: typed }))
  const before = bytesOf(journalsIn(app.root)).length
  await app.quit()
  expect(bytesOf(journalsIn(app.root)).length).toBeGreaterThan(before)
  for (const path of filesBelow(app.root)) expect(readFileSync(path).includes('Port flushed')).toBe(false)
})

test('what was saved or thrown away is not offered again', async () => {
  const app = await aNewVault()
  value(await app.vault.keepFormDraft({ key, text: typed }))
  await app.quit()
  const again = await openedAgain(app)
  value(await again.vault.keepFormDraft({ key, text: null }))
  expect(await draftOf(again)).toBe(null)
  await again.quit()
  const last = await openedAgain(again)
  expect(await draftOf(last)).toBe(null)
})

test('typing alone writes nothing: letters wait for a pause', async () => {
  const app = await aNewVault()
  const before = bytesOf(journalsIn(app.root)).length
  for (let n = 0; n < 50; n++) value(await app.vault.keepFormDraft({ key, text: `${typed}${n}` }))
  expect(bytesOf(journalsIn(app.root)).length).toBe(before)
})

test('what is being typed is sealed together with the place to come back to: one write, after which a crash takes nothing', async () => {
  const app = await aNewVault()
  const sealed = () => app.worker.session()?.tables.all('form').length
  value(await app.vault.keepFormDraft({ key, text: typed }))
  expect(sealed()).toBe(0)
  value(await app.vault.rememberPlace({ place: 'records' }))
  await app.kill()
  const again = await openedAgain(app)
  expect(await draftOf(again)).toBe(typed)
  expect(value(await again.vault.overview(null)).place).toBe('records')
})

test('a place is remembered also when nothing is being typed, and a vault that can only be read refuses both', async () => {
  const app = await aNewVault()
  value(await app.vault.rememberPlace({ place: 'timeline' }))
  const second = await aRunningApp({ root: app.root, computer: app.computer })
  value(await second.vault.unlock({ by: 'passphrase', passphrase }))
  expect(second.readOnly).toBe(true)
  expect(value(await second.vault.overview(null)).place).toBe('timeline')
  value(await second.vault.keepFormDraft({ key, text: typed }))
  expect(await second.vault.rememberPlace({ place: 'bin' })).toMatchObject(refused('read-only'))
  expect(value(await second.vault.formDraft({ key })).text).toBe(typed)
})
