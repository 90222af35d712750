import * as v from 'valibot'
import { call, nothing } from '../core/base/door.ts'
import { DeviceId } from '../core/base/ids.ts'
import { count, textUpTo } from '../core/base/schemas.ts'
import { diskCodes } from './disk-codes.ts'

/** No length a person types is too long; this only keeps a message in bounds. */
export const passphrase = textUpTo(100_000)
const port = v.instance(MessagePort)

/** What somebody types to open the vault, or to show once more that they can. */
export const typedSecret = v.variant('by', [
  v.object({ by: v.literal('passphrase'), passphrase }),
  v.object({ by: v.literal('recovery-code'), code: textUpTo(200) }),
])

/** What a folder holds, seen without a key. */
export const VaultStatus = v.variant('status', [
  v.object({ status: v.literal('empty') }),
  v.object({
    status: v.literal('locked'),
    createdOn: v.string(),
    /** The day on which the recovery kit was made that opens it now; null where there is none. */
    kitMadeOn: v.nullable(v.string()),
    trialMark: v.boolean(),
    repaired: v.boolean(),
  }),
])
export type VaultStatus = v.InferOutput<typeof VaultStatus>

const unlockRefusals = [
  'wrong-secret',
  'kit-mistyped',
  'out-of-memory',
  'slot-damaged',
  'header-damaged',
  'header-forged',
  'header-out-of-bounds',
  'too-new',
  'not-a-vault',
  ...diskCodes,
] as const

/** Making a vault, opening it, and what the app stands on. */
export const thresholdCalls = {
  /** Connect to a folder (port from the shell). `device` names this computer's journal; `trialRuntime` marks vaults made in it. */
  attachFolder: call({
    ask: v.object({
      port,
      device: DeviceId,
      readOnly: v.boolean(),
      trialRuntime: v.boolean(),
      memoryBytes: count,
      folderName: textUpTo(300),
    }),
    gives: VaultStatus,
    refuses: ['header-damaged', 'too-new', 'not-a-vault', 'header-out-of-bounds', ...diskCodes],
  }),
  /** Connect to a reader process; again after each restart of it. */
  attachReader: call({ ask: v.object({ port }), gives: nothing }),
  /** What the app stands on, tried for real: WebAssembly, IndexedDB, and in the reader process one word of OCR and one PDF page. */
  selfCheck: call({
    ask: nothing,
    gives: v.object({ wasm: v.boolean(), indexedDb: v.boolean(), ocr: v.boolean(), pdf: v.boolean() }),
  }),
  /** Runs until the worker ends; tells what has changed so that screens ask again. `restart-reader` asks the page to have it restarted. */
  watch: call({
    ask: nothing,
    gives: nothing,
    tell: v.picklist(['intake', 'records', 'person', 'reading', 'restart-reader', 'paused-disk-full']),
  }),

  suggestPassphrase: call({ ask: nothing, gives: v.object({ words: v.string() }) }),
  /** How hard a passphrase would be to guess: verdict in words is the page's business. */
  judgePassphrase: call({
    ask: v.object({ passphrase }),
    gives: v.object({ verdict: v.picklist(['too-weak', 'weak', 'good', 'strong']), bits: v.number() }),
  }),
  create: call({
    ask: v.object({ passphrase }),
    gives: v.object({ kitGroups: v.array(v.string()) }),
    refuses: ['weak-passphrase', 'not-empty', ...diskCodes],
    tell: v.picklist(['measuring', 'deriving', 'writing']),
  }),
  /** Save the recovery kit page as a PDF where the person chooses. Possible until the kit is proven or the vault is locked. */
  saveKit: call({
    ask: v.object({ paper: v.picklist(['A4', 'Letter']) }),
    gives: v.object({ name: v.string(), sameDiskAsVault: v.boolean() }),
    refuses: ['no-kit-now', 'cancelled', 'print-failed', 'not-unlocked', ...diskCodes],
  }),
  /** Two typed groups replace those in memory; the result must open the vault. */
  proveKit: call({
    ask: v.object({ groups: v.array(v.object({ index: count, text: textUpTo(20) })) }),
    gives: nothing,
    refuses: ['kit-does-not-open', 'no-kit-now', 'not-unlocked', ...diskCodes],
  }),
  unlock: call({
    ask: typedSecret,
    gives: nothing,
    refuses: unlockRefusals,
    tell: v.picklist(['deriving', 'opening']),
  }),
} as const
