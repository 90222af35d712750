import type { DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { relate, type Compared } from '../../core/timeline/likeness.ts'
import { PairGroups } from '../../core/timeline/likeness-pairs.ts'
import type { Batch, Sameness } from '../../core/model/rows.ts'
import type { Understanding } from '../../core/model/understanding.ts'
import type { Kin } from '../contract.ts'
import { samenessId } from './row-ids.ts'
import { recordRow, recordStanding } from './records.ts'
import type { Change } from './change.ts'
import type { Alike, Session } from './session.ts'
import type { DiskCode } from './vault-folder.ts'

/** A record as it was last compared, and the rows behind that: they are replaced and never changed. */
type Known = { readonly compared: Compared; readonly understanding: Understanding; readonly batch: Batch | undefined }

/**
 * Which records of the open person look alike; worked out when asked for, and only for what has changed since: while
 * thousands of records are being read this is asked for again and again.
 */
export class KinFinder {
  private person: unknown
  private groups = new PairGroups()
  private known = new Map<DocumentId, Known>()
  /** The place of every record that was ever here, and the record of every place. */
  private places = new Map<DocumentId, number>()
  private ids: DocumentId[] = []
  private alike = new Map<number, Map<number, Alike>>()
  private found: readonly Alike[] = []

  constructor(private readonly sessionOf: () => Session) {}

  pairs(): readonly Alike[] {
    const session = this.sessionOf()
    const person = session.tables.person()?.id
    if (person !== this.person) this.forget()
    this.person = person
    this.lookThrough(session)
    const { fresh, gone } = this.groups.settle()
    for (const [a, b] of gone) this.alike.get(a)?.delete(b)
    for (const [a, b] of fresh) this.compare(a, b)
    if (fresh.length + gone.length > 0) this.found = inOrder(this.alike)
    return this.found
  }

  private forget(): void {
    this.groups = new PairGroups()
    this.known = new Map()
    this.places = new Map()
    this.ids = []
    this.alike = new Map()
    this.found = []
  }

  private lookThrough(session: Session): void {
    const here = new Set<DocumentId>()
    for (const document of session.tables.records()) {
      const understanding = session.tables.get('understanding', document.id)
      if (!understanding?.traits) continue
      here.add(document.id)
      const batch = session.tables.get('batch', document.batchId)
      const known = this.known.get(document.id)
      if (known?.understanding === understanding && known.batch === batch) continue
      const { kind, date, hospital } = recordStanding(session, document)
      const dateKind = understanding.proposal.date?.dateKind ?? null
      const compared = { ...understanding.traits, kind, date, dateKind, hospital }
      this.known.set(document.id, { compared, understanding, batch })
      this.groups.put(this.placeOf(document.id), compared)
    }
    for (const id of this.known.keys()) {
      if (here.has(id)) continue
      this.known.delete(id)
      this.groups.take(this.placeOf(id))
    }
  }

  private placeOf(id: DocumentId): number {
    const at = this.places.get(id) ?? this.ids.push(id) - 1
    this.places.set(id, at)
    return at
  }

  private compare(first: number, second: number): void {
    const [a, b] = [this.ids[first], this.ids[second]]
    const [one, other] = [a && this.known.get(a), b && this.known.get(b)]
    const how = one && other ? relate(one.compared, other.compared) : null
    const others = this.alike.get(first) ?? new Map<number, Alike>()
    this.alike.set(first, others)
    if (a && b && how) others.set(second, { a, b, how })
    else others.delete(second)
  }
}

/** The record that came first before the others. */
const inOrder = (alike: ReadonlyMap<number, ReadonlyMap<number, Alike>>): Alike[] =>
  [...alike]
    .sort(([a], [b]) => a - b)
    .flatMap(([, others]) => [...others].sort(([a], [b]) => a - b).map(([, one]) => one))

/** Records that look like this one, with what a person said of each. */
export function kinOf(session: Session, id: DocumentId): Kin[] {
  return session.kin.pairs().flatMap((pair) => {
    if (pair.a !== id && pair.b !== id) return []
    return kinIn(session, pair, id) ?? []
  })
}

/** One side of a pair as seen from the record `id`. */
export function kinIn(session: Session, pair: Alike, id: DocumentId): Kin | null {
  const isA = pair.a === id
  const other = session.tables.get('document', isA ? pair.b : pair.a)
  if (!other) return null
  const { relation, newer, changed } = pair.how
  // `changed` goes from the older record to the newer one; where that cannot be told, from the first to the second.
  const isAfter = newer ? (newer === 'a') === isA : !isA
  return {
    other: recordRow(session, other),
    relation,
    isNewer: newer && isAfter,
    changed: changed.map(({ before, after }) =>
      isAfter ? { here: after, there: before } : { here: before, there: after },
    ),
    answer: answerOf(session, id, other.id),
  }
}

const answerOf = ({ tables }: Session, a: DocumentId, b: DocumentId): Sameness['answer'] | null =>
  tables.get('sameness', samenessId(a, b))?.answer ?? null

/**
 * A person says of two records that they are the same document or two. Of the same, the second is shown within the first,
 * with every byte kept; a difference that had been called the same is taken apart again.
 */
export async function answerAlike(
  session: Session,
  { id, other, answer }: { id: DocumentId; other: DocumentId; answer: 'same' | 'different' },
): Promise<Result<null, Refusal<'no-such-record' | DiskCode>>> {
  const { tables } = session
  const [kept, copy] = [tables.get('document', id), tables.get('document', other)]
  if (!kept || !copy || kept.personId !== copy.personId || id === other) return refuse('no-such-record')
  const written = await session.undo.act(answer, (): Change[] => {
    const row = { id: samenessId(id, other), a: id, b: other, answer, at: session.now() }
    const within = answer === 'same' ? { documentId: id, as: 'copy' as const } : null
    const isApart = answer === 'different' && copy.within?.documentId !== id
    return [{ kind: 'sameness', row }, ...(isApart ? [] : [{ kind: 'document' as const, row: { ...copy, within } }])]
  })
  if (!written.ok) return written
  session.tell('records')
  return ok(null)
}
