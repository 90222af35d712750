import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow } from '../../../electron/files/plainFiles.ts'
import { settleRestore } from '../../../electron/files/switchOver.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'
import { aComputer, aFolder } from '../../electron/folder-line.ts'
import { dyingDisk, smallDisk } from '../../electron/frail-disk.ts'
import { chooseBackup, dialogsIn } from './a-chosen-backup.ts'
import { paper } from './paper-reader.ts'
import {
  add,
  aNewVault,
  aRunningApp,
  aVaultFolder,
  openedAgain,
  nothingToRead,
  passphrase,
  rosasPage,
  strangersPage,
  until,
  value,
  type AtHome,
} from './a-vault.ts'

const mine = { by: 'passphrase', passphrase } as const
const everyFile = async (root: string) => (await filesBelow(root)).map(({ path }) => path).sort()

async function withRecords(out: string, more: Parameters<typeof aNewVault>[0] = {}): Promise<AtHome> {
  const app = await aNewVault({ services: dialogsIn(out), ...more })
  await add(app.vault, 'mri.pdf', paper([rosasPage('MRI brain. No lesion.')]))
  await add(app.vault, '=cmd|calc <b>.pdf', paper([rosasPage('=HYPERLINK("x") <script>alert(1)</script>')]))
  await add(app.vault, 'other.pdf', paper([strangersPage('Letter about somebody else')]))
  await until(() => nothingToRead(app.vault))
  return app
}

const backupsIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.satchel-backup'))

describe('backing up', () => {
  it('makes a file that opens by itself and holds everything, while records go on coming in', async () => {
    const out = aFolder()
    const app = await withRecords(out)
    const making = app.vault.backUp({ again: false })
    await add(app.vault, 'late.pdf', paper([rosasPage('came while it was made')]))
    const made = value(await making)
    expect(made.report.isWhole).toBe(true)
    expect(made.report.parts).toEqual([])
    expect(backupsIn(out)).toEqual([made.name])
    expect(readdirSync(out)).toEqual([made.name])
    const chosen = value(await chooseBackup(app, app.computer, join(out, made.name)))
    expect(chosen.isThisVault).toBe(true)
    const report = value(await app.vault.checkBackup({ secret: mine }))
    expect(report.isWhole).toBe(true)
    expect(report.counts).toEqual(made.report.counts)
    const last = value(await app.vault.backupState(null)).last
    expect(last?.name).toBe(made.name)
  })

  it('refuses a backup under a wrong passphrase and says nothing of what is in it', async () => {
    const out = aFolder()
    const app = await withRecords(out)
    const { name } = value(await app.vault.backUp({ again: false }))
    value(await chooseBackup(app, app.computer, join(out, name)))
    const secret = { by: 'passphrase', passphrase: 'another passphrase entirely' } as const
    const checked = await app.vault.checkBackup({ secret })
    expect(checked.ok ? null : checked.error.code).toBe('wrong-secret')
  })

  it('holds no word of a record in the clear', async () => {
    const out = aFolder()
    const app = await withRecords(out)
    const { name } = value(await app.vault.backUp({ again: false }))
    const bytes = readFileSync(join(out, name)).toString('latin1')
    for (const word of ['MRI brain', 'ALVAREZ', 'Alvarez', 'mri.pdf', 'other.pdf']) expect(bytes).not.toContain(word)
  })

  it('names the record whose file is damaged in the backup, and says that the rest is whole', async () => {
    const out = aFolder()
    const app = await withRecords(out)
    const { name } = value(await app.vault.backUp({ again: false }))
    const path = join(out, name)
    const bytes = readFileSync(path)
    // The second section of a file: the first is the journal's.
    const starts = [...bytes.toString('latin1').matchAll(/SBSN/g)].map(({ index }) => index)
    const at = (starts[2] ?? 0) + 700
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
    value(await chooseBackup(app, app.computer, path))
    const report = value(await app.vault.checkBackup({ secret: { by: 'open-vault' } }))
    expect(report.isWhole).toBe(false)
    expect(report.damages).toBe(1)
    expect(report.parts).toHaveLength(1)
    expect(report.parts[0]?.title).toBeTruthy()
    expect(report.counts.records).toBe(3)
  })

  it('keeps seven under the names they were given, and leaves renamed ones and those of other vaults alone', async () => {
    const out = aFolder()
    const app = await withRecords(out)
    const { name } = value(await app.vault.backUp({ again: false }))
    const whole = readFileSync(join(out, name))
    for (let day = 1; day <= 8; day++) writeFileSync(join(out, `records 2020-01-0${day} 1200.satchel-backup`), whole)
    writeFileSync(join(out, 'keep this.satchel-backup'), whole)
    writeFileSync(join(out, 'records 2019-01-01 1200.satchel-backup'), 'not a backup at all')
    const again = value(await app.vault.backUp({ again: true }))
    expect(again.removed).toBe(3)
    const left = backupsIn(out)
    expect(left).toContain('keep this.satchel-backup')
    expect(left).toContain('records 2019-01-01 1200.satchel-backup')
    expect(left).toContain('records 2020-01-08 1200.satchel-backup')
    expect(left).not.toContain('records 2020-01-03 1200.satchel-backup')
    expect(left).toHaveLength(7 + 2)
  })

  it('leaves the old backup and nothing else where the disk is full', async () => {
    const out = aFolder()
    const state = { room: 100_000_000 }
    const app = await withRecords(out, { disk: smallDisk(state) })
    const { name } = value(await app.vault.backUp({ again: false }))
    const before = readFileSync(join(out, name))
    state.room = 10_000
    const failed = await app.vault.backUp({ again: true })
    expect(failed.ok ? null : failed.error.code).toBe('disk-full')
    expect(readdirSync(out)).toEqual([name])
    expect(readFileSync(join(out, name)).equals(before)).toBe(true)
  })
})

describe('restoring', () => {
  it('puts the vault together in a new place on a computer that has never seen it', async () => {
    const out = aFolder()
    const home = await withRecords(out)
    const { name, report } = value(await home.vault.backUp({ again: false }))
    const records = value(await home.vault.records(null)).map(({ id }) => id)
    await home.quit()

    const computer = await aComputer()
    const root = aVaultFolder()
    const { ref } = computer.list.offer(root)
    const other = await aRunningApp({ computer, root: aVaultFolder() })
    value(await chooseBackup(other, computer, join(out, name)))
    const staged = value(await other.vault.stageBackup({ secret: mine, target: ref }))
    expect(staged.here).toBeNull()
    expect(staged.report.counts).toEqual(report.counts)
    expect(readdirSync(root)).toEqual([])
    const taken = value(await other.vault.takeRestored(null))
    expect(taken.aside).toBeNull()
    await other.quit()

    const app = await openedAgain({ ...other, root, computer })
    expect(
      value(await app.vault.records(null))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(records.sort())
    const { older, damaged, readOnly } = value(await app.vault.overview(null))
    expect({ older, damaged, readOnly }).toEqual({ older: false, damaged: false, readOnly: false })
    await add(app.vault, 'new.pdf', paper([rosasPage('after the restore')]))
    // The journal of the computer that made the backup is never appended to.
    expect(readdirSync(join(root, 'journal'))).toHaveLength(2)
  })

  it('shows both sides before it takes the place of the vault that is open, which is kept beside it', async () => {
    const out = aFolder()
    const home = await withRecords(out)
    const { name } = value(await home.vault.backUp({ again: false }))
    await add(home.vault, 'later.pdf', paper([rosasPage('only in the vault')]))
    await until(() => nothingToRead(home.vault))
    const before = await everyFile(home.root)
    const { ref } = home.computer.list.offer(home.root)
    value(await chooseBackup(home, home.computer, join(out, name)))
    const staged = value(await home.vault.stageBackup({ secret: { by: 'open-vault' }, target: ref }))
    expect(staged.here?.records).toBe(4)
    expect(staged.report.counts.records).toBe(3)
    expect(await everyFile(home.root)).toEqual(before)
    const { aside } = value(await home.vault.takeRestored(null))
    await home.kill()
    expect(aside).toBe('records before restore 2026-05-04')
    expect(await everyFile(join(home.root, '..', aside ?? ''))).toEqual(before)
    const app = await openedAgain(home)
    expect(value(await app.vault.records(null))).toHaveLength(3)
    expect(value(await app.vault.overview(null)).older).toBe(false)
  })

  it('leaves the vault that is there as it was, or the restored one whole, wherever the power goes', async () => {
    const out = aFolder()
    const home = await withRecords(out)
    const { name } = value(await home.vault.backUp({ again: false }))
    await add(home.vault, 'later.pdf', paper([rosasPage('only in the vault')]))
    await until(() => nothingToRead(home.vault))
    const { ref } = home.computer.list.offer(home.root)
    const places = new Set<string>()
    for (let changes = 0; changes < 400; changes += changes < 12 ? 1 : 7) {
      const disk = dyingDisk(changes)
      value(await chooseBackup(home, home.computer, join(out, name), { disk }))
      const staged = await home.vault.stageBackup({ secret: mine, target: ref })
      const taken = staged.ok ? await home.vault.takeRestored(null) : staged
      const { data, list } = home.computer
      await settleRestore(nodeDisk, data, (path) => list.beginAnew(path))
      const isRestored = existsSync(join(home.root, '..', 'records before restore 2026-05-04'))
      expect(existsSync(join(home.root, 'vault.json')), `after ${changes}`).toBe(true)
      places.add(isRestored ? 'restored' : 'as it was')
      if (isRestored || taken.ok) break
      expect(readdirSync(join(home.root, '..')), `after ${changes}`).toEqual(['records'])
    }
    expect([...places]).toEqual(['as it was', 'restored'])
  })
})

describe('backups and keys', () => {
  it('open with the keys of their day after one was taken away, and say that restoring brings it back', async () => {
    const out = aFolder()
    const app = await withRecords(out)
    const proof = mine
    const anas = 'harbour velvet candle orbit maple tundra'
    value(await app.vault.addKey({ proof, label: 'Ana', passphrase: anas }))
    const before = value(await app.vault.backUp({ again: false }))
    const kept = join(out, 'before.satchel-backup')
    renameSync(join(out, before.name), kept)
    const ana = value(await app.vault.keys(null)).find(({ type }) => type === 'caregiver')
    if (!ana) throw new Error('no key was added')
    value(await app.vault.removeKey({ proof, id: ana.id }))
    await add(app.vault, 'after.pdf', paper([rosasPage('after the rotation')]))
    await until(() => nothingToRead(app.vault))
    const after = value(await app.vault.backUp({ again: true }))
    expect(after.report).toMatchObject({ isWhole: true, counts: { records: 4 } })

    value(await chooseBackup(app, app.computer, kept))
    for (const secret of [{ by: 'open-vault' } as const, mine, { by: 'passphrase', passphrase: anas } as const])
      expect(value(await app.vault.checkBackup({ secret }))).toMatchObject({ isWhole: true, counts: { records: 3 } })
    const { ref } = app.computer.list.offer(app.root)
    expect(value(await app.vault.stageBackup({ secret: mine, target: ref })).bringsKeysBack).toBe(true)

    value(await chooseBackup(app, app.computer, join(out, after.name)))
    expect(value(await app.vault.checkBackup({ secret: mine })).isWhole).toBe(true)
    const gone = await app.vault.checkBackup({ secret: { by: 'passphrase', passphrase: anas } })
    expect(gone.ok ? null : gone.error.code).toBe('wrong-secret')
    expect(value(await app.vault.stageBackup({ secret: mine, target: ref })).bringsKeysBack).toBe(false)
  })

  it('give back every whole part of a file that is cut off', async () => {
    const out = aFolder()
    const home = await withRecords(out)
    const { name } = value(await home.vault.backUp({ again: false }))
    const bytes = readFileSync(join(out, name))
    const cut = join(out, 'cut.satchel-backup')
    writeFileSync(cut, bytes.subarray(0, bytes.length - 9000))
    const { ref } = home.computer.list.offer(home.root)
    value(await chooseBackup(home, home.computer, cut))
    const { report } = value(await home.vault.stageBackup({ secret: mine, target: ref }))
    expect(report).toMatchObject({ isCut: true, isWhole: false, changesLost: false, counts: { records: 3 } })
    expect(report.parts.length).toBeGreaterThan(0)
    value(await home.vault.takeRestored(null))
    await home.kill()
    const app = await openedAgain(home)
    expect(value(await app.vault.records(null))).toHaveLength(3)
    const { parts, missing } = value(await app.vault.checkVault(null))
    expect([...parts, ...missing].length).toBe(report.parts.length)
  })
})

describe('copying everything out', () => {
  it('gives every file byte for byte, tables and a page that no title can break, after the passphrase', async () => {
    const out = aFolder()
    const app = await withRecords(out)
    const wrong = await app.vault.exportEverything({ passphrase: 'not it at all' })
    expect(wrong.ok ? null : wrong.error.code).toBe('wrong-secret')
    expect(readdirSync(out)).toEqual([])
    const copied = value(await app.vault.exportEverything({ passphrase }))
    const root = join(out, copied.name)
    const files = await everyFile(root)
    const originals = files.filter((path) => path.startsWith('Rosa Alvarez/') && !path.includes('/Words/'))
    expect(originals).toHaveLength(3)
    const texts = originals.map((path) => readFileSync(join(root, path), 'utf8')).sort()
    const pages = [rosasPage('MRI brain. No lesion.'), rosasPage('=HYPERLINK("x") <script>alert(1)</script>')]
    const received = [...pages, strangersPage('Letter about somebody else')].map((page) => Buffer.from(paper([page])))
    expect(texts).toEqual(received.map((bytes) => bytes.toString('utf8')).sort())
    expect(files.filter((path) => path.includes('/Words/'))).toHaveLength(3)
    const page = readFileSync(join(root, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script|<b>|onerror/)
    expect(page).toContain('May be about another person than Rosa Alvarez')
    expect(files).toContain('data/records.csv')
    expect(readFileSync(join(root, 'data', 'imports.csv'), 'utf8')).toContain(`'=cmd|calc <b>.pdf`)
    const sums = readFileSync(join(root, 'CHECKSUMS.txt'), 'utf8').trim().split('\n')
    expect(sums).toHaveLength(files.length - 1)
    for (const line of sums) {
      const [sum, path = ''] = line.split('  ')
      expect(
        createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest('hex'),
      ).toBe(sum)
    }
    expect(files.join('\n')).not.toContain('keys')
  })

  it('leaves nothing where the disk is full', async () => {
    const out = aFolder()
    const state = { room: 100_000_000 }
    const app = await withRecords(out, { disk: smallDisk(state) })
    state.room = 200
    const failed = await app.vault.exportEverything({ passphrase })
    expect(failed.ok ? null : failed.error.code).toBe('disk-full')
    expect(readdirSync(out)).toEqual([])
  })
})

describe('checking the vault', () => {
  it('finds nothing wrong with a whole one', async () => {
    const app = await withRecords(aFolder())
    const report = value(await app.vault.checkVault(null))
    expect(report).toMatchObject({ header: 'sound', journals: [], parts: [], missing: [] })
    expect(report.counts.records).toBe(3)
  })

  it('names a damaged file and a missing one by their records, and writes a damaged header copy anew', async () => {
    const app = await withRecords(aFolder())
    const blobs = (await filesBelow(join(app.root, 'blobs'))).map(({ path }) => join(app.root, 'blobs', path))
    const [first = '', second = ''] = blobs
    const bytes = readFileSync(first)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(first, bytes)
    rmSync(second)
    writeFileSync(join(app.root, 'vault.previous.json'), '{"checksum":"damaged')
    const report = value(await app.vault.checkVault(null))
    expect(report.header).toBe('repaired')
    expect(report.parts).toHaveLength(1)
    expect(report.missing).toHaveLength(1)
    expect(report.parts[0]?.title).toBeTruthy()
    expect(value(await app.vault.checkVault(null)).header).toBe('sound')
  })

  it('says when its list of changes is damaged on the disk', async () => {
    const app = await withRecords(aFolder())
    const [device = ''] = readdirSync(join(app.root, 'journal'))
    const path = join(app.root, 'journal', device, '1.log')
    const bytes = readFileSync(path)
    bytes[300] = (bytes[300] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const report = value(await app.vault.checkVault(null))
    expect(report.journals).toHaveLength(1)
  })
})
