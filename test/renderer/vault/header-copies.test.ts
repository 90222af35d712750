// What stands in the headers: used from a snapshot's copy where both files are damaged, and never older unnoticed.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isVault } from '../../../electron/vaultFolder/openVault.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'
import { concat, toHex, utf8 } from '../../../renderer/core/base/bytes.ts'
import { hash } from '../../../renderer/core/crypto/hash.ts'
import { snapshotStart } from '../../../renderer/core/format/snapshot.ts'
import { aComputer, restarted, type Computer } from '../../electron/folder-line.ts'
import {
  aNewVault,
  aRunningApp,
  filesBelow,
  journalsIn,
  passphrase,
  refused,
  until,
  value,
  type AtHome,
  type Running,
} from './a-vault.ts'

const other = 'quartz meadow anchor pepper violin saddle'
const anas = 'harbour velvet candle orbit maple tundra'
const proof = { by: 'passphrase', passphrase } as const
const by = (words: string) => ({ by: 'passphrase', passphrase: words }) as const
const names = ['vault.json', 'vault.previous.json']

const headersOf = ({ root }: AtHome): Buffer[] => names.map((name) => readFileSync(join(root, name)))
const putBack = ({ root }: AtHome, headers: readonly Uint8Array[]): void =>
  names.forEach((name, at) => writeFileSync(join(root, name), headers[at] ?? new Uint8Array()))
const snapshotsOf = ({ root }: AtHome): string[] => filesBelow(root).filter((path) => path.endsWith('.snap'))
const snapshotOf = (app: AtHome): string => snapshotsOf(app)[0] ?? ''
const noteOf = ({ computer }: AtHome): string => filesBelow(join(computer.data, 'memory'))[0] ?? ''
const stateOf = (app: AtHome) => filesBelow(app.root).map((path) => [path, readFileSync(path).toString('base64')])

/** Both files, spoilt in ways of which none leaves a header. */
const spoilings: Record<string, (app: AtHome) => void> = {
  'a flipped bit': (app) =>
    putBack(
      app,
      headersOf(app).map((bytes) => bytes.map((byte, at) => (at === 300 ? byte ^ 1 : byte))),
    ),
  zeros: (app) =>
    putBack(
      app,
      headersOf(app).map((bytes) => new Uint8Array(bytes.length)),
    ),
  'nothing in them': (app) => putBack(app, []),
  'something else in them': (app) => putBack(app, [utf8('{"kind":"a note"}'), utf8('text')]),
  'their absence': ({ root }) => names.forEach((name) => rmSync(join(root, name))),
}

async function withSnapshot(): Promise<AtHome> {
  const app = await aNewVault()
  value(await app.vault.rememberPlace({ place: 'here' }))
  expect(await app.worker.session()?.writeSnapshot()).toBe(true)
  return app
}

/** The same vault at its door, on this computer or another. */
async function atTheDoor(app: AtHome, computer?: Computer): Promise<AtHome> {
  const now = { root: app.root, computer: computer ?? (await restarted(app.computer)) }
  return { ...(await aRunningApp(now)), ...now }
}

async function seen({ vault }: Running) {
  value(await vault.people(null))
  const { place, readOnly, oldKeys, older, damaged } = value(await vault.overview(null))
  return { place, readOnly, oldKeys, older, damaged }
}

const sound = { place: 'here', readOnly: false, oldKeys: false, older: false, damaged: false }

describe('VF-7: with both files of the header damaged', () => {
  for (const [what, spoil] of Object.entries(spoilings))
    test(`by ${what}, a snapshot’s copy opens the vault, and both files are there again`, async () => {
      const app = await withSnapshot()
      const before = headersOf(app)
      await app.quit()
      spoil(app)
      expect(await isVault(nodeDisk, app.root)).toBe(true)
      const again = await atTheDoor(app)
      value(await again.vault.unlock(proof))
      expect(await seen(again)).toEqual(sound)
      expect(headersOf(app)).toEqual(before)
      value(await again.vault.rememberPlace({ place: 'on' }))
      await again.quit()
      const later = await atTheDoor(app)
      value(await later.vault.unlock(proof))
      expect(await seen(later)).toEqual({ ...sound, place: 'on' })
    })

  test('without a snapshot the refusal says so, and nothing is written', async () => {
    const app = await aNewVault()
    await app.quit()
    spoilings.zeros?.(app)
    const before = stateOf(app)
    const again = await atTheDoor(app)
    expect(await again.vault.unlock(proof)).toEqual(refused('header-damaged'))
    expect(await again.vault.create({ passphrase })).toEqual(refused('not-empty'))
    expect(stateOf(app)).toEqual(before)
  })

  test('a passphrase changed since the snapshot does not come back unnoticed: it opens to read only until a person says so', async () => {
    const app = await withSnapshot()
    value(await app.vault.changePassphrase({ proof, passphrase: other }))
    await app.quit()
    spoilings.zeros?.(app)
    const before = stateOf(app)
    const again = await atTheDoor(app)
    expect(await again.vault.unlock(by(other))).toEqual(refused('wrong-secret'))
    value(await again.vault.unlock(proof))
    expect(await seen(again)).toEqual({ ...sound, readOnly: true, oldKeys: true })
    expect(value(await again.vault.overview(null)).seenAt).toMatch(/^20/)
    expect(await again.vault.rememberPlace({ place: 'no' })).toEqual(refused('read-only'))
    expect(stateOf(app)).toEqual(before)
    value(await again.vault.useThisCopy(null))
    expect(await seen(again)).toEqual(sound)
    value(await again.vault.changePassphrase({ proof, passphrase: other }))
    await again.quit()
    const later = await atTheDoor(app)
    expect(await later.vault.unlock(proof)).toEqual(refused('wrong-secret'))
    value(await later.vault.unlock(by(other)))
    expect(await seen(later)).toEqual(sound)
  })

  test('a computer that has not seen the vault cannot know whether the copy is the last one, and says so', async () => {
    const app = await withSnapshot()
    await app.quit()
    spoilings.zeros?.(app)
    const elsewhere = await atTheDoor(app, await aComputer())
    value(await elsewhere.vault.unlock(proof))
    expect(await seen(elsewhere)).toEqual({ ...sound, readOnly: true, oldKeys: true })
    expect(value(await elsewhere.vault.overview(null)).seenAt).toBeNull()
  })

  test('a copy in a snapshot that was forged opens nothing, and one of a newer format refuses all', async () => {
    const app = await withSnapshot()
    await app.quit()
    const whole = readFileSync(snapshotOf(app))
    spoilings.zeros?.(app)
    for (const [from, to, code] of [
      ['"createdOn":"20', '"createdOn":"19', 'header-forged'],
      ['"format":1', '"format":2', 'too-new'],
    ] as const) {
      writeFileSync(snapshotOf(app), withCopy(whole, from, to))
      const again = await atTheDoor(app)
      expect(await again.vault.unlock(proof)).toEqual(refused(code))
      await again.quit()
    }
  })
})

/** A snapshot whose header copy says something else, with its checksum made right again. */
function withCopy(snapshot: Uint8Array, from: string, to: string): Uint8Array {
  const start = value(snapshotStart(snapshot))
  const text = new TextDecoder().decode(snapshot.subarray(56, start.indexAt)).replace(from, to)
  const rest = text.slice(text.indexOf(',') + 1)
  const copy = utf8(`{"checksum":"${toHex(hash(utf8(rest)))}",${rest}`)
  return concat(snapshot.subarray(0, 56), copy, snapshot.subarray(start.indexAt))
}

test('a vault that was left alone for a moment has a snapshot, and its copy follows each change of the keys', async () => {
  const app = await aNewVault()
  const isCopied = (): boolean => {
    const [header = new Uint8Array()] = headersOf(app)
    const newest = snapshotsOf(app).map((path) => readFileSync(path))
    return newest.some((bytes) => bytes.subarray(56, 56 + header.length).equals(header))
  }
  await until(isCopied)
  value(await app.vault.changePassphrase({ proof, passphrase: other }))
  expect(isCopied()).toBe(false)
  await until(isCopied)
  await app.quit()
  spoilings.zeros?.(app)
  const again = await atTheDoor(app)
  value(await again.vault.unlock(by(other)))
  expect(await seen(again)).toEqual({ ...sound, place: null })
})

describe('an old header put back', () => {
  test('is noticed where it has the passphrase of before, which then writes nothing', async () => {
    const app = await aNewVault()
    value(await app.vault.rememberPlace({ place: 'here' }))
    const before = headersOf(app)
    value(await app.vault.changePassphrase({ proof, passphrase: other }))
    await app.quit()
    putBack(app, before)
    const again = await atTheDoor(app)
    expect(await again.vault.unlock(by(other))).toEqual(refused('wrong-secret'))
    value(await again.vault.unlock(proof))
    expect(await seen(again)).toEqual({ ...sound, readOnly: true, oldKeys: true })
  })

  test('is noticed where it has a key that was taken away, whether or not anything was written since', async () => {
    for (const isWritten of [false, true]) {
      const app = await aNewVault()
      value(await app.vault.rememberPlace({ place: 'here' }))
      value(await app.vault.addKey({ proof, label: 'Ana', passphrase: anas }))
      const before = headersOf(app)
      const ana = value(await app.vault.keys(null)).find(({ type }) => type === 'caregiver')
      value(await app.vault.removeKey({ proof, id: ana?.id ?? expect.fail('no key was added') }))
      if (isWritten) value(await app.vault.rememberPlace({ place: 'after' }))
      await app.quit()
      putBack(app, before)
      const again = await atTheDoor(app)
      value(await again.vault.unlock(by(anas)))
      expect(await seen(again)).toEqual({ ...sound, readOnly: true, oldKeys: true, damaged: isWritten })
      await again.quit()
    }
  })

  test('of the same number and other content, as when two computers changed keys at once, is noticed', async () => {
    const app = await aNewVault()
    value(await app.vault.rememberPlace({ place: 'here' }))
    const before = headersOf(app)
    value(await app.vault.changePassphrase({ proof, passphrase: other }))
    const [mine] = headersOf(app)
    await app.quit()
    putBack(app, before)
    const elsewhere = await atTheDoor(app, await aComputer())
    value(await elsewhere.vault.unlock(proof))
    value(await elsewhere.vault.changePassphrase({ proof, passphrase: anas }))
    await elsewhere.quit()
    expect(headersOf(app)[0]).not.toEqual(mine)
    const again = await atTheDoor(app)
    value(await again.vault.unlock(by(anas)))
    expect((await seen(again)).oldKeys).toBe(true)
  })
})

test('a key changed elsewhere since, a lost note, a damaged one and another vault’s raise no alarm', async () => {
  const app = await aNewVault()
  value(await app.vault.rememberPlace({ place: 'here' }))
  await app.quit()
  const note = readFileSync(noteOf(app))
  const elsewhere = await atTheDoor(app, await aComputer())
  value(await elsewhere.vault.unlock(proof))
  value(await elsewhere.vault.changePassphrase({ proof, passphrase: other }))
  await elsewhere.quit()
  const notes: (Uint8Array | null)[] = [
    note,
    null,
    note.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
    note.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
    note.subarray(0, 10),
  ]
  const path = noteOf(app)
  const [kept = new Uint8Array()] = journalsIn(app.root).map((journal) => readFileSync(journal))
  expect(kept.length).toBeGreaterThan(0)
  for (const bytes of notes) {
    rmSync(path, { force: true })
    if (bytes) writeFileSync(path, bytes)
    const again = await atTheDoor(app)
    value(await again.vault.unlock(by(other)))
    expect((await seen(again)).oldKeys).toBe(false)
    await again.quit()
  }
})
