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
import type { VaultStatus } from '../contract.ts'
import { findHeader, writeBothHeaders, type HeaderRefusal } from './header-on-disk.ts'
import { openVault, type OpenVault } from './open-vault.ts'
import { askKdf } from './ask-kdf.ts'
import { judgePassphrase, suggestPassphrase } from './passphrase.ts'
import type { ReaderLink } from './reader-link.ts'
import type { Topic } from './session.ts'
import { connectFolder, type DiskCode, type Folder } from './vault-folder.ts'

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
type Unlocked = Result<OpenVault, Refusal<OpenCode | 'kit-mistyped' | 'journal-damaged' | HeaderRefusal['code']>>

/** Memory that one derivation may take at most: an eighth of the computer's (vault.md §2). */
const MEMORY_SHARE = 8

/** What can be done at a vault's door: see whether there is one, make one, open one. */
export class Threshold {
  private attached: Attached | null = null
  private kit: RecoveryCode | null = null

  constructor(
    private readonly reader: ReaderLink,
    private readonly tell: (topic: Topic) => void,
  ) {}

  done(): Result<null, never> {
    return ok(null)
  }

  async suggest(): Promise<Result<{ words: string }, never>> {
    return ok({ words: suggestPassphrase() })
  }

  async judge(passphrase: string): Promise<Result<ReturnType<typeof judgePassphrase>, never>> {
    return ok(judgePassphrase(passphrase))
  }

  kitGroups(): Result<{ kitGroups: string[] }, never> {
    return ok({ kitGroups: this.kit ? recoveryCodeGroups(this.kit) : [] })
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

  /** Make a new vault in the attached, empty folder and open it. The recovery code stays until it is proven or the vault is locked. */
  async create(
    passphrase: string,
    tell: (step: 'measuring' | 'deriving' | 'writing') => void,
  ): Promise<Result<{ open: OpenVault }, Refusal<'weak-passphrase' | 'not-empty' | DiskCode>>> {
    const place = this.attached
    if (!place) return refuse('not-reachable')
    if (judgePassphrase(passphrase).verdict === 'too-weak') return refuse('weak-passphrase')
    const there = await findHeader(place.folder)
    if (!there.ok || there.value) return refuse('not-empty')
    tell('measuring')
    const cost = await askKdf((kdf) => kdf.calibrate({ memoryCapBytes: Math.floor(place.memoryBytes / MEMORY_SHARE) }))
    if (!cost.ok) return refuse('not-reachable')
    const kdf = cost.value
    tell('deriving')
    const derived = await askKdf((worker) => worker.derive({ passphrase, parameters: kdf }))
    if (!derived.ok) return refuse('not-reachable')
    tell('writing')
    this.kit = newRecoveryCode()
    const createdOn = new Date().toISOString().slice(0, 10)
    const mark = place.trialRuntime ? ('made-on-trial-runtime' as const) : null
    const { header, keys } = createVault({ kdf, derived: derived.value, recoveryCode: this.kit, createdOn, mark })
    const written = await writeBothHeaders(place.folder, header, keys)
    if (!written.ok) return written
    const opened = await this.enter(place, header, keys)
    if (!opened.ok) return refuse('not-reachable')
    const begun = await opened.value.begin()
    return begun.ok ? ok({ open: opened.value }) : begun
  }

  async unlock(ask: UnlockAsk, tell: (step: 'deriving' | 'opening') => void): Promise<Unlocked> {
    const place = this.attached
    if (!place) return refuse('not-reachable')
    const found = await findHeader(place.folder)
    if (!found.ok) return found
    if (!found.value) return refuse('not-a-vault')
    const { header, repair } = found.value
    tell('deriving')
    const keys = await secretKeys(header, ask)
    if (!keys.ok) return keys
    if (repair && !place.readOnly) await writeBothHeaders(place.folder, header, keys.value)
    tell('opening')
    return this.enter(place, header, keys.value)
  }

  private enter(
    place: Attached,
    header: VaultHeader,
    keys: VaultKeys,
  ): Promise<Result<OpenVault, Refusal<'journal-damaged' | DiskCode>>> {
    return openVault({ ...place, header, keys, reader: this.reader, tell: this.tell, kit: this.kit })
  }
}

async function secretKeys(
  header: VaultHeader,
  ask: UnlockAsk,
): Promise<Result<VaultKeys, Refusal<OpenCode | 'kit-mistyped'>>> {
  if (ask.by === 'recovery-code') {
    const code = parseRecoveryCode(ask.code)
    return code.ok ? openWithRecoveryCode(header, code.value) : refuse('kit-mistyped')
  }
  const derived = await askKdf((kdf) => kdf.derive({ passphrase: ask.passphrase, parameters: header.kdf }))
  return derived.ok ? openWithDerived(header, derived.value) : refuse('slot-damaged')
}
