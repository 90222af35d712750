import { err, ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { Handlers } from '../../core/base/rpc.ts'
import { wipeKeys, type VaultHeader, type VaultKeys } from '../../core/format/header.ts'
import type { BackupSecret, VaultCounts } from '../backup-calls.ts'
import type { VaultDoor } from '../contract.ts'
import { countsOf, tablesOf } from './backup-counts.ts'
import type { OpenVault } from './open-vault.ts'
import { ChosenBackup, type SecretCode } from './restore.ts'
import type { Threshold } from './threshold.ts'

type Calls = 'attachBackup' | 'checkBackup' | 'stageBackup' | 'takeRestored' | 'dropBackup'
type KeysCode = SecretCode | 'not-this-vault'

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

  /** Keys for a backup, and what to do with them afterwards: the open vault's own are not wiped. */
  async function keysFor(
    header: VaultHeader,
    secret: BackupSecret,
  ): Promise<Result<{ keys: VaultKeys; done(): void }, Refusal<KeysCode>>> {
    if (secret.by === 'open-vault') {
      const keys = open()?.session.keys
      const isIts = keys?.vaultId === header.vaultId && keys.epochId === header.epoch.id
      return keys && isIts ? ok({ keys, done: () => undefined }) : refuse('not-this-vault')
    }
    const keys = await threshold.keysWith(header, secret)
    return keys.ok ? ok({ keys: keys.value, done: () => wipeKeys(keys.value) }) : keys
  }

  const drop = async (): Promise<void> => {
    const old = chosen
    chosen = null
    await old?.drop()
  }

  return {
    attachBackup: async ({ port, size }) => {
      await drop()
      const opened = await ChosenBackup.open(port, size)
      if (!opened.ok) return opened
      chosen = opened.value
      const { createdOn, vaultId, mark } = opened.value.header
      const isThisVault = open()?.session.keys.vaultId === vaultId
      return ok({ createdOn, isThisVault, trialMark: mark !== null })
    },
    checkBackup: async ({ secret }, { tell, cancelled }) => {
      if (!chosen) return refuse('no-backup')
      tell({ step: 'deriving', done: 0, of: 1 })
      const keys = await keysFor(chosen.header, secret)
      if (!keys.ok) return keys
      const watching = { tell: (done: number, of: number) => tell({ step: 'reading', done, of }), cancelled }
      const report = await chosen.check(keys.value.keys, watching)
      keys.value.done()
      return report
    },
    stageBackup: async ({ secret, target }, { tell, cancelled }) => {
      if (!chosen) return refuse('no-backup')
      tell({ step: 'deriving', done: 0, of: 1 })
      const keys = await keysFor(chosen.header, secret)
      if (!keys.ok) return keys
      const watching = { tell: (done: number, of: number) => tell({ step: 'reading', done, of }), cancelled }
      const report = await chosen.stage(keys.value.keys, watching, target)
      keys.value.done()
      return report.ok ? ok({ report: report.value, here: await countsHere(open()) }) : report
    },
    takeRestored: async () => {
      if (!chosen) return refuse('no-backup')
      const taken = await chosen.takePlace()
      if (!taken.ok) return err(taken.error)
      chosen = null
      await close()
      return taken
    },
    dropBackup: async () => {
      await drop()
      return ok(null)
    },
  }
}

async function countsHere(open: OpenVault | null): Promise<VaultCounts | null> {
  if (!open) return null
  const { versions } = await open.mark()
  return countsOf(tablesOf(versions), versions)
}
