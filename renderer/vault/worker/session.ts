import type { DocumentId } from '../../core/base/ids.ts'
import type { Result } from '../../core/base/result.ts'
import type { RowVersion } from '../../core/format/row.ts'
import type { BlobRef } from '../../core/model/source-document.ts'
import type { Likeness } from '../../core/timeline/likeness.ts'
import type { Act, Overview } from '../contract.ts'
import type { Change } from './change.ts'
import type { OpenKeys } from './open-keys.ts'
import type { PageIndex } from './page-index.ts'
import type { ReaderLink } from './reader-link.ts'
import type { Sources } from './sources.ts'
import type { Tables } from './tables.ts'
import type { DiskRefusal, Folder } from './vault-folder.ts'

/** What has changed, so that screens ask again. */
export type Topic = 'intake' | 'records' | 'person' | 'reading' | 'restart-reader' | 'paused-disk-full'

/** What a person did can be taken back: `act` commits so that it can; `undo` and `redo` say what it was, null where there is nothing. */
export type Undo = {
  act(act: Act, changes: () => readonly Change[]): Promise<Result<null, DiskRefusal>>
  undo(): Promise<Result<{ act: Act | null }, DiskRefusal>>
  redo(): Promise<Result<{ act: Act | null }, DiskRefusal>>
}

/** Two records of the open person that look alike, and how. */
export type Alike = { readonly a: DocumentId; readonly b: DocumentId; readonly how: Likeness }

/** In what state the vault's folder was found; any of it makes a notice. */
export type Found = Pick<
  Overview,
  'damaged' | 'older' | 'oldKeys' | 'seenAt' | 'lostRows' | 'differs' | 'notArrived' | 'oldKeyChanges'
>

/** An open vault: its keys, its rows, the folder behind them. Gone as a whole when the worker ends. */
export type Session = {
  readonly folder: Folder
  readonly readOnly: boolean
  /** How the folder was found. */
  found(): Found
  readonly trialMark: boolean
  readonly keys: OpenKeys
  readonly tables: Tables
  readonly reader: ReaderLink
  readonly sources: Sources
  readonly index: PageIndex
  readonly undo: Undo
  readonly kin: { pairs(): readonly Alike[] }
  /** The live versions, oldest first, of every row of which more than one lives. */
  contested(): readonly (readonly RowVersion[])[]
  /**
   * Write these rows as one frame; they are on the disk when this answers ok, and only then in `tables`. What depends on
   * rows as they are is given as a function: it is asked when its turn has come, and sees every commit before it. An
   * empty list writes nothing.
   */
  commit(changes: readonly Change[] | (() => readonly Change[])): Promise<Result<null, DiskRefusal>>
  /** Remove a blob whose row was refused, unless that row may still be found in the journal. */
  discardBlob(blob: BlobRef): Promise<void>
  /** Write a snapshot of the vault now; false where that did not succeed. */
  writeSnapshot(): Promise<boolean>
  /** True once the vault is locked: nothing more may be begun. */
  isOver(): boolean
  tell(topic: Topic): void
  /** The instant now, for display. */
  now(): string
}
