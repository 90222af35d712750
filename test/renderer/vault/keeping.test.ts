import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BatchId, newId } from '../../../renderer/core/base/ids.ts'
import { openWhole } from '../../../renderer/vault/worker/blobs.ts'
import type { Change } from '../../../renderer/vault/worker/change.ts'
import { forgettingDisk } from '../../electron/forgetting-disk.ts'
import { smallDisk } from '../../electron/frail-disk.ts'
import type { VaultWorker } from '../../../renderer/vault/worker/vault-worker.ts'
import {
  add,
  aNewVault,
  asked,
  aVaultFolder,
  blobsIn,
  bytesOf,
  filesBelow,
  journalsIn,
  nothingToRead,
  openedAgain,
  passphrase,
  refused,
  rosa,
  rosasPage,
  until,
  value,
} from './a-vault.ts'
import { paper } from './paper-reader.ts'

const someBytes = (length: number, start = 7): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (start + i * 31 + (i >> 8) * 17) % 256)

/** The bytes of an original as the open vault has them. */
async function original(worker: VaultWorker, id: string): Promise<Uint8Array> {
  const session = worker.session()
  const document = session?.tables.get('document', id)
  if (!session || !document) throw new Error('no such record')
  return value(await openWhole(session, document.blob))
}

test('an acknowledged file is there byte for byte when the app is killed and started again', async () => {
  const lengths = [0, 1, 1024 * 1024, 1024 * 1024 + 1, 2_500_000]
  const app = await aNewVault()
  const lines = []
  for (const length of lengths) lines.push(await add(app.vault, `scan ${length}`, someBytes(length, length % 200)))
  await app.kill()
  const again = await openedAgain(app)
  for (const [i, length] of lengths.entries())
    expect(await original(again.worker, lines[i]?.documentId ?? '')).toEqual(someBytes(length, length % 200))
  expect(value(await again.vault.intake(null)).length).toBe(lengths.length)
})

test('the same bytes twice give one record and one line that says so, even when both come at once', async () => {
  const { vault, root } = await aNewVault()
  const bytes = paper([rosasPage('one')])
  const [first, second] = await Promise.all([add(vault, 'a.pdf', bytes), add(vault, 'b.pdf', bytes)])
  expect(second.state).toEqual({ state: 'already-here', documentId: first.documentId })
  expect(value(await vault.records(null)).length).toBe(1)
  await until(() => nothingToRead(vault))
  expect(blobsIn(root).length).toBe(2) // the original and its page
})

test('files added at once are all kept, each with its own bytes', async () => {
  const app = await aNewVault()
  const files = Array.from({ length: 8 }, (_, i) => someBytes(3000 + i, i))
  const lines = await Promise.all(files.map((bytes, i) => add(app.vault, `${i}`, bytes)))
  await app.quit()
  const again = await openedAgain(app)
  for (const [i, { documentId }] of lines.entries()) expect(await original(again.worker, documentId)).toEqual(files[i])
})

test('a copy that is cancelled half way leaves neither a record nor a blob nor a piece of one', async () => {
  const { vault, root } = await aNewVault()
  let cancelNow: () => void = () => undefined
  const taken = await vault.takeIn(await asked(vault, 'big', someBytes(6_000_000)), {
    cancel: (cancel) => (cancelNow = cancel),
    onTell: () => cancelNow(),
  })
  expect(taken).toEqual(refused('cancelled'))
  expect(blobsIn(root)).toEqual([])
  expect(value(await vault.intake(null))).toEqual([])
})

test('wherever the disk is full while a file is added, it is not acknowledged and leaves no blob; with room it goes', async () => {
  const state = { room: 1e9 }
  const app = await aNewVault({ disk: smallDisk(state) })
  const bytes = someBytes(1_500_000)
  const sealed = 1_500_000 + 2000
  for (const room of [0, 900, 1_100_000, sealed + 200_000]) {
    state.room = room
    const journal = bytesOf(journalsIn(app.root))
    const taken = await app.vault.takeIn(await asked(app.vault, 'big', bytes))
    if (taken.ok) continue // padding is random in length; then it had fitted
    expect(taken).toEqual(refused('disk-full'))
    expect(blobsIn(app.root)).toEqual([])
    expect(bytesOf(journalsIn(app.root))).toEqual(journal)
    expect(value(await app.vault.records(null))).toEqual([])
  }
  state.room = 1e9
  const { documentId } = await add(app.vault, 'big', bytes)
  await app.quit()
  expect(await original((await openedAgain(app)).worker, documentId)).toEqual(bytes)
})

test('of a blob that was written but whose row was refused nothing is left', async () => {
  const state = { room: 1e9 }
  const app = await aNewVault({ disk: smallDisk(state) })
  const before = bytesOf(journalsIn(app.root))
  const bytes = someBytes(1000)
  state.room = 1000 + 200 // the blob, and not its frame
  expect(await app.vault.takeIn(await asked(app.vault, 'a', bytes))).toEqual(refused('disk-full'))
  expect(blobsIn(app.root)).toEqual([])
  expect(bytesOf(journalsIn(app.root))).toEqual(before)
})

test('a piece of a frame that could not be cut off is cut off before the next one is written', async () => {
  const state = { room: 1e9, cutsFail: false }
  const app = await aNewVault({ disk: smallDisk(state) })
  state.cutsFail = true
  state.room = 100
  expect(await app.vault.rememberPlace({ place: 'one' })).toEqual(refused('disk-full'))
  state.room = 1e9
  expect((await app.vault.rememberPlace({ place: 'two' })).ok).toBe(false)
  state.cutsFail = false
  value(await app.vault.rememberPlace({ place: 'three' }))
  await app.quit()
  const again = await openedAgain(app)
  expect(value(await again.vault.overview(null))).toMatchObject({ place: 'three', damaged: false, readOnly: false })
})

test('reading that met a full disk goes on where it stopped when there is room', async () => {
  const state = { room: 1e9 }
  const app = await aNewVault({ disk: smallDisk(state) })
  app.reader.pass = async (page) => {
    if (!page.includes('third')) return
    await until(async () => value(await app.vault.overview(null)).reading.pagesDone === 2)
    state.room = 50
  }
  await add(app.vault, 'a.pdf', paper(['first', 'second', 'third', 'fourth'].map(rosasPage)))
  await until(() => app.news.includes('paused-disk-full'))
  expect(value(await app.vault.overview(null)).reading).toEqual({ left: 1, pagesDone: 2, pagesOf: 4, paused: true })
  app.reader.pass = () => Promise.resolve()
  state.room = 1e9
  const blobs = blobsIn(app.root).length
  value(await app.vault.pauseReading({ paused: false }))
  await until(() => nothingToRead(app.vault))
  expect(blobs).toBe(3)
  const read = app.reader.read.map((text) => text.split('\n')[2])
  expect(read.filter((page) => page === 'first' || page === 'second')).toEqual(['first', 'second'])
  expect(read.slice(-2)).toEqual(['third', 'fourth'])
})

test('after locking nothing is written, whatever was under way', async () => {
  const app = await aNewVault()
  const open = app.worker.session()
  if (!open) throw new Error('not open')
  const ask = await asked(app.vault, 'a', someBytes(5_000_000))
  const under = [
    ...Array.from({ length: 5 }, (_, i) => app.vault.rememberPlace({ place: `${i}` })),
    app.vault.takeIn(ask),
  ]
  await app.vault.lock(null)
  const [journal, blobs] = [bytesOf(journalsIn(app.root)), blobsIn(app.root).filter((path) => !path.endsWith('.part'))]
  await Promise.all(under)
  expect(await open.commit([{ kind: 'settings', row: settings(open) }])).toEqual(refused('read-only'))
  // One frame was on its way when the keys went; it had been sealed with them.
  const grown = bytesOf(journalsIn(app.root)).subarray(0, journal.length)
  expect(grown).toEqual(journal)
  expect(blobsIn(app.root)).toEqual(blobs)
  await app.quit()
  const again = await openedAgain(app)
  expect(value(await again.vault.overview(null)).damaged).toBe(false)
})

function settings(open: NonNullable<ReturnType<VaultWorker['session']>>) {
  const row = open.tables.only('settings')
  if (!row) throw new Error('no settings')
  return row
}

test('changes made at the same moment are all there afterwards', async () => {
  const app = await aNewVault()
  await Promise.all([
    app.vault.rememberPlace({ place: 'records' }),
    app.vault.markSample(null),
    app.vault.savePerson({ id: null, person: { ...rosa, name: 'Ana Alvarez' } }),
    app.vault.savePerson({ id: null, person: { ...rosa, name: 'Ana Alvarez' } }),
  ])
  await app.quit()
  const again = await openedAgain(app)
  expect(value(await again.vault.overview(null))).toMatchObject({ place: 'records', sample: true })
  expect(again.worker.session()?.tables.all('person').length).toBe(2)
})

/** As many different rows as are asked for, each of them the only change of a commit. */
function manyBatches({ worker }: { worker: VaultWorker }, count: number) {
  const open = worker.session()
  const personId = open?.tables.person()?.id
  if (!open || !personId) throw new Error('not open')
  const row = { personId, hospital: null, at: open.now() }
  const rows = Array.from({ length: count }, () => ({ ...row, id: newId(BatchId) }))
  const commit = (changes: readonly Change[]) => open.commit(changes)
  return { open, rows, commits: rows.map((row) => () => commit([{ kind: 'batch', row }])) }
}

test('saves that are asked for at once share few writes, and each that is answered lasts', async () => {
  const root = aVaultFolder()
  const disk = forgettingDisk(root)
  const app = await aNewVault({ root, disk })
  const journal = journalsIn(root)[0] ?? ''
  const before = readFileSync(journal).length
  const { rows, commits } = manyBatches(app, 100)
  const lasting = commits.map(async (commit) => {
    value(await commit())
    return disk.lasting(journal)?.length
  })
  const [first = 0, ...others] = await Promise.all(lasting)
  expect(first).toBeGreaterThan(before)
  // The first goes at once; all others came while it was being written.
  expect(new Set(others)).toEqual(new Set([readFileSync(journal).length]))
  await app.kill()
  const again = await openedAgain(app)
  expect(rows.map(({ id }) => again.worker.session()?.tables.get('batch', id))).toEqual(rows)
})

test('a disk that is full refuses every save that went together, and nothing of them is there afterwards', async () => {
  const state = { room: 1e9 }
  const app = await aNewVault({ disk: smallDisk(state) })
  const { rows, commits } = manyBatches(app, 20)
  state.room = 100
  const saved = await Promise.all(commits.map((commit) => commit()))
  expect(saved.filter(({ ok }) => !ok)).toEqual(Array(20).fill(refused('disk-full')))
  state.room = 1e9
  value(await app.vault.rememberPlace({ place: 'after' }))
  await app.kill()
  const again = await openedAgain(app)
  expect(rows.filter(({ id }) => again.worker.session()?.tables.get('batch', id))).toEqual([])
  expect(value(await again.vault.overview(null))).toMatchObject({ place: 'after', damaged: false })
})

test('a save that cannot be written fails alone, and two of one row come one after the other', async () => {
  const app = await aNewVault()
  const { open, rows, commits } = manyBatches(app, 3)
  const [row] = rows
  if (!row) throw new Error('no rows')
  const changed = { ...row, hospital: 'St Mary' }
  const ends = await Promise.allSettled([
    ...commits.map((commit) => commit()),
    open.commit([{ kind: 'batch', row: { ...row, at: 'no time at all' } }]),
    open.commit([{ kind: 'batch', row: changed }]),
    open.commit(() => [
      { kind: 'batch', row: { ...changed, hospital: `${open.tables.get('batch', row.id)?.hospital} II` } },
    ]),
  ])
  expect(ends.map(({ status }) => status)).toEqual([
    ...commits.map(() => 'fulfilled'),
    'rejected',
    'fulfilled',
    'fulfilled',
  ])
  await app.quit()
  const again = await openedAgain(app)
  expect(again.worker.session()?.tables.get('batch', row.id)?.hospital).toBe('St Mary II')
})

test('an original that is acknowledged lasts whole before the frame that names it, and so does every page', async () => {
  const root = aVaultFolder()
  const disk = forgettingDisk(root)
  const app = await aNewVault({ root, disk })
  const journal = journalsIn(root)[0] ?? ''
  const names = Array.from({ length: 6 }, (_, at) => `${String(at)}.pdf`)
  const pages = Array.from({ length: 12 }, (_, at) => rosasPage(`word${String(at)}`))
  await Promise.all(
    names.map(async (name) => {
      const { documentId } = await add(app.vault, name, paper([rosasPage(name), ...pages]))
      const { id } = app.worker.session()?.tables.get('document', documentId)?.blob ?? { id: '' }
      expect(disk.lasting(join(root, 'blobs', id.slice(0, 2), id))).not.toBeNull()
    }),
  )
  await until(() => nothingToRead(app.vault))
  expect(disk.lasting(journal)).toEqual(new Uint8Array(readFileSync(journal)))
  const kept =
    app.worker
      .session()
      ?.tables.all('page')
      .flatMap(({ blob }) => blob ?? []) ?? []
  expect(kept).toHaveLength(6 * 13)
  for (const { id } of kept) expect(disk.lasting(join(root, 'blobs', id.slice(0, 2), id))).not.toBeNull()
})

test('no word, name, file name or password stands readable in any file', async () => {
  const app = await aNewVault()
  await add(app.vault, 'biopsy-of-rosa.pdf', paper([rosasPage('carcinoma'), strangersWords], 'hunter2hunter2'))
  const [line] = value(await app.vault.intake(null))
  await until(async () => value(await app.vault.intake(null))[0]?.state.state === 'needs-password')
  value(await app.vault.givePassword({ id: line?.documentId ?? failed(), password: 'hunter2hunter2' }))
  await until(() => nothingToRead(app.vault))
  value(await app.vault.rememberPlace({ place: '/search/carcinoma' }))
  await app.quit()
  const everything = [...filesBelow(app.root), ...filesBelow(app.computer.data)]
  const canaries = ['rosa', 'alvarez', 'biopsy', 'carcinoma', 'quixotic', 'hunter2hunter2', 'lantern', passphrase]
  for (const path of everything) {
    const bytes = readFileSync(path)
    const seen = [bytes.toString('latin1'), bytes.toString('utf16le')].join().toLowerCase()
    for (const canary of canaries) {
      expect(seen.includes(canary), `${canary} in ${path}`).toBe(false)
      expect(seen.includes(Buffer.from(canary).toString('base64').slice(1, -3).toLowerCase()), path).toBe(false)
    }
  }
})

const strangersWords = 'Patient: MARTIN OAKES\nDOB: 11/02/1931\nquixotic\n'
function failed(): never {
  throw new Error('not there')
}
