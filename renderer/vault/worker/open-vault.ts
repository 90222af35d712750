import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { DeviceId } from '../../core/base/ids.ts'
import { liveVersions, type Rows } from '../../core/format/merge.ts'
import { openWithRecoveryCode, wipeKeys } from '../../core/format/header.ts'
import {
  formatRecoveryCode,
  recoveryCodeGroups,
  replaceGroups,
  type RecoveryCode,
} from '../../core/format/recovery-code.ts'
import { kitQr } from '../../core/format/recovery-kit.ts'
import type { VaultSettings } from '../../core/model/rows.ts'
import type { BlobRef } from '../../core/model/source-document.ts'
import type { Change } from './change.ts'
import type { Copy } from '../store/working-copy.ts'
import type { AskKdf } from './ask-kdf.ts'
import type { Overview } from '../contract.ts'
import { FirstScreen } from './first-screen.ts'
import { FormDrafts } from './form-drafts.ts'
import { breather } from './breathe.ts'
import { writeBothHeaders } from './header-on-disk.ts'
import { IndexKeeper } from './index-keeper.ts'
import type { Gathered } from './gather.ts'
import { Journal } from './journal.ts'
import type { JournalMark } from './journal-heads.ts'
import { LeftToCopy } from './left-to-copy.ts'
import { newOwnKeys } from './own-keys.ts'
import { KeyChanges, type KeyStep } from './key-changes.ts'
import { KinFinder } from './kin.ts'
import type { OpenKeys } from './open-keys.ts'
import { PageIndex } from './page-index.ts'
import type { ReaderLink } from './reader-link.ts'
import { ReadingQueue } from './reading-queue.ts'
import type { Session, Topic } from './session.ts'
import { newSettings } from './settings.ts'
import { shownOf } from './settle.ts'
import { Sources } from './sources.ts'
import { Tables } from './tables.ts'
import type { Typed } from './typed-secret.ts'
import { UndoStack } from './undo.ts'
import { saveExport, type DiskCode, type DiskRefusal, type Folder } from './vault-folder.ts'

type Opening = {
  readonly folder: Folder
  readonly device: DeviceId
  readonly readOnly: boolean
  readonly folderName: string
  readonly keys: OpenKeys
  readonly reader: ReaderLink
  readonly kit: RecoveryCode | null
  readonly askKdf: AskKdf
  readonly tell: (topic: Topic) => void
  readonly copy: Copy
  /** The header is a snapshot's copy, for both files are damaged. */
  readonly isFromSnapshot: boolean
  /** What has been read of the folder while the key was derived. */
  readonly gathered: Gathered
}

/** How long locking waits, the keys being gone, for the disk to take the note of what was last seen. */
const LAST_NOTE = 200

/** How long the rows wait at most for the first screen to be asked for. */
const FIRST_SCREEN = 500

/** Open a vault whose keys are there: replay its journals, then go on with what was being read. */
export async function openVault(opening: Opening): Promise<Result<OpenVault, Refusal<DiskCode>>> {
  const { folder, keys, device, copy, isFromSnapshot } = opening
  const place = { folder, keys, device, copy, isFromSnapshot }
  const journal = await Journal.open(place, opening.gathered, opening.readOnly)
  if (!journal.ok) return journal
  const open = new OpenVault(opening, journal.value)
  if (!open.session.readOnly) await open.repairHeader()
  if (!opening.kit) return ok(open)
  await open.whole
  const begun = await open.begin()
  return begun.ok ? ok(open) : begun
}

/** An open vault: the session that everything works on, its reading queue, and the recovery kit while it may still be shown. */
export class OpenVault {
  readonly session: Session
  readonly queue: ReadingQueue
  readonly keyChanges: KeyChanges
  /** All rows are there. The vault counts as unlocked before; what is asked of it until then waits for this. */
  readonly whole: Promise<void>
  private readonly first: FirstScreen
  readonly forms = new FormDrafts(() => this.session)
  readonly left = new LeftToCopy()
  private kit: RecoveryCode | null
  private isOver = false
  private letRows: () => void = () => undefined
  private readonly wanted = new Promise<void>((go) => (this.letRows = go))

  constructor(
    private readonly opening: Opening,
    private readonly journal: Journal,
  ) {
    const { folder, keys, reader } = opening
    const tables = new Tables()
    this.session = {
      ...{ folder, keys, tables, reader },
      get readOnly() {
        return opening.readOnly || journal.isToRead
      },
      found: () => journal.found(),
      trialMark: keys.header.mark !== null,
      sources: new Sources({ folder, keys }, reader),
      index: new PageIndex(),
      undo: new UndoStack(() => this.session),
      kin: new KinFinder(() => this.session),
      contested: () => journal.contested(),
      commit: (changes) => this.commit(changes),
      discardBlob: (blob) => this.discardBlob(blob),
      writeSnapshot: () => journal.writeSnapshot(),
      isOver: () => this.isOver,
      tell: (topic) => this.tell(topic),
      now: () => new Date().toISOString(),
    }
    this.queue = new ReadingQueue(this.session)
    const { askKdf } = opening
    const { session } = this
    this.first = new FirstScreen(session, this.queue, { noted: journal.noted, onCounted: () => journal.noteSoon() })
    journal.noteWith(() => this.first.toNote())
    this.keyChanges = new KeyChanges({
      ...{ folder, keys, journal, askKdf },
      get readOnly() {
        return session.readOnly
      },
      today: () => session.now().slice(0, 10),
    })
    this.kit = opening.kit
    this.whole = this.fill()
    // Whoever asks for something hears of it.
    this.whole.catch(() => void this.first.end())
  }

  /** The folder's own name. */
  get folderName(): string {
    return this.opening.folderName
  }

  private async fill(): Promise<void> {
    const { tables } = this.session
    const fill = async (rows: Rows): Promise<void> => {
      const breathe = breather()
      for (const row of rows.byId.keys()) {
        const shown = shownOf(liveVersions(rows, row))
        if (shown) tables.put(shown)
        await breathe()
      }
    }
    await this.journal.load({ first: this.shown(), fill, onNews: () => this.session.tell('person') })
    if (this.isOver) return
    if (!this.kit) await this.begin()
    // From now on the rows say it. Nobody needs to wait for news of what nobody has seen.
    if (this.first.end()) this.session.tell('person')
    this.start()
  }

  private tell(topic: Topic): void {
    if (this.isOver) return
    this.session.index.documentsChanged()
    this.opening.tell(topic)
  }

  /** Somebody needs the rows, or has the first screen: they need wait no longer. */
  wantRows(): void {
    this.letRows()
  }

  /** What Home and the frame show, where it is known before every row is there; null otherwise, and afterwards. */
  early(): Overview | null {
    const early = this.first.early()
    this.wantRows()
    return early
  }

  /** What Home and the frame show, by the rows. */
  overview(): Overview {
    return this.first.overview()
  }

  /** Opening rows waits until the first screen has been asked for, where it is known: one computer does both. */
  private async shown(): Promise<void> {
    if (!this.first.early()) return
    await Promise.race([this.wanted, new Promise((go) => setTimeout(go, FIRST_SCREEN))])
  }

  /** Go on reading where it stopped, and make everything findable. */
  private start(): void {
    this.queue.wake()
    void new IndexKeeper(this.session, this.opening.copy).start()
  }

  /** The first rows of a new vault; also of one whose making was cut off after its header was written. */
  async begin(): Promise<Result<null, DiskRefusal>> {
    const { tables, readOnly } = this.session
    // A row that only a newer version can read may be just the one that seems to be missing.
    if (readOnly || tables.unreadRows > 0 || (tables.only('settings') && tables.only('keys'))) return ok(null)
    const keys = await newOwnKeys()
    return this.session.commit(() => [
      ...(tables.only('settings') ? [] : [{ kind: 'settings' as const, row: newSettings() }]),
      ...(tables.only('keys') ? [] : [{ kind: 'keys' as const, row: keys }]),
    ])
  }

  /** The journals as they stand between two commits. */
  mark(): Promise<JournalMark> {
    return this.journal.mark()
  }

  /** The person goes on with a folder that is older than what was seen. */
  async useThisCopy(): Promise<void> {
    this.journal.accept()
    if (!this.session.readOnly) await this.repairHeader()
    this.start()
  }

  /** Both files hold the header again, where it had to be taken from a snapshot. A failure is made good at the next opening. */
  async repairHeader(): Promise<void> {
    const { folder, keys, isFromSnapshot } = this.opening
    if (isFromSnapshot) await this.journal.between(() => writeBothHeaders(folder, keys.header, keys.current))
  }

  /** Where the person is, for coming back to, and what is being typed there; no screen shows it. */
  rememberPlace(place: VaultSettings['place']): Promise<Result<null, DiskRefusal>> {
    return this.forms.write(() => [this.settingsWith({ place })])
  }

  /** Settings that screens show: they are told. */
  async changeSettings(changes: Partial<VaultSettings>): Promise<Result<null, DiskRefusal>> {
    const noted = await this.noteSettings(changes)
    if (noted.ok) this.session.tell('person')
    return noted
  }

  private noteSettings(changes: Partial<VaultSettings>): Promise<Result<null, DiskRefusal>> {
    return this.session.commit(() => [this.settingsWith(changes)])
  }

  private settingsWith(changes: Partial<VaultSettings>): Change {
    return { kind: 'settings', row: { ...(this.session.tables.only('settings') ?? newSettings()), ...changes } }
  }

  /** Another recovery kit, to be saved and proven; until then it counts as not checked, whatever happens in between. */
  async newKit(
    proof: Typed,
    tell: (step: KeyStep) => void,
  ): Promise<
    Result<{ kitGroups: string[] }, Extract<Awaited<ReturnType<KeyChanges['newKit']>>, { ok: false }>['error']>
  > {
    if (!this.session.readOnly) {
      const noted = await this.changeSettings({ kitProven: false })
      if (!noted.ok) return noted
    }
    const made = await this.keyChanges.newKit({ proof, tell })
    if (!made.ok) return made
    this.kit = made.value
    return ok({ kitGroups: recoveryCodeGroups(made.value) })
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
    const opened = typed.ok ? openWithRecoveryCode(this.opening.keys.header, typed.value) : typed
    if (!opened.ok || groups.length === 0) return refuse('kit-does-not-open')
    wipeKeys(opened.value)
    const proven = await this.changeSettings({ kitProven: true })
    if (proven.ok) this.kit = null
    return proven
  }

  /** Overwrite the keys; nothing is sealed with them afterwards. Ending the worker and replacing the page's process is what really forgets them. */
  async forget(): Promise<void> {
    this.isOver = true
    const noted = this.journal.close()
    this.kit = null
    this.session.sources.forget()
    this.session.keys.wipe()
    await Promise.race([noted, new Promise((go) => setTimeout(go, LAST_NOTE))])
  }

  private async commit(changes: Parameters<Session['commit']>[0]): Promise<Result<null, DiskRefusal>> {
    const { readOnly, tables, now } = this.session
    if (readOnly) return refuse('read-only')
    this.wantRows()
    return this.journal.commit({
      changes,
      now: now(),
      written: (versions) => {
        versions.forEach((version) => tables.put(version))
        this.first.written(versions)
      },
    })
  }

  private async discardBlob({ id }: BlobRef): Promise<void> {
    if (this.journal.isSure) await this.session.folder.removeBlob({ id })
  }
}
