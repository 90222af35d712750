import { dirname } from 'node:path'
import type { FolderDoor } from '../contract.ts'
import type { Handlers } from '../../renderer/core/base/rpc.ts'
import { ok, refuse, type Refusal, type Result } from '../../renderer/core/base/result.ts'
import { Backups } from '../files/backups.ts'
import { Exports, type AskWhereToSave } from '../files/exports.ts'
import { OpenCopies, type AskForFolder } from '../files/openCopies.ts'
import { blobLanes, BlobWriter, listBlobs, readBlob, removeBlob } from './blobs.ts'
import { reading, writing, type Disked } from './faults.ts'
import { readStart, writeAside } from './folder.ts'
import { readHeaders, writeHeader } from './headers.ts'
import { inOrder } from '../../renderer/core/base/in-order.ts'
import { appendJournal, cutJournal, listJournals, readJournal } from './journal.ts'
import type { OpenVault } from './openVault.ts'
import { listSnapshots, readSnapshot, removeSnapshot, SnapshotWriter } from './snapshots.ts'

const mostMemoryBytes = 1024 * 1024 + 4096

/** What the folder door needs of the rest of the shell. */
export type FolderServices = {
  readonly askWhereToSave: AskWhereToSave
  readonly askForFolder: AskForFolder
  print(content: unknown, paper: 'A4' | 'Letter'): Promise<Result<Uint8Array, Refusal<'print-failed'>>>
}

/** The answers of an open vault folder. `close` waits for what is being written, leaves nothing half written and releases the lock. */
export type FolderAnswers = { readonly handlers: Handlers<FolderDoor>; close(): Promise<void> }

/**
 * Writes happen one after the other, in the order asked, but for blobs, of which several are written at once; reads in
 * between. A vault open elsewhere refuses every write.
 */
export function answerFolderDoor(vault: OpenVault, services: FolderServices): FolderAnswers {
  const { folder } = vault
  const { disk, root } = folder
  const blobs = new BlobWriter(folder, vault.device)
  const snapshots = new SnapshotWriter(folder)
  const exports = new Exports(disk, root, services.askWhereToSave)
  const backups = new Backups(
    disk,
    { root, device: () => vault.device(), backups: vault.backups, rememberBackups: vault.rememberBackups },
    services.askWhereToSave,
  )
  const copies = new OpenCopies(disk, root, services.askForFolder)
  const inTurn = inOrder()
  const lanes = blobLanes()
  const snapshotsInTurn = inOrder()
  const exportsInTurn = inOrder()
  let open = true

  function write<T, C extends string>(
    act: () => Promise<Disked<T, C>>,
    turn: InTurn = inTurn,
  ): Promise<Disked<T, C | 'closed'>> {
    if (vault.access === 'read-only') return Promise.resolve(refuse('read-only'))
    return turn<Disked<T, C | 'closed'>>(() => (open ? act() : Promise.resolve(refuse('closed'))))
  }

  const writeBlob: WriteBlob = (id, act) => write(act, (turn) => lanes.inTurn(id, turn))

  const handlers: Handlers<FolderDoor> = {
    readHeaders: () => readHeaders(folder),
    writeHeader: ({ header }) => write(() => writeHeader(folder, header)),
    listJournals: () => listJournals(folder),
    readJournal: (asked) => readJournal(folder, asked),
    appendJournal: (asked) => write(() => appendAsOwner(vault, asked)),
    cutJournal: (asked) => write(() => asOwner(vault, asked.device, () => cutJournal(folder, asked))),
    ...blobHandlers(vault, blobs, writeBlob),
    ...snapshotHandlers(vault, snapshots, (act) => write(act, snapshotsInTurn)),
    readMemory: async () => {
      const memory = await reading(() => readStart(disk, vault.memoryFile, mostMemoryBytes))
      // Not `null`: that would say that this computer has never seen the vault.
      return memory.ok ? memory : refuse('broke', memory.error.code)
    },
    writeMemory: ({ memory }) => write(() => writeMemory(vault, memory)),
    beginExport: (asked) => exports.begin(asked),
    putExportChunk: ({ ref, chunk }) => exportsInTurn(() => exports.put(ref, chunk)),
    endExport: ({ ref, keep }) => exportsInTurn(() => exports.end(ref, keep)),
    ...backupHandlers(backups, exportsInTurn),
    ...openCopyHandlers(copies, exportsInTurn),
    print: ({ content, paper }) => services.print(content, paper),
  }

  async function close(): Promise<void> {
    open = false
    await inTurn(() => lanes.idle())
    await blobs.close()
    await snapshotsInTurn(() => snapshots.close())
    await exportsInTurn(() => exports.close())
    await exportsInTurn(() => backups.close())
    await exportsInTurn(() => copies.close())
    await vault.release()
  }
  return { handlers, close }
}

type WriteBlob = <C extends string>(
  id: string,
  act: () => Promise<Disked<null, C>>,
) => Promise<Disked<null, C | 'closed'>>

const blobHandlers = (vault: OpenVault, blobs: BlobWriter, write: WriteBlob) =>
  ({
    saveBlob: ({ id, chunk }) => write(id, () => blobs.save(id, chunk)),
    beginBlob: ({ id }) => write(id, () => blobs.begin(id)),
    putBlobChunk: ({ id, chunk }) => write(id, () => blobs.put(id, chunk)),
    endBlob: ({ id, keep }) => write(id, () => blobs.end(id, keep)),
    readBlob: (asked) => readBlob(vault.folder, asked),
    listBlobs: () => listAndTidy(vault, blobs),
    removeBlob: ({ id }) => write(id, () => removeBlob(vault.folder, id)),
  }) satisfies Partial<Handlers<FolderDoor>>

/** A snapshot may take a while to last; no save waits for it. */
const snapshotHandlers = (
  vault: OpenVault,
  snapshots: SnapshotWriter,
  write: <T, C extends string>(act: () => Promise<Disked<T, C>>) => Promise<Disked<T, C | 'closed'>>,
) =>
  ({
    listSnapshots: () => listSnapshots(vault.folder),
    readSnapshot: (asked) => readSnapshot(vault.folder, asked),
    beginSnapshot: (asked) => write(() => asOwner(vault, asked.device, () => snapshots.begin(asked))),
    putSnapshotChunk: ({ chunk }) => write(() => snapshots.put(chunk)),
    endSnapshot: ({ keep }) => write(() => snapshots.end(keep)),
    removeSnapshot: (asked) => write(() => asOwner(vault, asked.device, () => removeSnapshot(vault.folder, asked))),
  }) satisfies Partial<Handlers<FolderDoor>>

type InTurn = ReturnType<typeof inOrder>

/** The dialog does not hold up what is written meanwhile. */
const backupHandlers = (backups: Backups, inTurn: InTurn) =>
  ({
    backupPlace: async () => ok(await backups.place()),
    beginBackup: (asked) => backups.begin(asked),
    putBackupChunk: ({ ref, chunk }) => inTurn(() => backups.put(ref, chunk)),
    settleBackup: ({ ref }) => inTurn(() => backups.settle(ref)),
    readBackBackup: ({ ref, from, length }) => backups.read(ref, from, length),
    endBackup: ({ ref, ...how }) => inTurn(() => backups.end(ref, how)),
  }) satisfies Partial<Handlers<FolderDoor>>

const openCopyHandlers = (copies: OpenCopies, inTurn: InTurn) =>
  ({
    beginOpenCopy: ({ suggestedName }) => copies.begin(suggestedName),
    putOpenFile: ({ ref, ...file }) => inTurn(() => copies.put(ref, file)),
    endOpenFile: ({ ref, path, keep }) => inTurn(() => copies.end(ref, path, keep)),
    readOpenFile: ({ ref, ...range }) => copies.read(ref, range),
    endOpenCopy: ({ ref, keep }) => inTurn(() => copies.finish(ref, keep)),
  }) satisfies Partial<Handlers<FolderDoor>>

/** What another device has written is not changed. */
function asOwner<T, C extends string>(
  vault: OpenVault,
  device: string,
  act: () => Promise<Disked<T, C>>,
): Promise<Disked<T, C | 'bad-message'>> {
  return device === vault.device() ? act() : Promise.resolve(refuse('bad-message', 'not own'))
}

/**
 * Only the own journal is ever appended to. The asker takes a new device id, when the old journal is not the one it
 * remembers (vault.md §1), by beginning a journal for a device that has none here yet.
 */
async function appendAsOwner(
  vault: OpenVault,
  asked: { device: string; number: number; at: number; frame: Uint8Array },
): Promise<Disked<{ length: number }, 'moved' | 'bad-message'>> {
  if (asked.device !== vault.device()) {
    const journals = await listJournals(vault.folder)
    if (!journals.ok) return journals
    if (asked.at !== 0 || journals.value.some(({ device }) => device === asked.device))
      return refuse('bad-message', 'not own')
    const taken = await writing(() => vault.takeDevice(asked.device))
    if (!taken.ok) return taken
  }
  return appendJournal(vault.folder, asked)
}

async function listAndTidy(vault: OpenVault, blobs: BlobWriter): Promise<Disked<string[]>> {
  const listed = await listBlobs(vault.folder, vault.device())
  if (!listed.ok) return listed
  const { ids, leftOver } = listed.value
  const dead = leftOver.filter((path) => !blobs.isWriting(path))
  if (vault.access === 'writer') for (const path of dead) await vault.folder.disk.remove(path).catch(() => undefined)
  return ok(ids)
}

async function writeMemory({ folder: { disk }, memoryFile }: OpenVault, memory: Uint8Array): Promise<Disked<null>> {
  const written = await writing(async () => {
    await writeAside(disk, `${memoryFile}.new`, memory)
    await disk.rename(`${memoryFile}.new`, memoryFile)
    await disk.syncFolder(dirname(memoryFile)).catch(() => undefined)
  })
  return written.ok ? ok(null) : written
}
