import { toHex } from '../../core/base/bytes.ts'
import { newId, PacketId, RowId } from '../../core/base/ids.ts'
import { ok, refuse, type Refusal, type Result } from '../../core/base/result.ts'
import { makeShareFile, type ShareOriginal } from '../../core/format/share-file.ts'
import type { PacketDraft } from '../../core/model/packet-draft.ts'
import { isPicture, type SourceDocument } from '../../core/model/source-document.ts'
import type { AssembleSource, PagePicture } from '../../core/packet/assemble-contract.ts'
import { buildPacket } from '../../core/packet/build-packet.ts'
import type { Packet, PacketSource } from '../../core/packet/packet.ts'
import { pdfDate, signPdf } from '../../core/pades/sign-pdf.ts'
import { openWhole } from './blobs.ts'
import { senderOf, signingKeyOf } from './own-keys.ts'
import { judgePassphrase } from './passphrase.ts'
import { packetDocuments, signerOf } from './packet-choice.ts'
import type { Session } from './session.ts'
import { saveExport, type DiskCode } from './vault-folder.ts'

export type Paper = 'A4' | 'Letter'
export type PacketStep = {
  step: 'printing' | 'collecting' | 'assembling' | 'signing' | 'sealing' | 'saving'
  done: number
  of: number
}
export type PacketCode =
  | 'nothing-selected'
  | 'wrong-person-open'
  | 'source-unreadable'
  | 'print-failed'
  | 'reader-unavailable'
  | 'cancelled'
  | 'weak-passphrase'
  | 'no-signing-key'
  | DiskCode
type Refused = Refusal<PacketCode>
export type Making = {
  readonly session: Session
  readonly onStep: (step: PacketStep) => void
}

export type MadePacket = { readonly packet: Packet; readonly pdf: Uint8Array; readonly pages: number }

/** Share files ask for a passphrase that stands on its own, for there is no slow vault between it and a guesser. */
const LEAST_SHARE_BITS = 55
const ASSEMBLY_PATIENCE = 180_000
/** Dots per inch of pages that have to go in as pictures. */
const PICTURE_DPI = 200

/** The packet's plain tree for a draft, or why there can be none. */
export function planPacket(session: Session, draft: PacketDraft, paper: Paper): Result<Packet, Refused> {
  const person = session.tables.person()
  if (!person) return refuse('nothing-selected')
  return buildPacket({ ...draft, id: newId(PacketId) }, packetDocuments(session, draft.documents), {
    person,
    title: person.name,
    madeOn: session.now(),
    paper: paper === 'A4' ? 'a4' : 'letter',
    language: 'en',
    order: 'as-listed',
    signer: signerOf(session),
    replaces: null,
  })
}

/** Print, collect, assemble, sign: the signed PDF in memory. Nothing has left the vault yet. */
export async function makePacket(
  making: Making,
  draft: PacketDraft,
  paper: Paper,
): Promise<Result<MadePacket, Refused>> {
  const { session, onStep } = making
  const keys = session.tables.only('keys')
  if (!keys) return refuse('no-signing-key')
  const packet = planPacket(session, draft, paper)
  if (!packet.ok) return packet
  onStep({ step: 'printing', done: 0, of: 1 })
  const front = await session.folder.print({ content: { type: 'packet', packet: packet.value }, paper })
  if (!front.ok) return refuse('print-failed')
  const assembled = await assemble(making, packet.value, front.value)
  if (!assembled.ok) return assembled
  onStep({ step: 'signing', done: 0, of: 1 })
  const signed = await signPdf(assembled.value.pdf, signingKeyOf(keys), { signedAt: pdfDate(packet.value.madeOn) })
  if (!signed.ok) return refuse('no-signing-key')
  return ok({ packet: packet.value, pdf: signed.value, pages: assembled.value.pages })
}

/** Put the pages together in the reader process; sources that cannot be copied as they are go in as pictures. */
async function assemble(
  making: Making,
  packet: Packet,
  front: Uint8Array,
): Promise<Result<{ pdf: Uint8Array; pages: number }, Refused>> {
  let asPictures = new Set<number>()
  for (let attempt = 0; attempt < 2; attempt++) {
    const sources = await collect(making, packet, asPictures)
    if (!sources.ok) return sources
    making.onStep({ step: 'assembling', done: attempt, of: 2 })
    const ask = { packet, front, sources: sources.value }
    const answer = await making.session.reader.ask((reading) => reading.assemble(ask), ASSEMBLY_PATIENCE)
    if (!answer.ok)
      return refuse(answer.error.code === 'reader-unavailable' ? 'reader-unavailable' : 'source-unreadable')
    if (answer.value.state === 'assembled') return ok(answer.value)
    asPictures = new Set([...asPictures, ...answer.value.sources.map(({ number }) => number)])
  }
  return refuse('source-unreadable')
}

async function collect(
  making: Making,
  packet: Packet,
  asPictures: ReadonlySet<number>,
): Promise<Result<AssembleSource[], Refused>> {
  const sources: AssembleSource[] = []
  for (const source of packet.sources) {
    making.onStep({ step: 'collecting', done: sources.length, of: packet.sources.length })
    const collected = await collectOne(making, source, asPictures.has(source.number))
    if (!collected.ok) return collected
    sources.push(collected.value)
  }
  return ok(sources)
}

async function collectOne(
  making: Making,
  source: PacketSource,
  asPicture: boolean,
): Promise<Result<AssembleSource, Refused>> {
  const { session } = making
  const document = session.tables.get('document', source.documentId)
  if (!document) return refuse('source-unreadable', source.title)
  const turns = source.pages.map((page) => session.tables.page(document.id, page)?.turned ?? 0)
  // The pages of a record that a person put together from several files are drawn, each from its own.
  const refs = source.pages.flatMap((page) => session.tables.refOf(document.id, page) ?? [])
  const file = session.tables.get('document', refs[0]?.documentId ?? document.id)
  const isOneFile = refs.every(({ documentId }) => documentId === file?.id)
  const copies = !asPicture && isOneFile && file && ['pdf', 'jpeg', 'png'].includes(file.format)
  if (!copies) return pictures(making, source)
  const bytes = await openWhole(session, file.blob)
  if (!bytes.ok) return refuse('source-unreadable', source.title)
  const { number } = source
  if (file.format !== 'pdf') return ok({ format: 'picture', number, bytes: bytes.value, turns })
  return ok({
    format: 'pdf',
    number,
    bytes: bytes.value,
    expectedPages: session.tables.ownPages(file.id).length,
    filePages: refs.map(({ page }) => page),
    turns,
  })
}

async function pictures(making: Making, source: PacketSource): Promise<Result<AssembleSource, Refused>> {
  const document = making.session.tables.get('document', source.documentId)
  if (!document) return refuse('source-unreadable', source.title)
  const drawn: PagePicture[] = []
  for (const page of source.pages) {
    const picture = await pictureOf(making, document, page)
    if (!picture) return refuse('source-unreadable', source.title)
    drawn.push(picture)
  }
  return ok({ format: 'pictures', number: source.number, pictures: drawn })
}

/** One page drawn upright by the reader; its size in points where it had one. */
async function pictureOf({ session }: Making, document: SourceDocument, page: number): Promise<PagePicture | null> {
  const row = session.tables.page(document.id, page)
  const ref = session.tables.refOf(document.id, page)
  const file = ref && session.tables.get('document', ref.documentId)
  if (!file) return null
  const picture = await session.sources.ask('packet', file, (reading, { handle }) =>
    reading.pagePicture({ handle, page: ref.page, dpi: PICTURE_DPI, turned: row?.turned ?? 0 }),
  )
  if (!picture.ok) return null
  const inPoints = row && !isPicture(file.format)
  return { bytes: picture.value.jpeg, width: inPoints ? row.width : null, height: inPoints ? row.height : null }
}

export type SavedPacket = { name: string; pages: number; sha256: string; keyName: string; sameDiskAsVault: boolean }
export type PacketForm = { readonly form: 'signed-pdf' | 'share-file'; readonly passphrase: string | null }

/** Save a packet where the person chooses, as a signed PDF or sealed in a share file; then note that it went out. */
export async function savePacket(
  making: Making,
  made: MadePacket,
  as: PacketForm,
): Promise<Result<SavedPacket, Refused>> {
  const { session, onStep } = making
  if (as.form === 'share-file' && (await isGuessable(as.passphrase))) return refuse('weak-passphrase')
  const bytes = await inForm(making, made, as)
  if (!bytes.ok) return bytes
  onStep({ step: 'saving', done: 0, of: 1 })
  const suggestedName = `packet-${made.packet.shortId}`
  const extension = as.form === 'share-file' ? 'age' : 'pdf'
  const saved = await saveExport(session.folder, { suggestedName, extension, bytes: bytes.value })
  return saved.ok ? note(session, as.form, { ...made, ...saved.value, bytes: bytes.value }) : saved
}

const isGuessable = async (passphrase: string | null): Promise<boolean> =>
  passphrase === null || (await judgePassphrase(passphrase)).bits < LEAST_SHARE_BITS

async function inForm(making: Making, made: MadePacket, as: PacketForm): Promise<Result<Uint8Array, Refused>> {
  if (as.form === 'signed-pdf') return ok(made.pdf)
  making.onStep({ step: 'sealing', done: 0, of: 1 })
  return sealShare(making.session, made, as.passphrase ?? '')
}

type Saved = MadePacket & { readonly name: string; readonly sameDiskAsVault: boolean; readonly bytes: Uint8Array }

/**
 * Keep what was made, when, in which form and with which hash. It has left the vault already, so that it was saved is true
 * even where the note of it cannot be written (a vault that can only be read, a full disk).
 */
async function note(session: Session, form: PacketForm['form'], saved: Saved): Promise<Result<SavedPacket, Refused>> {
  const { packet, pages, name, sameDiskAsVault } = saved
  const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(saved.bytes))))
  const row = {
    id: newId(RowId),
    personId: session.tables.person()?.id ?? null,
    packetId: packet.id,
    at: session.now(),
    form,
    name,
    pages,
    sources: packet.sources.length,
    sha256,
  }
  await session.commit([{ kind: 'sent', row }])
  return ok({ name, sameDiskAsVault, pages, sha256, keyName: packet.signer?.keyName ?? '' })
}

async function sealShare(session: Session, made: MadePacket, passphrase: string): Promise<Result<Uint8Array, Refused>> {
  const keys = session.tables.only('keys')
  if (!keys) return refuse('no-signing-key')
  const originals: ShareOriginal[] = []
  for (const source of made.packet.sources) {
    if (!goesWhole(session, source)) continue
    const document = session.tables.get('document', source.documentId)
    const bytes = document && (await openWhole(session, document.blob))
    if (!document || !bytes?.ok) return refuse('source-unreadable', source.title)
    originals.push({ number: source.number, format: document.format, bytes: bytes.value })
  }
  const contents = { packetId: made.packet.id, madeOn: made.packet.madeOn, packetPdf: made.pdf, originals }
  return makeShareFile(contents, passphrase, senderOf(keys))
}

/**
 * An original goes along only when every page of it is in the packet: a file with a stranger's page, or with one that was
 * left out, would carry out what the packet does not show.
 */
function goesWhole(session: Session, source: PacketSource): boolean {
  const document = session.tables.get('document', source.documentId)
  if (!document || document.sheets) return false
  const pages = session.tables.pages(source.documentId)
  return pages.length === source.pages.length && pages.every(({ page }) => source.pages.includes(page))
}
