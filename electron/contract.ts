import * as v from 'valibot'
import { call, nothing } from '../renderer/core/base/door.ts'
import { bytes, count, textUpTo } from '../renderer/core/base/schemas.ts'

/**
 * The two doors of the shell: `pageDoor` for the window's page (through the preload script, each call one function) and
 * `folderDoor` for the vault worker (over a MessagePort that the page hands on). No path ever passes either of them:
 * a place on disk is named by a random `ref` and shown by its last part.
 */
export const oneMiB = 1024 * 1024

const ref = textUpTo(64)
const place = v.object({ ref, name: textUpTo(300) })

/** Bytes of at most 1 MiB and a little (a sealed chunk is longer than its plaintext). */
const chunk = v.pipe(
  bytes,
  v.check((value) => value.length <= oneMiB + 4096, 'longer than one message may be'),
)

export const pageDoor = {
  /** What the page may know of its surroundings. `trialRuntime`: not the product's own Electron; made-up records only. */
  about: call({
    ask: nothing,
    gives: v.object({
      version: v.string(),
      electron: v.string(),
      chromium: v.string(),
      platform: v.string(),
      trialRuntime: v.boolean(),
      /** Satchel was started by opening a backup file, and nobody has asked for it yet. */
      backupWaits: v.boolean(),
      cores: count,
      memoryBytes: count,
    }),
  }),
  /** Vault folders this computer has used, newest first; those not reachable now are marked. */
  recentVaults: call({ ask: nothing, gives: v.array(v.object({ ref, name: textUpTo(300), reachable: v.boolean() })) }),
  /** Let the person choose where a new vault goes; makes the (empty) folder. `in-cloud-folder` is a notice, not a refusal. */
  chooseNewVault: call({
    ask: v.object({ suggestedName: textUpTo(100) }),
    gives: v.object({ place, inCloudFolder: v.boolean() }),
    refuses: ['cancelled', 'not-writable', 'not-empty'],
  }),
  /** Let the person choose the folder of a vault that exists. */
  chooseVault: call({ ask: nothing, gives: place, refuses: ['cancelled', 'not-a-vault'] }),
  /**
   * Let the person choose a backup file, or take the one that Satchel was started with; it is read over the port that
   * arrives as `backup-port` (`backupDoor`).
   */
  chooseBackup: call({
    ask: v.object({ how: v.picklist(['dialog', 'started-with']) }),
    gives: v.object({ name: textUpTo(300), size: count }),
    refuses: ['cancelled', 'not-reachable'],
  }),
  /** Connect the vault worker to a folder and to a reader process: the two ports arrive as window messages `folder-port` and `reader-port`. */
  openFolder: call({
    ask: v.object({ ref }),
    gives: v.object({ access: v.picklist(['writer', 'read-only']), device: textUpTo(64) }),
    refuses: ['not-reachable', 'not-writable'],
  }),
  /** A new reader process in place of the one that hung or died; its port arrives as `reader-port`. */
  restartReader: call({ ask: nothing, gives: nothing }),
  /** The folder of made-up records that comes with the app: names and bytes. */
  sampleRecords: call({
    ask: nothing,
    gives: v.array(v.object({ name: textUpTo(300), bytes })),
    refuses: ['not-there'],
  }),
  /** Begin to lock: the window is covered at once, and this page has 300 ms to put away what was being typed. */
  lockSoon: call({ ask: nothing, gives: nothing }),
  /** Replace this page's process by a new, empty one. The page is gone before an answer could arrive. */
  lockNow: call({ ask: nothing, gives: nothing }),
  /** Keep the window out of screen sharing and pictures of the screen, where the system can do that. */
  hideFromSharing: call({ ask: v.object({ hidden: v.boolean() }), gives: nothing }),
  /** Something was copied out of the page: the shell takes it off the clipboard again after a while, a secret sooner. */
  copied: call({ ask: v.object({ secret: v.boolean() }), gives: nothing }),
  /** The page has painted something worth seeing. */
  painted: call({ ask: nothing, gives: nothing }),
  /** The items of the start-up self-check that the shell can see itself. */
  selfCheck: call({ ask: nothing, gives: v.object({ scheme: v.boolean(), printToPdf: v.boolean() }) }),
  /** What a measuring run was asked for (`npm run eval`, `npm run bench`); null in ordinary use. */
  measureTask: call({
    ask: nothing,
    gives: v.nullable(
      v.object({
        task: v.string(),
        files: v.nullable(v.array(v.object({ path: v.string(), size: count }))),
        person: v.nullable(v.object({ name: textUpTo(200), born: textUpTo(10) })),
      }),
    ),
  }),
  measureFile: call({ ask: v.object({ path: v.string() }), gives: bytes, refuses: ['not-there'] }),
  measureWrite: call({
    ask: v.object({ path: v.string(), text: v.string() }),
    gives: nothing,
    refuses: ['not-writable'],
  }),
  measureLog: call({ ask: v.object({ line: v.string() }), gives: nothing }),
  measureDone: call({ ask: v.object({ line: v.string(), exitCode: count }), gives: nothing }),
} as const
export type PageDoor = typeof pageDoor

/** Why the vault is about to be locked. */
export type LockReason = 'suspend' | 'screen-locked' | 'lock-asked'
/** What the shell tells the page unasked; `backup-offered`: a backup file was opened in the system. Ports come as messages of the window. */
export type ShellEvent = LockReason | 'backup-offered'

const diskRefusals = ['disk-full', 'not-writable', 'not-reachable', 'read-only'] as const
const hexName = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))

/** Folders and a name of a readable copy; the shell refuses any part that is not fit for every system. */
const openPath = v.pipe(v.array(v.pipe(textUpTo(120), v.minLength(1))), v.minLength(1), v.maxLength(4))

/** The vault folder's bytes: ciphertext only. Every write is fsynced before its answer. */
export const folderDoor = {
  /** The header file and the one before it; null where there is none. */
  readHeaders: call({
    ask: nothing,
    gives: v.object({ current: v.nullable(bytes), previous: v.nullable(bytes) }),
    refuses: diskRefusals,
  }),
  /** Atomic: the current header becomes the previous one, the new one takes its place. */
  writeHeader: call({ ask: v.object({ header: chunk }), gives: nothing, refuses: diskRefusals }),
  /** Every device's journal files in order of their number, with lengths. */
  listJournals: call({
    ask: nothing,
    gives: v.array(v.object({ device: hexName, files: v.array(v.object({ number: count, length: count })) })),
    refuses: diskRefusals,
  }),
  readJournal: call({
    ask: v.object({ device: hexName, number: count, from: count, length: v.pipe(count, v.maxValue(oneMiB)) }),
    gives: bytes,
    refuses: [...diskRefusals, 'not-there'],
  }),
  /** Append one frame at exactly this length of the file (made if missing); `moved` when the file has another length. The commit point: one fsync. */
  appendJournal: call({
    ask: v.object({
      device: hexName,
      number: count,
      at: count,
      frame: v.pipe(
        bytes,
        v.check((value) => value.length <= 64 * oneMiB, 'too long'),
      ),
    }),
    gives: v.object({ length: count }),
    refuses: [...diskRefusals, 'moved'],
  }),
  /** Cut the own journal's torn tail back to this length. */
  cutJournal: call({
    ask: v.object({ device: hexName, number: count, length: count }),
    gives: nothing,
    refuses: diskRefusals,
  }),
  /** Write a blob of one chunk: fsynced and under its name when this answers ok. */
  saveBlob: call({ ask: v.object({ id: hexName, chunk }), gives: nothing, refuses: [...diskRefusals, 'not-begun'] }),
  /** Write a blob in chunks under a temporary name; `endBlob` fsyncs and renames it. A blob begun again starts anew. */
  beginBlob: call({ ask: v.object({ id: hexName }), gives: nothing, refuses: diskRefusals }),
  putBlobChunk: call({
    ask: v.object({ id: hexName, chunk }),
    gives: nothing,
    refuses: [...diskRefusals, 'not-begun'],
  }),
  endBlob: call({
    ask: v.object({ id: hexName, keep: v.boolean() }),
    gives: nothing,
    refuses: [...diskRefusals, 'not-begun'],
  }),
  readBlob: call({
    ask: v.object({ id: hexName, from: count, length: v.pipe(count, v.maxValue(oneMiB + 4096)) }),
    gives: bytes,
    refuses: [...diskRefusals, 'not-there'],
  }),
  listBlobs: call({ ask: nothing, gives: v.array(hexName), refuses: diskRefusals }),
  removeBlob: call({ ask: v.object({ id: hexName }), gives: nothing, refuses: diskRefusals }),
  /** Every device's snapshots with their lengths, the later ones of each device first. */
  listSnapshots: call({
    ask: nothing,
    gives: v.array(v.object({ device: hexName, seq: count, length: count })),
    refuses: diskRefusals,
  }),
  readSnapshot: call({
    ask: v.object({ device: hexName, seq: count, from: count, length: v.pipe(count, v.maxValue(oneMiB)) }),
    gives: bytes,
    refuses: [...diskRefusals, 'not-there'],
  }),
  /** Write a snapshot of this device in chunks under a temporary name; `endSnapshot` fsyncs and renames it. One at a time: one begun before is dropped. */
  beginSnapshot: call({ ask: v.object({ device: hexName, seq: count }), gives: nothing, refuses: diskRefusals }),
  putSnapshotChunk: call({ ask: v.object({ chunk }), gives: nothing, refuses: [...diskRefusals, 'not-begun'] }),
  endSnapshot: call({
    ask: v.object({ keep: v.boolean() }),
    gives: nothing,
    refuses: [...diskRefusals, 'not-begun'],
  }),
  /** Remove a snapshot that this device has written. */
  removeSnapshot: call({ ask: v.object({ device: hexName, seq: count }), gives: nothing, refuses: diskRefusals }),
  /** Sealed notes of this computer about the vault (what it last saw); one small file in the app's data folder. */
  readMemory: call({ ask: nothing, gives: v.nullable(bytes) }),
  writeMemory: call({ ask: v.object({ memory: chunk }), gives: nothing, refuses: diskRefusals }),
  /** Ask the person where to save; nothing is written yet. */
  beginExport: call({
    ask: v.object({ suggestedName: textUpTo(120), extension: v.picklist(['pdf', 'age']) }),
    gives: v.object({ ref, name: textUpTo(300), sameDiskAsVault: v.boolean() }),
    refuses: ['cancelled', 'not-writable'],
  }),
  putExportChunk: call({ ask: v.object({ ref, chunk }), gives: nothing, refuses: [...diskRefusals, 'not-begun'] }),
  /** fsync and rename to the chosen name; `keep: false` removes what was written. */
  endExport: call({
    ask: v.object({ ref, keep: v.boolean() }),
    gives: v.object({ name: textUpTo(300) }),
    refuses: [...diskRefusals, 'not-begun'],
  }),
  /** Where this vault's backups went last; null where there was none. `reachable`: the disk is connected now. */
  backupPlace: call({
    ask: nothing,
    gives: v.nullable(v.object({ name: textUpTo(300), reachable: v.boolean(), sameDiskAsVault: v.boolean() })),
  }),
  /**
   * Begin a backup under a temporary name: `again` in the folder of the last one, else where the person chooses. `stamp`
   * is the day and minute for its name. `room`: bytes that fit there.
   */
  beginBackup: call({
    ask: v.object({
      suggestedName: textUpTo(100),
      stamp: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2} \d{4}$/)),
      again: v.boolean(),
    }),
    gives: v.object({ ref, name: textUpTo(300), place: textUpTo(300), sameDiskAsVault: v.boolean(), room: count }),
    refuses: ['cancelled', ...diskRefusals],
  }),
  putBackupChunk: call({ ask: v.object({ ref, chunk }), gives: nothing, refuses: [...diskRefusals, 'not-begun'] }),
  /** Make what was written last, close it and open it again, to be read. Nothing more can be written. */
  settleBackup: call({
    ask: v.object({ ref }),
    gives: v.object({ length: count }),
    refuses: [...diskRefusals, 'not-begun'],
  }),
  readBackBackup: call({
    ask: v.object({ ref, from: count, length: v.pipe(count, v.maxValue(oneMiB)) }),
    gives: bytes,
    refuses: [...diskRefusals, 'not-begun'],
  }),
  /**
   * Give the backup its name, and only then remove (`removeOld`) this vault's backups there beyond the newest seven that
   * still have the names they were given; `keep: false` removes what was written.
   */
  endBackup: call({
    ask: v.object({ ref, keep: v.boolean(), removeOld: v.boolean(), vaultId: hexName }),
    gives: v.object({ name: textUpTo(300), removed: count }),
    refuses: [...diskRefusals, 'not-begun'],
  }),
  /** Let the person choose a folder, and make a new one in it for readable copies of everything. */
  beginOpenCopy: call({
    ask: v.object({ suggestedName: textUpTo(100) }),
    gives: v.object({ ref, name: textUpTo(300), place: textUpTo(300), sameDiskAsVault: v.boolean(), room: count }),
    refuses: ['cancelled', ...diskRefusals],
  }),
  /** Append to a file of it, made when `at` is 0. `path` is folders and a name, each of them fit for every system. */
  putOpenFile: call({
    ask: v.object({ ref, path: openPath, at: count, chunk }),
    gives: nothing,
    refuses: [...diskRefusals, 'not-begun', 'moved'],
  }),
  /** Make the file last, and read it again from the disk: its SHA-256 and length. `keep: false` removes it. */
  endOpenFile: call({
    ask: v.object({ ref, path: openPath, keep: v.boolean() }),
    gives: v.object({ sha256: textUpTo(64), length: count }),
    refuses: [...diskRefusals, 'not-begun'],
  }),
  readOpenFile: call({
    ask: v.object({ ref, path: openPath, from: count, length: v.pipe(count, v.maxValue(oneMiB)) }),
    gives: bytes,
    refuses: [...diskRefusals, 'not-begun'],
  }),
  /** `keep: false` removes everything that was written. */
  endOpenCopy: call({
    ask: v.object({ ref, keep: v.boolean() }),
    gives: v.object({ isGone: v.boolean() }),
    refuses: [...diskRefusals, 'not-begun'],
  }),
  /** Print one of our own pages in the hidden print window. `content` is what that page expects (see renderer/print). */
  print: call({
    ask: v.object({ content: v.unknown(), paper: v.picklist(['A4', 'Letter']) }),
    gives: bytes,
    refuses: ['print-failed'],
  }),
} as const
export type FolderDoor = typeof folderDoor

/** A file of a vault's folder, by what it is. */
const stagedFile = v.variant('kind', [
  v.object({ kind: v.literal('journal'), device: hexName, number: count }),
  v.object({ kind: v.literal('snapshot'), device: hexName, seq: count }),
  v.object({ kind: v.literal('blob'), id: hexName }),
])
export type StagedFile = v.InferOutput<typeof stagedFile>

/**
 * A backup that the person chose, and the folder that a vault is put together in from it. That folder stands beside the
 * place the vault is for and takes it in one step at the end; until then nothing there is touched.
 */
export const backupDoor = {
  read: call({
    ask: v.object({ from: count, length: v.pipe(count, v.maxValue(oneMiB)) }),
    gives: bytes,
    refuses: diskRefusals,
  }),
  /** Begin a staging folder beside a vault's place; one begun before is dropped. `room`: bytes that fit there. */
  beginStaging: call({ ask: v.object({ target: ref }), gives: v.object({ room: count }), refuses: diskRefusals }),
  /** Append to a file; made when `at` is 0. */
  stage: call({
    ask: v.object({ file: stagedFile, at: count, chunk }),
    gives: nothing,
    refuses: [...diskRefusals, 'not-begun', 'moved'],
  }),
  /** Make the file last; `keep: false` removes it. */
  endStaged: call({
    ask: v.object({ file: stagedFile, keep: v.boolean() }),
    gives: nothing,
    refuses: [...diskRefusals, 'not-begun'],
  }),
  stageHeader: call({ ask: v.object({ header: chunk }), gives: nothing, refuses: [...diskRefusals, 'not-begun'] }),
  dropStaging: call({ ask: nothing, gives: nothing }),
  /**
   * The staging folder takes the place. What was there is kept beside it under the name in `aside`; a place that was empty
   * had nothing. The vault at that place is closed first.
   */
  takePlace: call({
    ask: nothing,
    gives: v.object({ place, aside: v.nullable(textUpTo(300)) }),
    refuses: [...diskRefusals, 'not-begun'],
  }),
} as const
export type BackupDoor = typeof backupDoor
