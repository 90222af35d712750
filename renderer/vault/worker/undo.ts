import { canonicalJson } from '../../core/base/canonical-json.ts'
import { DocumentId, type PersonId } from '../../core/base/ids.ts'
import { ok, type Result } from '../../core/base/result.ts'
import type { RowKind, RowOf } from '../../core/model/rows.ts'
import * as v from 'valibot'
import type { Act } from '../contract.ts'
import type { Change } from './change.ts'
import { decided } from './decided.ts'
import { refreshRecord } from './refresh.ts'
import { recordsShowing } from './correct.ts'
import type { Session, Undo } from './session.ts'
import type { DiskRefusal } from './vault-folder.ts'

/** How many acts can be taken back. They are forgotten with the lock. */
const MOST = 50

/** One row before and after an act; null where it was not there. */
type Pair = {
  readonly kind: RowKind
  readonly id: string
  readonly before: RowOf<RowKind> | null
  readonly after: RowOf<RowKind> | null
}
type Way = 'undo' | 'redo'
/** `person`: whose records were open. What was done there is taken back only there, where it can be seen. */
type Step = { readonly person: PersonId | null; readonly act: Act; readonly pairs: readonly Pair[] }

/** What a person did, as far as it can be taken back: the rows before and after, in memory only. */
export class UndoStack implements Undo {
  private done: Step[] = []
  private undone: Step[] = []

  constructor(private readonly sessionOf: () => Session) {}

  /** Commit a person's act so that it can be taken back. */
  async act(act: Act, changes: () => readonly Change[]): Promise<Result<null, DiskRefusal>> {
    const session = this.sessionOf()
    let pairs: Pair[] = []
    const written = await session.commit(() => {
      const list = changes()
      pairs = list.map((change) => pairOf(session, change))
      return list
    })
    if (!written.ok || pairs.length === 0) return written
    const person = openPerson(session)
    this.done = [...this.done, { person, act, pairs }].slice(-MOST)
    this.undone = this.undone.filter((step) => step.person !== person)
    return written
  }

  undo(): Promise<Result<{ act: Act | null }, DiskRefusal>> {
    return this.step('undo')
  }

  redo(): Promise<Result<{ act: Act | null }, DiskRefusal>> {
    return this.step('redo')
  }

  private async step(way: Way): Promise<Result<{ act: Act | null }, DiskRefusal>> {
    const session = this.sessionOf()
    const [from, to] = way === 'undo' ? [this.done, this.undone] : [this.undone, this.done]
    const at = from.findLastIndex(({ person }) => person === openPerson(session))
    const step = from[at]
    if (!step) return ok({ act: null })
    from.splice(at, 1)
    const written = await session.commit(() =>
      step.pairs.some((pair) => isChangedSince(session, pair, way))
        ? []
        : step.pairs.map((pair) => restoring(session, pair, way)),
    )
    if (!written.ok) from.splice(at, 0, step)
    if (!written.ok) return written
    if (step.pairs.some((pair) => isChangedSince(session, pair, way === 'undo' ? 'redo' : 'undo')))
      return ok({ act: null })
    to.push(step)
    for (const id of documentsOf(session, step)) await refreshRecord(session, id)
    session.tell('records')
    session.tell('intake')
    return ok({ act: step.act })
  }
}

const openPerson = ({ tables }: Session): PersonId | null => tables.person()?.id ?? null

function pairOf({ tables }: Session, change: Change): Pair {
  const { kind } = change
  const after = 'remove' in change ? null : change.row
  const id = 'remove' in change ? change.remove : change.row.id
  return { kind, id, before: tables.byRowId(kind, id) ?? null, after }
}

function isChangedSince({ tables }: Session, pair: Pair, way: Way): boolean {
  const expected = decided(pair.kind, way === 'undo' ? pair.after : pair.before)
  const now = decided(pair.kind, tables.byRowId(pair.kind, pair.id) ?? null)
  return canonicalJson(now) !== canonicalJson(expected)
}

function restoring({ tables }: Session, pair: Pair, way: Way): Change {
  const { kind, id } = pair
  const target = way === 'undo' ? pair.before : pair.after
  if (!target) return { kind, remove: id }
  const now = tables.byRowId(kind, id)
  // Of one kind: the pair's rows have the kind and the id of the row that is there.
  if (now && kind === 'document') return { kind, row: { ...now, ...decided(kind, target) } } as Change
  if (now && kind === 'understanding') return { kind, row: asDecided(now, target) } as Change
  return { kind, row: target } as Change
}

/** What else is said of the pages is made anew right after. */
const asDecided = (now: RowOf<RowKind>, target: RowOf<RowKind>): RowOf<RowKind> =>
  'filed' in now && 'filed' in target ? { ...now, filed: target.filed, pages: target.pages } : target

/** Records that a step changed: they are understood and indexed anew. */
function documentsOf(session: Session, { pairs }: Step): DocumentId[] {
  const ids = pairs.flatMap(({ kind, id, before, after }) => {
    if (kind === 'document') return [v.parse(DocumentId, id)]
    const row = after ?? before
    if (kind === 'correction' && row && 'read' in row) return recordsShowing(session, row)
    return kind === 'understanding' && row && 'filed' in row ? [row.documentId] : []
  })
  return [...new Set(ids)]
}
