import { fromUtf8, utf8 } from '../../core/base/bytes.ts'
import type { DocumentId, ItemId } from '../../core/base/ids.ts'
import { parseJson } from '../../core/base/parse.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { memberRefusals, type Content, type Member, type MemberRefusal } from '../../core/model/content.ts'
import { Entry } from '../../core/model/entry.ts'
import type { DocumentContent } from '../../core/model/rows.ts'
import type { BlobRef, SourceDocument } from '../../core/model/source-document.ts'
import * as v from 'valibot'
import { openWhole, sealBytes } from './blobs.ts'
import { contentId } from './row-ids.ts'
import type { Session } from './session.ts'
import { takeIn } from './take-in.ts'

/** One part of a member: inflating a large one and sealing it take their time. */
const PART_PATIENCE = 60_000
/** A container in a container in a container: whoever packs so hides something. */
const DEEPEST = 2

/** What a document was found to hold, and how many members became documents of their own. */
export type TakenApart = { readonly row: DocumentContent; readonly members: number }

/**
 * Ask the reader what an open document holds beside its pages. Its members are taken in as documents of their own, each
 * acknowledged by itself, so that a crash in the middle loses none: those that are there already are not taken again.
 */
export async function takeApart(
  session: Session,
  document: SourceDocument,
  isOver: () => boolean,
): Promise<Result<TakenApart | null, Refusal<string>>> {
  const content = await session.sources.ask('reading', document, (reading, { handle }) => reading.content({ handle }))
  if (!content.ok) return content
  const taken = await takeMembers(session, document, content.value.members, isOver)
  if (!taken.ok) return taken
  if (isOver()) return ok(null)
  const entries = await sealEntries(session, content.value)
  if (!entries.ok) return entries
  const { stated, takenAt, dicom, counted } = content.value
  const { id: documentId } = document
  const row = { id: contentId(documentId), documentId, stated, takenAt, dicom, counted }
  return ok({
    row: { ...row, entries: entries.value, refused: taken.value.refused },
    members: taken.value.taken,
  })
}

/** The entries that a document holds, as its content row says; none where they cannot be opened now. */
export async function openEntries(session: Session, row: DocumentContent): Promise<Entry[]> {
  if (!row.entries) return []
  const opened = await openWhole(session, row.entries)
  const entries = opened.ok ? parseJson(v.array(Entry), fromUtf8(opened.value)) : null
  return entries?.ok ? entries.value : []
}

async function sealEntries(session: Session, { entries }: Content): Promise<Result<BlobRef | null, Refusal<string>>> {
  return entries.length === 0 ? ok(null) : sealBytes(session, utf8(JSON.stringify(entries)))
}

type Refused = DocumentContent['refused'][number]
type Members = { readonly taken: number; readonly refused: Refused[] }

async function takeMembers(
  session: Session,
  document: SourceDocument,
  members: readonly Member[],
  isOver: () => boolean,
): Promise<Result<Members, Refusal<string>>> {
  const refused: Refused[] = []
  let taken = 0
  const isTooDeep = depthOf(session, document) >= DEEPEST
  for (const [index, { path, refused: why }] of members.entries()) {
    if (isOver()) break
    if (why || isTooDeep) {
      refused.push({ path, why: why ?? 'nested-archive' })
      continue
    }
    const one = isHere(session, document.id, path)
      ? ok(null)
      : await takeMember({ session, document, isOver }, index, path)
    if (one.ok) taken++
    else if (isMemberRefusal(one.error.code)) refused.push({ path, why: one.error.code })
    else return one
  }
  return ok({ taken, refused })
}

const isHere = ({ tables }: Session, container: DocumentId, path: string): boolean =>
  tables.all('document').some(({ cameFrom }) => cameFrom?.documentId === container && cameFrom.path === path)

function depthOf(session: Session, document: SourceDocument): number {
  const outer = document.cameFrom && session.tables.get('document', document.cameFrom.documentId)
  return outer ? 1 + depthOf(session, outer) : 0
}

type Opening = { readonly session: Session; readonly document: SourceDocument; readonly isOver: () => boolean }

async function takeMember(opening: Opening, index: number, path: string): Promise<Result<null, Refusal<string>>> {
  const { session, document, isOver } = opening
  const { personId, batchId } = document
  try {
    const taken = await takeIn(session, {
      ...{ personId, batchId, path, name: lastPart(path) },
      source: { parts: partsOf(session, document, index) },
      from: { document, itemId: itemOf(session, document.id) },
      onCopied: () => undefined,
      cancelled: isOver,
    })
    return taken.ok ? ok(null) : taken
  } catch (fault) {
    if (fault instanceof MemberFault) return refuse(fault.code)
    throw fault
  }
}

const lastPart = (path: string): string => path.split(/[/\\]/).findLast((part) => part !== '') ?? path

const itemOf = ({ tables }: Session, id: DocumentId): ItemId | null =>
  tables.all('item').find(({ end }) => end.end === 'taken' && end.documentId === id)?.id ?? null

class MemberFault extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

async function* partsOf(session: Session, document: SourceDocument, member: number): AsyncIterable<Uint8Array> {
  for (let isFirst = true; ; isFirst = false) {
    const part = await session.sources.ask(
      'reading',
      document,
      (reading, { handle }) => reading.nextOfMember({ handle, member, isFirst }),
      PART_PATIENCE,
    )
    if (!part.ok) throw new MemberFault(part.error.code === 'no-such-member' ? 'damaged' : part.error.code)
    yield part.value.bytes
    if (part.value.isLast) return
  }
}

const isMemberRefusal = (code: string): code is MemberRefusal => memberRefusals.some((known) => known === code)
