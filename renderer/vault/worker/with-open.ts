import type { Handlers } from '../../core/base/rpc.ts'
import type { Refusal, Result } from '../../core/base/result.ts'
import type { VaultDoor } from '../contract.ts'
import type { OpenVault } from './open-vault.ts'

/** Runs something with the open vault, or refuses `not-unlocked`. */
export type WithOpen = <T, C extends string>(
  work: (open: OpenVault) => Promise<Result<T, Refusal<C>>>,
) => Promise<Result<T, Refusal<C | 'not-unlocked'>>>

/** The calls that are answered at the door, whether a vault is open or not; the overview where its rows are still coming. */
export type DoorstepCall =
  | 'attachFolder'
  | 'attachReader'
  | 'selfCheck'
  | 'watch'
  | 'suggestPassphrase'
  | 'judgePassphrase'
  | 'create'
  | 'unlock'
  | 'lock'
  | 'attachBackup'
  | 'checkBackup'
  | 'stageBackup'
  | 'takeRestored'
  | 'dropBackup'
  | 'overview'

/** The calls that need an open vault, all of its rows. */
export type Desk = Omit<Handlers<VaultDoor>, DoorstepCall>
