import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dyingDisk } from '../../electron/frail-disk.ts'
import { newSettings } from '../../../renderer/vault/worker/settings.ts'
import { aComputer, aFolder, restarted } from '../../electron/folder-line.ts'
import {
  aNewVault,
  aRunningApp,
  filesBelow,
  journalsIn,
  MemoryCopy,
  openedAgain,
  passphrase,
  rosa,
  value,
  type AtHome,
} from './a-vault.ts'

const snapshotsIn = (root: string): string[] => filesBelow(root).filter((path) => path.endsWith('.snap'))
const names = Array.from({ length: 40 }, (_, at) => `Person ${String(at)}`)

async function addPersons({ vault }: AtHome, some: readonly string[]): Promise<void> {
  for (const name of some) value(await vault.savePerson({ id: null, person: { ...rosa, name } }))
}

async function keepSnapshot(app: AtHome): Promise<void> {
  expect(await app.worker.session()?.writeSnapshot()).toBe(true)
}

/** Everybody of the vault, and what it says of itself. */
async function seen(app: AtHome) {
  const persons = value(await app.vault.people(null)).map(({ person }) => person.name)
  const { damaged, older, readOnly } = value(await app.vault.overview(null))
  return { persons: persons.sort(), damaged, older, readOnly }
}

const sound = { persons: ['Rosa Alvarez', ...names].sort(), damaged: false, older: false, readOnly: false }

/** A vault with two snapshots and frames after each; `reset` puts folder and computer back to that. */
async function aVaultWithSnapshots(copy?: MemoryCopy) {
  const app = await aNewVault(copy ? { copy } : {})
  await addPersons(app, names.slice(0, 15))
  await keepSnapshot(app)
  await addPersons(app, names.slice(15, 30))
  await keepSnapshot(app)
  await addPersons(app, names.slice(30))
  await app.quit()
  const kept = aFolder()
  cpSync(app.root, join(kept, 'root'), { recursive: true })
  cpSync(app.computer.data, join(kept, 'data'), { recursive: true })
  const reset = () => {
    for (const [name, to] of [
      ['root', app.root],
      ['data', app.computer.data],
    ] as const) {
      rmSync(to, { recursive: true, force: true })
      cpSync(join(kept, name), to, { recursive: true })
    }
  }
  const [newer = '', older = ''] = snapshotsIn(app.root).sort((a, b) => readFileSync(b).length - readFileSync(a).length)
  return { app, reset, newer, older }
}

test('VF-27: a vault opens from its newest snapshot and the frames after it; two snapshots are kept', async () => {
  const { app } = await aVaultWithSnapshots()
  const again = await openedAgain(app)
  expect(await seen(again)).toEqual(sound)
  await keepSnapshot(again)
  expect(snapshotsIn(app.root).length).toBe(2)
  await again.quit()
  // What is in the snapshot need not be read again: spoil the journal's beginning.
  const journal = journalsIn(app.root)[0] ?? ''
  const bytes = readFileSync(journal)
  bytes[300] = (bytes[300] ?? 0) ^ 1
  writeFileSync(journal, bytes)
  expect((await seen(await openedAgain(app))).persons).toEqual(sound.persons)
})

test('with its working copy’s snapshot spoilt, cut, missing or of another state a vault opens the same', async () => {
  const copy = new MemoryCopy()
  const { app, reset } = await aVaultWithSnapshots(copy)
  const { kept, parts, stretches } = copy
  if (!kept) throw new Error('no snapshot was copied')
  const [part = new Uint8Array()] = parts
  const flipped = part.map((byte, at) => (at === part.length - 100 ? byte ^ 1 : byte))
  const noIndex = part.map((byte, at) => (at === 3000 ? byte ^ 1 : byte))
  const marks = kept.marks.map((mark) => ({ ...mark, from: mark.from + 1, to: mark.to + 1 }))
  const spoilt: Partial<MemoryCopy>[] = [
    {},
    { parts: [flipped] },
    { parts: [noIndex] },
    { parts: [part.subarray(0, 100)] },
    { parts: [] },
    { kept: null },
    { kept: { ...kept, length: kept.length + 5 } },
    { kept: { ...kept, marks } },
    { kept: { ...kept, marks: [] } },
    { stretches: [] },
    { kept: null, parts: [], stretches: [] },
  ]
  for (const change of spoilt) {
    reset()
    Object.assign(copy, { kept, parts, stretches }, change)
    const again = await openedAgain(app, { copy })
    expect(await seen(again)).toEqual(sound)
    await again.quit()
  }
})

test('VF-27: a snapshot altered or cut anywhere costs nothing: the journal has it all, and a new one is written', async () => {
  const { app, reset, newer } = await aVaultWithSnapshots()
  const whole = readFileSync(newer)
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isCut) => {
      reset()
      const spoilt = Uint8Array.from(whole)
      spoilt[at] = (spoilt[at] ?? 0) ^ 4
      writeFileSync(newer, isCut ? whole.subarray(0, at) : spoilt)
      const again = await openedAgain(app)
      expect(await seen(again)).toEqual(sound)
      await again.quit()
    }),
    { numRuns: 25 },
  )
})

test('with the newest snapshot and the journal’s beginning both damaged, what the older snapshot and the later frames hold is shown, to read only', async () => {
  const { app, newer } = await aVaultWithSnapshots()
  const spoilt = readFileSync(newer)
  const last = spoilt.length - 50
  spoilt[last] = (spoilt[last] ?? 0) ^ 1
  writeFileSync(newer, spoilt)
  const journal = journalsIn(app.root)[0] ?? ''
  const frames = readFileSync(journal)
  frames[300] = (frames[300] ?? 0) ^ 1
  writeFileSync(journal, frames)
  const again = await openedAgain(app)
  const { persons, damaged, readOnly } = await seen(again)
  expect({ damaged, readOnly }).toEqual({ damaged: true, readOnly: true })
  for (const name of [...names.slice(0, 15), ...names.slice(30)]) expect(persons).toContain(name)
  expect(value(await again.vault.overview(null)).lostRows).toBe(15)
  await again.quit()

  const before = filesBelow(join(app.root, 'journal')).map((path) => readFileSync(path).length)
  const third = await aRunningApp({ root: app.root, computer: await restarted(again.computer) })
  value(await third.vault.unlock({ by: 'passphrase', passphrase }))
  // Asked before anybody knows of the damage: what seems to be missing may only be unreadable.
  const row = { ...newSettings(), kitProven: true }
  expect(await third.worker.session()?.commit([{ kind: 'settings', row }])).toMatchObject({
    error: { code: 'read-only' },
  })
  expect(filesBelow(join(app.root, 'journal')).map((path) => readFileSync(path).length)).toEqual(before)
})

test('with all journals gone a snapshot still gives all that was in it, and this computer goes on under a new device id', async () => {
  const { app } = await aVaultWithSnapshots()
  const old = journalsIn(app.root)
  rmSync(join(app.root, 'journal'), { recursive: true })
  const again = await openedAgain(app)
  const { persons, older } = await seen(again)
  expect(persons).toEqual(['Rosa Alvarez', ...names.slice(0, 30)].sort())
  expect(older).toBe(true)
  value(await again.vault.useThisCopy(null))
  value(await again.vault.rememberPlace({ place: 'on' }))
  await again.quit()
  const [journal = ''] = journalsIn(app.root)
  expect(old).not.toContain(journal)
  expect(value(await (await openedAgain(app)).vault.overview(null))).toMatchObject({ place: 'on', older: false })
})

test('a computer that has never seen the vault opens another one’s snapshot and the frames after it', async () => {
  const { app } = await aVaultWithSnapshots()
  const stranger = await aRunningApp({ root: app.root, computer: await aComputer() })
  value(await stranger.vault.unlock({ by: 'passphrase', passphrase }))
  expect(await seen({ ...app, ...stranger })).toEqual(sound)
  value(await stranger.vault.rememberPlace({ place: 'elsewhere' }))
  await keepSnapshot({ ...app, ...stranger })
  expect(snapshotsIn(app.root).length).toBe(3)
})

test('wherever the power goes while a snapshot is written, the vault opens whole, and no half of one stays', async () => {
  for (let changes = 0; changes < 12; changes++) {
    const app = await aNewVault()
    await addPersons(app, names.slice(0, 3))
    await app.quit()
    const disk = dyingDisk(changes)
    const frail = await openedAgain(app, { disk })
    await frail.worker.session()?.writeSnapshot()
    await frail.kill()
    const again = await openedAgain(app)
    expect((await seen(again)).persons).toEqual(['Rosa Alvarez', ...names.slice(0, 3)].sort())
    await keepSnapshot(again)
    expect(filesBelow(join(app.root, 'snapshots')).every((path) => path.endsWith('.snap'))).toBe(true)
    await again.quit()
  }
})

test('names in the snapshots’ folder that are none, and a snapshot of a newer format, are passed over', async () => {
  const { app, newer } = await aVaultWithSnapshots()
  const folder = join(app.root, 'snapshots')
  mkdirSync(join(folder, `${'a'.repeat(32)}-1.snap`))
  for (const name of ['note.txt', `${'b'.repeat(32)}-01.snap`, `${'c'.repeat(32)}-7.snap`])
    writeFileSync(join(folder, name), 'x')
  const bytes = readFileSync(newer)
  bytes[4] = 9
  writeFileSync(newer, bytes)
  expect(await seen(await openedAgain(app))).toEqual(sound)
})

test('VF-28: frames of another computer that rows speak of and that are not here are counted, until they have arrived', async () => {
  const app = await aNewVault()
  await app.quit()
  const [own] = journalsIn(app.root)
  const other = await aRunningApp({ root: app.root, computer: await aComputer() })
  value(await other.vault.unlock({ by: 'passphrase', passphrase }))
  const elsewhere = { ...app, ...other }
  await addPersons(elsewhere, names.slice(0, 3))
  await other.quit()
  const again = await openedAgain(app)
  await addPersons(again, names.slice(3, 4))
  await again.quit()
  const theirs = journalsIn(app.root).find((path) => path !== own) ?? ''
  const whole = readFileSync(theirs)
  rmSync(theirs)
  const without = await aRunningApp({ root: app.root, computer: await aComputer() })
  value(await without.vault.unlock({ by: 'passphrase', passphrase }))
  expect(value(await without.vault.overview(null)).notArrived).toBe(3)
  await without.quit()
  writeFileSync(theirs, whole)
  expect(value(await (await openedAgain(app)).vault.overview(null)).notArrived).toBe(0)
})
