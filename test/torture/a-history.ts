// Somebody at a computer with a vault: what they do, by chance, and what they have been told is kept.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { settleRestore } from '../../electron/files/switchOver.ts'
import type { Disk } from '../../electron/vaultFolder/disk.ts'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'
import { beginAnew } from '../../electron/vaultFolder/openVault.ts'
import { VaultList } from '../../electron/vaultFolder/vaultList.ts'
import { equalBytes } from '../../renderer/core/base/bytes.ts'
import { openWhole } from '../../renderer/vault/worker/blobs.ts'
import type { Computer } from '../electron/folder-line.ts'
import { chooseBackup, dialogsIn } from '../renderer/vault/a-chosen-backup.ts'
import { add, aRunningApp, asked, passphrase, rosa, value, type Running } from '../renderer/vault/a-vault.ts'
import type { Dice } from './effort.ts'
import { DiskLog, recordingDisk } from './recording-disk.ts'

/** What has been acknowledged: what must be there, what must not, and who can open it. */
export type Promised = {
  readonly isMade: boolean
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly gone: readonly string[]
  readonly persons: readonly string[]
  readonly opens: string
  readonly shut: readonly string[]
  readonly caregiver: string | null
}
/** From this act on one of these is so. */
type Mark = { readonly from: number; readonly either: readonly Promised[] }

const words = (at: number): string => `lantern quarry violet ambush kettle orchid ${String(at)}`
const start: Promised = {
  isMade: false,
  ...{ files: new Map(), gone: [], persons: [], opens: passphrase, shut: [], caregiver: null },
}
/** Where histories are played: in memory where there is such a place, for what counts is what was asked to last. */
const playground = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export type Stage = {
  readonly log: DiskLog
  readonly disk: Disk
  readonly root: string
  readonly out: string
  readonly data: string
}

export function aStage(): Stage {
  const base = mkdtempSync(join(playground, 'satchel-power-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const log = new DiskLog(base)
  for (const name of ['data', 'data/memory', 'vaults', 'vaults/records', 'out']) {
    mkdirSync(join(base, name))
    log.begin(join(base, name))
  }
  return {
    ...{ log, disk: recordingDisk(log) },
    ...{ root: join(base, 'vaults/records'), out: join(base, 'out'), data: join(base, 'data') },
  }
}

async function computerOf({ data }: Stage, disk: Disk): Promise<Computer> {
  const run = mkdtempSync(join(playground, 'satchel-power-run-'))
  onTestFinished(() => rmSync(run, { recursive: true, force: true }))
  return { data, run, list: await VaultList.open(disk, join(data, 'vaults.json')) }
}

/** A person at a computer: what they do, and what they have been told. */
export class History {
  readonly marks: Mark[] = [{ from: 0, either: [start] }]
  now = start
  /** Every backup that was made, and from which act on it is there. */
  readonly backups: { readonly from: number; readonly name: string; readonly bytes: Uint8Array }[] = []
  private backup: { readonly path: string; readonly promised: Promised } | null = null
  private app: Running | null = null
  private computer: Computer | null = null
  private count = 0

  constructor(
    readonly stage: Stage,
    private readonly dice: Dice,
  ) {}

  /** One after the other, each by chance; the first makes the vault. */
  async play(acts: number): Promise<void> {
    await this.start()
    await this.doing({ isMade: true }, async (app) => void value(await app.vault.create({ passphrase })))
    await this.addPerson('Rosa Alvarez')
    for (let at = 0; at < acts; at++) {
      const act = this.dice.pick(this.choices())
      await act.call(this)
    }
    await this.stop()
  }

  private choices() {
    const {
      addFiles,
      addFile,
      addPerson,
      killedWhileSaving,
      snapshot,
      restart,
      kill,
      newPassphrase,
      caregiver,
      bin,
      backUp,
      restore,
    } = this
    return [
      ...[addFiles, addFile, addFile, () => this.addPerson(`Person ${String(this.count++)}`), addPerson],
      ...[killedWhileSaving, killedWhileSaving, killedWhileSaving],
      ...[snapshot, snapshot, restart, kill, newPassphrase, caregiver, bin, backUp, restore],
    ] as ((this: History) => Promise<void>)[]
  }

  private async start(): Promise<void> {
    const { stage } = this
    this.computer = await computerOf(stage, stage.disk)
    const { disk, root, out } = stage
    this.app = await aRunningApp({ root, computer: this.computer, disk, services: dialogsIn(out) })
    if (this.now.isMade) await unlock(this.app, this.now.opens)
  }

  private async stop(): Promise<void> {
    await this.app?.quit()
  }

  private async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  private async kill(): Promise<void> {
    await this.app?.kill()
    await this.start()
  }

  /** The process ends at any of the steps of a save; the power stays. */
  private async killedWhileSaving(): Promise<void> {
    const { app, stage, dice } = this
    if (!app) throw new Error('not started')
    stage.log.left = dice.below(14)
    const name = `file ${String(this.count++)}`
    const bytes = dice.bytes(60 + dice.below(3000))
    const saved = await app.vault.takeIn(await asked(app.vault, name, bytes))
    if (saved.ok) {
      this.now = { ...this.now, files: new Map([...this.now.files, [name, bytes]]) }
      this.marks.push({ from: stage.log.length, either: [this.now] })
    }
    await app.kill()
    stage.log.left = null
    await this.start()
  }

  /** While it is done, both may be so; when it is done, the new one is. */
  private async doing(change: Partial<Promised>, act: (app: Running) => Promise<void>): Promise<void> {
    if (!this.app) throw new Error('not started')
    const { log } = this.stage
    const next = { ...this.now, ...change }
    this.marks.push({ from: log.length, either: [this.now, next] })
    await act(this.app)
    this.marks.push({ from: log.length, either: [next] })
    this.now = next
  }

  private async addPerson(name = `Person ${String(this.count++)}`): Promise<void> {
    await this.doing({ persons: [...this.now.persons, name] }, async ({ vault }) => {
      value(await vault.savePerson({ id: null, person: { ...rosa, name } }))
    })
  }

  private async addFile(): Promise<void> {
    const name = `file ${String(this.count++)}`
    // The first byte tells files apart, so that none is known already.
    const length = this.dice.below(5) === 0 ? 1_300_000 : 1 + this.dice.below(9000)
    const bytes = new Uint8Array(length).fill(this.count)
    bytes.set(this.dice.bytes(Math.min(40, length)))
    await this.doing({ files: new Map([...this.now.files, [name, bytes]]) }, async ({ vault }) => {
      await add(vault, name, bytes)
    })
  }

  /** Several at once: each is acknowledged by itself. */
  private async addFiles(): Promise<void> {
    const { app, stage } = this
    if (!app) throw new Error('not started')
    const adding = Array.from({ length: 2 + this.dice.below(3) }, async () => {
      const name = `file ${String(this.count++)}`
      const bytes = this.dice.bytes(60 + this.dice.below(3000))
      await add(app.vault, name, bytes)
      this.now = { ...this.now, files: new Map([...this.now.files, [name, bytes]]) }
      this.marks.push({ from: stage.log.length, either: [this.now] })
    })
    await Promise.all(adding)
  }

  private async snapshot(): Promise<void> {
    await this.app?.worker.session()?.writeSnapshot()
  }

  private async newPassphrase(): Promise<void> {
    const proof = { by: 'passphrase', passphrase: this.now.opens } as const
    const next = words(this.count++)
    await this.doing({ opens: next, shut: [...this.now.shut, this.now.opens] }, async ({ vault }) => {
      value(await vault.changePassphrase({ proof, passphrase: next }))
    })
  }

  /** A key is added, or the one that was is taken away. */
  private async caregiver(): Promise<void> {
    const proof = { by: 'passphrase', passphrase: this.now.opens } as const
    const { caregiver } = this.now
    if (caregiver === null) {
      const hers = words(this.count++)
      return this.doing({ caregiver: hers }, async ({ vault }) => {
        value(await vault.addKey({ proof, label: 'Ana', passphrase: hers }))
      })
    }
    await this.doing({ caregiver: null, shut: [...this.now.shut, caregiver] }, async ({ vault }) => {
      const key = value(await vault.keys(null)).find(({ type }) => type === 'caregiver')
      if (!key) throw new Error('no such key')
      value(await vault.removeKey({ proof, id: key.id }))
    })
  }

  /** A file is deleted for good. */
  private async bin(): Promise<void> {
    const { files } = this.now
    if (files.size === 0) return
    const name = this.dice.pick([...files.keys()])
    const left = new Map([...files].filter(([one]) => one !== name))
    const app = this.app
    const found = app ? value(await app.vault.records(null)).find((record) => record.name === name) : undefined
    if (!app || !found) throw new Error(`${name} is not there`)
    // In the bin it counts as gone from the list; both are so until the bin is empty.
    await this.doing({ files: left }, async ({ vault }) => void value(await vault.bin({ ids: [found.id] })))
    await this.doing({ gone: [...this.now.gone, name] }, async ({ vault }) => void value(await vault.emptyBin(null)))
  }

  private async backUp(): Promise<void> {
    const { app, stage } = this
    if (!app) throw new Error('not started')
    const { name } = value(await app.vault.backUp({ again: false }))
    const path = join(stage.out, name)
    this.backup = { path, promised: this.now }
    this.backups.push({ from: stage.log.length, name, bytes: readFileSync(path) })
  }

  /** The last backup takes the vault's place, and the app is started again. */
  private async restore(): Promise<void> {
    const { app, computer, backup, stage } = this
    if (!backup || !app || !computer) return
    const { disk } = stage
    value(await chooseBackup(app, computer, backup.path, { disk, closeVault: () => app.closeFolder() }))
    const { ref } = computer.list.offer(stage.root)
    const secret = { by: 'passphrase', passphrase: backup.promised.opens } as const
    value(await app.vault.stageBackup({ secret, target: ref }))
    await this.doing(backup.promised, async ({ vault }) => void value(await vault.takeRestored(null)))
    await app.kill()
    await this.start()
  }
}

async function unlock(app: Running, words: string): Promise<void> {
  value(await app.vault.unlock({ by: 'passphrase', passphrase: words }))
  value(await app.vault.people(null))
}

/** What is wrong with what the disk holds; null where nothing is. */
export async function wrongWith(stage: Stage, promised: Promised): Promise<string | null> {
  const { data, root } = stage
  const computer = await computerOf(stage, nodeDisk)
  await settleRestore(nodeDisk, data, (path) =>
    beginAnew({ disk: nodeDisk, places: computer, list: computer.list }, path),
  )
  if (!existsSync(root)) return promised.isMade ? 'there is no vault' : null
  const app = await aRunningApp({ root, computer, readerComes: false })
  try {
    return await wrongIn(app, promised)
  } finally {
    await app.quit()
  }
}

async function wrongIn(app: Running, promised: Promised): Promise<string | null> {
  for (const passphrase of promised.shut)
    if ((await app.vault.unlock({ by: 'passphrase', passphrase })).ok) return 'opens with a key that was taken away'
  const opened = await app.vault.unlock({ by: 'passphrase', passphrase: promised.opens })
  if (!opened.ok) return promised.isMade ? `does not open: ${opened.error.code}` : null
  return (await wrongWithRows(app, promised)) ?? (await wrongWithFiles(app, promised)) ?? (await wrongWithWriting(app))
}

async function wrongWithRows({ vault }: Running, promised: Promised): Promise<string | null> {
  const persons = value(await vault.people(null)).map(({ person }) => person.name)
  const lost = promised.persons.filter((name) => !persons.includes(name))
  if (lost.length > 0) return `lost: ${lost.join()}`
  const { damaged, older, readOnly, lostRows, differs, notArrived } = value(await vault.overview(null))
  const state = { damaged, older, readOnly, lostRows, differs, notArrived }
  return Object.values(state).some(Boolean) ? `opens as ${JSON.stringify(state)}` : null
}

async function wrongWithFiles({ worker }: Running, promised: Promised): Promise<string | null> {
  const session = worker.session()
  if (!session) return 'no session'
  const inside = new Map<string, Uint8Array | null>()
  for (const { name, blob, binned } of session.tables.all('document')) {
    const whole = await openWhole(session, blob)
    if (!whole.ok) return `half there: ${name}`
    inside.set(name, binned === null ? whole.value : null)
  }
  for (const [name, bytes] of promised.files) {
    const found = inside.get(name)
    if (!found || !equalBytes(found, bytes)) return `lost: ${name}`
  }
  const risen = promised.gone.filter((name) => inside.has(name))
  return risen.length > 0 ? `deleted and there again: ${risen.join()}` : null
}

async function wrongWithWriting({ vault }: Running): Promise<string | null> {
  const written = await vault.rememberPlace({ place: 'after' })
  return written.ok ? null : `cannot be written to: ${written.error.code}`
}
