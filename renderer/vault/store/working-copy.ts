import Dexie, { type Table } from 'dexie'
import type { VaultId } from '../../core/base/ids.ts'

/** One stretch of a device's journal exactly as it lies in the folder: sealed frames, nothing readable. */
export type Stretch = {
  readonly device: string
  readonly number: number
  readonly at: number
  readonly bytes: Uint8Array
}

/** What the journal needs of a working copy; a vault opens and keeps without one, only slower. */
export type Copy = {
  /** The bytes of one journal file from its start; none where anything is wrong. */
  read(device: string, number: number): Promise<Uint8Array>
  /** Add what has just been written to the folder, or read from it. */
  add(stretch: Stretch): Promise<void>
  /** Drop one journal file's bytes, because the folder says otherwise. */
  drop(device: string, number: number): Promise<void>
  close(): void
}

/**
 * The vault's working copy in IndexedDB: the journals' sealed bytes as they are, so that unlocking need not read the
 * folder again. The folder is the truth; whatever is missing, older, damaged or different here is read anew, and a
 * browser that cannot store at all only costs time. Store and index names say nothing.
 */
export class WorkingCopy implements Copy {
  private readonly db: Dexie
  private readonly stretches: Table<Stretch, [string, number, number]>
  private broken = false

  constructor(vault: VaultId) {
    this.db = new Dexie(`v-${vault}`, { chromeTransactionDurability: 'strict' })
    this.db.version(1).stores({ a: '[device+number+at]' })
    this.stretches = this.db.table('a')
  }

  async read(device: string, number: number): Promise<Uint8Array> {
    const found = await this.guarded(
      () =>
        this.stretches
          .where('[device+number+at]')
          .between([device, number, 0], [device, number, Infinity])
          .sortBy('at'),
      [],
    )
    return joined(found)
  }

  async add(stretch: Stretch): Promise<void> {
    await this.guarded(() => this.stretches.put(stretch), undefined)
  }

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

/** Stretches put together, as far as they join without a hole; nothing where they do not. */
function joined(stretches: readonly Stretch[]): Uint8Array {
  let length = 0
  for (const { at, bytes } of stretches) {
    if (at !== length || !(bytes instanceof Uint8Array)) return new Uint8Array()
    length += bytes.length
  }
  const whole = new Uint8Array(length)
  for (const { at, bytes } of stretches) whole.set(bytes, at)
  return whole
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
