// What Home shows before every row is there: what was noted when the vault was last seen, or nothing.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId, RowId } from '../../../renderer/core/base/ids.ts'
import type { Overview } from '../../../renderer/vault/contract.ts'
import { findAll } from '../../../renderer/vault/worker/find.ts'
import { openLastSeen, sealLastSeen, type LastSeen } from '../../../renderer/vault/worker/last-seen.ts'
import { PageIndex } from '../../../renderer/vault/worker/page-index.ts'
import { aComputer, aFolder, restarted } from '../../electron/folder-line.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  filesBelow,
  MemoryCopy,
  nothingToRead,
  passphrase,
  rosa,
  rosasPage,
  until,
  value,
  type AtHome,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

/** A working copy that gives the snapshot's rows only when it is told to. */
class SlowCopy extends MemoryCopy {
  private let: () => void = () => undefined
  private gate = Promise.resolve()

  shut(): void {
    this.gate = new Promise((go) => (this.let = go))
  }
  release(): void {
    this.let()
  }
  override async part(index: number) {
    if (index > 0) await this.gate
    return super.part(index)
  }
}

/** Two records, and a snapshot of more than one part, so that its rows can be kept waiting. */
async function aSeenVault() {
  const copy = new SlowCopy()
  const app = await aNewVault({ copy })
  await add(app.vault, 'biopsy.txt', paper([rosasPage('carcinoma')]))
  await add(app.vault, 'labs.txt', paper([rosasPage('CA 15-3')]))
  await until(() => nothingToRead(app.vault))
  const session = app.worker.session() ?? expect.fail('not open')
  const forms = Array.from({ length: 30 }, (_, at) => ({
    kind: 'form' as const,
    row: { id: newId(RowId), key: `form ${String(at)}`, text: 'x'.repeat(50_000), at: session.now() },
  }))
  value(await session.commit(forms))
  expect(await session.writeSnapshot()).toBe(true)
  const shown = value(await app.vault.overview(null))
  value(await app.vault.rememberPlace({ place: 'records' }))
  await app.quit()
  return { app, copy, shown: { ...shown, place: 'records' } }
}

const noteOf = ({ computer }: AtHome): string => filesBelow(join(computer.data, 'memory'))[0] ?? expect.fail('no note')

/**
 * Open it while its rows are kept waiting: what is shown then (null where nothing is), and what when they have come. What
 * is answered at once comes before what is asked after it.
 */
async function opening(app: AtHome, copy: SlowCopy) {
  copy.shut()
  const again = await aRunningApp({ root: app.root, computer: await restarted(app.computer), copy })
  value(await again.vault.unlock({ by: 'passphrase', passphrase }))
  let early: Overview | null = null
  let isEveryRowThere = false
  const first = again.vault.overview(null).then((answer) => (early = value(answer)))
  const whole = again.vault.people(null).then(() => (isEveryRowThere = true))
  value(await again.vault.suggestPassphrase(null))
  const before = { early: early as Overview | null, isEveryRowThere }
  copy.release()
  await whole
  await first
  return { again, ...before, late: value(await again.vault.overview(null)) }
}

test('what was shown when the vault was locked is there before its rows, and they say the same', async () => {
  const { app, copy, shown } = await aSeenVault()
  expect(shown).toMatchObject({ records: 2, toReview: 2, persons: 1, person: { name: 'Rosa Alvarez' } })
  const { early, isEveryRowThere, late, again } = await opening(app, copy)
  expect({ early, isEveryRowThere }).toEqual({ early: shown, isEveryRowThere: false })
  expect(late).toEqual(shown)
  expect(again.news).toContain('person')
})

test('what is noted follows what is done, and another person’s counts are never shown as those of the one looked at', async () => {
  const { app, copy } = await aSeenVault()
  const first = await opening(app, copy)
  value(await first.again.vault.savePerson({ id: null, person: { ...rosa, name: 'Ana Alvarez' } }))
  expect(value(await first.again.vault.overview(null))).toMatchObject({ records: 0, persons: 2 })
  await first.again.quit()
  const second = await opening(app, copy)
  expect(second.early).toMatchObject({ records: 0, persons: 2, person: { name: 'Ana Alvarez' } })
  const { people } = { people: value(await second.again.vault.people(null)) }
  const rosas = people.find(({ person }) => person.name === 'Rosa Alvarez')?.person ?? expect.fail('no Rosa')
  value(await second.again.vault.openPerson({ id: rosas.id }))
  // Nobody has asked for the overview since: the counts known are Ana's.
  await second.again.quit()
  const third = await opening(app, copy)
  expect(third.early).toBe(null)
  expect(third.late).toMatchObject({ records: 2, person: { name: 'Rosa Alvarez' } })
})

test('a vault that was only opened and locked again has the same to show', async () => {
  const { app, copy, shown } = await aSeenVault()
  for (const wait of [false, true]) {
    const again = await aRunningApp({ root: app.root, computer: await restarted(app.computer), copy })
    value(await again.vault.unlock({ by: 'passphrase', passphrase }))
    if (wait) value(await again.vault.people(null))
    await again.quit()
    const next = await opening(app, copy)
    expect(next.early).toEqual(shown)
    await next.again.quit()
  }
})

test('an app that was killed after a change shows nothing before the rows are there', async () => {
  const { app, copy } = await aSeenVault()
  const first = await opening(app, copy)
  await add(first.again.vault, 'scan.txt', paper([rosasPage('clear')]))
  await first.again.kill()
  const { early, late } = await opening(app, copy)
  expect(early).toBe(null)
  expect(late.records).toBe(3)
})

test('a note that is missing, cut, altered, another vault’s or older than the journal is not shown, and the rows are', async () => {
  const { app, copy, shown } = await aSeenVault()
  const older = readFileSync(noteOf(app))
  const kept = aFolder()
  cpSync(app.root, join(kept, 'root'), { recursive: true })
  const first = await opening(app, copy)
  value(await first.again.vault.rememberPlace({ place: 'review' }))
  await first.again.quit()
  const now = readFileSync(noteOf(app))
  const other = await aNewVault()
  value(await other.vault.overview(null))
  await other.quit()
  const altered = Uint8Array.from(now)
  altered[60] = (altered[60] ?? 0) ^ 1
  const others = readFileSync(noteOf(other))
  for (const note of [older, altered, now.subarray(0, now.length - 9), others, Buffer.alloc(0), null]) {
    if (note) writeFileSync(noteOf(app), note)
    else rmSync(noteOf(app))
    const { early, late, again } = await opening(app, copy)
    expect(early).toBe(null)
    expect(late).toMatchObject({ ...shown, place: 'review' })
    await again.quit()
    writeFileSync(join(app.computer.data, 'memory', noteOf(app).split('/').at(-1) ?? ''), now)
  }
  // The newer note with the folder as it was before: older than what was seen, so nothing of it is shown.
  rmSync(app.root, { recursive: true })
  cpSync(join(kept, 'root'), app.root, { recursive: true })
  const back = await opening(app, copy)
  expect(back.early).toBe(null)
  expect(back.late).toMatchObject({ older: true, readOnly: true })
})

/** Put a note in place of the one there, sealed as the app seals it. */
async function forge(app: AtHome, change: (seen: LastSeen) => LastSeen): Promise<void> {
  const opened = await aRunningApp({ root: app.root, computer: await restarted(app.computer) })
  value(await opened.vault.unlock({ by: 'passphrase', passphrase }))
  value(await opened.vault.people(null))
  const { keys } = opened.worker.session() ?? expect.fail('not open')
  const path = noteOf(app)
  const seen = openLastSeen({ keys }, readFileSync(path)) ?? expect.fail('sealed with other keys')
  const bytes = sealLastSeen(keys, change(seen))
  await opened.kill()
  writeFileSync(path, bytes)
}

test('where what was noted says otherwise than the rows, the rows win', async () => {
  const { app, copy, shown } = await aSeenVault()
  await forge(app, (seen) => {
    const first = seen.first as { overview: Overview }
    return { ...seen, first: { ...first, overview: { ...first.overview, records: 7, toReview: 0 } } }
  })
  const { early, late, again } = await opening(app, copy)
  expect(early).toMatchObject({ records: 7, toReview: 0 })
  expect(late).toEqual(shown)
  await again.quit()
  expect((await opening(app, copy)).early).toEqual(shown)
})

test('a note of other counting rules, of a strange shape, or from before there was one still tells where the journals stood', async () => {
  const { app, copy, shown } = await aSeenVault()
  const strange = [{ rules: 2 }, 'x', { rules: 1, personId: null, overview: { records: -1 } }, null]
  for (const first of strange) {
    await forge(app, (seen) => ({ ...seen, first }))
    const { early, late, again } = await opening(app, copy)
    expect(early).toBe(null)
    expect(late).toEqual(shown)
    await again.quit()
  }
  await forge(
    app,
    ({ heads, at }) => ({ heads: heads.map((head) => ({ ...head, seq: head.seq + 1 })), at }) as LastSeen,
  )
  expect((await opening(app, copy)).late).toMatchObject({ older: true })
})

test('another computer’s snapshot that has come since, and frames of its own, leave nothing to show before the rows', async () => {
  const { app, copy } = await aSeenVault()
  const other = await aRunningApp({ root: app.root, computer: await aComputer() })
  value(await other.vault.unlock({ by: 'passphrase', passphrase }))
  value(await other.vault.savePerson({ id: null, person: { ...rosa, name: 'Luis Alvarez' } }))
  expect(await other.worker.session()?.writeSnapshot()).toBe(true)
  await other.quit()
  const both = aFolder()
  cpSync(app.root, join(both, 'root'), { recursive: true })
  for (const left of ['snapshots', 'journal']) {
    for (const path of filesBelow(join(app.root, left === 'snapshots' ? 'journal' : 'snapshots')))
      if (!copy.kept || !path.includes(copy.kept.device)) rmSync(path)
    const { early, late } = await opening(app, copy)
    expect({ left, early, persons: late.persons }).toEqual({ left, early: null, persons: 2 })
    rmSync(app.root, { recursive: true })
    cpSync(join(both, 'root'), app.root, { recursive: true })
  }
})

test('a search just after opening says how many pages cannot be found yet, until all can be', async () => {
  const { app, copy } = await aSeenVault()
  const { again } = await opening(app, copy)
  const session = again.worker.session() ?? expect.fail('not open')
  const atFirst = await findAll({ ...session, index: new PageIndex() }, { query: 'carcinoma', limit: 10 })
  expect(atFirst).toMatchObject({ hits: [], notYet: 2 })
  await until(() => !session.index.isBehind)
  const found = value(await again.vault.search({ query: 'carcinoma', limit: 10 }))
  expect({ hits: found.hits.length, notYet: found.notYet }).toEqual({ hits: 1, notYet: 0 })
})
