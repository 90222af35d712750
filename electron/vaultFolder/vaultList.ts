import { randomBytes } from 'node:crypto'
import { basename, dirname } from 'node:path'
import * as v from 'valibot'
import { parseJson } from '../../renderer/core/base/parse.ts'
import { hexOf } from '../../renderer/core/base/schemas.ts'
import { fromUtf8, utf8 } from '../../renderer/core/base/bytes.ts'
import { logFault } from '../log.ts'
import type { Disk } from './disk.ts'
import { readStart, writeAside } from './folder.ts'

const KnownVault = v.object({ ref: hexOf(16), path: v.string(), device: hexOf(16), backups: v.optional(v.string()) })
const VaultsFile = v.object({ version: v.literal(1), vaults: v.array(KnownVault) })

/** A vault folder this computer has opened: its name for the page, where it is, this computer's device id in it, and where its backups go. */
export type KnownVault = v.InferOutput<typeof KnownVault>

const mostKept = 50
const mostBytes = 1024 * 1024

/**
 * The vault folders this computer knows, newest first, in one file of the app's data folder. Paths stay here; the page
 * sees `ref` and the folder's own name. A file that cannot be read counts as empty: every vault then gets a new device
 * id, which is always safe (vault.md §1).
 */
export class VaultList {
  private readonly disk: Disk
  private readonly file: string
  private vaults: readonly KnownVault[]
  private readonly chosen = new Map<string, string>()

  private constructor(disk: Disk, file: string, vaults: readonly KnownVault[]) {
    this.disk = disk
    this.file = file
    this.vaults = vaults
  }

  static async open(disk: Disk, file: string): Promise<VaultList> {
    return new VaultList(disk, file, await read(disk, file))
  }

  recent(): readonly KnownVault[] {
    return this.vaults
  }

  /** A folder the person has just chosen, as the page may name it. It is remembered for good once it has been opened. */
  offer(path: string): { ref: string; name: string } {
    const ref = this.vaults.find((known) => known.path === path)?.ref ?? newName()
    this.chosen.set(ref, path)
    return { ref, name: folderName(path) }
  }

  pathOf(ref: string): string | null {
    return this.vaults.find((known) => known.ref === ref)?.path ?? this.chosen.get(ref) ?? null
  }

  /** Note that this folder is opened now: it goes to the front, with a device id of its own (vault.md §1). */
  async opened(ref: string, path: string): Promise<KnownVault> {
    const known = this.vaults.find((vault) => vault.path === path) ?? { ref, path, device: newName() }
    await this.keep(known)
    return known
  }

  /** The vault goes on under a new device id, because its old journal is not the one remembered. */
  async takeDevice(path: string, device: string): Promise<void> {
    const known = this.vaults.find((vault) => vault.path === path)
    if (known) await this.keep({ ...known, device })
  }

  /** Another vault stands at this path now: a known one gets a new device id. */
  async beginAnew(path: string): Promise<void> {
    const known = this.vaults.find((vault) => vault.path === path)
    if (known) await this.keep({ ...known, device: newName() })
  }

  /** Where this vault's backups went last. */
  backupsOf(path: string): string | null {
    return this.vaults.find((known) => known.path === path)?.backups ?? null
  }

  async rememberBackups(path: string, backups: string): Promise<void> {
    const known = this.vaults.find((vault) => vault.path === path)
    if (known) await this.keep({ ...known, backups })
  }

  private async keep(vault: KnownVault): Promise<void> {
    const vaults = [vault, ...this.vaults.filter(({ path }) => path !== vault.path)].slice(0, mostKept)
    await writeAside(this.disk, `${this.file}.new`, utf8(JSON.stringify({ version: 1, vaults })))
    await this.disk.rename(`${this.file}.new`, this.file)
    await this.disk.syncFolder(dirname(this.file)).catch(() => undefined)
    this.vaults = vaults
  }
}

/** The last part of a path; what is shown of a folder. */
export const folderName = (path: string): string => basename(path).slice(0, 300) || '/'

const newName = (): string => randomBytes(16).toString('hex')

async function read(disk: Disk, file: string): Promise<readonly KnownVault[]> {
  try {
    const bytes = await readStart(disk, file, mostBytes)
    if (!bytes) return []
    const parsed = parseJson(VaultsFile, fromUtf8(bytes))
    return parsed.ok ? parsed.value.vaults : []
  } catch (fault) {
    logFault('vault list', fault)
    return []
  }
}
