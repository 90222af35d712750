import type { Refusal, Result } from '../../core/base/result.ts'
import type { RowVersion } from '../../core/format/row.ts'
import type { Change } from './change.ts'
import type { DiskRefusal } from './vault-folder.ts'

/** `changes` as a function is asked when its turn has come, so that it sees every commit before it; `written` is told at once. */
export type Commit = {
  readonly changes: readonly Change[] | (() => readonly Change[])
  readonly now: string
  readonly written: (versions: readonly RowVersion[]) => void
}

type Answer = Result<null, DiskRefusal>
type Waiting = Commit & { readonly settle: (answer: Answer) => void; readonly fail: (fault: unknown) => void }
type Ready = Waiting & { readonly versions: readonly RowVersion[] }

/** Commits that are written as one frame: all of them are there afterwards, or none. */
export type CommitGroup = {
  readonly versions: readonly RowVersion[]
  /** They are on the disk: each hears of its own versions. */
  written(): void
  settle(answer: Answer): void
  fail(fault: unknown): void
}

/** Commits that wait go into one frame up to so many rows; one commit alone may have more. */
const MOST_ROWS = 256

/**
 * Commits that wait for their turn. Those that wait at the same moment go together: one frame, one fsync, and each is
 * answered only after it. One that must see the commits before it begins a frame, and so does a second change of a row.
 */
export class CommitQueue {
  private readonly waiting: Waiting[] = []

  add(commit: Commit): Promise<Answer> {
    return new Promise((settle, fail) => this.waiting.push({ ...commit, settle, fail }))
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0
  }

  /** Answer the next one without having written anything. */
  refuseNext(refusal: Refusal<DiskRefusal['code']>): void {
    this.waiting.shift()?.settle({ ok: false, error: refusal })
  }

  /** The next ones that go together. One whose rows cannot be written fails alone. */
  take(versionOf: (change: Change, now: string) => RowVersion): CommitGroup {
    const ready: Ready[] = []
    const rows = new Set<string>()
    for (let next = this.waiting[0]; next && (ready.length === 0 || mayJoin(next, rows)); next = this.waiting[0]) {
      this.waiting.shift()
      const { now } = next
      try {
        const changes = typeof next.changes === 'function' ? next.changes() : next.changes
        const versions = changes.map((change) => versionOf(change, now))
        ready.push({ ...next, versions })
        for (const { row } of versions) rows.add(row)
      } catch (fault) {
        next.fail(fault)
      }
    }
    return groupOf(ready)
  }
}

const rowOf = (change: Change): string => ('remove' in change ? change.remove : change.row.id)

function mayJoin({ changes }: Commit, rows: ReadonlySet<string>): boolean {
  if (typeof changes === 'function' || rows.size + changes.length > MOST_ROWS) return false
  return !changes.some((change) => rows.has(rowOf(change)))
}

const groupOf = (ready: readonly Ready[]): CommitGroup => ({
  versions: ready.flatMap(({ versions }) => versions),
  written: () => ready.forEach(({ written, versions }) => written(versions)),
  settle: (answer) => ready.forEach(({ settle }) => settle(answer)),
  fail: (fault) => ready.forEach(({ fail }) => fail(fault)),
})
