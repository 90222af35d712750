import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { newId, RowId, type DeviceId } from '../../core/base/ids.ts'
import { openWithRecoveryCode, wipeKeys, type VaultHeader, type VaultKeys } from '../../core/format/header.ts'
import {
  formatRecoveryCode,
  recoveryCodeGroups,
  replaceGroups,
  type RecoveryCode,
} from '../../core/format/recovery-code.ts'
import { isTombstone } from '../../core/format/row.ts'
import { kitQr } from '../../core/format/recovery-kit.ts'
import type { VaultSettings } from '../../core/model/rows.ts'
import { WorkingCopy } from '../store/working-copy.ts'
import { indexEverything } from './find.ts'
import { Journal, type Change } from './journal.ts'
import { newOwnKeys } from './own-keys.ts'
import { PageIndex } from './page-index.ts'
import type { ReaderLink } from './reader-link.ts'
import { ReadingQueue } from './reading-queue.ts'
import type { Session, Topic } from './session.ts'
import { Tables } from './tables.ts'
import { saveExport, type DiskCode, type DiskRefusal, type Folder } from './vault-folder.ts'

type Opening = {
  readonly folder: Folder
  readonly device: DeviceId
  readonly readOnly: boolean
  readonly folderName: string
  readonly header: VaultHeader
  readonly keys: VaultKeys
  readonly reader: ReaderLink
  readonly kit: RecoveryCode | null
  readonly tell: (topic: Topic) => void
}

/** Open a vault whose keys are there: replay its journals, then go on with what was being read. */
export async function openVault(opening: Opening): Promise<Result<OpenVault, Refusal<DiskCode>>> {
  const { folder, keys, device } = opening
  const copy = new WorkingCopy(keys.vaultId)
  const journal = await Journal.open({ folder, keys, device, copy }, opening.readOnly)
  if (!journal.ok) return journal
  const open = new OpenVault(opening, journal.value)
  open.start()
  return ok(open)
}

/** An open vault: the session that everything works on, its reading queue, and the recovery kit while it may still be shown. */
export class OpenVault {
  readonly session: Session
  readonly queue: ReadingQueue
  private kit: RecoveryCode | null

  constructor(
    private readonly opening: Opening,
    journal: Journal,
  ) {
    const { folder, device, keys, header, reader, tell } = opening
    const readOnly = opening.readOnly || journal.damaged
    const tables = new Tables()
    for (const version of journal.versions()) if (!isTombstone(version)) tables.put(version.kind, version.value)
    const now = () => new Date().toISOString()
    const commit = async (changes: readonly Change[]): Promise<Result<null, DiskRefusal>> => {
      if (readOnly) return refuse('read-only')
      const written = await journal.commit(changes, now())
      if (!written.ok) return written
      for (const { kind, value } of written.value) tables.put(kind, value)
      return ok(null)
    }
    const trialMark = header.mark !== null
    const damaged = journal.damaged
    this.session = {
      folder,
      device,
      readOnly,
      damaged,
      trialMark,
      keys,
      tables,
      reader,
      index: new PageIndex(),
      commit,
      tell,
      now,
    }
    this.queue = new ReadingQueue(this.session)
    this.kit = opening.kit
  }

  /** Go on reading where it stopped, and make everything findable. */
  start(): void {
    void indexEverything(this.session).then(() => this.queue.wake())
  }

  /** The first rows of a new vault. */
  async begin(): Promise<Result<null, DiskRefusal>> {
    return this.session.commit([
      { kind: 'settings', row: { id: newId(RowId), kitProven: false, sample: false, place: null } },
      { kind: 'keys', row: await newOwnKeys() },
    ])
  }

  async changeSettings(changes: Partial<VaultSettings>): Promise<Result<null, DiskRefusal>> {
    const now = this.session.tables.only('settings') ?? {
      id: newId(RowId),
      kitProven: false,
      sample: false,
      place: null,
    }
    return this.session.commit([{ kind: 'settings', row: { ...now, ...changes } }])
  }

  /** Print the kit's page and save it where the person chooses. */
  async saveKit(
    paper: 'A4' | 'Letter',
  ): Promise<
    Result<{ name: string; sameDiskAsVault: boolean }, Refusal<'no-kit-now' | 'cancelled' | 'print-failed' | DiskCode>>
  > {
    if (!this.kit) return refuse('no-kit-now')
    const content = {
      type: 'kit',
      vaultName: this.opening.folderName,
      madeOn: this.session.now(),
      paper: paper === 'A4' ? 'a4' : 'letter',
      groups: recoveryCodeGroups(this.kit),
      qr: kitQr(formatRecoveryCode(this.kit)),
    }
    const printed = await this.session.folder.print({ content, paper })
    if (!printed.ok) return refuse('print-failed')
    return saveExport(this.session.folder, {
      suggestedName: 'Satchel recovery kit',
      extension: 'pdf',
      bytes: printed.value,
    })
  }

  /** The typed groups replace those in memory, and the result must open the vault: a real opening, not a comparison. */
  async proveKit(
    groups: readonly { index: number; text: string }[],
  ): Promise<Result<null, Refusal<'kit-does-not-open' | 'no-kit-now' | DiskCode>>> {
    if (!this.kit) return refuse('no-kit-now')
    const typed = replaceGroups(this.kit, Object.fromEntries(groups.map(({ index, text }) => [index, text])))
    const opened = typed.ok ? openWithRecoveryCode(this.opening.header, typed.value) : typed
    if (!opened.ok || groups.length === 0) return refuse('kit-does-not-open')
    wipeKeys(opened.value)
    const proven = await this.changeSettings({ kitProven: true })
    if (proven.ok) this.kit = null
    return proven
  }

  /** Overwrite the keys. Ending the worker and replacing the page's process is what really forgets them. */
  forget(): void {
    this.queue.pause(true)
    this.kit = null
    wipeKeys(this.session.keys)
  }
}
