import { compareDates, type ClinicalDate } from '../base/clinical-date.ts'
import type { DocumentId } from '../base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../base/result.ts'
import type { DocumentKind } from '../model/document-kind.ts'
import type { PacketDraft } from '../model/packet-draft.ts'
import { standingOf } from '../model/filing.ts'
import type { Person } from '../model/person.ts'
import type { SourceDocument } from '../model/source-document.ts'
import { isUsable, type Filing, type PageIdentity, type Understanding } from '../model/understanding.ts'
import {
  shortIdOf,
  type LeftOut,
  type LeftOutReason,
  type Packet,
  type PacketEvent,
  type PacketSource,
} from './packet.ts'

/** A document that the packet may draw on; `understanding` is null until it has been read. */
export type PacketDocument = { readonly document: SourceDocument; readonly understanding: Understanding | null }

/**
 * What the draft does not say. `title` is the packet's own ("Records of Rosa Alvarez"). `pages` narrows a document to some of its
 * pages. `order`: by kind as a tumour board reads (clinical.md §1.4), or as the draft lists them.
 */
export type PacketDetails = {
  readonly person: Person
  readonly title: string
  readonly madeOn: string
  readonly paper: Packet['paper']
  readonly language: string
  readonly order: 'by-kind' | 'as-listed'
  readonly pages?: ReadonlyMap<DocumentId, readonly number[]>
  readonly signer: Packet['signer']
  readonly replaces: Packet['replaces']
}

/** `wrong-person-open`: a chosen page may be another person's and nobody has said (detail: document ids). `nothing-selected`: no page may go in. */
export type BuildRefusal = 'nothing-selected' | 'wrong-person-open'

/**
 * The packet's content from a draft. A page goes in only if it is this person's (`isUsable`); every other chosen page is listed
 * in `leftOut` with its reason, and an open question about whose a page is stops the packet.
 */
export function buildPacket(
  draft: PacketDraft,
  documents: readonly PacketDocument[],
  details: PacketDetails,
): Result<Packet, Refusal<BuildRefusal>> {
  const byId = new Map(documents.map((known) => [known.document.id, known]))
  const chosen = [...new Set(draft.documents)].map((id) => choosePages(id, byId.get(id), details.pages?.get(id)))
  const open = chosen.filter(({ suspicious }) => suspicious).map(({ id }) => id)
  if (open.length > 0) return refuse('wrong-person-open', open.join(' '))
  const drafts = chosen.flatMap(({ source }) => (source ? [source] : []))
  if (drafts.length === 0) return refuse('nothing-selected')
  const ordered = details.order === 'by-kind' ? drafts.toSorted(compareForReading) : drafts
  const sources = ordered.map((source, i): PacketSource => ({ ...source, number: i + 1 }))
  return ok({
    id: draft.id,
    shortId: shortIdOf(draft.id),
    title: details.title,
    madeOn: details.madeOn,
    paper: details.paper,
    language: details.language,
    person: { name: details.person.name, birthDate: details.person.birthDate },
    purpose: draft.purpose,
    questions: draft.questions.filter((question) => question.trim() !== ''),
    note: draft.note,
    sources,
    timeline: timelineOf(sources),
    leftOut: chosen.flatMap(({ leftOut }) => leftOut),
    unreadablePages: sources.reduce((sum, { unreadable }) => sum + unreadable.length, 0),
    signer: details.signer,
    replaces: details.replaces,
  })
}

type Chosen = {
  readonly id: DocumentId
  readonly suspicious: boolean
  readonly source: PacketSource | null
  readonly leftOut: LeftOut[]
}

function choosePages(id: DocumentId, known: PacketDocument | undefined, wanted: readonly number[] | undefined): Chosen {
  const whole = (why: LeftOutReason): Chosen => ({
    id,
    suspicious: false,
    source: null,
    leftOut: [{ documentId: id, title: titleOf(known), pages: [], why }],
  })
  if (!known) return whole('no-such-document')
  const { reading } = known.document
  if (reading.state === 'needs-password') return whole('needs-password')
  if (reading.state === 'kept') return whole('kept-unread')
  if (reading.state !== 'read' || !known.understanding) return whole('still-being-read')
  const pages = [...new Set(wanted ?? Array.from({ length: reading.pages }, (_, i) => i + 1))]
  const identities = new Map(known.understanding.pages.map((identity) => [identity.page, identity]))
  const real = pages.filter((page) => page >= 1 && page <= reading.pages)
  const used = real.filter((page) => usable(identities.get(page)))
  return {
    id,
    suspicious: real.some((page) => isSuspicionOpen(identities.get(page))),
    source: used.length === 0 ? null : describe(known, known.understanding, used),
    leftOut: listLeftOut({ documentId: id, title: titleOf(known) }, [
      ['no-such-page', pages.filter((page) => !real.includes(page))],
      ['someone-else', real.filter((page) => saidToBeElse(identities.get(page)))],
      ['no-name-on-page', real.filter((page) => !used.includes(page) && !saidToBeElse(identities.get(page)))],
    ]),
  }
}

const usable = (identity: PageIdentity | undefined): boolean => identity !== undefined && isUsable(identity)

/** A page that carries a name or birth date which may not be this person's, and nobody has said yet. */
export function isSuspicionOpen(identity: PageIdentity | undefined): boolean {
  if (!identity || identity.answer) return false
  return identity.verdict === 'ask' || identity.verdict === 'quarantine'
}

const saidToBeElse = (identity: PageIdentity | undefined): boolean => identity?.answer?.isPerson === false

function listLeftOut(
  of: Pick<LeftOut, 'documentId' | 'title'>,
  reasons: readonly [LeftOutReason, number[]][],
): LeftOut[] {
  return reasons.flatMap(([why, pages]) => (pages.length === 0 ? [] : [{ ...of, pages, why }]))
}

/** What the document is: as a person filed it, else as proposed. A file's own name never goes out: it may say more than is known. */
function describe({ document }: PacketDocument, understanding: Understanding, pages: number[]): PacketSource {
  const { reading } = document
  const [inDocument, unreadable] = reading.state === 'read' ? [reading.pages, reading.unreadable] : [pages.length, []]
  return {
    number: 1,
    documentId: document.id,
    ...filingOf(understanding),
    pages,
    pagesInDocument: inDocument,
    unreadable: pages.filter((page) => unreadable.includes(page)),
    checked: understanding.filed !== null,
  }
}

function filingOf({ filed, proposal }: Understanding): Filing {
  const standing = standingOf(filed?.filing ?? null, proposal)
  return { ...standing, kind: standing.kind ?? 'other' }
}

const titleOf = (known: PacketDocument | undefined): string =>
  known?.understanding ? filingOf(known.understanding).title : ''

/** Where each kind stands in the packet (clinical.md §1.4). */
const RANK: Readonly<Record<DocumentKind, number>> = {
  pathology: 1,
  cytology: 1,
  biomarker: 2,
  genomic: 2,
  genetics: 2,
  radiology: 3,
  operative: 4,
  chemotherapy: 5,
  radiation: 6,
  consult: 7,
  progress: 7,
  discharge: 7,
  letter: 7,
  lab: 8,
  cardiac: 9,
  other: 9,
  'medication-list': 10,
  'history-physical': 10,
  identity: 11,
  insurance: 11,
  consent: 11,
  bill: 11,
  summary: 10,
  images: 3,
}

/** By kind, newest first within a kind, undated last; papers of one day stay as they were listed. */
export const compareForReading = (a: Pick<Filing, 'kind' | 'date'>, b: Pick<Filing, 'kind' | 'date'>): number =>
  RANK[a.kind] - RANK[b.kind] || compareDated(b.date, a.date)

/** Undated before everything: reversed for "newest first", it comes last. */
function compareDated(a: ClinicalDate | null, b: ClinicalDate | null): number {
  if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b))
  return compareDates(a, b)
}

/** Oldest first, undated at the end. */
function timelineOf(sources: readonly PacketSource[]): PacketEvent[] {
  const events = sources.map(({ number, kind, title, date, hospital }): PacketEvent => ({
    source: number,
    kind,
    title,
    date,
    hospital,
  }))
  const dated = events.filter(({ date }) => date !== null).toSorted((a, b) => compareDated(a.date, b.date))
  return [...dated, ...events.filter(({ date }) => date === null)]
}
