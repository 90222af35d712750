import type { SlotId, VaultId } from '../../core/base/ids.ts'
import { fingerprintKeys, keysFor, standingOf, wipeKeyring, type Keyring } from '../../core/format/epochs.ts'
import type { VaultHeader, VaultKeys } from '../../core/format/header.ts'

/** Header and keys of an open vault as they are now: both change while it is open when a key is added or taken away. */
export class OpenKeys {
  readonly vaultId: VaultId
  /** Key rings of before. Work under way still seals, opens and compares with them, and their keys are those of earlier epochs now. */
  private readonly before: Keyring[] = []

  constructor(
    private now: { readonly header: VaultHeader; readonly ring: Keyring },
    /** The slot that this vault was opened with. */
    readonly openedBy: SlotId,
  ) {
    this.vaultId = now.header.vaultId
  }

  get header(): VaultHeader {
    return this.now.header
  }

  get ring(): Keyring {
    return this.now.ring
  }

  /** What everything is sealed with from now on. Ask each time: a rotation puts other keys here. */
  get current(): VaultKeys {
    return this.now.ring.current
  }

  /** The keys of an epoch, or null where this vault does not know it. */
  keysFor(epochId: string): VaultKeys | null {
    return keysFor(this.now.ring, epochId)
  }

  /** Whether a frame was made with an old key after its epoch was over. */
  isLate(frame: Parameters<typeof standingOf>[1]): boolean {
    return standingOf(this.now.ring, frame) === 'late'
  }

  /** The keys of every epoch, the current one first, then the newest. */
  all(): VaultKeys[] {
    const { current, earlier } = this.now.ring
    return [current, ...[...earlier.values()].sort((a, b) => b.number - a.number).map(({ keys }) => keys)]
  }

  /** Content fingerprints stay comparable over rotations. */
  get fingerprint(): Uint8Array {
    return fingerprintKeys(this.now.ring).fingerprint
  }

  /** The header that is on the disk now, and its keys. */
  replace(header: VaultHeader, ring: Keyring): void {
    if (this.now.ring !== ring) this.before.push(this.now.ring)
    this.now = { header, ring }
  }

  /** Overwrite all keys, also those that a rotation put others in the place of. */
  wipe(): void {
    for (const ring of [this.now.ring, ...this.before]) wipeKeyring(ring)
  }
}
