import { describe, expect, test } from 'vitest'
import { utf8 } from '../../../renderer/core/base/bytes.ts'
import { BatchId, newId } from '../../../renderer/core/base/ids.ts'
import { CopyQueue, type Batch } from '../../../renderer/features/intake/copy-queue.ts'
import type { Incoming } from '../../../renderer/features/intake/incoming.ts'
import { aNewVault, bytesOf, filesBelow, openedAgain, rosasPage, until, value, type AtHome } from './a-vault.ts'

const bytesFor = (name: string) => utf8(rosasPage(`page of ${name}`))
const file = (path: string): Incoming => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path: path.includes('/') ? path : null,
  bytes: bytesFor(path),
})

/** The page's own queue of files, before the real vault. */
async function copying({ vault }: AtHome) {
  const { person } = value(await vault.overview(null))
  if (!person) throw new Error('there is no person')
  const batch = (): Batch => ({ batchId: newId(BatchId), personId: person.id, hospital: null })
  const queue = new CopyQueue(
    (ask, asking) => vault.takeIn(ask, asking),
    ({ batchId, personId }, left) => void vault.noteCopying({ batchId, personId, files: [...left] }),
  )
  const ended = () => until(() => !queue.now().running)
  return { queue, batch, ended }
}

const left = async ({ vault }: AtHome): Promise<string[]> =>
  value(await vault.leftToCopy(null)).map(({ name, path }) => path ?? name)
const inside = async ({ vault }: AtHome): Promise<string[]> => value(await vault.intake(null)).map(({ name }) => name)
const names = (count: number) => Array.from({ length: count }, (_, at) => `disc/part${at % 3}/IM${String(at)}`)

describe('files that were not copied before the vault was locked', () => {
  for (const how of ['quit', 'kill'] as const)
    test(`are named after ${how === 'quit' ? 'a lock' : 'a crash'}: together with those inside they are all that were given, each once`, async () => {
      const app = await aNewVault()
      const all = names(60)
      const { queue, batch } = await copying(app)
      queue.add(all.map(file), batch())
      await until(async () => (await inside(app)).length >= 7)
      await app[how]()
      const again = await openedAgain(app)
      const out = await left(again)
      expect(out.length).toBeGreaterThan(0)
      const came = await inside(again)
      expect([...came, ...out.map((path) => path.slice(path.lastIndexOf('/') + 1))].sort()).toEqual(
        all.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort(),
      )
    })

  test('are no longer named once they are given again, by whatever way, and nothing comes in twice', async () => {
    const app = await aNewVault()
    const all = names(40)
    const first = await copying(app)
    first.queue.add(all.map(file), first.batch())
    await until(async () => (await inside(app)).length >= 5)
    await app.quit()
    const again = await openedAgain(app)
    expect((await left(again)).length).toBeGreaterThan(0)
    const second = await copying(again)
    // The disc itself this time, and not the folder that it lies in.
    second.queue.add(
      all.map((path) => ({ ...file(path), path: path.slice('disc/'.length) })),
      second.batch(),
    )
    await second.ended()
    await until(async () => (await left(again)).length === 0)
    const { records } = value(await again.vault.overview(null))
    expect(records).toBe(all.length)
    await again.quit()
    expect(await left(await openedAgain(again))).toEqual([])
  })

  test('stay named when only some of them are given again, and while those are on their way', async () => {
    const app = await aNewVault()
    await stopsAtFirst(app, ['a.txt', 'b.txt', 'c.txt'])
    const again = await openedAgain(app)
    expect(await left(again)).toEqual(['a.txt', 'b.txt', 'c.txt'])
    await stopsAtFirst(again, ['b.txt'])
    const last = await openedAgain(again)
    expect((await left(last)).sort()).toEqual(['a.txt', 'b.txt', 'c.txt'])
  })

  test('are not taken for another file of the same name', async () => {
    const app = await aNewVault()
    await stopsAtFirst(app, ['mri/IM1', 'ct/IM1'])
    const again = await openedAgain(app)
    const { queue, batch, ended } = await copying(again)
    queue.add([file('other/IM1')], batch())
    await ended()
    expect((await left(again)).sort()).toEqual(['ct/IM1', 'mri/IM1'])
  })

  test('are forgotten when the person does not need them, and when adding was stopped', async () => {
    const app = await aNewVault()
    const { queue, batch } = await copying(app)
    queue.add(names(30).map(file), batch())
    queue.cancelAll()
    await until(() => !queue.now().running)
    await app.quit()
    const again = await openedAgain(app)
    expect(await left(again)).toEqual([])
    await stopsAtFirst(again, ['a.txt'])
    const last = await openedAgain(again)
    value(await last.vault.forgetLeftToCopy(null))
    expect(await left(last)).toEqual([])
  })

  test('are a list of thousands in a few rows, and no name of it lies open on the disk', async () => {
    const app = await aNewVault()
    const many = Array.from({ length: 5000 }, (_, at) => `Oncology papers of Rosa/year ${at % 7}/letter ${at}.pdf`)
    await stopsAtFirst(app, many)
    expect(bytesOf(filesBelow(app.root)).includes('Oncology papers')).toBe(false)
    const again = await openedAgain(app)
    expect(await left(again)).toEqual(many)
    expect(again.worker.session()?.tables.all('form').length).toBeLessThan(20)
  })
})

/** These files are given, and the vault is locked before the first of them is copied. */
async function stopsAtFirst(app: AtHome, paths: readonly string[]): Promise<void> {
  const { person } = value(await app.vault.overview(null))
  if (!person) throw new Error('there is no person')
  const files = paths.map((path) => {
    const { name, path: place } = file(path)
    return { name, path: place, size: paths.length > 100 ? 0 : bytesFor(path).length }
  })
  value(await app.vault.noteCopying({ batchId: newId(BatchId), personId: person.id, files }))
  await app.quit()
}
