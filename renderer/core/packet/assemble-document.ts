import {
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFDict,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { CONTENTS_HOLE, DATE_HOLE, OFFSET_HOLE } from '../pades/signature-hole.ts'
import { pdfDate } from '../pades/sign-pdf.ts'
import type { Packet } from './packet.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** Title, language and dates of the packet itself; nothing of what the front was printed with remains. */
export function describeDocument(doc: PDFDocument, packet: Packet): void {
  const madeOn = PDFString.of(pdfDate(packet.madeOn))
  const info = doc.context.obj({ CreationDate: madeOn, ModDate: madeOn })
  info.set(name('Title'), PDFHexString.fromText(packet.title))
  info.set(name('Producer'), PDFString.of('Satchel'))
  doc.context.trailerInfo.Info = doc.context.register(info)
  doc.catalog.delete(name('Metadata'))
  doc.catalog.set(name('Lang'), PDFString.of(packet.language))
  doc.catalog.set(name('ViewerPreferences'), doc.context.obj({ DisplayDocTitle: true }))
  // Page labels start again at 1 in decimal: what a viewer shows is what is stamped.
  doc.catalog.set(name('PageLabels'), doc.context.obj({ Nums: [0, { S: 'D' }] }))
}

export type Bookmark = { readonly title: string; readonly page: PDFRef }

/** One flat list of bookmarks (ISO 32000-1 §12.3.3). */
export function addOutline(doc: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const context = doc.context
  const root = context.nextRef()
  const refs = bookmarks.map(() => context.nextRef())
  bookmarks.forEach(({ title, page }, i) => {
    const item = context.obj({ Parent: root, Dest: [page, 'Fit'] })
    item.set(name('Title'), PDFHexString.fromText(title))
    const [before, after] = [refs[i - 1], refs[i + 1]]
    if (before) item.set(name('Prev'), before)
    if (after) item.set(name('Next'), after)
    const own = refs[i]
    if (own) context.assign(own, item)
  })
  const [first, last] = [refs[0], refs.at(-1)]
  if (!first || !last) return
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }))
  doc.catalog.set(name('Outlines'), root)
  doc.catalog.set(name('PageMode'), name('UseOutlines'))
}

/**
 * An unseen signature field on the first page, and the signature dictionary with its hole: certification with DocMDP P = 1
 * (ISO 32000-1 §12.8.2.2: no change is allowed), SubFilter of PAdES. Must be the last thing that is added to the document.
 */
export function addSignatureHole(doc: PDFDocument, firstPage: PDFRef): void {
  const context = doc.context
  const field = context.nextRef()
  const signature = context.nextRef()
  const page = doc.getPage(0).node
  context.assign(field, signatureField(context, { signature, firstPage }))
  page.addAnnot(field)
  doc.catalog.set(name('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }))
  doc.catalog.set(name('Perms'), context.obj({ DocMDP: signature }))

  const hole = PDFNumber.of(OFFSET_HOLE)
  const dict = context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached' })
  const reference = {
    Type: 'SigRef',
    TransformMethod: 'DocMDP',
    TransformParams: { Type: 'TransformParams', P: 1, V: '1.2' },
  }
  dict.set(name('Reference'), context.obj([reference]))
  // In this order and next to each other: pades/signature-hole.ts
  dict.set(name('ByteRange'), context.obj([0, hole, hole, hole]))
  dict.set(name('Contents'), PDFHexString.of(CONTENTS_HOLE.slice(1, -1)))
  dict.set(name('M'), PDFString.of(DATE_HOLE))
  context.assign(signature, dict)
}

function signatureField(
  context: PDFContext,
  { signature, firstPage }: { signature: PDFRef; firstPage: PDFRef },
): PDFDict {
  const field = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    F: 132,
    P: firstPage,
    V: signature,
  })
  field.set(name('T'), PDFString.of('Signature'))
  return field
}
