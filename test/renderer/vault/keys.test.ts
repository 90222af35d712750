import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Disk } from '../../../electron/vaultFolder/disk.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'
import { rotate } from '../../../renderer/core/format/change-keys.ts'
import { snapshotStart } from '../../../renderer/core/format/snapshot.ts'
import type { KeyInfo } from '../../../renderer/vault/key-calls.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  asked,
  filesBelow,
  nothingToRead,
  openedAgain,
  passphrase,
  refused,
  rosasPage,
  until,
  value,
  type AtHome,
  type Given,
} from './a-vault.ts'
import { restarted } from '../../electron/folder-line.ts'
import { dyingDisk } from '../../electron/frail-disk.ts'

const anas = 'harbour velvet candle orbit maple tundra'
const other = 'quartz meadow anchor pepper violin saddle'
/** Longer than what was read waits to be compared with what was saved. */
const untilCompared = 5500
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
async function openedBy(
  app: AtHome,
  typed: Parameters<AtHome['vault']['unlock']>[0],
  given: Given = {},
): Promise<string> {
  const again = await atTheDoor(app, given)
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

/** The real disk until told that the power goes after so many changes. */
function switchedDisk() {
  const now = { disk: nodeDisk }
  const disk: Disk = { ...nodeDisk }
  for (const name of ['open', 'makeFolder', 'rename', 'remove', 'syncFolder'] as const)
    Object.assign(disk, { [name]: (...given: never[]) => (now.disk[name] as (...all: never[]) => unknown)(...given) })
  return { disk, dieAfter: (changes: number) => (now.disk = dyingDisk(changes)) }
}

const changesOf: Record<string, (app: AtHome, ana: KeyInfo) => Promise<{ ok: boolean }>> = {
  'taking a key away': ({ vault }, ana) => vault.removeKey({ proof, id: ana.id }),
  'a new kit': ({ vault }) => vault.newKit({ proof }),
  'another passphrase': ({ vault }) => vault.changePassphrase({ proof, passphrase: other }),
}

describe('the power going at any step of', () => {
  for (const [what, change] of Object.entries(changesOf)) {
    test(`${what} leaves a vault that opens, whole, with exactly one of the two sets of keys`, async () => {
      let done = false
      let tries = 0
      for (let at = 0; !done; at++) {
        const { disk, dieAfter } = switchedDisk()
        const { app, ana } = await withAna({ disk })
        dieAfter(at)
        done = (await change(app, ana)).ok
        tries++
        await app.kill()
        const mine = [await openedBy(app, by(passphrase)), await openedBy(app, by(other))]
        // One passphrase of the owner's opens it, with every record; which of them tells on which side of the change it is.
        expect(
          mine.filter((found) => found === 'before.txt'),
          `${what} at ${at}: ${mine.join()}`,
        ).toHaveLength(1)
        const hers = await openedBy(app, by(anas))
        expect(['before.txt', 'wrong-secret']).toContain(hers)
        if (done && what === 'taking a key away') expect(hers).toBe('wrong-secret')
        if (done && what === 'another passphrase') expect(mine).toEqual(['wrong-secret', 'before.txt'])
        if (what !== 'taking a key away') expect(hers).toBe('before.txt')
      }
      expect(tries).toBeGreaterThan(8)
    }, 120_000)
  }

  test('the second write of a rotation: the next unlock puts the other copy right, so that the old key is in neither', async () => {
    const { app, ana } = await withAna()
    const before = readFileSync(join(app.root, 'vault.json'))
    value(await app.vault.removeKey({ proof, id: ana.id }))
    await app.quit()
    writeFileSync(join(app.root, 'vault.previous.json'), before)
    expect(await openedBy(app, by(passphrase))).toBe('before.txt')
    const [one, two] = ['vault.json', 'vault.previous.json'].map((name) => readFileSync(join(app.root, name), 'utf8'))
    expect(one).toBe(two)
    expect(one).not.toContain(ana.id)
  })
})

test('a key taken away while what was read is still being compared with what was saved raises no alarm', async () => {
  const { app, ana } = await withAna()
  expect(await app.worker.session()?.writeSnapshot()).toBe(true)
  await app.quit()
  const again = await openedAgain(app)
  value(await again.vault.removeKey({ proof, id: ana.id }))
  await new Promise((go) => setTimeout(go, untilCompared))
  expect(value(await again.vault.overview(null))).toMatchObject({ differs: false, damaged: false })
})

test('a snapshot that a rotation overtakes is given up, and the next one is of the new keys', async () => {
  const { app } = await withAna()
  const session = app.worker.session() ?? expect.fail('not open')
  const slow = session.writeSnapshot()
  const { header, ring } = session.keys
  const next = value(rotate(header, ring, { remove: [], lastSeqs: {} }))
  session.keys.replace(next.header, next.keyring)
  expect(await slow).toBe(false)
  const snapshots = () => filesBelow(app.root).filter((path) => path.endsWith('.snap'))
  expect(snapshots()).toEqual([])
  expect(await session.writeSnapshot()).toBe(true)
  expect(value(snapshotStart(readFileSync(snapshots()[0] ?? ''))).epoch).toBe(next.keyring.current.epochId)
})

test('a header that was changed elsewhere meanwhile is not overwritten', async () => {
  const { app, ana } = await withAna()
  const elsewhere = readFileSync(join(app.root, 'vault.json'))
  value(await app.vault.addKey({ proof, label: 'Ben', passphrase: other }))
  for (const name of ['vault.json', 'vault.previous.json']) writeFileSync(join(app.root, name), elsewhere)
  expect(await app.vault.removeKey({ proof, id: ana.id })).toEqual(refused('moved'))
  expect(readFileSync(join(app.root, 'vault.json')).equals(elsewhere)).toBe(true)
})

test('the last passphrase stays, and nobody takes away the key they show', async () => {
  const app = await aNewVault()
  const { kitGroups } = value(await app.vault.newKit({ proof }))
  const [owner] = await keysOf(app)
  const id = idOf(owner)
  const kit = { by: 'recovery-code', code: kitGroups.join(' ') } as const
  expect(await app.vault.removeKey({ proof, id })).toEqual(refused('own-key'))
  expect(await app.vault.removeKey({ proof: kit, id })).toEqual(refused('last-key'))
  expect(await app.vault.removeKey({ proof: by(other), id })).toEqual(refused('wrong-secret'))
})

test('somebody who has only the kit sets a new passphrase with it', async () => {
  const app = await aNewVault()
  const { kitGroups } = value(await app.vault.newKit({ proof }))
  await app.quit()
  const again = await atTheDoor(app)
  const kit = { by: 'recovery-code', code: kitGroups.join(' ') } as const
  value(await again.vault.unlock(kit))
  value(await again.vault.changePassphrase({ proof: kit, passphrase: other }))
  expect((await keysOf(again)).find(({ isYours }) => isYours)?.type).toBe('recovery')
  await again.quit()
  expect(await openedBy(app, by(passphrase))).toBe('wrong-secret')
  expect(await openedBy(app, by(other))).toBe('')
})

test('a file taken in before a rotation is known again after it', async () => {
  const { app, ana } = await withAna()
  value(await app.vault.removeKey({ proof, id: ana.id }))
  const line = value(await app.vault.takeIn(await asked(app.vault, 'again.txt', paper)))
  expect(line.state.state).toBe('already-here')
})

test('a vault below the floor is raised when its passphrase is typed, and a caregiver’s when hers is', async () => {
  const { app } = await withAna()
  const stated = () =>
    JSON.parse(readFileSync(join(app.root, 'vault.json'), 'utf8')) as {
      kdf: { memLimit: number }
      slots: { type: string; kdf?: { memLimit: number } }[]
    }
  expect(stated().kdf.memLimit).toBe(8 * 2 ** 20)
  await app.quit()
  const raising: Given = { calibrated: { opsLimit: 3, memLimit: 64 * 2 ** 20 } }
  expect(await openedBy(app, by(passphrase), raising)).toBe('before.txt')
  expect(stated().kdf.memLimit).toBe(64 * 2 ** 20)
  expect(stated().slots.map(({ type, kdf }) => [type, kdf?.memLimit])).toEqual([
    ['owner', undefined],
    ['recovery', undefined],
    ['caregiver', 8 * 2 ** 20],
  ])
  expect(await openedBy(app, by(anas))).toBe('before.txt')
  expect(stated().slots.filter(({ kdf }) => kdf)).toEqual([])
  expect(await openedBy(app, by(anas))).toBe('before.txt')
  expect(await openedBy(app, by(passphrase))).toBe('before.txt')
}, 60_000)
