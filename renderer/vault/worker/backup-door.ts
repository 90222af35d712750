import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { Handlers } from '../../core/base/rpc.ts'
import type { OpenCode, VaultHeader } from '../../core/format/header.ts'
import type { BackupReport, BackupSecret, VaultCounts } from '../backup-calls.ts'
import type { VaultDoor } from '../contract.ts'
import { countsOf, tablesOf } from './backup-counts.ts'
import type { OpenVault } from './open-vault.ts'
import type { BackupRing } from './backup-judge.ts'
import { ChosenBackup, type ReadBackupCode, type Watching } from './restore.ts'
import type { Threshold } from './threshold.ts'
import type { TypedCode } from './typed-secret.ts'

type Calls = 'attachBackup' | 'checkBackup' | 'stageBackup' | 'takeRestored' | 'dropBackup'
type KeysCode = OpenCode | TypedCode | 'not-this-vault'

type Report = Result<BackupReport, Refusal<ReadBackupCode>>
type Telling = {
  readonly tell: (progress: { step: string; done: number; of: number }) => void
  readonly cancelled: () => boolean
}

type Given = {
  readonly threshold: Threshold
  /** The vault that is open now, if one is. */
  readonly open: () => OpenVault | null
  /** Forget the vault that is open: another takes its place. */
  readonly close: () => Promise<void>
}

/** A backup that is checked or restored, whether a vault is open or not. */
export function backupDoorHandlers({ threshold, open, close }: Given): Pick<Handlers<VaultDoor>, Calls> {
  let chosen: ChosenBackup | null = null

  /** Read the chosen backup with the keys that a secret gives. */
  async function opened(
    secret: BackupSecret,
    { tell, cancelled }: Telling,
    read: (backup: ChosenBackup, ring: BackupRing, watching: Watching) => Promise<Report>,
  ): Promise<Result<BackupReport, Refusal<ReadBackupCode | KeysCode | 'no-backup'>>> {
    if (!chosen) return refuse('no-backup')
    tell({ step: 'deriving', done: 0, of: 1 })
    const keys = await keysFor({ threshold, open }, chosen.header, secret)
    if (!keys.ok) return keys
    const watching = { tell: (done: number, of: number) => tell({ step: 'reading', done, of }), cancelled }
    const report = await read(chosen, keys.value.keys, watching)
    keys.value.done()
    return report
  }

  const drop = async (): Promise<void> => {
    const old = chosen
    chosen = null
    await old?.drop()
  }

  return {
    attachBackup: async ({ port, size }) => {
      chosen?.letGo()
      chosen = null
      const opened = await ChosenBackup.open(port, size)
      if (!opened.ok) return opened
      chosen = opened.value
      const { createdOn, vaultId, mark } = opened.value.header
      const isThisVault = open()?.session.keys.vaultId === vaultId
      return ok({ createdOn, isThisVault, trialMark: mark !== null })
    },
    checkBackup: ({ secret }, hearing) =>
      opened(secret, hearing, (backup, ring, watching) => backup.check(ring, watching)),
    stageBackup: async ({ secret, target }, hearing) => {
      const report = await opened(secret, hearing, (backup, ring, watching) => backup.stage(ring, watching, target))
      if (!report.ok) return report
      const bringsKeysBack = isBeforeRotation(chosen?.header, open()?.session.keys.header)
      return ok({ report: report.value, here: await countsHere(open()), bringsKeysBack })
    },
    takeRestored: async () => {
      if (!chosen) return refuse('no-backup')
      // First: what a vault notes when it is closed is about the one that is there now.
      await close()
      const taken = await chosen.takePlace()
      if (taken.ok) chosen = null
      return taken
    },
    dropBackup: async () => {
      await drop()
      return ok(null)
    },
  }
}

/** Whether a backup's keys are those of an earlier epoch of the vault that is open. */
const isBeforeRotation = (backup: VaultHeader | undefined, here: VaultHeader | undefined): boolean =>
  backup !== undefined && backup.vaultId === here?.vaultId && backup.epoch.number < here.epoch.number

async function countsHere(open: OpenVault | null): Promise<VaultCounts | null> {
  if (!open) return null
  const { versions } = await open.mark()
  return countsOf(tablesOf(versions), versions)
}

/** Keys for a backup, and what to do with them afterwards: the open vault's own are not wiped. */
async function keysFor(
  { threshold, open }: Pick<Given, 'threshold' | 'open'>,
  header: VaultHeader,
  secret: BackupSecret,
): Promise<Result<{ keys: BackupRing; done(): void }, Refusal<KeysCode>>> {
  if (secret.by === 'open-vault') {
    const keys = open()?.session.keys
    const isIts = keys?.vaultId === header.vaultId && keys.keysFor(header.epoch.id) !== null
    return keys && isIts ? ok({ keys, done: () => undefined }) : refuse('not-this-vault')
  }
  const keys = await threshold.keysWith(header, secret)
  return keys.ok ? ok({ keys: keys.value, done: () => keys.value.wipe() }) : keys
}
