import Dexie, { type Table } from 'dexie'
import type { VaultId } from '../../core/base/ids.ts'

/** One stretch of a device's journal exactly as it lies in the folder: sealed frames, nothing readable. */
export type Stretch = {
  readonly device: string
  readonly number: number
  readonly at: number
  readonly bytes: Uint8Array
}

/**
 * The vault's working copy in IndexedDB: the journals' sealed bytes as they are, so that unlocking need not read the
 * folder again. The folder is the truth; whatever is missing, older, damaged or different here is read anew, and a
 * browser that cannot store at all only costs time. Store and index names say nothing.
 */
export class WorkingCopy {
  private readonly db: Dexie
  private readonly stretches: Table<Stretch, [string, number, number]>
  private broken = false

  constructor(vault: VaultId) {
    this.db = new Dexie(`v-${vault}`, { chromeTransactionDurability: 'strict' })
    this.db.version(1).stores({ a: '[device+number+at]' })
    this.stretches = this.db.table('a')
  }

  /** The stretches of one journal file in order, as far as they join without a hole; empty where anything is wrong. */
  async read(device: string, number: number): Promise<Uint8Array[]> {
    const found = await this.guarded(
      () =>
        this.stretches
          .where('[device+number+at]')
          .between([device, number, 0], [device, number, Infinity])
          .sortBy('at'),
      [],
    )
    const joined: Uint8Array[] = []
    let at = 0
    for (const stretch of found) {
      if (stretch.at !== at || !(stretch.bytes instanceof Uint8Array)) return []
      joined.push(stretch.bytes)
      at += stretch.bytes.length
    }
    return joined
  }

  /** Add what has just been written to the folder (or read from it). A failure here loses nothing. */
  async add(stretch: Stretch): Promise<void> {
    await this.guarded(() => this.stretches.put(stretch), undefined)
  }

  /** Drop one journal file's stretches, because the folder says otherwise. */
  async drop(device: string, number: number): Promise<void> {
    await this.guarded(
      () =>
        this.stretches.where('[device+number+at]').between([device, number, 0], [device, number, Infinity]).delete(),
      0,
    )
  }

  close(): void {
    this.db.close()
  }

  /** Runs a step of the store; after a failure the copy is not used again in this session. */
  private async guarded<T>(step: () => PromiseLike<T>, otherwise: T): Promise<T> {
    if (this.broken) return otherwise
    try {
      return await step()
    } catch {
      this.broken = true
      return otherwise
    }
  }
}

/** Whether this browser stores at all: a throwaway database, written and deleted. */
export async function canStore(): Promise<boolean> {
  const db = new Dexie(`check-${performance.now()}`)
  try {
    db.version(1).stores({ a: '' })
    await db.table('a').put(1, 1)
    return (await db.table('a').get(1)) === 1
  } catch {
    return false
  } finally {
    db.close()
    await Dexie.delete(db.name).catch(() => undefined)
  }
}
