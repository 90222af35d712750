import { newId, DocumentId, type PersonId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import type { PageRef, SourceDocument } from '../../core/model/source-document.ts'
import { sumOfTurns, type QuarterTurn } from '../../core/model/turn-page.ts'
import type { PageIdentity, Understanding } from '../../core/model/understanding.ts'
import type { Act } from '../contract.ts'
import { emptyUnderstanding } from './confirm.ts'
import type { Change } from './change.ts'
import { refreshRecord } from './refresh.ts'
import type { Session } from './session.ts'
import type { DiskCode } from './vault-folder.ts'

type Arranging = 'no-such-record' | 'not-read-yet' | DiskCode
type Arranged<T, C extends string = Arranging> = Promise<Result<T, Refusal<C>>>

/** The pages of a record that has been read, in its order; its file is never changed, only which pages stand where. */
function refsOf({ tables }: Session, id: DocumentId): Result<PageRef[], Refusal<'no-such-record' | 'not-read-yet'>> {
  const document = tables.get('document', id)
  if (!document) return refuse('no-such-record')
  if (document.sheets) return ok([...document.sheets])
  const { reading } = document
  if (reading.state !== 'read') return refuse('not-read-yet')
  const numbers = Array.from({ length: reading.pages }, (_, at) => at + 1)
  return ok(numbers.map((page) => ({ documentId: id, page, turned: 0 })))
}

/** Cut a record in front of pages; the first part keeps its place and its filing, the others are new records to be checked. */
export async function splitRecord(
  session: Session,
  { id, startsAt }: { id: DocumentId; startsAt: readonly number[] },
): Arranged<{ ids: DocumentId[] }> {
  const refs = refsOf(session, id)
  if (!refs.ok) return refs
  const cuts = [...new Set(startsAt)].filter((page) => page > 1 && page <= refs.value.length).sort((a, b) => a - b)
  const parts = [1, ...cuts].map((from, at) => refs.value.slice(from - 1, (cuts[at] ?? refs.value.length + 1) - 1))
  const [first, ...others] = parts
  const made = others.map((sheets) => ({ id: newId(DocumentId), sheets }))
  if (!first || made.length === 0) return ok({ ids: [id] })
  const written = await rearrange(session, 'split', { from: [id], to: [{ id, sheets: first }, ...made] })
  return written.ok ? ok({ ids: [id, ...made.map((part) => part.id)] }) : written
}

/** Make one record of several of one person; the others then have no page of their own and are not listed. */
export async function joinRecords(
  session: Session,
  ids: readonly DocumentId[],
): Arranged<null, Arranging | 'other-person'> {
  const [first, ...others] = [...new Set(ids)]
  if (!first || others.length === 0) return ok(null)
  if (!areOfOnePerson(session, ids)) return refuse('other-person')
  const sheets: PageRef[] = []
  for (const id of [first, ...others]) {
    const refs = refsOf(session, id)
    if (!refs.ok) return refs
    sheets.push(...refs.value)
  }
  const emptied = others.map((id) => ({ id, sheets: [] }))
  return rearrange(session, 'joined', { from: [first, ...others], to: [{ id: first, sheets }, ...emptied] })
}

/** The same pages in another order: `pages` names each of them once. */
export async function orderPages(
  session: Session,
  { id, pages }: { id: DocumentId; pages: readonly number[] },
): Arranged<null> {
  const refs = refsOf(session, id)
  if (!refs.ok) return refs
  const sheets = pages.flatMap((page) => refs.value[page - 1] ?? [])
  const isOrder = new Set(pages).size === pages.length && sheets.length === refs.value.length
  return isOrder ? rearrange(session, 'ordered', { from: [id], to: [{ id, sheets }] }) : refuse('no-such-record')
}

export async function turnPages(
  session: Session,
  { id, pages, turn }: { id: DocumentId; pages: readonly number[]; turn: QuarterTurn },
): Arranged<null> {
  const refs = refsOf(session, id)
  if (!refs.ok) return refs
  const turned = new Set(pages)
  const sheets = refs.value.map((ref, at) =>
    turned.has(at + 1) ? { ...ref, turned: sumOfTurns(ref.turned, turn) } : ref,
  )
  return rearrange(session, 'turned', { from: [id], to: [{ id, sheets }] })
}

/** Take pages out of a record, to the end of another one of the same person or into a new one. */
export async function movePages(
  session: Session,
  { id, pages, to }: { id: DocumentId; pages: readonly number[]; to: DocumentId | null },
): Arranged<{ id: DocumentId }, Arranging | 'other-person'> {
  const refs = refsOf(session, id)
  if (!refs.ok) return refs
  if (to === id) return ok({ id })
  if (to && !areOfOnePerson(session, [id, to])) return refuse('other-person')
  const target = to ? refsOf(session, to) : ok<PageRef[]>([])
  if (!target.ok) return target
  const { moved, left } = parted(refs.value, pages)
  const goal = to ?? newId(DocumentId)
  const plan = {
    from: to ? [id, to] : [id],
    to: [
      { id, sheets: left },
      { id: goal, sheets: [...target.value, ...moved] },
    ],
  }
  const written = moved.length > 0 ? await rearrange(session, 'moved-pages', plan) : ok(null)
  return written.ok ? ok({ id: goal }) : written
}

/**
 * A person says that these pages belong to somebody else of this vault: they leave this record and become one of theirs,
 * answered as theirs. A record all of whose pages go moves as a whole.
 */
export async function moveToPerson(
  session: Session,
  { id, pages, personId }: { id: DocumentId; pages: readonly number[]; personId: PersonId },
): Arranged<null> {
  const refs = refsOf(session, id)
  if (!refs.ok) return refs
  if (!session.tables.get('person', personId)) return refuse('no-such-record')
  const { moved, left } = parted(refs.value, pages)
  if (moved.length === 0) return ok(null)
  const to =
    left.length === 0
      ? [{ id, sheets: moved, personId }]
      : [
          { id, sheets: left },
          { id: newId(DocumentId), sheets: moved, personId },
        ]
  return rearrange(session, 'moved-to-person', { from: [id], to })
}

const areOfOnePerson = ({ tables }: Session, ids: readonly DocumentId[]): boolean =>
  new Set(ids.map((id) => tables.get('document', id)?.personId)).size === 1

function parted(refs: readonly PageRef[], pages: readonly number[]): { moved: PageRef[]; left: PageRef[] } {
  const chosen = new Set(pages)
  return {
    moved: refs.filter((_, at) => chosen.has(at + 1)),
    left: refs.filter((_, at) => !chosen.has(at + 1)),
  }
}

/** Records as they will be; one whose id is not there yet is made. A named person becomes the owner. */
type Part = { readonly id: DocumentId; readonly sheets: readonly PageRef[]; readonly personId?: PersonId }
type Plan = { readonly from: readonly DocumentId[]; readonly to: readonly Part[] }

/** Write the plan as one act. Answers about pages go along with the pages; everything else is understood anew. */
async function rearrange(session: Session, act: Act, { from, to }: Plan): Arranged<null> {
  const written = await session.undo.act(act, () => {
    const known = identitiesOf(session, from)
    return to.flatMap((part) => changesOf(session, part, known))
  })
  if (!written.ok) return written
  for (const { id } of to) await refreshRecord(session, id)
  session.tell('records')
  session.tell('intake')
  return written
}

const keyOf = ({ documentId, page }: { documentId: string; page: number }): string => `${documentId}/${page}`

function identitiesOf({ tables }: Session, from: readonly DocumentId[]): Map<string, PageIdentity> {
  const known = new Map<string, PageIdentity>()
  for (const id of from)
    for (const identity of tables.get('understanding', id)?.pages ?? []) {
      const ref = tables.refOf(id, identity.page)
      if (ref) known.set(keyOf(ref), identity)
    }
  return known
}

function changesOf(session: Session, part: Part, known: ReadonlyMap<string, PageIdentity>): Change[] {
  const document = arranged(session, part)
  if (!document) return []
  const before = session.tables.get('understanding', part.id) ?? emptyUnderstanding(part.id)
  const at = session.now()
  const answered = part.personId ? { isPerson: true, at } : null
  const pages = part.sheets.flatMap((ref, index): Understanding['pages'] => {
    const identity = known.get(keyOf(ref))
    return identity ? [{ ...numbered(identity, index + 1), answer: answered ?? identity.answer }] : []
  })
  return [
    { kind: 'document', row: document },
    { kind: 'understanding', row: { ...before, pages, splits: [], traits: null } },
  ]
}

const numbered = (identity: PageIdentity, page: number): PageIdentity => ({
  ...identity,
  page,
  nameAsWritten: identity.nameAsWritten && {
    ...identity.nameAsWritten,
    origin: { ...identity.nameAsWritten.origin, page },
  },
  birthDateAsWritten: identity.birthDateAsWritten && {
    ...identity.birthDateAsWritten,
    origin: { ...identity.birthDateAsWritten.origin, page },
  },
})

/** The document's row with these pages; a new one takes what it is from the file of its first page. */
function arranged({ tables, now }: Session, { id, sheets, personId }: Part): SourceDocument | null {
  const before = tables.get('document', id)
  const model = before ?? (sheets[0] && tables.get('document', sheets[0].documentId))
  if (!model) return null
  const owner = personId ?? model.personId
  if (before) return { ...before, sheets: [...sheets], personId: owner }
  return { ...model, id, sheets: [...sheets], personId: owner, within: null, binned: null, addedAt: now() }
}
