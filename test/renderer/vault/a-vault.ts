import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import sodium from 'libsodium-wrappers-sumo'
import * as v from 'valibot'
import { onTestFinished } from 'vitest'
import { folderDoor } from '../../../electron/contract.ts'
import { answerFolderDoor, type FolderServices } from '../../../electron/vaultFolder/answerFolderDoor.ts'
import type { Disk } from '../../../electron/vaultFolder/disk.ts'
import { folderPort } from '../../../electron/vaultFolder/folderPort.ts'
import { nodeDisk } from '../../../electron/vaultFolder/nodeDisk.ts'
import { openVault } from '../../../electron/vaultFolder/openVault.ts'
import { toHex } from '../../../renderer/core/base/bytes.ts'
import { BatchId, type DocumentId, DeviceId, newId } from '../../../renderer/core/base/ids.ts'
import { ok, type Result } from '../../../renderer/core/base/result.ts'
import { connect, serve } from '../../../renderer/core/base/rpc.ts'
import { derive } from '../../../renderer/core/crypto/argon2id.ts'
import type { KdfCost } from '../../../renderer/core/crypto/kdf.ts'
import { ready } from '../../../renderer/core/crypto/sodium.ts'
import { vaultDoor, type IntakeLine, type Vault } from '../../../renderer/vault/contract.ts'
import { portOf } from '../../../renderer/core/base/port-of.ts'
import { joined, type CopiedSnapshot, type Copy, type Stretch } from '../../../renderer/vault/store/working-copy.ts'
import type { AskKdf } from '../../../renderer/vault/worker/ask-kdf.ts'
import type { Topic } from '../../../renderer/vault/worker/session.ts'
import { VaultWorker } from '../../../renderer/vault/worker/vault-worker.ts'
import { aComputer, aFolder, restarted, type Computer } from '../../electron/folder-line.ts'
import { PaperReader } from './paper-reader.ts'

export const passphrase = 'lantern quarry violet ambush kettle orchid'
export const rosa = {
  name: 'Rosa Alvarez',
  otherNames: [],
  birthDate: { year: 1958, month: 3, day: 14 },
  relation: 'me' as const,
  hospitalNumbers: [],
}
/** The head of a page about Rosa, and of one about somebody else. */
export const rosasPage = (words: string): string => `Patient: ROSA ALVAREZ\nDOB: 03/14/1958\n${words}\n`
export const strangersPage = (words: string): string => `Patient: MARTIN OAKES\nDOB: 11/02/1931\n${words}\n`

/** The real key derivation without a worker of its own, at the least cost that a header may state unless another is given. */
const kdfHere =
  (cost: KdfCost): AskKdf =>
  async (ask) => {
    await sodium.ready
    const salt = toHex(crypto.getRandomValues(new Uint8Array(16)))
    return ask({
      derive: async (asked) => derive(sodium, asked.passphrase, asked.parameters),
      calibrate: async () => ok({ salt, ...cost }),
    })
  }

/** A working copy in memory, so that a test can look at it and spoil it. */
export class MemoryCopy implements Copy {
  stretches: Stretch[] = []
  kept: CopiedSnapshot | null = null
  parts: Uint8Array[] = []
  pieces = new Map<number, readonly Uint8Array[]>()

  async read(device: string) {
    return joined(this.stretches.filter((stretch) => stretch.device === device).sort((a, b) => a.at - b.at))
  }
  async add(stretch: Stretch): Promise<void> {
    this.stretches.push({ ...stretch, bytes: stretch.bytes.slice() })
  }
  async drop(device: string): Promise<void> {
    this.stretches = this.stretches.filter((stretch) => stretch.device !== device)
  }
  async snapshot() {
    return this.kept
  }
  async part(index: number) {
    return this.parts[index] ?? null
  }
  async keepSnapshot(snapshot: CopiedSnapshot, parts: readonly Uint8Array[]): Promise<void> {
    this.kept = snapshot
    this.parts = parts.map((part) => part.slice())
    const ends = new Map(snapshot.marks.map(({ device, to }) => [device, to]))
    this.stretches = this.stretches.filter(({ device, at }) => at >= (ends.get(device) ?? 0))
  }
  async segments(): Promise<ReadonlyMap<number, readonly Uint8Array[]>> {
    return new Map(this.pieces)
  }
  async keepSegments(added: ReadonlyMap<number, readonly Uint8Array[]>, numbers: readonly number[]): Promise<void> {
    this.pieces = new Map([...this.pieces, ...added].filter(([number]) => numbers.includes(number)))
  }
  close(): void {
    // Nothing is open.
  }
}

/** A browser that stores nothing. */
class NoCopy extends MemoryCopy {
  override async add(): Promise<void> {
    // Forgotten.
  }
  override async keepSnapshot(): Promise<void> {
    // Forgotten.
  }
}

export type Running = {
  readonly vault: Vault
  readonly worker: VaultWorker
  readonly reader: PaperReader
  readonly news: Topic[]
  readonly readOnly: boolean
  /** Lock, and let the shell finish, as when the app is quit. */
  quit(): Promise<void>
  /** The shell lets go of the folder; the worker is there still. */
  closeFolder(): Promise<void>
  /** The shell's answers end, the worker is never told: as when the app is killed. */
  kill(): Promise<void>
}

export type Given = {
  readonly root?: string
  readonly computer?: Computer
  readonly disk?: Disk
  readonly copy?: Copy
  /** Milliseconds that a reader may take to come or to answer. */
  readonly patience?: number
  /** False: no reader process comes until the test starts one. */
  readonly readerComes?: boolean
  readonly services?: Partial<FolderServices>
  /** What the key derivation of a new vault is found to cost here. */
  readonly calibrated?: KdfCost
}

/** The app's vault worker behind its own door, with the shell's real folder and a reader; locked or empty still. */
export async function aRunningApp(given: Given): Promise<Running> {
  const { root, computer, disk = nodeDisk, copy = new NoCopy(), services, patience = 20_000 } = given
  await ready()
  const own = computer ?? (await aComputer())
  const path = root ?? aVaultFolder()
  const opened = value(await openVault({ disk, places: own, list: own.list }, own.list.offer(path).ref))
  const answers = answerFolderDoor(opened, {
    askWhereToSave: () => Promise.resolve(null),
    askForFolder: () => Promise.resolve(null),
    print: () => Promise.resolve(ok(new Uint8Array([1]))),
    ...services,
  })
  const { port1, port2 } = new MessageChannel()
  const shellEnd = {
    postMessage: (message: unknown) => port1.postMessage(message),
    on: (_: 'message', hear: (event: { data: unknown }) => void) => port1.on('message', (data) => hear({ data })),
    start: () => port1.start(),
    close: () => port1.close(),
  }
  serve(folderPort(shellEnd), folderDoor, answers.handlers, (_name, fault) => raise(fault))
  const worker = new VaultWorker({
    ask: kdfHere(given.calibrated ?? { opsLimit: 1, memLimit: 8 * 2 ** 20 }),
    copy,
    patience,
  })
  const { vault, close } = clientOf(worker)
  const news: Topic[] = []
  void vault.watch(null, { onTell: (topic) => news.push(topic) })
  const reader = new PaperReader((port) => void vault.attachReader({ port }, { transfer: [port] }))
  const folderEnd: unknown = port2
  const port = folderEnd as MessagePort
  const readOnly = opened.access === 'read-only'
  const place = { device: v.parse(DeviceId, opened.device()), readOnly, trialRuntime: false, folderName: 'records' }
  await vault.attachFolder({ ...place, port, memoryBytes: 2 ** 33 }, { transfer: [port] })
  if (given.readerComes !== false) reader.start()
  const closeFolder = () => answers.close()
  const kill = async () => {
    await closeFolder()
    port1.close()
    close()
  }
  const quit = async () => {
    await vault.lock(null)
    await kill()
  }
  onTestFinished(quit)
  return { vault, worker, reader, news, readOnly, quit, kill, closeFolder }
}

function clientOf(worker: VaultWorker): { vault: Vault; close(): void } {
  const { port1, port2 } = new MessageChannel()
  const [near, far]: unknown[] = [port1, port2]
  serve(portOf(near as MessagePort), vaultDoor, worker.handlers(), (_name, fault) => raise(fault))
  const { client, close } = connect(portOf(far as MessagePort), vaultDoor)
  return {
    vault: client,
    close: () => {
      close()
      port1.close()
    },
  }
}

/** Nothing in these tests may break unexpectedly: it fails the run. */
function raise(fault: unknown): void {
  queueMicrotask(() => {
    throw fault
  })
}

export function aVaultFolder(): string {
  const path = join(aFolder(), 'records')
  mkdirSync(path)
  return path
}

export type AtHome = Running & { readonly root: string; readonly computer: Computer }

/** A new vault with Rosa in it. */
export async function aNewVault(given: Given = {}): Promise<AtHome> {
  const root = given.root ?? aVaultFolder()
  const computer = given.computer ?? (await aComputer())
  const app = await aRunningApp({ ...given, root, computer })
  value(await app.vault.create({ passphrase }))
  value(await app.vault.savePerson({ id: null, person: rosa }))
  return { ...app, root, computer }
}

/** The same vault in the app started again. */
export async function openedAgain({ root, computer }: AtHome, given: Given = {}): Promise<AtHome> {
  const now = { root, computer: await restarted(computer) }
  const app = await aRunningApp({ ...given, ...now })
  value(await app.vault.unlock({ by: 'passphrase', passphrase }))
  // What looks at the worker's tables itself comes after every row.
  value(await app.vault.people(null))
  return { ...app, ...now }
}

export function value<T>(result: Result<T, { readonly code: string; readonly detail?: string }>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}

/** Add a file; what the import panel says of it when it has been copied. */
export async function add(
  vault: Vault,
  name: string,
  bytes: Uint8Array,
  batchId = newId(BatchId),
): Promise<IntakeLine & { documentId: DocumentId }> {
  const line = value(await vault.takeIn(await asked(vault, name, bytes, batchId)))
  if (!line.documentId) throw new Error(`${name} was not taken`)
  return { ...line, documentId: line.documentId }
}

/** What taking a file in for the open person asks. */
export async function asked(vault: Vault, name: string, bytes: Uint8Array, batchId = newId(BatchId)) {
  const { person } = value(await vault.overview(null))
  if (!person) throw new Error('there is no person')
  return { personId: person.id, batchId, name, path: null, hospital: null, source: { bytes } }
}

/** Wait until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = performance.now(); performance.now() - started < 20_000;) {
    if (await isSo()) return
    await new Promise((go) => setTimeout(go, 5))
  }
  throw new Error('it did not come to pass')
}

export const nothingToRead = async (vault: Vault): Promise<boolean> =>
  value(await vault.overview(null)).reading.left === 0

/** Every file below a folder, with its path. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

export const blobsIn = (root: string): string[] => filesBelow(root).filter((path) => path.includes('/blobs/'))
export const journalsIn = (root: string): string[] => filesBelow(root).filter((path) => path.endsWith('.log'))
export const bytesOf = (paths: readonly string[]): Buffer => Buffer.concat(paths.map((path) => readFileSync(path)))

export const refused = (code: string) => ({ ok: false, error: { code } })
