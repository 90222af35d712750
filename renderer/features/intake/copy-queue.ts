import type { BatchId, PersonId } from '../../core/base/ids.ts'
import type { Vault } from '../../vault/contract.ts'
import type { Incoming } from './incoming.ts'

type Taken = Awaited<ReturnType<Vault['takeIn']>>
export type CopyCode = Extract<Taken, { ok: false }>['error']['code']

/** Refusals that every further file would meet too: the queue stops and waits for a person. */
const stopping: readonly CopyCode[] = [
  'disk-full',
  'not-writable',
  'not-reachable',
  'read-only',
  'moved',
  'no-person',
  'not-unlocked',
  'closed',
]

export type CopyState =
  | { readonly state: 'waiting' }
  | { readonly state: 'copying'; readonly copied: number; readonly of: number }
  | { readonly state: 'refused'; readonly code: CopyCode }

/** One file that is not inside the vault yet. `id` counts up from 1. */
export type CopyLine = {
  readonly id: number
  readonly batchId: BatchId
  readonly name: string
  readonly size: number
  readonly canRetry: boolean
  readonly at: CopyState
}

export type CopyNews = {
  readonly lines: readonly CopyLine[]
  /** Why the queue stands still; null while it runs or is empty. */
  readonly stopped: CopyCode | null
  /** Files taken in since the queue was last empty, and all that were asked for since then. */
  readonly inside: number
  readonly asked: number
  readonly running: boolean
}

/** What is said with every file of a batch: about whom, and from which hospital, if anybody has said so. */
export type Batch = { readonly batchId: BatchId; readonly personId: PersonId; readonly hospital: string | null }

type Waiting = CopyLine & { readonly batch: Batch; readonly incoming: Incoming; readonly cancelNow?: () => void }

/** Hears which files of a batch are not inside: all of them when they are given, and those that are left at the end. */
export type NoteLeft = (
  batch: Batch,
  left: readonly { readonly name: string; readonly path: string | null; readonly size: number }[],
) => void

/** Screens hear of changes this often at most; a stick holds thousands of small files. */
const PACE_MS = 200
/** A list of thousands takes longer to be drawn: it is told less often, by so much for each file. */
const PACE_MS_OF_FILE = 0.2
const LONGEST_NAME = 1000
/** Asking a file for its size reads the disk while the window waits: thousands are asked one by one, when it is their turn. */
const MANY_FILES = 100

const sizeOf = (incoming: Incoming): number => {
  if ('file' in incoming) return incoming.file.size
  return 'bytes' in incoming ? incoming.bytes.length : 0
}

/** Copies files into the vault one after the other, whatever screen is shown. A file that is refused stays in the list. */
export class CopyQueue {
  private waiting: readonly Waiting[] = []
  private stopped: CopyCode | null = null
  private inside = 0
  private asked = 0
  private lastId = 0
  private running = false
  private timer: ReturnType<typeof setTimeout> | null = null
  private news: CopyNews = { lines: [], stopped: null, inside: 0, asked: 0, running: false }
  private readonly listeners = new Set<() => void>()
  /** A line that has not changed is told as the same object, so that its row need not be drawn again. */
  private readonly told = new WeakMap<Waiting, CopyLine>()

  constructor(
    private readonly takeIn: Vault['takeIn'],
    private readonly note: NoteLeft = () => undefined,
  ) {}

  readonly listen = (hear: () => void): (() => void) => {
    this.listeners.add(hear)
    return () => this.listeners.delete(hear)
  }

  readonly now = (): CopyNews => this.news

  add(files: readonly Incoming[], batch: Batch): void {
    if (files.length === 0) return
    if (!this.running && !this.stopped) this.asked = this.inside = 0
    const more = files.map((incoming): Waiting => {
      const isLost = 'lost' in incoming
      const at: CopyState = isLost ? { state: 'refused', code: 'source-unreadable' } : { state: 'waiting' }
      this.lastId += 1
      return {
        id: this.lastId,
        batch,
        batchId: batch.batchId,
        name: incoming.name.slice(0, LONGEST_NAME),
        size: files.length > MANY_FILES ? 0 : sizeOf(incoming),
        canRetry: !isLost,
        at,
        incoming,
      }
    })
    this.asked += more.length
    this.waiting = [...this.waiting, ...more]
    this.noteLeft(batch)
    this.wake()
  }

  retry(id: number): void {
    if (!this.running && !this.stopped) {
      this.inside = 0
      this.asked = 1
    }
    this.change(id, { state: 'waiting' })
    this.wake()
  }

  /** Take a file out of the list; one that is being copied is stopped first. */
  cancel(id: number): void {
    const line = this.waiting.find((one) => one.id === id)
    line?.cancelNow?.()
    if (line?.at.state !== 'copying') this.remove(id)
    if (line) this.noteLeft(line.batch)
    this.tellSoon()
  }

  /** Stop adding. Files that are inside the vault stay there. */
  cancelAll(): void {
    const copying = this.waiting.filter(({ at }) => at.state === 'copying')
    const batches = new Set(this.waiting.map(({ batch }) => batch))
    this.asked -= this.waiting.length - copying.length
    this.waiting = copying
    this.stopped = null
    copying.forEach(({ cancelNow }) => cancelNow?.())
    batches.forEach((batch) => this.noteLeft(batch))
    this.tell()
  }

  /** Go on after a stop. */
  goOn(): void {
    this.stopped = null
    this.wake()
  }

  private wake(): void {
    if (!this.running && !this.stopped) void this.work()
    this.tell()
  }

  private async work(): Promise<void> {
    this.running = true
    const batches = new Set<Batch>()
    for (;;) {
      const next = this.stopped ? undefined : this.waiting.find(({ at }) => at.state === 'waiting')
      if (!next) break
      batches.add(next.batch)
      await this.copy(next)
    }
    this.running = false
    batches.forEach((batch) => this.noteLeft(batch))
    this.tell()
  }

  private async copy({ id, batch, name, incoming }: Waiting): Promise<void> {
    if ('lost' in incoming) return this.change(id, { state: 'refused', code: 'source-unreadable' })
    const size = sizeOf(incoming)
    this.waiting = this.waiting.map((line) => (line.id === id ? { ...line, size } : line))
    this.change(id, { state: 'copying', copied: 0, of: size })
    const source = 'file' in incoming ? { file: incoming.file } : { bytes: incoming.bytes }
    const taken = await this.takeIn(
      { ...batch, name, path: incoming.path, source },
      {
        onTell: ({ copied, of }) => this.change(id, { state: 'copying', copied, of }),
        cancel: (cancelNow) => {
          this.waiting = this.waiting.map((line) => (line.id === id ? { ...line, cancelNow } : line))
        },
      },
    )
    if (taken.ok) {
      this.inside += 1
      this.asked += 1
      this.remove(id)
    } else this.refused(id, taken.error.code)
    this.tellSoon()
  }

  private refused(id: number, code: CopyCode): void {
    if (code === 'cancelled') return this.remove(id)
    if (!stopping.includes(code)) return this.change(id, { state: 'refused', code })
    this.stopped = code
    this.change(id, { state: 'waiting' })
  }

  private change(id: number, at: CopyState): void {
    this.waiting = this.waiting.map((line) => (line.id === id ? { ...line, at } : line))
    this.tellSoon()
  }

  /** A file that leaves the list without having been taken in was not asked for after all. */
  private remove(id: number): void {
    const before = this.waiting.length
    this.waiting = this.waiting.filter((line) => line.id !== id)
    this.asked -= before - this.waiting.length
  }

  private noteLeft(batch: Batch): void {
    const left = this.waiting.filter((line) => line.batch === batch)
    this.note(
      batch,
      left.map(({ name, size, incoming: { path } }) => ({ name, path, size })),
    )
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => this.tell(), PACE_MS + this.waiting.length * PACE_MS_OF_FILE)
  }

  private tell(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const { waiting, stopped, inside, asked, running } = this
    this.news = { lines: waiting.map((line) => this.asTold(line)), stopped, inside, asked, running }
    this.listeners.forEach((hear) => hear())
  }

  private asTold(line: Waiting): CopyLine {
    const told = this.told.get(line) ?? shown(line)
    this.told.set(line, told)
    return told
  }
}

const shown = ({ id, batchId, name, size, canRetry, at }: Waiting): CopyLine => ({
  id,
  batchId,
  name,
  size,
  canRetry,
  at,
})
