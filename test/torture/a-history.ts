// Somebody at a computer with a vault: what they do, by chance, and what they have been told is kept.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { settleRestore } from '../../electron/files/switchOver.ts'
import type { Disk } from '../../electron/vaultFolder/disk.ts'
import { nodeDisk } from '../../electron/vaultFolder/nodeDisk.ts'
import { beginAnew } from '../../electron/vaultFolder/openVault.ts'
import { VaultList } from '../../electron/vaultFolder/vaultList.ts'
import { openWhole } from '../../renderer/vault/worker/blobs.ts'
import type { Computer } from '../electron/folder-line.ts'
import { chooseBackup, dialogsIn } from '../renderer/vault/a-chosen-backup.ts'
import { add, aRunningApp, asked, passphrase, rosa, value, type Running } from '../renderer/vault/a-vault.ts'
import type { Dice } from './effort.ts'
import { DiskLog, recordingDisk } from './recording-disk.ts'

/** What has been acknowledged: what must be there, what must not, and who can open it. */
export type Promised = {
  readonly isMade: boolean
  /** The sum of each file's bytes, by its name. */
  readonly files: Readonly<Record<string, string>>
  readonly gone: readonly string[]
  readonly persons: readonly string[]
  readonly opens: string
  readonly shut: readonly string[]
  readonly caregiver: string | null
}
/** From this act on one of these is so. */
type Mark = { readonly from: number; readonly either: readonly Promised[] }
type Backup = { readonly path: string; readonly promised: Promised }

const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const words = (at: number): string => `lantern quarry violet ambush kettle orchid ${String(at)}`
export const nothingYet: Promised = {
  isMade: false,
  ...{ files: {}, gone: [], persons: [], opens: passphrase, shut: [], caregiver: null },
}
/** Where histories are played: in memory where there is such a place, for what counts is what was asked to last. */
export const playground = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export type Stage = {
  /** How much has been done to the disk, and how much more can be, where that is noted. */
  readonly log: { readonly length: number; left: number | null }
  readonly disk: Disk
  readonly root: string
  readonly out: string
  readonly data: string
}

/** Folders for a vault, for what the app keeps beside it, and for backups. */
export function stageIn(base: string, { disk, log }: Pick<Stage, 'disk' | 'log'>): Stage {
  const [root, out, data] = [join(base, 'vaults/records'), join(base, 'out'), join(base, 'data')]
  return { log, disk, root, out, data }
}

export const foldersOfStage = ['data', 'data/memory', 'vaults', 'vaults/records', 'out'] as const

/** A stage on which everything that is done to the disk is noted. */
export function aRecordedStage(): Stage & { readonly log: DiskLog } {
  const base = mkdtempSync(join(playground, 'satchel-power-'))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  const log = new DiskLog(base)
  for (const name of foldersOfStage) {
    mkdirSync(join(base, name))
    log.begin(join(base, name))
  }
  return { ...stageIn(base, { disk: recordingDisk(log), log }), log }
}

async function computerOf({ data }: Stage, disk: Disk): Promise<Computer> {
  const run = mkdtempSync(join(playground, 'satchel-run-'))
  onTestFinished(() => rmSync(run, { recursive: true, force: true }))
  return { data, run, list: await VaultList.open(disk, join(data, 'vaults.json')) }
}

/** A person at a computer: what they do, and what they have been told. */
export class History {
  readonly marks: Mark[] = [{ from: 0, either: [nothingYet] }]
  now = nothingYet
  /** Every backup that was made, and from which act on it is there. */
  readonly backups: { readonly from: number; readonly name: string; readonly bytes: Uint8Array }[] = []
  private backup: Backup | null = null
  private app: Running | null = null
  private computer: Computer | null = null
  private count = 0

  constructor(
    readonly stage: Stage,
    private readonly dice: Dice,
    /** Hears what is begun, and what may be so from then on. */
    private readonly hear: (
      what: { act: string } | { either: readonly Promised[] } | { backup: Backup },
    ) => void = () => undefined,
  ) {}

  /** Go on where somebody has been before: with what they had been told, the backup they had, and numbers not used yet. */
  goOn({ now, backup, count }: { now: Promised; backup: Backup | null; count: number }): void {
    Object.assign(this, { now, backup, count })
  }

  /** One after the other, each by chance; the first makes the vault. */
  async play(acts: number, { withPowerLost = true } = {}): Promise<void> {
    this.hear({ act: 'start' })
    await this.start()
    if (!this.now.isMade) {
      this.hear({ act: 'create' })
      await this.doing({ isMade: true }, async (app) => void value(await app.vault.create({ passphrase })))
    }
    if (this.now.persons.length === 0) {
      this.hear({ act: 'addPerson' })
      await this.addPerson('Rosa Alvarez')
    }
    for (let at = 0; at < acts; at++) {
      const act = this.dice.pick(this.choices(withPowerLost))
      this.hear({ act })
      await this[act]()
    }
    await this.stop()
  }

  private choices(withPowerLost: boolean) {
    const half = ['killedWhileSaving', 'killedWhileSaving', 'killedWhileSaving'] as const
    const often = ['addFiles', 'addFile', 'addFile', 'addPerson', 'addPerson', 'snapshot', 'snapshot'] as const
    const seldom = ['restart', 'kill', 'newPassphrase', 'caregiver', 'bin', 'backUp', 'restore'] as const
    return [...often, ...seldom, ...(withPowerLost ? half : [])]
  }

  private note(either: readonly Promised[]): void {
    this.marks.push({ from: this.stage.log.length, either })
    this.hear({ either })
  }

  private keptFile(name: string, bytes: Uint8Array): Partial<Promised> {
    return { files: { ...this.now.files, [name]: sumOf(bytes) } }
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
      this.now = { ...this.now, ...this.keptFile(name, bytes) }
      this.note([this.now])
    }
    await app.kill()
    stage.log.left = null
    await this.start()
  }

  /** While it is done, both may be so; when it is done, the new one is. */
  private async doing(change: Partial<Promised>, act: (app: Running) => Promise<void>): Promise<void> {
    if (!this.app) throw new Error('not started')
    const next = { ...this.now, ...change }
    this.note([this.now, next])
    await act(this.app)
    this.now = next
    this.note([next])
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
    await this.doing(this.keptFile(name, bytes), async ({ vault }) => {
      await add(vault, name, bytes)
    })
  }

  /** Several at once: each is acknowledged by itself. */
  private async addFiles(): Promise<void> {
    const { app } = this
    if (!app) throw new Error('not started')
    const adding = Array.from({ length: 2 + this.dice.below(3) }, async () => {
      const name = `file ${String(this.count++)}`
      const bytes = this.dice.bytes(60 + this.dice.below(3000))
      await add(app.vault, name, bytes)
      this.now = { ...this.now, ...this.keptFile(name, bytes) }
      this.note([this.now])
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

  /** A file of the open person is deleted for good. */
  private async bin(): Promise<void> {
    const { app } = this
    const records = app ? value(await app.vault.records(null)) : []
    const known = records.filter(({ name }) => name in this.now.files)
    if (known.length === 0) return
    const { id, name } = this.dice.pick(known)
    const left = Object.fromEntries(Object.entries(this.now.files).filter(([one]) => one !== name))
    // In the bin it counts as gone from the list; both are so until the bin is empty.
    await this.doing({ files: left }, async ({ vault }) => void value(await vault.bin({ ids: [id] })))
    await this.doing({ gone: [...this.now.gone, name] }, async ({ vault }) => void value(await vault.emptyBin(null)))
  }

  private async backUp(): Promise<void> {
    const { app, stage } = this
    if (!app) throw new Error('not started')
    const { name } = value(await app.vault.backUp({ again: false }))
    const path = join(stage.out, name)
    this.backup = { path, promised: this.now }
    this.hear({ backup: this.backup })
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
  const { vault } = app
  for (const passphrase of promised.shut)
    if ((await vault.unlock({ by: 'passphrase', passphrase })).ok) return 'opens with a key that was taken away'
  // With the caregiver's key where there is one; the owner's is tried beside it.
  const opened = await vault.unlock({ by: 'passphrase', passphrase: promised.caregiver ?? promised.opens })
  if (!opened.ok) return promised.isMade ? `does not open: ${opened.error.code}` : null
  const proof = { by: 'passphrase', passphrase: promised.opens } as const
  const owners = await vault.changePassphrase({ proof, passphrase: promised.opens })
  if (owners.ok || owners.error.code !== 'same-secret') return 'does not open with the owner’s key'
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
  const inside = new Map<string, string | null>()
  for (const { name, blob, binned } of session.tables.all('document')) {
    const whole = await openWhole(session, blob)
    if (!whole.ok) return `half there: ${name}`
    inside.set(name, binned === null ? sumOf(whole.value) : null)
  }
  const lost = Object.entries(promised.files).find(([name, sum]) => inside.get(name) !== sum)
  if (lost) return `lost: ${lost[0]}`
  const risen = promised.gone.filter((name) => inside.has(name))
  return risen.length > 0 ? `deleted and there again: ${risen.join()}` : null
}

async function wrongWithWriting({ vault }: Running): Promise<string | null> {
  const written = await vault.rememberPlace({ place: 'after' })
  return written.ok ? null : `cannot be written to: ${written.error.code}`
}
