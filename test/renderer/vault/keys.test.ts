import { describe, expect, test } from 'vitest'
import type { KeyInfo } from '../../../renderer/vault/key-calls.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  nothingToRead,
  passphrase,
  refused,
  rosasPage,
  until,
  value,
  type AtHome,
  type Given,
} from './a-vault.ts'
import { restarted } from '../../electron/folder-line.ts'

const anas = 'harbour velvet candle orbit maple tundra'
const other = 'quartz meadow anchor pepper violin saddle'
const proof = { by: 'passphrase', passphrase } as const
const paper = new TextEncoder().encode(rosasPage('CA 15-3: 41 U/mL'))

/** The same vault in the app started again, still locked. */
async function atTheDoor({ root, computer }: AtHome, given: Given = {}): Promise<AtHome> {
  const now = { root, computer: await restarted(computer) }
  return { ...(await aRunningApp({ ...given, ...now })), ...now }
}

const keysOf = async ({ vault }: AtHome): Promise<KeyInfo[]> => value(await vault.keys(null))
const titles = async ({ vault }: AtHome): Promise<string[]> => value(await vault.records(null)).map(({ name }) => name)

/** A vault with a paper in it, and with a key of Ana's. */
async function withAna(given: Given = {}) {
  const app = await aNewVault(given)
  await add(app.vault, 'before.txt', paper)
  await until(() => nothingToRead(app.vault))
  value(await app.vault.addKey({ proof, label: 'Ana', passphrase: anas }))
  const ana = (await keysOf(app)).find(({ type }) => type === 'caregiver')
  if (!ana) throw new Error('no key was added')
  return { app, ana }
}

/** What comes of opening the vault with something, in the app started again. */
async function openedBy(app: AtHome, typed: Parameters<AtHome['vault']['unlock']>[0]): Promise<string> {
  const again = await atTheDoor(app)
  const opened = await again.vault.unlock(typed)
  const found = opened.ok ? await insideOf(again) : opened.error.code
  await again.quit()
  return found
}

async function insideOf(app: AtHome): Promise<string> {
  const { damaged, readOnly } = value(await app.vault.overview(null))
  return damaged || readOnly ? 'read-only' : (await titles(app)).sort().join(' ')
}
const idOf = (key: KeyInfo | undefined) => {
  if (!key) throw new Error('no such key')
  return key.id
}
const by = (words: string) => ({ by: 'passphrase', passphrase: words }) as const

describe('a caregiver’s key', () => {
  test('opens everything with her own passphrase, and is listed with her name', async () => {
    const { app, ana } = await withAna()
    expect(ana).toMatchObject({ label: 'Ana', isYours: false, isBehind: false })
    expect((await keysOf(app)).map(({ type, isYours }) => [type, isYours])).toEqual([
      ['owner', true],
      ['recovery', false],
      ['caregiver', false],
    ])
    await app.quit()
    expect(await openedBy(app, by(anas))).toBe('before.txt')
    expect(await openedBy(app, by(passphrase))).toBe('before.txt')
  })

  test('is not added by somebody who cannot show a key, nor with a weak passphrase, nor with one that is a key already', async () => {
    const { app } = await withAna()
    const adding = (shown: typeof proof | { by: 'passphrase'; passphrase: string }, words: string) =>
      app.vault.addKey({ proof: shown, label: 'Ben', passphrase: words })
    expect(await adding(by('not the words that were chosen'), other)).toEqual(refused('wrong-secret'))
    expect(await adding(proof, 'rosa1958')).toEqual(refused('weak-passphrase'))
    expect(await adding(proof, passphrase)).toEqual(refused('same-secret'))
    expect(await adding(proof, anas)).toEqual(refused('same-secret'))
    expect(await keysOf(app)).toHaveLength(3)
  })

  test('once taken away opens no longer, while the owner’s and the kit do, with everything from before and after', async () => {
    const app = await aNewVault()
    const { kitGroups } = value(await app.vault.newKit({ proof }))
    await add(app.vault, 'before.txt', paper)
    await until(() => nothingToRead(app.vault))
    value(await app.vault.addKey({ proof, label: 'Ana', passphrase: anas }))
    value(await app.vault.addKey({ proof, label: 'Ben', passphrase: other }))
    const ana = (await keysOf(app)).find(({ label }) => label === 'Ana')
    value(await app.vault.removeKey({ proof, id: idOf(ana) }))
    await add(app.vault, 'after.txt', new TextEncoder().encode(rosasPage('Weight: 61 kg')))
    await until(() => nothingToRead(app.vault))
    expect((await keysOf(app)).map(({ label }) => label).sort()).toEqual(['', '', 'Ben'])
    await app.quit()
    expect(await openedBy(app, by(anas))).toBe('wrong-secret')
    for (const typed of [by(passphrase), by(other), { by: 'recovery-code', code: kitGroups.join('-') } as const])
      expect(await openedBy(app, typed)).toBe('after.txt before.txt')
  })
})
