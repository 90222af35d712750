import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeviceId, newId, RowId } from '../../../renderer/core/base/ids.ts'
import { chainStart, readJournal, sealFrame } from '../../../renderer/core/format/frame.ts'
import type { VaultKeys } from '../../../renderer/core/format/header.ts'
import type { RowVersion } from '../../../renderer/core/format/row.ts'
import { smallDisk } from '../../electron/frail-disk.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  aVaultFolder,
  journalsIn,
  MemoryCopy,
  nothingToRead,
  openedAgain,
  passphrase,
  refused,
  rosa,
  rosasPage,
  until,
  value,
  type AtHome,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'
import { aComputer, aFolder, restarted } from '../../electron/folder-line.ts'

const places = ['one', 'two', 'three', 'four', 'five']

/** The one journal of a vault that one computer has written. */
const ownJournal = (root: string): string => journalsIn(root)[0] ?? ''
const placeNow = async ({ vault }: Pick<AtHome, 'vault'>) => value(await vault.overview(null)).place

/** Keys that locking does not wipe. */
function keysOf(app: AtHome): VaultKeys {
  const keys = app.worker.session()?.keys.current
  if (!keys) throw new Error('not open')
  return { ...keys, rows: keys.rows.slice() }
}

/**
 * A vault with five commits, killed after the last; where each ends in the journal. What the computer last saw is the
 * first. `reset` puts folder and computer back to that.
 */
async function aHistory(copy?: MemoryCopy) {
  const given = copy ? { copy } : {}
  const first = await aNewVault(given)
  const path = ownJournal(first.root)
  const ends: number[] = []
  const visit = async ({ vault }: AtHome, place: string) => {
    value(await vault.rememberPlace({ place }))
    ends.push(readFileSync(path).length)
  }
  await visit(first, places[0] ?? '')
  await first.quit()
  const kept = aFolder()
  cpSync(first.computer.data, join(kept, 'data'), { recursive: true })
  const app = await openedAgain(first, given)
  for (const place of places.slice(1)) await visit(app, place)
  await app.kill()
  cpSync(app.root, join(kept, 'root'), { recursive: true })
  const reset = () => {
    for (const [name, to] of [
      ['data', app.computer.data],
      ['root', app.root],
    ] as const) {
      rmSync(to, { recursive: true })
      cpSync(join(kept, name), to, { recursive: true })
    }
  }
  return { app, path, ends, bytes: readFileSync(path), reset }
}

test('a journal cut at any byte opens with every whole frame before the cut, and writing goes on from there', async () => {
  const copy = new MemoryCopy()
  const { app, path, ends, bytes, reset } = await aHistory(copy)
  const copied = copy.stretches
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), fc.boolean(), async (cut, withCopy) => {
      reset()
      writeFileSync(path, bytes.subarray(0, cut))
      copy.stretches = withCopy ? copied : []
      const expected = places[ends.filter((end) => end <= cut).length - 1] ?? null
      const isOlder = cut < (ends[0] ?? 0)
      const torn = await openedAgain(app, { copy })
      expect(value(await torn.vault.overview(null))).toMatchObject({ place: expected, older: isOlder })
      if (isOlder) value(await torn.vault.useThisCopy(null))
      value(await torn.vault.rememberPlace({ place: 'after' }))
      await torn.quit()
      expect(journalsIn(app.root).length).toBe(isOlder ? 2 : 1)
      for (const given of [{ copy }, {}]) {
        const later = await openedAgain(app, given)
        expect(value(await later.vault.overview(null))).toMatchObject({ place: 'after', damaged: false })
        await later.quit()
      }
    }),
    { numRuns: 25 },
  )
})

test('a journal altered in the middle opens to read only, shows what is before, and keeps the working copy', async () => {
  const copy = new MemoryCopy()
  const { app, path, ends, bytes } = await aHistory(copy)
  const spoilt = Uint8Array.from(bytes)
  const at = (ends[2] ?? 0) - 20
  spoilt[at] = (spoilt[at] ?? 0) ^ 1
  writeFileSync(path, spoilt)
  const withoutCopy = await openedAgain(app)
  expect(value(await withoutCopy.vault.overview(null))).toMatchObject({
    ...{ place: 'two', damaged: true, readOnly: true, older: false },
  })
  expect(await withoutCopy.vault.rememberPlace({ place: 'more' })).toEqual(refused('read-only'))
  await withoutCopy.quit()
  expect(readFileSync(path)).toEqual(Buffer.from(spoilt))
  const known = copy.stretches.length
  spoilt[bytes.length - 1] = (spoilt[bytes.length - 1] ?? 0) ^ 1 // so that the copy's end differs from the folder's
  writeFileSync(path, spoilt)
  const withCopy = await openedAgain(app, { copy })
  expect(value(await withCopy.vault.overview(null))).toMatchObject({ damaged: true, readOnly: true })
  expect(copy.stretches.length).toBe(known)
})

test('a working copy that is behind, ahead, spoilt or of another vault changes nothing of what is shown', async () => {
  const copy = new MemoryCopy()
  const { app, path } = await aHistory(copy)
  const good = copy.stretches
  const length = readFileSync(path).length
  const last = good.at(-1)
  if (!last) throw new Error('no copy')
  const spoilt = good.map((stretch, i) =>
    i === 1 ? { ...stretch, bytes: stretch.bytes.map((byte) => byte ^ 1) } : stretch,
  )
  const ahead = [...good, { ...last, at: length, bytes: new Uint8Array(500) }]
  const other = [{ ...last, at: 0, bytes: new Uint8Array(length) }]
  for (const stretches of [good.slice(0, 2), ahead, spoilt, other, []]) {
    copy.stretches = stretches
    const again = await openedAgain(app, { copy })
    expect(value(await again.vault.overview(null))).toMatchObject({ place: 'five', damaged: false, readOnly: false })
    await again.quit()
    expect(Buffer.from((await copy.read(last.device)).bytes)).toEqual(readFileSync(path))
  }
})

test('a second app on the same vault opens it to read only, sees everything, and can write nothing', async () => {
  const app = await aNewVault()
  await add(app.vault, 'a', paper([rosasPage('word')]))
  await until(() => nothingToRead(app.vault))
  const second = await aRunningApp({ root: app.root, computer: await restarted(app.computer) })
  value(await second.vault.unlock({ by: 'passphrase', passphrase }))
  expect(second.readOnly).toBe(true)
  expect(value(await second.vault.overview(null))).toMatchObject({ records: 1, readOnly: true, damaged: false })
  expect(await second.vault.rememberPlace({ place: 'x' })).toEqual(refused('read-only'))
  await until(async () => value(await second.vault.search({ query: 'word', limit: 5 })).hits.length === 1)
})

/** A journal that another computer has left in the folder. */
function writeForeign(root: string, keys: VaultKeys, commits: readonly (readonly Partial<RowVersion>[])[]): DeviceId {
  const device = newId(DeviceId)
  let head = chainStart(keys.vaultId, device)
  const frames = commits.map((commit, i) => {
    const sealed = sealFrame(
      keys,
      head,
      commit.map((part) => ({
        ...{ row: newId(RowId), kind: 'settings', version: { lamport: 1000 + i, device }, parents: [], seen: {} },
        ...{ wroteAt: '2026-05-04T12:00:00.000Z', value: {} },
        ...part,
      })),
    )
    head = sealed.head
    return sealed.bytes
  })
  const path = join(root, 'journal', device, '1.log')
  mkdirSync(dirname(path))
  writeFileSync(path, Buffer.concat(frames))
  return device
}

test('rows of a kind or shape that only a newer app knows are counted, kept, and never written over', async () => {
  const app = await aNewVault()
  const keys = keysOf(app)
  await app.quit()
  const row = newId(RowId)
  const device = writeForeign(app.root, keys, [
    [{ row, kind: 'dose', value: { mg: 5 } }],
    [{ kind: 'person', value: 1 }],
  ])
  const again = await openedAgain(app)
  expect(value(await again.vault.overview(null))).toMatchObject({ unreadRows: 2, damaged: false, readOnly: false })
  value(await again.vault.rememberPlace({ place: 'here' }))
  await again.quit()
  const later = await openedAgain(app)
  expect(value(await later.vault.overview(null))).toMatchObject({ unreadRows: 2, place: 'here' })
  const own = journalsIn(app.root).find((path) => !path.includes(device)) ?? ''
  const name = own.split('/').at(-2) ?? ''
  const { commits } = readJournal(keys, name as DeviceId, readFileSync(own))
  expect(commits.at(-1)?.versions[0]?.seen).toEqual({ [device]: 2 })
})

test('another computer’s half-arrived frame waits until it has arrived, and is then shown', async () => {
  const copy = new MemoryCopy()
  const app = await aNewVault({ copy })
  const keys = keysOf(app)
  const settings = app.worker.session()?.tables.only('settings')
  if (!settings) throw new Error('no settings')
  await app.quit()
  const value_ = { ...settings, place: 'from elsewhere' }
  const device = writeForeign(app.root, keys, [[{ kind: 'dose' }], [{ row: settings.id, value: value_ }]])
  const path = join(app.root, 'journal', device, '1.log')
  const whole = readFileSync(path)
  writeFileSync(path, whole.subarray(0, whole.length - 30))
  const half = await openedAgain(app, { copy })
  expect(value(await half.vault.overview(null))).toMatchObject({ place: null, damaged: false, readOnly: false })
  await half.quit()
  expect(readFileSync(path).length).toBe(whole.length - 30) // only its own computer cuts it
  writeFileSync(path, whole)
  const full = await openedAgain(app, { copy })
  expect(await placeNow(full)).toBe('from elsewhere')
})

test('a journal continued in a file that this version does not know makes the vault one to read only', async () => {
  const app = await aNewVault()
  await app.quit()
  writeFileSync(join(dirname(ownJournal(app.root)), '2.log'), 'newer')
  const again = await openedAgain(app)
  expect(value(await again.vault.overview(null))).toMatchObject({ readOnly: true, damaged: true })
})

test('a folder put back from an older copy is noticed, and its own journal is not continued, so that both histories join', async () => {
  const app = await aNewVault()
  value(await app.vault.markSample(null))
  const path = ownJournal(app.root)
  const early = readFileSync(path)
  const { person } = value(await app.vault.overview(null))
  value(await app.vault.savePerson({ id: person?.id ?? null, person: { ...rosa, otherNames: ['R. Alvarez'] } }))
  await app.quit()
  const late = readFileSync(path)
  writeFileSync(path, early)
  const back = await openedAgain(app)
  expect(value(await back.vault.overview(null))).toMatchObject({ older: true, damaged: false, readOnly: true })
  expect(value(await back.vault.overview(null)).seenAt).toMatch(/^20/)
  expect(await back.vault.rememberPlace({ place: 'not yet' })).toEqual(refused('read-only'))
  value(await back.vault.useThisCopy(null))
  expect(value(await back.vault.overview(null))).toMatchObject({ older: false, readOnly: false, seenAt: null })
  value(await back.vault.rememberPlace({ place: 'went on' }))
  await back.quit()
  expect(readFileSync(path)).toEqual(early)
  writeFileSync(path, late)
  const joined = await openedAgain(app)
  expect(value(await joined.vault.overview(null))).toMatchObject({
    ...{ older: false, damaged: false, sample: true, place: 'went on' },
    person: { otherNames: ['R. Alvarez'] },
  })
  await joined.quit()
  expect(journalsIn(app.root).length).toBe(2)
})

test('unlocked twice at the same moment, the vault has one writer', async () => {
  const app = await aNewVault()
  await app.quit()
  const again = await aRunningApp(app)
  const by = { by: 'passphrase', passphrase } as const
  await Promise.all([again.vault.unlock(by), again.vault.unlock(by), again.vault.create({ passphrase })])
  value(await again.vault.rememberPlace({ place: 'one writer' }))
  await again.quit()
  expect(await placeNow(await openedAgain(app))).toBe('one writer')
})

test('a vault whose making was cut off by a full disk opens with the passphrase and is made whole', async () => {
  const state = { room: 1e9 }
  const root = aVaultFolder()
  const computer = await aComputer()
  const app = await aRunningApp({ root, computer, disk: smallDisk(state) })
  state.room = 5000 // both headers, and no frame
  expect(await app.vault.create({ passphrase })).toEqual(refused('disk-full'))
  await app.quit()
  const again = await openedAgain({ ...app, root, computer })
  expect(again.worker.session()?.tables.all('keys').length).toBe(1)
})

test('no vault is made in a folder that has lost its header', async () => {
  const app = await aNewVault()
  await app.quit()
  for (const name of ['vault.json', 'vault.previous.json']) rmSync(join(app.root, name))
  const again = await aRunningApp(app)
  expect(await again.vault.create({ passphrase })).toEqual(refused('not-empty'))
})

test('a wrong passphrase opens nothing, and the recovery code opens everything', async () => {
  const root = aVaultFolder()
  const computer = await aComputer()
  const app = await aRunningApp({ root, computer })
  const { kitGroups } = value(await app.vault.create({ passphrase }))
  const [first = ''] = kitGroups
  expect(await app.vault.proveKit({ groups: [{ index: 0, text: 'AAAA' }] })).toEqual(refused('kit-does-not-open'))
  value(await app.vault.proveKit({ groups: [{ index: 0, text: first }] }))
  await app.quit()
  const again = await aRunningApp({ root, computer })
  const wrong = await again.vault.unlock({ by: 'passphrase', passphrase: 'not it at all' })
  expect(wrong).toEqual(refused('wrong-secret'))
  expect(await again.vault.overview(null)).toEqual(refused('not-unlocked'))
  value(await again.vault.unlock({ by: 'recovery-code', code: kitGroups.join(' ') }))
  expect(value(await again.vault.overview(null)).kitProven).toBe(true)
})
