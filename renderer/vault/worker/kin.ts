import type { DocumentId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { relate, type Compared } from '../../core/timeline/likeness.ts'
import { pairs } from '../../core/timeline/likeness-pairs.ts'
import type { Sameness } from '../../core/model/rows.ts'
import type { Kin } from '../contract.ts'
import { samenessId } from './row-ids.ts'
import { recordRow, recordStanding } from './records.ts'
import type { Change } from './change.ts'
import type { Alike, Session } from './session.ts'
import type { DiskCode } from './vault-folder.ts'

type Known = Compared & { readonly id: DocumentId }

/** Which records of the open person look alike; worked out when asked for, and again when what is understood has changed. */
export class KinFinder {
  private state = ''
  private found: readonly Alike[] = []

  constructor(private readonly sessionOf: () => Session) {}

  pairs(): readonly Alike[] {
    const session = this.sessionOf()
    const all = comparables(session)
    const state = all.map(({ id, all: values, text, kind, date }) => [id, values, text, kind, date?.day].join()).join()
    if (state !== this.state) this.found = pairs(all).flatMap(([a, b]) => alike(all[a], all[b]))
    this.state = state
    return this.found
  }
}

function comparables(session: Session): Known[] {
  return session.tables.records().flatMap((document) => {
    const understanding = session.tables.get('understanding', document.id)
    if (!understanding?.traits) return []
    const { kind, date, hospital } = recordStanding(session, document)
    const dateKind = understanding.proposal.date?.dateKind ?? null
    return [{ id: document.id, ...understanding.traits, kind, date, dateKind, hospital }]
  })
}

function alike(a: Known | undefined, b: Known | undefined): Alike[] {
  const how = a && b ? relate(a, b) : null
  return a && b && how ? [{ a: a.id, b: b.id, how }] : []
}

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
