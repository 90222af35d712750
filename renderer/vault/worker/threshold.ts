import type { DeviceId, VaultId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import {
  createVault,
  openWithDerived,
  openWithRecoveryCode,
  type OpenCode,
  type VaultHeader,
} from '../../core/format/header.ts'
import { resealSlot } from '../../core/format/change-keys.ts'
import { openKeyring } from '../../core/format/epochs.ts'
import { newRecoveryCode, recoveryCodeGroups, type RecoveryCode } from '../../core/format/recovery-code.ts'
import { slotOf } from '../../core/format/slots.ts'
import { isBelowKdfFloor } from '../../core/crypto/kdf.ts'
import { WorkingCopy, type Copy } from '../store/working-copy.ts'
import type { VaultStatus } from '../threshold-calls.ts'
import { gather } from './gather.ts'
import { findHeader, writeBothHeaders, type HeaderRefusal } from './header-on-disk.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { askKdf, type AskKdf } from './ask-kdf.ts'
import { OpenKeys } from './open-keys.ts'
import { judgePassphrase, suggestPassphrase, type Judgement } from './passphrase.ts'
import type { ReaderLink } from './reader-link.ts'
import type { Topic } from './session.ts'
import { derivedOf, matchTyped, type Matched, type Typed, type TypedCode } from './typed-secret.ts'
import { connectFolder, diskRefusal, isDiskCode, type DiskCode, type DiskRefusal, type Folder } from './vault-folder.ts'

type Attaching = {
  port: MessagePort
  device: DeviceId
  readOnly: boolean
  trialRuntime: boolean
  memoryBytes: number
  folderName: string
}
type Attached = Omit<Attaching, 'port'> & { readonly folder: Folder }
type Unlocked = Result<OpenVault, Refusal<OpenCode | TypedCode | HeaderRefusal['code']>>

/** A vault's working copy, and what is being read of the vault while its key is derived. */
type Gathering = { readonly copy: Copy; readonly gathered: ReturnType<typeof gather> }

type Entering = { readonly kit: RecoveryCode | null; readonly isFromSnapshot: boolean }

/** Memory that one derivation may take at most: an eighth of the computer's (vault.md §2). */
const MEMORY_SHARE = 8

/** What stands in where there are no workers and no IndexedDB, and how many milliseconds a reader may take to answer or to come. */
export type Surroundings = { readonly ask?: AskKdf; readonly copy?: Copy; readonly patience?: number }

/** What can be done at a vault's door: see whether there is one, make one, open one. */
export class Threshold {
  private attached: Attached | null = null
  private readonly askKdf: AskKdf
  private readonly copy: Copy | undefined

  constructor(
    private readonly reader: ReaderLink,
    private readonly tell: (topic: Topic) => void,
    { ask = askKdf, copy }: Surroundings = {},
  ) {
    this.askKdf = ask
    this.copy = copy
  }

  done(): Result<null, never> {
    return ok(null)
  }

  async suggest(): Promise<Result<{ words: string }, never>> {
    return ok({ words: suggestPassphrase() })
  }

  async judge(passphrase: string): Promise<Result<Judgement, never>> {
    return ok(await judgePassphrase(passphrase))
  }

  async attach({ port, ...place }: Attaching): Promise<Result<VaultStatus, HeaderRefusal>> {
    const folder = connectFolder(port)
    this.attached = { ...place, folder }
    const found = await findHeader(folder)
    if (!found.ok) return found
    if (!found.value) return ok({ status: 'empty' })
    const { header, repair } = found.value
    const kit = header.slots.find(({ type }) => type === 'recovery')
    const { createdOn, mark } = header
    const seen = { createdOn, kitMadeOn: kit?.createdOn ?? null, trialMark: mark !== null, repaired: repair }
    return ok({ status: 'locked', ...seen })
  }

  /** Make a new vault in the attached, empty folder and open it. The recovery code stays with it until it is proven or the vault is locked. */
  async create(
    passphrase: string,
    tell: (step: 'measuring' | 'deriving' | 'writing') => void,
  ): Promise<Result<{ open: OpenVault; kitGroups: string[] }, Refusal<'weak-passphrase' | 'not-empty' | DiskCode>>> {
    const place = this.attached
    if (!place) return refuse('not-reachable')
    if ((await judgePassphrase(passphrase)).verdict === 'too-weak') return refuse('weak-passphrase')
    const empty = await isEmpty(place.folder)
    if (!empty.ok) return empty
    tell('measuring')
    const kdf = await this.calibrated(place.memoryBytes)
    if (!kdf.ok) return refuse('not-reachable')
    tell('deriving')
    const derived = await this.askKdf((worker) => worker.derive({ passphrase, parameters: kdf.value }))
    if (!derived.ok) return refuse('not-reachable')
    tell('writing')
    const kit = newRecoveryCode()
    const createdOn = new Date().toISOString().slice(0, 10)
    const mark = place.trialRuntime ? ('made-on-trial-runtime' as const) : null
    const made = createVault({ kdf: kdf.value, derived: derived.value, recoveryCode: kit, createdOn, mark })
    const written = await writeBothHeaders(place.folder, made.header, made.keys)
    if (!written.ok) return written
    const ring = openKeyring(made.header, made.keys)
    const owner = slotOf(made.header.slots, { kind: 'passphrase', derived: derived.value })
    if (!ring.ok || !owner) throw new Error('a vault that its maker cannot open')
    const keys = new OpenKeys({ header: made.header, ring: ring.value }, owner.id)
    const opened = await this.enter(place, keys, { ...this.gathering(place, keys.vaultId), kit, isFromSnapshot: false })
    return opened.ok ? ok({ open: opened.value, kitGroups: recoveryCodeGroups(kit) }) : opened
  }

  async unlock(ask: Typed, tell: (step: 'deriving' | 'opening') => void): Promise<Unlocked> {
    const place = this.attached
    if (!place) return refuse('not-reachable')
    const found = await findHeader(place.folder)
    if (!found.ok) return found
    if (!found.value) return refuse('not-a-vault')
    const { header, repair, isFromSnapshot } = found.value
    tell('deriving')
    const gathering = this.gathering(place, header.vaultId)
    const opened = await this.openTyped(header, ask)
    if (!opened.ok) {
      gathering.copy.close()
      return opened
    }
    const { keys, matched } = opened.value
    // A copy that may be older is not put in the place of anything before a person has seen it.
    if (!place.readOnly && !isFromSnapshot) {
      const raised = await this.raised(keys, matched, ask, place)
      if (repair || raised) await writeBothHeaders(place.folder, raised ?? header, keys.current)
      if (raised) await settle(place.folder, keys, raised)
    }
    tell('opening')
    return this.enter(place, keys, { ...gathering, kit: null, isFromSnapshot })
  }

  /** Whether a passphrase opens the vault of this header: asked again before something leaves it. */
  async isItsPassphrase(header: VaultHeader, passphrase: string): Promise<Result<null, Refusal<TypedCode>>> {
    const matched = await matchTyped(header, { by: 'passphrase', passphrase }, this.askKdf)
    return matched.ok ? ok(null) : matched
  }

  /** The keys of any vault's header, with a typed secret. */
  async keysWith(header: VaultHeader, ask: Typed): Promise<Result<OpenKeys, Refusal<OpenCode | TypedCode>>> {
    const opened = await this.openTyped(header, ask)
    return opened.ok ? ok(opened.value.keys) : opened
  }

  private gathering({ folder, device }: Attached, vault: VaultId): Gathering {
    const copy = this.copy ?? new WorkingCopy(vault)
    return { copy, gathered: gather(folder, copy, device) }
  }

  private async enter(
    place: Attached,
    keys: OpenKeys,
    { copy, gathered, ...more }: Gathering & Entering,
  ): Promise<Result<OpenVault, DiskRefusal>> {
    const { reader, tell, askKdf } = this
    const found = await gathered
    return found.ok ? openVault({ ...place, ...more, keys, copy, gathered: found.value, reader, tell, askKdf }) : found
  }

  private async openTyped(
    header: VaultHeader,
    ask: Typed,
  ): Promise<Result<{ keys: OpenKeys; matched: Matched }, Refusal<OpenCode | TypedCode>>> {
    const matched = await matchTyped(header, ask, this.askKdf)
    if (!matched.ok) return matched
    const { slot, secret } = matched.value
    const opened =
      secret.kind === 'recovery' ? openWithRecoveryCode(header, secret.code) : openWithDerived(header, secret.derived)
    if (!opened.ok) return opened
    const ring = openKeyring(header, opened.value)
    return ring.ok ? ok({ keys: new OpenKeys({ header, ring: ring.value }, slot.id), matched: matched.value }) : ring
  }

  /**
   * The header in which the passphrase just typed is derived with enough work: where the vault is below the floor, and where
   * it was raised before this passphrase came along (VF-10). Null where nothing is to do, or cannot be done now.
   */
  private async raised(
    { header, current }: OpenKeys,
    { slot, derived }: Matched,
    ask: Typed,
    { memoryBytes }: Attached,
  ): Promise<VaultHeader | null> {
    if (ask.by !== 'passphrase') return null
    const changed = isBelowKdfFloor(header.kdf)
      ? await this.raisedSecret(ask.passphrase, memoryBytes)
      : slot.kdf && derived && { derived }
    if (!changed) return null
    const { derived: fresh, ...more } = changed
    const next = resealSlot(header, current, { slot: slot.id, secret: { kind: 'passphrase', derived: fresh }, ...more })
    return next.ok ? next.value : null
  }

  private async raisedSecret(passphrase: string, memoryBytes: number) {
    const kdf = await this.calibrated(memoryBytes)
    if (!kdf.ok || isBelowKdfFloor(kdf.value)) return null
    const derived = await derivedOf(this.askKdf, passphrase, kdf.value)
    return derived.ok ? { kdf: kdf.value, derived: derived.value } : null
  }

  private calibrated(memoryBytes: number) {
    const memoryCapBytes = Math.floor(memoryBytes / MEMORY_SHARE)
    return this.askKdf((worker) => worker.calibrate({ memoryCapBytes }))
  }
}

/** What the folder has now, whatever its answer was: the raised header, or still the one that was opened. */
async function settle(folder: Folder, keys: OpenKeys, raised: VaultHeader): Promise<void> {
  const there = await findHeader(folder)
  if (there.ok && there.value?.header.counter === raised.counter) keys.replace(raised, keys.ring)
}

/** Whether a vault may be made in the folder. One with records but without a header is a vault that has lost it, or has not arrived yet. */
async function isEmpty(folder: Folder): Promise<Result<null, Refusal<'not-empty' | DiskCode>>> {
  const there = await findHeader(folder)
  if (!there.ok) return isDiskCode(there.error.code) ? refuse(there.error.code) : refuse('not-empty')
  const [journals, blobs] = await Promise.all([folder.listJournals(null), folder.listBlobs(null)])
  if (!journals.ok) return { ok: false, error: diskRefusal(journals.error) }
  if (!blobs.ok) return { ok: false, error: diskRefusal(blobs.error) }
  return there.value || journals.value.length > 0 || blobs.value.length > 0 ? refuse('not-empty') : ok(null)
}
