import { ParseSpeeds, PDFDocument, PDFWriter, type PDFRef } from '@cantoo/pdf-lib'
import { err, ok, refuse, type Refusal, type Result } from '../base/result.ts'
import type { AssembleAsk, AssembleGives, AssembleRefusal, AssembleSource, PictureReason } from './assemble-contract.ts'
import { addOutline, addSignatureHole, describeDocument } from './assemble-document.ts'
import { stampFont, type StampFont } from './assemble-font.ts'
import { linkFront, stampFront, stripFront, type FirstPage } from './assemble-front.ts'
import { placePicture } from './assemble-picture.ts'
import { addSheet, type Placed } from './assemble-sheet.ts'
import { openSource } from './assemble-source.ts'
import { sweep } from './assemble-sweep.ts'
import { sourcePageCount, type Packet, type PacketSource } from './packet.ts'
import { englishStampWords, fill, stampDate, type StampWords } from './stamp-words.ts'

type Needed = { readonly number: number; readonly why: PictureReason }
type PlacedSource = { readonly source: PacketSource; readonly pages: readonly Placed[] }
type Refused = Refusal<AssembleRefusal>

/**
 * Put the packet together: our printed front pages, then each source's own pages, kept as they are (vectors and text too), each
 * between a header and a footer strip outside its area. The result has one hole for one signature and nothing that acts.
 * Sources that cannot be copied faithfully are named, all at once, and wanted again as pictures.
 */
export async function assemblePacket(ask: AssembleAsk): Promise<Result<AssembleGives, Refused>> {
  const doc = await openFront(ask.front)
  if (!doc) return refuse('front-unreadable')
  const font = stampFont(doc.context, ask.font)
  if (!font) return refuse('font-unreadable')

  const needed: Needed[] = []
  const placed: PlacedSource[] = []
  for (const source of ask.packet.sources) {
    const given = ask.sources.find(({ number }) => number === source.number)
    const pages = await placeSource(doc, source, given)
    if (pages.ok) placed.push({ source, pages: pages.value })
    else if (pages.error.kind === 'refused') return err(pages.error.refusal)
    else needed.push({ number: source.number, why: pages.error.why })
  }
  if (needed.length > 0) return ok({ state: 'needs-pictures', sources: needed })
  return ok(await bind(doc, placed, { packet: ask.packet, font, words: ask.words ?? englishStampWords }))
}

async function openFront(front: Uint8Array): Promise<PDFDocument | null> {
  try {
    const doc = await PDFDocument.load(front, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
    if (doc.getPageCount() === 0) return null
    stripFront(doc)
    return doc
  } catch {
    return null // not what Chromium prints
  }
}

type NotPlaced =
  { readonly kind: 'refused'; readonly refusal: Refused } | { readonly kind: 'needed'; readonly why: PictureReason }

async function placeSource(
  doc: PDFDocument,
  source: PacketSource,
  given: AssembleSource | undefined,
): Promise<Result<Placed[], NotPlaced>> {
  const missing = refuse('source-missing', String(source.number))
  if (!given) return err({ kind: 'refused', refusal: missing.error })
  if (given.format === 'pdf') return needed(await placePdf(doc, source, given))
  if (given.format === 'picture') {
    const placed = await placePicture(doc, given.bytes, given.turns[0] ?? 0, { width: null, height: null })
    return needed(placed.ok ? ok(source.pages.map(() => placed.value)) : placed)
  }
  if (given.pictures.length < source.pages.length) return err({ kind: 'refused', refusal: missing.error })
  const pages: Placed[] = []
  for (const picture of given.pictures.slice(0, source.pages.length)) {
    const placed = await placePicture(doc, picture.bytes, 0, picture)
    if (!placed.ok) return err({ kind: 'refused', refusal: refuse('picture-unreadable', String(source.number)).error })
    pages.push(placed.value)
  }
  return ok(pages)
}

function needed(placed: Result<Placed[], PictureReason>): Result<Placed[], NotPlaced> {
  return placed.ok ? placed : err({ kind: 'needed', why: placed.error })
}

async function placePdf(
  doc: PDFDocument,
  source: PacketSource,
  given: Extract<AssembleSource, { format: 'pdf' }>,
): Promise<Result<Placed[], PictureReason>> {
  const opened = await openSource(given.bytes, given.expectedPages, doc.context)
  if (!opened.ok) return opened
  const pages: Placed[] = []
  for (const [i, page] of (given.filePages ?? source.pages).entries()) {
    const placed = opened.value.placePage(page, given.turns[i] ?? 0)
    if (!placed.ok) return placed
    pages.push(placed.value)
  }
  return ok(pages)
}

type Binding = { readonly packet: Packet; readonly font: StampFont; readonly words: StampWords }

async function bind(doc: PDFDocument, placed: readonly PlacedSource[], binding: Binding): Promise<AssembleGives> {
  const { packet, font } = binding
  const frontRefs = doc.getPages().map((page) => page.ref)
  const pages = frontRefs.length + sourcePageCount(packet)
  const footer = (page: number): string => footerOf(page, pages, binding)
  doc.getPages().forEach((page, i) => stampFront(page.node, doc.context, footer(i + 1), font))

  const firstPages = new Map<number, FirstPage>()
  let next = frontRefs.length + 1
  for (const { source, pages: sheets } of placed) {
    const refs = sheets.map((sheet, i) =>
      addSheet(doc, sheet, font, { header: headerOf(source, i, binding), footer: footer(next + i) }),
    )
    const [ref] = refs
    if (ref) firstPages.set(source.number, { ref, number: next })
    next += refs.length
  }
  linkFront(doc, firstPages, font)
  finish(doc, frontRefs, firstPages, binding)
  sweep(doc.context)
  return {
    state: 'assembled',
    pdf: await PDFWriter.forContext(doc.context, Infinity).serializeToBuffer(),
    pages,
    frontPages: frontRefs.length,
    pageOf: placed.map(({ source }) => ({
      source: source.number,
      firstPage: firstPages.get(source.number)?.number ?? 1,
      pages: source.pages.length,
    })),
  }
}

function finish(
  doc: PDFDocument,
  frontRefs: readonly PDFRef[],
  firstPages: ReadonlyMap<number, FirstPage>,
  { packet, font, words }: Binding,
): void {
  const [cover] = frontRefs
  if (!cover) return
  describeDocument(doc, packet)
  const sources = packet.sources.map((source) => ({
    title: bookmarkOf(source, words),
    page: firstPages.get(source.number)?.ref ?? cover,
  }))
  addOutline(doc, [{ title: words.front, page: cover }, ...sources])
  font.embed()
  addSignatureHole(doc, cover)
}

/** `Rosa Alvarez · born 14 Mar 1958 · p 12 of 86 · packet 7F3A` */
function footerOf(page: number, pages: number, { packet, font, words }: Binding): string {
  const name = font.canShow(packet.person.name) ? packet.person.name : words.nameOnCover
  const born = fill(words.born, { date: stampDate(packet.person.birthDate, words) })
  return [name, born, fill(words.page, { page, pages }), fill(words.packet, { id: packet.shortId })].join(' · ')
}

/** `Source 3 · original page 2 of 4 · Pathology report · 3 May 2023 · St Mary`; a hospital in other letters stands in the contents only. */
function headerOf(source: PacketSource, nth: number, { font, words }: Binding): string {
  const original = fill(words.original, { page: source.pages[nth] ?? 1, pages: source.pagesInDocument })
  const parts = [fill(words.source, { number: source.number }), original, words.kinds[source.kind]]
  const hospital = source.hospital !== null && font.canShow(source.hospital) ? [source.hospital] : []
  return [...parts, stampDate(source.date, words), ...hospital].join(' · ')
}

function bookmarkOf(source: PacketSource, words: StampWords): string {
  const parts = [
    words.kinds[source.kind],
    stampDate(source.date, words),
    ...(source.hospital === null ? [] : [source.hospital]),
  ]
  return `${source.number}. ${parts.join(', ')}`
}
