import type { DeviceId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import {
  createVault,
  openWithDerived,
  openWithRecoveryCode,
  type OpenCode,
  type VaultHeader,
  type VaultKeys,
} from '../../core/format/header.ts'
import {
  newRecoveryCode,
  parseRecoveryCode,
  recoveryCodeGroups,
  type RecoveryCode,
} from '../../core/format/recovery-code.ts'
import type { Copy } from '../store/working-copy.ts'
import type { VaultStatus } from '../threshold-calls.ts'
import { findHeader, writeBothHeaders, type HeaderRefusal } from './header-on-disk.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { askKdf, type AskKdf } from './ask-kdf.ts'
import { judgePassphrase, suggestPassphrase, type Judgement } from './passphrase.ts'
import type { ReaderLink } from './reader-link.ts'
import type { Topic } from './session.ts'
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
type UnlockAsk = { by: 'passphrase'; passphrase: string } | { by: 'recovery-code'; code: string }
type Unlocked = Result<OpenVault, Refusal<OpenCode | 'kit-mistyped' | HeaderRefusal['code']>>

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
    return ok({ status: 'locked', createdOn: header.createdOn, trialMark: header.mark !== null, repaired: repair })
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
    const memoryCapBytes = Math.floor(place.memoryBytes / MEMORY_SHARE)
    const kdf = await this.askKdf((worker) => worker.calibrate({ memoryCapBytes }))
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
    const opened = await this.enter(place, made, kit)
    return opened.ok ? ok({ open: opened.value, kitGroups: recoveryCodeGroups(kit) }) : opened
  }

  async unlock(ask: UnlockAsk, tell: (step: 'deriving' | 'opening') => void): Promise<Unlocked> {
    const place = this.attached
    if (!place) return refuse('not-reachable')
    const found = await findHeader(place.folder)
    if (!found.ok) return found
    if (!found.value) return refuse('not-a-vault')
    const { header, repair } = found.value
    tell('deriving')
    const keys = await this.secretKeys(header, ask)
    if (!keys.ok) return keys
    if (repair && !place.readOnly) await writeBothHeaders(place.folder, header, keys.value)
    tell('opening')
    return this.enter(place, { header, keys: keys.value }, null)
  }

  private enter(
    place: Attached,
    { header, keys }: { header: VaultHeader; keys: VaultKeys },
    kit: RecoveryCode | null,
  ): Promise<Result<OpenVault, DiskRefusal>> {
    const { reader, tell, copy } = this
    return openVault({ ...place, header, keys, reader, tell, kit, ...(copy ? { copy } : {}) })
  }

  private async secretKeys(
    header: VaultHeader,
    ask: UnlockAsk,
  ): Promise<Result<VaultKeys, Refusal<OpenCode | 'kit-mistyped'>>> {
    if (ask.by === 'recovery-code') {
      const code = parseRecoveryCode(ask.code)
      return code.ok ? openWithRecoveryCode(header, code.value) : refuse('kit-mistyped')
    }
    const { passphrase } = ask
    const derived = await this.askKdf((kdf) => kdf.derive({ passphrase, parameters: header.kdf }))
    return derived.ok ? openWithDerived(header, derived.value) : refuse('slot-damaged')
  }
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
