import Dexie, { type Table } from 'dexie'
import type { VaultId } from '../../core/base/ids.ts'

/** One stretch of a device's journal exactly as it lies in the folder: sealed frames, nothing readable. */
export type Stretch = {
  readonly device: string
  readonly number: number
  readonly at: number
  readonly bytes: Uint8Array
}

/** Where the last frame that a snapshot holds lies in its journal's file; believed only where the frame there has this hash. */
export type Mark = {
  readonly device: string
  readonly number: number
  readonly seq: number
  readonly hash: string
  readonly from: number
  readonly to: number
}

/** Which snapshot the copy holds, and for each device the frames that are in it. */
export type CopiedSnapshot = {
  readonly device: string
  readonly seq: number
  readonly length: number
  readonly marks: readonly Mark[]
}

/** Bytes of a snapshot are kept in parts of this length; the last may be shorter. */
export const PART = 1024 * 1024

/** What the journal needs of a working copy; a vault opens and keeps without one, only slower. */
export type Copy = {
  /** The bytes of one journal file from the place where the copy begins; none where anything is wrong. */
  read(device: string, number: number): Promise<{ readonly at: number; readonly bytes: Uint8Array }>
  /** Add what has just been written to the folder, or read from it. */
  add(stretch: Stretch): Promise<void>
  /** Drop one journal file's bytes, because the folder says otherwise. */
  drop(device: string, number: number): Promise<void>
  /** Which snapshot is here; null for none. */
  snapshot(): Promise<CopiedSnapshot | null>
  /** A part of it, counted from 0; null where it is not here. */
  part(index: number): Promise<Uint8Array | null>
  /** Keep another snapshot in place of the one before, and drop the frames that are in it: all of that or nothing. */
  keepSnapshot(snapshot: CopiedSnapshot, parts: readonly Uint8Array[]): Promise<void>
  /** The sealed pieces of each segment of the search index that is kept, by its number. */
  segments(): Promise<ReadonlyMap<number, readonly Uint8Array[]>>
  /** Keep these segments too, and of those that are here only the ones with these numbers. */
  keepSegments(added: ReadonlyMap<number, readonly Uint8Array[]>, numbers: readonly number[]): Promise<void>
  close(): void
}

/** Frames are brought to the store so many milliseconds after the first of them: many saves cost one transaction. */
const GATHERED = 200

/**
 * The vault's working copy in IndexedDB: the newest snapshot and the journals' frames since, sealed as they are, and which
 * frames are in it, so that unlocking need not read the folder again. The folder is the truth; whatever is missing, older,
 * damaged or different here is read anew, and a browser that cannot store at all only costs time. Nothing waits for it to
 * last. The segments of the search index lie here too, sealed. Store and index names say nothing.
 */
export class WorkingCopy implements Copy {
  private readonly db: Dexie
  private readonly stretches: Table<Stretch, [string, number, number]>
  private readonly parts: Table<Uint8Array, number>
  private readonly notes: Table<CopiedSnapshot, number>
  private readonly pieces: Table<readonly Uint8Array[], number>
  private broken = false
  private waiting: Stretch[] = []
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(vault: VaultId) {
    this.db = new Dexie(`v-${vault}`, { chromeTransactionDurability: 'relaxed' })
    this.db.version(3).stores({ a: '[device+number+at]', b: '', c: '', d: '' })
    this.stretches = this.db.table('a')
    this.parts = this.db.table('b')
    this.notes = this.db.table('c')
    this.pieces = this.db.table('d')
  }

  async read(device: string, number: number): Promise<{ at: number; bytes: Uint8Array }> {
    await this.bring()
    return joined(await this.guarded(() => this.of(device, number).sortBy('at'), []))
  }

  async add(stretch: Stretch): Promise<void> {
    this.waiting.push(stretch)
    this.timer ??= setTimeout(() => void this.bring(), GATHERED)
  }

  async drop(device: string, number: number): Promise<void> {
    await this.bring()
    await this.guarded(() => this.of(device, number).delete(), 0)
  }

  async snapshot(): Promise<CopiedSnapshot | null> {
    return (await this.guarded(() => this.notes.get(0), undefined)) ?? null
  }

  async part(index: number): Promise<Uint8Array | null> {
    const found = await this.guarded(() => this.parts.get(index), undefined)
    return found instanceof Uint8Array ? found : null
  }

  async keepSnapshot(snapshot: CopiedSnapshot, parts: readonly Uint8Array[]): Promise<void> {
    await this.bring()
    const change = () =>
      this.db.transaction('rw', this.stretches, this.parts, this.notes, async () => {
        await this.parts.clear()
        await this.parts.bulkPut([...parts], [...parts.keys()])
        for (const { device, number, to } of snapshot.marks)
          await this.stretches
            .where('[device+number+at]')
            .between([device, number, 0], [device, number, to], true, false)
            .delete()
        await this.notes.put(snapshot, 0)
      })
    await this.guarded(change, undefined)
  }

  async segments(): Promise<ReadonlyMap<number, readonly Uint8Array[]>> {
    const found = new Map<number, readonly Uint8Array[]>()
    await this.guarded(() => this.pieces.each((pieces, { primaryKey }) => found.set(primaryKey, pieces)), undefined)
    return new Map([...found].filter(([, pieces]) => arePieces(pieces)))
  }

  async keepSegments(added: ReadonlyMap<number, readonly Uint8Array[]>, numbers: readonly number[]): Promise<void> {
    const change = () =>
      this.db.transaction('rw', this.pieces, async () => {
        await this.pieces.bulkPut([...added.values()], [...added.keys()])
        const keys = await this.pieces.toCollection().primaryKeys()
        await this.pieces.bulkDelete(keys.filter((key) => !numbers.includes(key)))
      })
    await this.guarded(change, undefined)
  }

  close(): void {
    void this.bring().finally(() => this.db.close())
  }

  private of(device: string, number: number) {
    return this.stretches.where('[device+number+at]').between([device, number, 0], [device, number, Infinity])
  }

  /** Bring the frames that wait to the store. */
  private async bring(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (this.waiting.length === 0) return
    const all = this.waiting
    this.waiting = []
    await this.guarded(() => this.stretches.bulkPut(all), undefined)
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

const arePieces = (value: unknown): boolean =>
  Array.isArray(value) && value.every((piece) => piece instanceof Uint8Array)

/** Stretches put together, as far as they join without a hole; nothing where they do not. */
export function joined(stretches: readonly Stretch[]): { at: number; bytes: Uint8Array } {
  const at = stretches[0]?.at ?? 0
  let length = 0
  for (const { at: from, bytes } of stretches) {
    if (from !== at + length || !(bytes instanceof Uint8Array)) return { at: 0, bytes: new Uint8Array() }
    length += bytes.length
  }
  const whole = new Uint8Array(length)
  for (const { at: from, bytes } of stretches) whole.set(bytes, from - at)
  return { at, bytes: whole }
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
