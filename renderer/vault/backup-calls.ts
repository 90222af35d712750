import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { DocumentId } from '../core/base/ids.ts'
import { count, instant, textUpTo } from '../core/base/schemas.ts'
import { LastBackup } from '../core/model/rows.ts'
import { diskCodes } from './disk-codes.ts'
import { passphrase } from './threshold-calls.ts'

/** What a vault, or a backup of one, holds: over all its persons. `lastChange` is for display only. */
export const VaultCounts = v.object({
  persons: count,
  records: count,
  pages: count,
  entries: count,
  lastChange: v.nullable(instant),
})
export type VaultCounts = v.InferOutput<typeof VaultCounts>

/** Something of a record that cannot be read: the file as received, one page's words, or its entries. */
export const DamagedPart = v.object({
  documentId: v.nullable(DocumentId),
  title: v.nullable(v.string()),
  what: v.picklist(['original', 'page', 'entries', 'unknown']),
  page: v.nullable(count),
})
export type DamagedPart = v.InferOutput<typeof DamagedPart>

/** What reading the whole of a backup has shown. `isWhole`: nothing in it is damaged, and it makes the state that was copied. */
export const BackupReport = v.object({
  madeAt: v.nullable(instant),
  counts: VaultCounts,
  bytes: count,
  isWhole: v.boolean(),
  /** It ends before its end: everything up to there was read. */
  isCut: v.boolean(),
  /** Places at which the backup file itself is damaged. */
  damages: count,
  /** Its list of changes cannot be read to its end. */
  changesLost: v.boolean(),
  parts: v.array(DamagedPart),
  /** Parts that were not in the vault already when it was copied. */
  missing: v.array(DamagedPart),
})
export type BackupReport = v.InferOutput<typeof BackupReport>

/** What reading the whole vault has shown. */
export const VaultReport = v.object({
  /** Which of the two copies of the header are sound; `repaired`: the other has been written anew. */
  header: v.picklist(['sound', 'repaired', 'one-copy']),
  /** Journals that cannot be read to their end on the disk; this computer's own is told apart. */
  journals: v.array(v.object({ isOwn: v.boolean() })),
  frames: count,
  files: count,
  bytes: count,
  counts: VaultCounts,
  parts: v.array(DamagedPart),
  missing: v.array(DamagedPart),
})
export type VaultReport = v.InferOutput<typeof VaultReport>

const notOpen = ['not-unlocked'] as const
const progress = (...steps: readonly string[]) => v.object({ step: v.picklist(steps), done: count, of: count })
/** With what a backup is opened: the open vault's own keys, a passphrase, or the recovery code. */
const secret = v.variant('by', [
  v.object({ by: v.literal('open-vault') }),
  v.object({ by: v.literal('passphrase'), passphrase }),
  v.object({ by: v.literal('recovery-code'), code: textUpTo(200) }),
])
export type BackupSecret = v.InferOutput<typeof secret>

const frontRefusals = ['not-a-backup', 'too-new', 'backup-damaged', 'backup-out-of-bounds'] as const
const readRefusals = [
  'no-backup',
  'wrong-secret',
  'kit-mistyped',
  'slot-damaged',
  'header-forged',
  'out-of-memory',
  'not-this-vault',
  'nothing-readable',
  'cancelled',
  ...diskCodes,
] as const

/** Backups: made, checked, restored; the vault checked; everything copied out in the open. */
export const backupCalls = {
  /** `place`: where the last backup went from this computer. */
  backupState: call({
    ask: nothing,
    gives: v.object({
      last: v.nullable(LastBackup),
      place: v.nullable(v.object({ name: v.string(), reachable: v.boolean(), sameDiskAsVault: v.boolean() })),
      hasRecords: v.boolean(),
    }),
    refuses: notOpen,
  }),
  /** Copy the vault as it is now, read the copy back whole, and only then give it its name. */
  backUp: call({
    ask: v.object({ again: v.boolean() }),
    gives: v.object({
      name: v.string(),
      place: v.string(),
      sameDiskAsVault: v.boolean(),
      removed: count,
      report: BackupReport,
    }),
    refuses: ['cancelled', 'verify-failed', 'vault-damaged', ...notOpen, ...diskCodes],
    tell: progress('writing', 'checking'),
  }),

  /** Connect to a backup the person chose (port from the shell). `isThisVault`: it is of the vault that is open. */
  attachBackup: call({
    ask: v.object({ port: v.instance(MessagePort), size: count }),
    gives: v.object({ createdOn: v.string(), isThisVault: v.boolean(), trialMark: v.boolean() }),
    refuses: [...frontRefusals, ...diskCodes],
  }),
  /** Read and open all of it. */
  checkBackup: call({
    ask: v.object({ secret }),
    gives: BackupReport,
    refuses: readRefusals,
    tell: progress('deriving', 'reading'),
  }),
  /** Read all of it, and put the vault together in a folder beside its place. `here`: what the open vault holds. */
  stageBackup: call({
    ask: v.object({ secret, target: textUpTo(64) }),
    gives: v.object({
      report: BackupReport,
      here: v.nullable(VaultCounts),
      /** It was made before a key was taken away from the vault that is open: restored, that key opens it again. */
      bringsKeysBack: v.boolean(),
    }),
    refuses: readRefusals,
    tell: progress('deriving', 'reading'),
  }),
  /** The vault put together takes its place; one that was open there is closed, and kept under the name in `aside`. */
  takeRestored: call({
    ask: nothing,
    gives: v.object({
      place: v.object({ ref: v.string(), name: v.string() }),
      aside: v.nullable(v.string()),
    }),
    refuses: ['no-backup', ...diskCodes],
  }),
  dropBackup: call({ ask: nothing, gives: nothing }),

  checkVault: call({
    ask: nothing,
    gives: VaultReport,
    refuses: ['cancelled', ...notOpen, ...diskCodes],
    tell: progress('changes', 'files'),
  }),
  /** Copy everything out readable, into a new folder where the person chooses; every original is read back and compared. */
  exportEverything: call({
    ask: v.object({ passphrase }),
    gives: v.object({
      name: v.string(),
      place: v.string(),
      sameDiskAsVault: v.boolean(),
      files: count,
      /** Files as received that could not be read from the vault, and are not in the copy. */
      unreadable: v.array(DamagedPart),
    }),
    refuses: [
      'cancelled',
      'wrong-secret',
      'kit-mistyped',
      'out-of-memory',
      'copy-differs',
      'left-behind',
      ...notOpen,
      ...diskCodes,
    ],
    tell: progress('writing'),
  }),
} as const
