import type { DeviceId } from '../../core/base/ids.ts'
import type { Result } from '../../core/base/result.ts'
import type { Change } from './journal.ts'
import type { DiskRefusal, Folder } from './vault-folder.ts'
import type { Tables } from './tables.ts'
import type { VaultKeys } from '../../core/format/header.ts'
import type { ReaderLink } from './reader-link.ts'
import type { PageIndex } from './page-index.ts'

/** What has changed, so that screens ask again. */
export type Topic = 'intake' | 'records' | 'person' | 'reading' | 'restart-reader' | 'paused-disk-full'

/** An open vault: its keys, its rows, the folder behind them. Gone as a whole when the worker ends. */
export type Session = {
  readonly folder: Folder
  readonly device: DeviceId
  readonly readOnly: boolean
  /** A journal could not be read to its end: the vault is read-only and says so. */
  readonly damaged: boolean
  readonly trialMark: boolean
  readonly keys: VaultKeys
  readonly tables: Tables
  readonly reader: ReaderLink
  readonly index: PageIndex
  /** Write these rows as one frame; they are on the disk when this answers ok, and only then in `tables`. */
  commit(changes: readonly Change[]): Promise<Result<null, DiskRefusal>>
  tell(topic: Topic): void
  /** The instant now, for display. */
  now(): string
}
