// Two computers with one vault, that did not know of each other for a while.
import { cpSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { aComputer, aFolder } from '../../electron/folder-line.ts'
import type { DocumentId } from '../../../renderer/core/base/ids.ts'
import {
  add,
  aNewVault,
  journalsIn,
  openedAgain,
  refused,
  rosasPage,
  strangersPage,
  until,
  value,
  type AtHome,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

const filing = { kind: 'lab', date: null, hospital: null, title: 'Blood count' } as const

const idOf = async ({ vault }: AtHome): Promise<DocumentId> => {
  const [row] = value(await vault.records(null))
  return row?.id ?? expect.fail('no record')
}
const titles = async ({ vault }: AtHome) => value(await vault.records(null)).map(({ title }) => title)
const bothKept = async ({ vault }: AtHome) => value(await vault.bothKept(null))

/** One vault with a paper in it, on two computers, each with a folder of its own. */
async function twoComputers(page = rosasPage('CA 15-3: 41 U/mL')): Promise<{ here: AtHome; there: AtHome }> {
  const here = await aNewVault()
  await add(here.vault, 'paper.pdf', paper([page]))
  await until(() => here.worker.session()?.tables.all('understanding').length === 1)
  await here.quit()
  return { here, there: await onAnother(here) }
}

/** A copy of the vault's folder on another computer. */
async function onAnother(here: AtHome): Promise<AtHome> {
  const root = join(aFolder(), 'vault')
  cpSync(here.root, root, { recursive: true })
  return { ...here, root, computer: await aComputer() }
}

/** Open the vault on one computer, do something, and close it. */
async function at(home: AtHome, work: (app: AtHome) => Promise<unknown>): Promise<void> {
  const app = await openedAgain(home)
  await work(app)
  await app.quit()
}

/** Each journal is copied where it is longer, as a folder that is kept in step does. */
function bringTogether(from: AtHome, to: AtHome): void {
  for (const path of journalsIn(from.root)) {
    const target = join(to.root, relative(from.root, path))
    if (statSync(path).size > (statSync(target, { throwIfNoEntry: false })?.size ?? 0)) cpSync(path, target)
  }
}

const sidesOf = async (app: AtHome) => {
  const [one, ...others] = await bothKept(app)
  expect(others).toEqual([])
  return one ?? expect.fail('nothing is asked')
}

test('a record filed otherwise on two computers: both filings are kept and asked about, and the one that is chosen holds on both', async () => {
  const { here, there } = await twoComputers()
  await at(there, async (app) => value(await app.vault.fileRecord({ id: await idOf(app), filing })))
  await at(here, async (app) =>
    value(await app.vault.fileRecord({ id: await idOf(app), filing: { ...filing, title: 'Tumour marker' } })),
  )
  bringTogether(there, here)
  const app = await openedAgain(here)
  const { row, sides } = await sidesOf(app)
  const titleOf = ({ said }: (typeof sides)[number]) => (said.kind === 'filing' ? said.filing?.title : said.kind)
  expect(sides.map(titleOf).sort()).toEqual(['Blood count', 'Tumour marker'])
  expect(sides.filter(({ shown }) => shown).map(titleOf)).toEqual(await titles(app))
  expect(value(await app.vault.overview(null)).toReview).toBe(1)
  const chosen = sides.find((side) => titleOf(side) === 'Blood count')
  value(await app.vault.keepVersion({ row, version: chosen?.version ?? '' }))
  expect(await app.vault.keepVersion({ row, version: chosen?.version ?? '' })).toMatchObject(refused('no-such-record'))
  expect(await bothKept(app)).toEqual([])
  expect(await titles(app)).toEqual(['Blood count'])
  await app.quit()
  bringTogether(here, there)
  await at(there, async (elsewhere) => {
    expect(await bothKept(elsewhere)).toEqual([])
    expect(await titles(elsewhere)).toEqual(['Blood count'])
  })
})

test('what one computer has filed and the other only read again stands, and nobody is asked', async () => {
  const { here, there } = await twoComputers()
  await at(there, async (app) => value(await app.vault.fileRecord({ id: await idOf(app), filing })))
  // Another name of hers has every page looked at anew.
  await at(here, async (app) => {
    const [known] = value(await app.vault.people(null))
    const { id, ...person } = known?.person ?? expect.fail('nobody')
    for (const name of ['R. Alvarez', 'Rosa Maria Alvarez'])
      value(await app.vault.savePerson({ id, person: { ...person, otherNames: [name] } }))
    await app.worker.session()?.commit(() => {
      const row = app.worker.session()?.tables.all('understanding')[0] ?? expect.fail('not understood')
      return [{ kind: 'understanding', row: { ...row, rules: row.rules + 1 } }]
    })
  })
  bringTogether(there, here)
  const app = await openedAgain(here)
  expect(await bothKept(app)).toEqual([])
  expect(await titles(app)).toEqual(['Blood count'])
})

test('a page of which one computer says that it is hers and the other that it is not is used nowhere until that is settled', async () => {
  const { here, there } = await twoComputers(strangersPage('CA 15-3: 41 U/mL'))
  const answer = (isPerson: boolean) => async (app: AtHome) =>
    value(await app.vault.answerPages({ id: await idOf(app), pages: [1], isPerson }))
  await at(here, answer(false))
  await at(there, answer(true))
  for (const [from, to] of [
    [there, here],
    [here, there],
  ] as const) {
    bringTogether(from, to)
    const app = await openedAgain(to)
    expect(value(await app.vault.record({ id: await idOf(app) })).row.person).toBe('not-mine')
    expect((await sidesOf(app)).sides).toHaveLength(2)
    await app.quit()
  }
  const app = await openedAgain(here)
  // Another name of hers has every page looked at anew; that settles nothing.
  const [known] = value(await app.vault.people(null))
  const { id, ...person } = known?.person ?? expect.fail('nobody')
  value(await app.vault.savePerson({ id, person: { ...person, otherNames: ['Martin Oakes'] } }))
  expect(value(await app.vault.record({ id: await idOf(app) })).row.person).toBe('not-mine')
  const { row, sides } = await sidesOf(app)
  expect(sides).toHaveLength(2)
  const hers = sides.find(({ said }) => said.kind === 'filing' && said.answers.some(({ isPerson }) => isPerson))
  value(await app.vault.keepVersion({ row, version: hers?.version ?? '' }))
  expect(value(await app.vault.record({ id: await idOf(app) })).row.person).toBe('match')
})

test('an entry taken away on one computer and changed on the other is asked about, and goes when a person says so', async () => {
  const here = await aNewVault()
  const person = value(await here.vault.people(null))[0]?.person.id ?? expect.fail('nobody')
  const entry = {
    personId: person,
    kind: 'note' as const,
    title: 'Ask about iron',
    date: null,
    until: null,
    value: null,
    place: null,
    note: '',
    documents: [],
  }
  const saved = value(await here.vault.saveHandEntry({ id: null, entry }))
  await here.quit()
  const there = await onAnother(here)
  await at(there, async (app) => value(await app.vault.removeHandEntry({ id: saved.id })))
  await at(here, async (app) =>
    value(await app.vault.saveHandEntry({ id: saved.id, entry: { ...entry, note: 'and about B12' } })),
  )
  bringTogether(there, here)
  const app = await openedAgain(here)
  const { row, sides } = await sidesOf(app)
  expect(sides.map(({ said }) => said.kind).sort()).toEqual(['hand', 'removed'])
  const removed = sides.find(({ said }) => said.kind === 'removed')
  value(await app.vault.keepVersion({ row, version: removed?.version ?? '' }))
  expect(await bothKept(app)).toEqual([])
  expect(app.worker.session()?.tables.all('hand')).toEqual([])
})
